/** The part of JSON Schema that forms are made from. */
export interface FormSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly required?: readonly string[];
  readonly items?: FormSchema;
  readonly maxItems?: number;
}

/** How a value is asked for. */
export type Kind =
  | 'choice'
  | 'choices'
  | 'flag'
  | 'number'
  | 'text'
  | 'texts'
  | 'rows'
  | 'group'
  | 'json';

/** The kind of input that fits a schema; what no input fits is written as JSON. */
export function kindOf({ type, enum: choices, items, properties }: FormSchema): Kind {
  if (choices) return 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'string') return 'text';
  if (type === 'array' && items?.enum) return 'choices';
  if (type === 'array' && items?.type === 'string') return 'texts';
  if (type === 'array' && items?.properties) return 'rows';
  if (properties) return 'group';
  return 'json';
}

/** An object with one key set, or without the key when the value is `undefined`. */
export function withKey(
  object: Readonly<Record<string, unknown>>,
  key: string,
  value: unknown,
): Record<string, unknown> {
  const others = Object.entries(object).filter(([name]) => name !== key);
  if (value === undefined) return Object.fromEntries(others);
  // A changed key keeps its place, so that JSON written from the form does not jump about.
  if (!Object.hasOwn(object, key)) return Object.fromEntries([...others, [key, value]]);
  return Object.fromEntries(
    Object.entries(object).map(([name, held]) => [name, name === key ? value : held]),
  );
}

/** A value from a line of text; an empty one is absent. */
export function fromText(kind: Kind, text: string): unknown {
  if (text === '') return undefined;
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  if (kind === 'flag') return text === 'true';
  if (kind === 'texts') return text.split('\n').filter((line) => line !== '');
  return text;
}

/** A value as a line of text; the reverse of {@link fromText}. */
export function toText(kind: Kind, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'texts' && Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
