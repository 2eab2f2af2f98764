// biome-ignore-all lint/a11y/useSemanticElements: a table would have to hold all of its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: of a grid one cell at a time has the focus
import { type Field, isComputed, isNumeric, typeTitle } from './fields.ts';
import { TypeIcon } from './type-icon.tsx';

interface GridHeadProps {
  readonly columns: readonly Field[];
  readonly sorted: readonly { readonly field: string; readonly direction?: string | undefined }[];
  /** Whether all, some or none of the records that were read are selected. */
  readonly selected: 'all' | 'some' | 'none';
  readonly onSelectAll: () => void;
}

/** The line of names that stays above the rows. */
export function GridHead({ columns, sorted, selected, onSelectAll }: GridHeadProps) {
  return (
    <div role="row" class="grid-head" aria-rowindex={1}>
      <div role="columnheader" class="grid-cell row-head" aria-colindex={1}>
        <input
          type="checkbox"
          aria-label="Select all records that were read"
          checked={selected === 'all'}
          indeterminate={selected === 'some'}
          onChange={onSelectAll}
        />
      </div>
      {columns.map((field, index) => {
        const order = sorted.find((sort) => sort.field === field.name);
        return (
          <div
            role="columnheader"
            key={field.id}
            class={`grid-cell${index === 0 ? ' primary' : ''}${isNumeric(field) ? ' number' : ''}`}
            aria-colindex={index + 2}
            title={`${field.name}: ${typeTitle(field.type)}${isComputed(field) ? ', computed' : ''}`}
            {...(order && { 'aria-sort': order.direction === 'desc' ? 'descending' : 'ascending' })}
          >
            <TypeIcon type={field.type} />
            <span class="cut">{field.name}</span>
            {order && <span aria-hidden="true">{order.direction === 'desc' ? '↓' : '↑'}</span>}
            {isComputed(field) && (
              <span class="computed-mark">
                <span aria-hidden="true">ƒ</span>
                <span class="unseen">, computed</span>
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
