import type { Scope } from './scopes.ts';

/** A starting point for a token's scopes. Its access is chosen case by case. */
export interface Preset {
  readonly name: string;
  /** What the token is then good for, in one line. */
  readonly description: string;
  readonly scopes: readonly Scope[];
}

/** Scopes that common work asks for. Ours: Airtable's token page has no such list. */
export const presets: readonly Preset[] = [
  {
    name: 'Read-only sync',
    description: 'Copies records elsewhere and writes nothing',
    scopes: ['data.records:read', 'schema.bases:read'],
  },
  {
    name: 'Form writer',
    description: 'Adds records and cannot read any',
    scopes: ['data.records:write'],
  },
  {
    name: 'Schema deploy',
    description: 'Makes and changes tables and fields, and sees no record',
    scopes: ['schema.bases:read', 'schema.bases:write'],
  },
];
