import type { TablePlace } from '../../world/atlas.ts';
import { examplesFor } from './examples.ts';
import { FormulaText } from './formula-text.tsx';

interface ExampleListProps {
  readonly table: TablePlace;
  readonly onTake: (formula: string) => void;
}

/** Formulas over this table's own fields, to start from. */
export function ExampleList({ table, onTake }: ExampleListProps) {
  return (
    <ul class="examples">
      {examplesFor(table).map(({ title, formula }) => (
        <li key={title}>
          <button type="button" class="example" onClick={() => onTake(formula)}>
            <span class="hint">{title}</span>
            <code>
              <FormulaText text={formula} />
            </code>
          </button>
        </li>
      ))}
    </ul>
  );
}
