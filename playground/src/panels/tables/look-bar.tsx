import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { scopeOf } from '../formula/computing.ts';
import { diagnose } from '../formula/diagnosis.ts';
import { useSettled } from '../formula/use-settled.ts';
import type { Look } from './address.ts';

interface LookBarProps {
  readonly table: TablePlace;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

/** Which view, which filter, and which order: together what the list call asks for. */
export function LookBar({ table, look, onLook }: LookBarProps) {
  const id = useId();
  const { views = [] } = table;
  return (
    <div class="look-bar">
      <div class="field">
        <label for={`${id}view`}>View</label>
        <select
          id={`${id}view`}
          value={look.view ?? ''}
          onChange={(event) => onLook({ ...look, view: event.currentTarget.value || undefined })}
        >
          <option value="">All records and fields</option>
          {views.map((view) => (
            <option key={view.id} value={view.id}>
              {view.name}
            </option>
          ))}
        </select>
      </div>
      <Filter table={table} look={look} onLook={onLook} />
      <SortBy table={table} look={look} onLook={onLook} place={0} />
      {look.sort.length > 0 && <SortBy table={table} look={look} onLook={onLook} place={1} />}
    </div>
  );
}

/** A formula that is asked with once it can be read; until then it says what is wrong with it. */
function Filter({ table, look, onLook }: LookBarProps) {
  const id = useId();
  const [text, setText] = useState(look.filter);
  const settled = useSettled(text);
  const flaw = useMemo(() => {
    const { fields } = scopeOf(table);
    const names = table.fields.map(({ name }) => name);
    return diagnose(settled, fields, names).flaws[0]?.sentence;
  }, [settled, table]);
  useEffect(() => {
    if (!flaw && settled !== look.filter) onLook({ ...look, filter: settled });
  }, [settled, flaw]);
  const laboratory = new URLSearchParams({ base: table.baseId, table: table.id, formula: text });
  return (
    <div class="field filter-field">
      <label for={id}>
        Filter by formula{' '}
        <a class="hint" href={`/formula?${laboratory}`}>
          Open in the laboratory
        </a>
      </label>
      <input
        id={id}
        class="mono"
        value={text}
        placeholder={`{${table.fields[0]?.name}} = "…"`}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={flaw !== undefined}
        aria-describedby={`${id}flaw`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <span id={`${id}flaw`} class="complaint" role="status">
        {flaw}
      </span>
    </div>
  );
}

const orders = [
  ['asc', 'Upwards'],
  ['desc', 'Downwards'],
] as const;

/** The first or the second field to sort by. */
function SortBy({ table, look, onLook, place }: LookBarProps & { readonly place: number }) {
  const id = useId();
  const chosen = look.sort[place];
  const put = (field: string, direction: 'asc' | 'desc') => {
    const before = look.sort.slice(0, place);
    const after = look.sort.slice(place + 1);
    const here = field === '' ? [] : [{ field, direction }];
    onLook({ ...look, sort: [...before, ...here, ...after] });
  };
  return (
    <div class="field">
      <label for={id}>{place === 0 ? 'Sort by' : 'Then by'}</label>
      <span class="sort-by">
        <select
          id={id}
          value={chosen?.field ?? ''}
          onChange={(event) => put(event.currentTarget.value, chosen?.direction ?? 'asc')}
        >
          <option value="">{place === 0 ? 'Nothing' : 'Nothing else'}</option>
          {table.fields.map(({ id: fieldId, name }) => (
            <option key={fieldId} value={name}>
              {name}
            </option>
          ))}
        </select>
        {chosen && (
          <select
            aria-label={`Order of ${chosen.field}`}
            value={chosen.direction ?? 'asc'}
            onChange={(event) =>
              put(chosen.field, event.currentTarget.value === 'desc' ? 'desc' : 'asc')
            }
          >
            {orders.map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        )}
      </span>
    </div>
  );
}
