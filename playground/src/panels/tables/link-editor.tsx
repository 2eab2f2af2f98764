import type { RecordList } from '@sandtable/contract';
import { useContext, useEffect, useState } from 'preact/hooks';
import { atlas } from '../../world/world.ts';
import { useSettled } from '../formula/use-settled.ts';
import { callsFor } from './calls.ts';
import type { EditorProps } from './cell-editor.tsx';
import { optionsOf } from './fields.ts';
import { TitlesContext } from './link-chips.tsx';
import { type Option, OptionList } from './option-list.tsx';
import { ask } from './requests.ts';
import { primaryOf, titleOf } from './titles.ts';
import { useChosen } from './use-chosen.ts';

/** Records that are offered at once. */
const most = 20;

/** Records of the linked table, found by what their primary cells hold. */
export function LinkEditor({ edited, editing, sheet, take, done }: EditorProps) {
  const { field, record, text } = edited;
  const { linkedTableId, prefersSingleRecordLink } = optionsOf(field);
  const titles = useContext(TitlesContext);
  const value = record.fields[field.name];
  const { keys, toggle, isChanged } = useChosen(Array.isArray(value) ? value.map(String) : []);
  const [sought, setSought] = useState(text.length === 1 ? text : '');
  const { found, isReading } = useFound(linkedTableId, useSettled(sought), sheet.tokenId);
  const optionOf = (id: string): Option => ({
    key: id,
    label: titles?.known.value.get(id) ?? id,
  });
  useEffect(() => {
    if (linkedTableId !== undefined) titles?.want(linkedTableId, keys);
  }, [linkedTableId]);
  useEffect(() => titles?.learn(found.map(({ key, label }) => [key, label] as const)), [found]);
  const write = async (next: readonly string[], typecast = false) => {
    if (await editing.save(edited, next, typecast)) edited.anchor.focus();
  };
  take.current = async () => {
    if (isChanged) return editing.save(edited, keys);
    editing.close();
    return true;
  };
  return (
    <OptionList
      label={field.name}
      options={found}
      chosen={keys.map(optionOf)}
      isMultiple
      sought={sought}
      onSeek={setSought}
      onChoose={({ key }) => {
        setSought('');
        const replaces = prefersSingleRecordLink && !keys.includes(key);
        if (replaces) void write([key]);
        else toggle(key);
      }}
      onCreate={(name) => void write([...keys, name], true)}
      emptyText={isReading ? 'Searching …' : 'No record of that name.'}
      onDone={done}
    />
  );
}

interface Found {
  readonly found: readonly Option[];
  readonly isReading: boolean;
}

const none: readonly Option[] = [];

/** The records of a table whose primary cells hold a text, by a call with a token. */
function useFound(tableId: string | undefined, sought: string, tokenId: string): Found {
  const [state, setState] = useState<Found>({ found: none, isReading: true });
  const table = atlas.value.tables.find(({ id }) => id === tableId);
  const primary = table && primaryOf(table);
  useEffect(() => {
    if (!table || !primary) return undefined;
    const stop = new AbortController();
    const call = callsFor(table).search(primary.name, sought.trim(), most);
    ask<RecordList>(call, tokenId, stop.signal, true).then(
      ({ body }) => {
        const records = body?.records ?? [];
        const found = records.map((record) => ({ key: record.id, label: titleOf(record, table) }));
        setState({ found, isReading: false });
      },
      // Overtaken by the next letter.
      () => undefined,
    );
    return () => stop.abort();
  }, [tableId, sought, tokenId]);
  return state;
}
