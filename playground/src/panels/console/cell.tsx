import type { ComponentChildren } from 'preact';
import type { TablePlace } from '../../world/atlas.ts';

type Field = TablePlace['fields'][number];
type Shape = (value: unknown, field: Field) => ComponentChildren;

const counted = new Intl.NumberFormat('en');
const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** How cells of each type look; other types show their text. */
const shapes: Readonly<Record<string, Shape>> = {
  singleSelect: (value, field) => <Pill name={String(value)} field={field} />,
  multipleSelects: (value, field) => (
    <span class="chips">
      {list(value).map((name) => (
        <Pill key={String(name)} name={String(name)} field={field} />
      ))}
    </span>
  ),
  checkbox: (value) =>
    value === true ? (
      <span role="img" aria-label="checked">
        ✓
      </span>
    ) : null,
  rating: (value, field) => {
    const most = Number((field.options as { max?: number } | undefined)?.max ?? 5);
    const stars = Number(value);
    return (
      <span role="img" aria-label={`${stars} of ${most}`} class="stars">
        {'★'.repeat(stars)}
        {'☆'.repeat(Math.max(0, most - stars))}
      </span>
    );
  },
  percent: (value) => shares.format(Number(value)),
  currency: (value, field) =>
    `${(field.options as { symbol?: string } | undefined)?.symbol ?? ''}${counted.format(Number(value))}`,
  number: (value) => counted.format(Number(value)),
  duration: (value) => duration(Number(value)),
  createdBy: person,
  lastModifiedBy: person,
};

/** A cell in its field's own look. */
export function Cell({ field, value }: { field: Field; value: unknown }) {
  if (value === undefined || value === null) return null;
  const shape = shapes[field.type];
  if (shape) return <>{shape(value, field)}</>;
  return <>{typeof value === 'string' ? value : JSON.stringify(value)}</>;
}

function Pill({ name, field }: { name: string; field: Field }) {
  const color =
    field.options?.choices?.find((choice) => choice.name === name)?.color ?? 'grayLight2';
  return (
    <span class="pill" data-color={color.replace(/(Light\d|Bright|Dark\d)$/, '')}>
      {name}
    </span>
  );
}

function person(value: unknown): string {
  const { name, email } = value as { name?: string; email?: string };
  return name ?? email ?? '';
}

/** Seconds as `h:mm`. */
function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
