import { useId } from 'preact/hooks';
import { atlas } from '../../world/world.ts';

type Params = Readonly<Record<string, string>>;

interface ParamFieldsProps {
  readonly params: Params;
  readonly onChange: (params: Params) => void;
}

/** What can be offered for a parameter; anything else may be typed. */
const offers: Readonly<
  Record<string, (params: Params) => readonly { readonly value: string; readonly label: string }[]>
> = {
  baseId: () => atlas.value.bases.map(({ id, name }) => ({ value: id, label: name })),
  tableIdOrName: ({ baseId }) =>
    atlas.value.tables
      .filter((table) => table.baseId === baseId)
      .map(({ id, name }) => ({ value: name, label: id })),
  enterpriseAccountId: () =>
    atlas.value.enterprises.map(({ id, name = 'the organization' }) => ({
      value: id,
      label: name,
    })),
};

/** Inputs for the parameters of a path, with the names of what exists. */
export function ParamFields({ params, onChange }: ParamFieldsProps) {
  const id = useId();
  const names = Object.keys(params);
  if (names.length === 0) return null;
  return (
    <fieldset class="fields" aria-label="Path">
      {names.map((name) => {
        const offered = offers[name]?.(params) ?? [];
        const known = offered.find(({ value }) => value === params[name]);
        return (
          <div class="field" key={name}>
            <label for={id + name}>
              <code>{name}</code>
            </label>
            <input
              id={id + name}
              list={`${id}${name}list`}
              autocomplete="off"
              spellcheck={false}
              value={params[name]}
              onInput={(event) => onChange({ ...params, [name]: event.currentTarget.value })}
            />
            <datalist id={`${id}${name}list`}>
              {offered.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </datalist>
            {known && known.label !== known.value && <span class="hint">{known.label}</span>}
          </div>
        );
      })}
    </fieldset>
  );
}
