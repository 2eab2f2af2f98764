import { allows, roleTitles, scopes } from '@sandtable/contract';
import { endpoints } from '../../world/endpoints.ts';
import {
  basesOf,
  covers,
  listed,
  opened,
  type Permissions,
  type Reachable,
  whereTo,
} from '../../world/reach.ts';

/** What a choice of scopes and access comes to, in plain words. */
export interface Summary {
  /** `opens 14 of 14 endpoints` */
  readonly headline: string;
  /** `This token may …`, one entry a scope. */
  readonly may: readonly string[];
  readonly where: string;
  /** What will be refused although it looks granted, and what is missing to be of any use. */
  readonly warnings: readonly string[];
}

/** Describe permissions while they are being chosen. */
export function summarize(permissions: Permissions, resources: Reachable): Summary {
  const count = opened(permissions, resources).length;
  return {
    headline: `Opens ${count} of ${endpoints.length} endpoints`,
    may: permissions.scopes.map((scope) => lower(scopes[scope].title)),
    where: whereTo(permissions.access, resources),
    warnings: [...gaps(permissions), ...ceilings(permissions, resources)],
  };
}

function gaps({ scopes: held, access }: Permissions): string[] {
  const found: string[] = [];
  if (held.length === 0) found.push('Without a scope every call but “Who am I” is refused.');
  const chosen = typeof access === 'object' && !('enterprise' in access);
  if (chosen && !access.bases?.length && !access.workspaces?.length) {
    found.push('Without a base every call about a base is refused.');
  }
  return found;
}

/** A token can do no more than its user: where writing was granted but the user may only read. */
function ceilings({ scopes: held, access }: Permissions, resources: Reachable): string[] {
  const needs = endpoints.filter(
    ({ endpoint }) =>
      endpoint.access.base && endpoint.access.scopes?.every((scope) => held.includes(scope)),
  );
  return basesOf(resources)
    .filter((base) => covers(access, base))
    .flatMap((base) => {
      const beyond = needs.filter(
        ({ endpoint }) =>
          endpoint.access.base && !allows(base.permissionLevel, endpoint.access.base),
      );
      const lost = new Set(beyond.flatMap(({ endpoint }) => endpoint.access.scopes ?? []));
      if (lost.size === 0) return [];
      const role = roleTitles[base.permissionLevel];
      return `In ${base.name} you are ${role}, so ${listed([...lost])} is refused there.`;
    });
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
