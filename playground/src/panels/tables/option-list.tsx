import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

/** Something to choose. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly look?: ComponentChildren;
}

interface OptionListProps {
  /** What is chosen from, e.g. the field's name. */
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly Option[];
  /** Whether several can be chosen. */
  readonly isMultiple: boolean;
  readonly sought: string;
  readonly onSeek: (text: string) => void;
  readonly onChoose: (option: Option) => void;
  /** Offer what was sought as something new. */
  readonly onCreate?: ((text: string) => void) | undefined;
  /** Said while there is nothing to choose. */
  readonly emptyText: string;
  readonly onDone: () => void;
}

const newKey = '';

/** A field to search in and what it finds; arrows move, Enter chooses. The focus stays in the field. */
export function OptionList(props: OptionListProps) {
  const { label, options, chosen, isMultiple, sought, onSeek, onChoose, onCreate, onDone } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const keys = new Set(chosen.map(({ key }) => key));
  const isKnown = options.some((option) => option.label === sought.trim());
  const offered: readonly Option[] =
    onCreate && sought.trim() !== '' && !isKnown
      ? [...options, { key: newKey, label: `Create “${sought.trim()}”` }]
      : options;
  const at = Math.min(active, offered.length - 1);
  useEffect(() => setActive(0), [sought]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);
  const take = (option: Option | undefined) => {
    if (!option) return;
    if (option.key === newKey) onCreate?.(sought.trim());
    else onChoose(option);
  };
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    const step = steps[event.key];
    if (step !== undefined) setActive((at + step + offered.length) % Math.max(1, offered.length));
    else if (event.key === 'Enter') take(offered[at]);
    else if (event.key === 'Backspace' && sought === '' && isMultiple) {
      const last = chosen.at(-1);
      if (last) onChoose(last);
    } else return;
    event.preventDefault();
  };
  return (
    <div class="option-list">
      {isMultiple && chosen.length > 0 && (
        <ul class="chips chosen" aria-label="Chosen">
          {chosen.map((option) => (
            <li key={option.key}>
              {option.look ?? <span class="link-chip">{option.label}</span>}
              <button
                type="button"
                class="remove"
                tabIndex={-1}
                aria-label={`Remove ${option.label}`}
                onClick={() => onChoose(option)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        data-first
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={id}
        {...(offered.length > 0 && { 'aria-activedescendant': `${id}-${at}` })}
        placeholder="Search"
        autocomplete="off"
        value={sought}
        onInput={(event) => onSeek(event.currentTarget.value)}
        onKeyDown={listen}
      />
      {offered.length === 0 && <p class="hint nothing">{props.emptyText}</p>}
      <div
        ref={list}
        id={id}
        class="options"
        role="listbox"
        aria-label={`${label}, choices`}
        aria-multiselectable={isMultiple}
      >
        {offered.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the field above
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={keys.has(option.key)}
            class={index === at ? 'active' : undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            {option.look ?? option.label}
            {keys.has(option.key) && <span aria-hidden="true">✓</span>}
          </div>
        ))}
      </div>
      {isMultiple && (
        <button type="button" class="button small" onClick={onDone}>
          Done
        </button>
      )}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
