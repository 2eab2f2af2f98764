import { useState } from 'preact/hooks';
import { atlas } from '../../world/world.ts';
import type { EditorProps } from './cell-editor.tsx';
import { CellLook } from './cell-look.tsx';
import { type Field, optionsOf } from './fields.ts';
import { type Option, OptionList } from './option-list.tsx';
import { Pill } from './pill.tsx';
import { useChosen } from './use-chosen.ts';

/** How a type's cells are chosen from a list. */
interface Choosing {
  readonly isMultiple: boolean;
  /** Whether what is not there can be written with `typecast`. */
  readonly canCreate?: boolean;
  options(field: Field): readonly Option[];
  /** Keys of what a cell holds. */
  keys(value: unknown): readonly string[];
  /** What is written for some keys. */
  write(keys: readonly string[]): unknown;
}

const named = (field: Field): readonly Option[] =>
  (optionsOf(field).choices ?? []).map(({ name }) => ({
    key: name,
    label: name,
    look: <Pill name={name} options={optionsOf(field)} />,
  }));

const people = (): readonly Option[] =>
  atlas.value.users.map(({ id, name }) => ({ key: id, label: name }));

const idOf = (value: unknown) => (value as { readonly id: string }).id;
const first = (keys: readonly string[]) => keys[0] ?? null;

const choosings = {
  singleSelect: {
    isMultiple: false,
    canCreate: true,
    options: named,
    keys: (value) => (typeof value === 'string' ? [value] : []),
    write: first,
  },
  multipleSelects: {
    isMultiple: true,
    canCreate: true,
    options: named,
    keys: (value) => (Array.isArray(value) ? value : []),
    write: (keys) => keys,
  },
  rating: {
    isMultiple: false,
    options(field) {
      const { max = 5 } = optionsOf(field);
      return Array.from({ length: max }, (_, index) => ({
        key: String(index + 1),
        label: String(index + 1),
        look: <CellLook field={field} value={index + 1} whole={false} />,
      }));
    },
    keys: (value) => (typeof value === 'number' ? [String(value)] : []),
    write: ([key]) => (key === undefined ? null : Number(key)),
  },
  singleCollaborator: {
    isMultiple: false,
    options: people,
    keys: (value) => (value ? [idOf(value)] : []),
    write: ([id]) => (id === undefined ? null : { id }),
  },
  multipleCollaborators: {
    isMultiple: true,
    options: people,
    keys: (value) => (Array.isArray(value) ? value.map(idOf) : []),
    write: (keys) => keys.map((id) => ({ id })),
  },
} satisfies Readonly<Record<string, Choosing>>;

/** Types whose cells are chosen from what the schema or the people of the mock offer. */
export const choiceTypes = Object.keys(choosings);

/** One or several of the choices of a field. */
export function ChoiceEditor({ edited, editing, take, done }: EditorProps) {
  const { field, record, text } = edited;
  const choosing: Choosing = choosings[field.type as keyof typeof choosings];
  const { isMultiple, canCreate } = choosing;
  const all = choosing.options(field);
  const value = record.fields[field.name];
  const now = choosing.keys(value);
  // Of an editor that was opened with a letter that is what is sought.
  const [sought, setSought] = useState(text.length === 1 && !now.includes(text) ? text : '');
  const { keys, toggle, isChanged } = useChosen(now);
  const found = all.filter(({ label }) =>
    label.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  take.current = async () => {
    if (isMultiple && isChanged) return editing.save(edited, choosing.write(keys));
    editing.close();
    return true;
  };
  const write = async (next: readonly string[], typecast = false) => {
    if (await editing.save(edited, choosing.write(next), typecast)) edited.anchor.focus();
  };
  return (
    <OptionList
      label={field.name}
      options={found}
      chosen={keys.flatMap((key) => all.find((option) => option.key === key) ?? [])}
      isMultiple={isMultiple}
      sought={sought}
      onSeek={setSought}
      onChoose={({ key }) => {
        setSought('');
        if (isMultiple) toggle(key);
        // Choosing what is there already takes it away.
        else void write(keys.includes(key) ? [] : [key]);
      }}
      onCreate={
        canCreate ? (name) => void write(isMultiple ? [...keys, name] : [name], true) : undefined
      }
      emptyText="Nothing of that name."
      onDone={done}
    />
  );
}
