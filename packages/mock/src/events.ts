import type { Why } from '@sandtable/contract';
import type { Entry } from './store/store.ts';

/** A request that the mock has answered. Holds no secret: the caller's own is cut out of every text. */
export interface RequestEvent {
  /** Counts up from 1. */
  readonly id: number;
  /** Milliseconds since 1970, of the mock's clock. */
  readonly time: number;
  readonly method: string;
  readonly host: string;
  /** Without the query. */
  readonly path: string;
  /** With its `?`; empty when there is none. */
  readonly query: string;
  /** Place in the catalogue, e.g. `records.list`; absent when no endpoint was found. */
  readonly endpoint?: string;
  readonly token?: { readonly id: string; readonly name: string };
  readonly user?: { readonly id: string; readonly name: string };
  /** HTTP status. */
  readonly status: number;
  /** As it came, of an upload its first megabyte; absent when the method has no body. */
  readonly requestBody?: string;
  readonly responseBody: string;
  /** Why it was refused; absent when it was not. With `soft`, why it would have been. */
  readonly why?: Why;
  /** It was answered although it would have been refused. */
  readonly soft?: true;
  /** Everything that soft mode let pass, in the order of the checks; also when it was refused afterwards. */
  readonly excused?: Why;
}

/** What there is to listen to. */
export interface EventMap {
  readonly request: RequestEvent;
  readonly commit: readonly Entry[];
}

/** Listeners by kind of event. */
export interface Events {
  /** Start listening. Gives the function that stops it. */
  on<Type extends keyof EventMap>(
    type: Type,
    listener: (event: EventMap[Type]) => void,
  ): () => void;
}

/** Events, and the way to send them. */
export interface Emitter extends Events {
  /** Whether anybody listens; what nobody hears need not be put together. */
  heard(type: keyof EventMap): boolean;
  emit<Type extends keyof EventMap>(type: Type, event: EventMap[Type]): void;
}

type Listener = (event: never) => void;

/** An emitter without listeners. */
export function createEmitter(): Emitter {
  const listeners: Record<keyof EventMap, Set<Listener>> = {
    request: new Set(),
    commit: new Set(),
  };
  return {
    on(type, listener) {
      listeners[type].add(listener);
      return () => listeners[type].delete(listener);
    },
    heard: (type) => listeners[type].size > 0,
    emit(type, event) {
      for (const listener of listeners[type]) tell(listener, event);
    },
  };
}

/** A listener that throws is reported as uncaught, later: what it heard of has happened already. */
function tell(listener: Listener, event: unknown): void {
  try {
    // A set holds listeners of its own type only; `on` is the one way in.
    listener(event as never);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
