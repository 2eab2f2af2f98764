import type { ComponentChildren } from 'preact';
import { Files } from './attachment.tsx';
import { dateText, numberText, plainText } from './cell-text.ts';
import { type Field, type FieldOptions, optionsOf } from './fields.ts';
import { LinkChips } from './link-chips.tsx';
import { Pill } from './pill.tsx';

interface LookProps {
  readonly value: unknown;
  readonly type: string;
  readonly options: FieldOptions;
  /** Whether all of it is shown; in the grid a cell has one line. */
  readonly whole: boolean;
}

type Look = (props: LookProps) => ComponentChildren;

const number: Look = ({ value, type, options }) =>
  typeof value === 'number' ? numberText(value, type, options) : text({ value });
const date: Look = ({ value, type, options }) => dateText(String(value), type, options);
const text = ({ value }: { readonly value: unknown }) =>
  plainText(value, { type: 'singleLineText' });

const person: Look = ({ value }) => {
  const name = text({ value });
  return (
    <span class="person">
      <span class="initial" aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      {name}
    </span>
  );
};

/** A list of cells of another type: what is computed has a type of its own. */
const result: Look = ({ value, options, whole }) => {
  const { type, options: own = {} } = options.result ?? { type: '' };
  if (!Array.isArray(value) || lists.has(type)) {
    return <Shown value={value} type={type} options={own} whole={whole} />;
  }
  return (
    <span class="chips">
      {value.map((item, place) => (
        // Looked-up cells have no names, only places.
        <span class="looked-up" key={place}>
          <Shown value={item} type={itemTypes[type] ?? type} options={own} whole={whole} />
        </span>
      ))}
    </span>
  );
};

/** Types whose cells are lists that are drawn as one. */
const lists = new Set(['multipleRecordLinks', 'multipleAttachments']);

/** What a looked-up list becomes: one flat list of its items. */
const itemTypes: Readonly<Record<string, string>> = {
  multipleSelects: 'singleSelect',
  multipleCollaborators: 'singleCollaborator',
};

const moment: Look = ({ value, options }) => {
  const { type, options: own } = options.result ?? { type: 'dateTime' };
  return dateText(String(value), type, { timeZone: 'utc', ...own });
};

/** Followed by the pointer; keys reach it in the record's panel. */
const outside = { target: '_blank', rel: 'noreferrer', class: 'outside' } as const;

const link =
  (scheme: string): Look =>
  ({ value, whole }) => (
    <a {...outside} href={scheme + String(value)} tabIndex={whole ? 0 : -1}>
      {String(value)}
    </a>
  );

/** How cells of each type look; those of other types show their text. */
const looks: Readonly<Record<string, Look>> = {
  number,
  currency: number,
  percent: number,
  duration: number,
  autoNumber: number,
  count: number,
  rating: ({ value, options }) => <Stars value={Number(value)} options={options} />,
  checkbox: ({ value }) =>
    value === true ? (
      <span class="tick" role="img" aria-label="checked">
        ✓
      </span>
    ) : null,
  date,
  dateTime: date,
  createdTime: moment,
  lastModifiedTime: moment,
  singleSelect: ({ value, options }) => <Pill name={String(value)} options={options} />,
  externalSyncSource: ({ value, options }) => <Pill name={String(value)} options={options} />,
  multipleSelects: ({ value, options }) => (
    <span class="chips">
      {listOf(value).map((name) => (
        <Pill key={String(name)} name={String(name)} options={options} />
      ))}
    </span>
  ),
  singleCollaborator: person,
  createdBy: person,
  lastModifiedBy: person,
  multipleCollaborators: ({ value, ...rest }) => (
    <span class="chips">
      {listOf(value).map((one) => (
        <span key={text({ value: one })}>{person({ value: one, ...rest })}</span>
      ))}
    </span>
  ),
  multipleRecordLinks: ({ value, options, whole }) => (
    <LinkChips ids={listOf(value)} tableId={options.linkedTableId ?? ''} whole={whole} />
  ),
  multipleAttachments: ({ value, whole }) => <Files value={listOf(value)} whole={whole} />,
  barcode: ({ value }) => (
    <span class="barcode mono">
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2.5 3v10M5 3v10M7 3v10M10.5 3v10M13.5 3v10" />
      </svg>
      {text({ value })}
    </span>
  ),
  button: ({ value, whole }) => {
    const { label, url } = value as { label?: string; url?: string | null };
    return isWebAddress(url) ? (
      <a {...outside} class="button small" href={url} tabIndex={whole ? 0 : -1}>
        {label}
      </a>
    ) : (
      <span class="button small">{label}</span>
    );
  },
  aiText: ({ value }) => {
    const { state, value: said, isStale } = value as AiText;
    return (
      <>
        {said || <span class="muted">{state}</span>}
        {isStale && <span class="tag">stale</span>}
      </>
    );
  },
  url: (props) => (isWebAddress(props.value) ? link('')(props) : text(props)),
  email: link('mailto:'),
  phoneNumber: link('tel:'),
  formula: result,
  rollup: result,
  multipleLookupValues: result,
};

interface AiText {
  readonly state?: string;
  readonly value?: string;
  readonly isStale?: boolean;
}

/** Anybody may write a cell: what is no address of the web, e.g. a script, is not followed. */
function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\//i.test(value);
}

/** A cell as people know it from their base. */
export function CellLook({
  field,
  value,
  whole,
}: {
  field: Field;
  value: unknown;
  whole: boolean;
}) {
  return <Shown value={value} type={field.type} options={optionsOf(field)} whole={whole} />;
}

function Shown(props: LookProps) {
  const { value, type } = props;
  if (value === undefined || value === null) return null;
  const wrong = errorIn(value);
  if (wrong !== undefined) return <span class="bad mono">{wrong}</span>;
  return <>{(looks[type] ?? text)(props)}</>;
}

function Stars({ value, options: { max = 5, icon } }: { value: number; options: FieldOptions }) {
  const [full, hollow] = signs[icon ?? 'star'] ?? ['★', '☆'];
  return (
    <span role="img" aria-label={`${value} of ${max}`} class="stars">
      {full.repeat(value)}
      {hollow.repeat(Math.max(0, max - value))}
    </span>
  );
}

const signs: Readonly<Record<string, readonly [full: string, hollow: string]>> = {
  heart: ['♥', '♡'],
  dot: ['●', '○'],
  flag: ['⚑', '⚐'],
};

/** What a computed cell says instead of a value: `#ERROR!`, `NaN`, `Infinity`. */
function errorIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { error, specialValue } = value as { error?: unknown; specialValue?: unknown };
  const wrong = error ?? specialValue;
  return typeof wrong === 'string' ? wrong : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
