import type { AirtableRecord } from '@sandtable/contract';
import {
  type Cells,
  type Compiled,
  cellField,
  compile,
  type Explained,
  enginesFor,
  explain,
  type FieldSchema,
  fieldsOf,
  loadEngines,
  type Node,
  type RecordReader,
  type Scope,
} from '@sandtable/formula';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { world } from '../../world/world.ts';
import type { Diagnosis } from './diagnosis.ts';
import { linkType, type Names, withNames } from './link-names.ts';

/** A formula, ready to be computed here over records as the API answers them. */
export interface Finding {
  readonly text: string;
  readonly compiled: Compiled<AirtableRecord>;
  /** The value of every part of it for a record. */
  explain(record: AirtableRecord): Explained;
}

/** What the names in a formula stand for, over records of a table as the API answers them. */
export function scopeOf({ fields }: TablePlace, names: Names = new Map()): Scope<AirtableRecord> {
  const own = fields.map((field) => {
    // Fields of the atlas have the options of their type, of which it names those that it shows.
    const { read, ...rest } = cellField(field as FieldSchema);
    if (field.type === linkType) {
      const { name } = field;
      return {
        ...rest,
        read: ({ fields: cells }: AirtableRecord) =>
          read({ [name]: withNames(cells[name], names) }),
      };
    }
    return { ...rest, read: (record: AirtableRecord) => read(record.fields as Cells) };
  });
  const touched = fields.find(({ type }) => type === 'lastModifiedTime')?.name;
  const record: RecordReader<AirtableRecord> = {
    id: ({ id }) => id,
    createdTime: ({ createdTime }) => Date.parse(createdTime),
    modifiedTime(row) {
      const cell = touched === undefined ? undefined : row.fields[touched];
      if (typeof cell === 'string') return Date.parse(cell);
      const changes = world.value?.mock.history(row.id).filter(({ kind }) => kind === 'changed');
      return changes?.at(-1)?.time ?? null;
    },
  };
  return { fields: fieldsOf(own), record };
}

/**
 * Compile what a diagnosis found no flaw in, once the engines it needs are loaded. While somebody
 * writes, most texts have flaws: what the last one without any yields stays, until all is deleted.
 */
export function useFinding(
  { text, tree, flaws }: Diagnosis,
  scope: Scope<AirtableRecord>,
): Finding | undefined {
  const last = useRef<Finding>(undefined);
  const sound = flaws.length === 0 ? tree : undefined;
  const ready = useEngines(sound);
  const found = useMemo((): Finding | undefined => {
    if (!sound || !ready) return undefined;
    return {
      text,
      compiled: compile(sound, scope),
      explain: (record) => explain(sound, scope, record, nowInWorld()),
    };
  }, [text, sound, scope, ready]);
  last.current = text.trim() === '' ? undefined : (found ?? last.current);
  return last.current;
}

/** Milliseconds since 1970 by the mock's clock. */
export function nowInWorld(): number {
  return world.value?.mock.clock.now() ?? Date.now();
}

function useEngines(tree: Node | undefined): boolean {
  const [, setLoaded] = useState<Node>();
  const missing = tree ? enginesFor(tree) : [];
  const wanted = missing.join();
  useEffect(() => {
    if (tree && missing.length > 0) void loadEngines(missing).then(() => setLoaded(tree));
    // The same engines, whichever formula needs them.
  }, [wanted, tree]);
  return missing.length === 0;
}
