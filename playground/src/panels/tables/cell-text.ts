import { type FieldOptions, optionsOf } from './fields.ts';

type Write = (value: number, options: FieldOptions) => string;

/** Digits after the point that are shown where a schema does not say. */
const usualPrecision = 1;

const grouped = (value: number, precision: number) =>
  value.toLocaleString('en', {
    minimumFractionDigits: precision,
    maximumFractionDigits: precision,
  });

/** How numbers of each type are written for people. */
const writers: Readonly<Record<string, Write>> = {
  number: (value, { precision }) =>
    precision === undefined ? String(value) : value.toFixed(precision),
  currency: (value, { precision = 2, symbol = '' }) =>
    `${value < 0 ? '-' : ''}${symbol}${grouped(Math.abs(value), precision)}`,
  percent: (value, { precision = usualPrecision }) => `${grouped(value * 100, precision)}%`,
  duration: (value, { durationFormat }) => durationText(value, durationFormat),
};

/** A number as its field shows it, e.g. `$1,234.50`, `12.3%` or `1:30`. */
export function numberText(value: number, type: string, options: FieldOptions = {}): string {
  const write = writers[type];
  return write ? write(value, options) : String(Number(value.toFixed(8)));
}

/** Seconds as `h:mm`, or with seconds and their parts when the format has them. */
export function durationText(seconds: number, format = 'h:mm'): string {
  const decimals = /\.(S+)$/.exec(format)?.[1]?.length ?? 0;
  const hasSeconds = format.includes('ss');
  const unit = hasSeconds ? 10 ** decimals : 1 / 60;
  // Rounded in the smallest unit that is shown, so that 59.9 minutes are an hour.
  const whole = Math.round(Math.abs(seconds) * unit);
  const total = whole / unit;
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total - hours * 3600) / 60);
  const rest = total - hours * 3600 - minutes * 60;
  const sign = seconds < 0 ? '-' : '';
  const tail = hasSeconds
    ? `:${rest.toFixed(decimals).padStart(decimals ? 3 + decimals : 2, '0')}`
    : '';
  return `${sign}${hours}:${String(minutes).padStart(2, '0')}${tail}`;
}

const two = (value: number) => String(value).padStart(2, '0');

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const dateWriters: Readonly<Record<string, (moment: Moment) => string>> = {
  us: ({ year, month, day }) => `${month}/${day}/${year}`,
  local: ({ year, month, day }) => `${month}/${day}/${year}`,
  european: ({ year, month, day }) => `${day}/${month}/${year}`,
  iso: ({ year, month, day }) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`,
  friendly: ({ year, month, day }) =>
    `${new Date(Date.UTC(2000, month - 1, day)).toLocaleDateString('en', { timeZone: 'UTC', month: 'long', day: 'numeric' })}, ${year}`,
};

const timeWriters: Readonly<Record<string, (moment: Moment) => string>> = {
  '24hour': ({ hour, minute }) => `${two(hour)}:${two(minute)}`,
  '12hour': ({ hour, minute }) =>
    `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}${hour < 12 ? 'am' : 'pm'}`,
};

/** A date or a moment as its field shows it: by its format, and in its time zone. */
export function dateText(iso: string, type: string, options: FieldOptions = {}): string {
  const moment = momentOf(iso, type === 'date' ? 'utc' : options.timeZone);
  if (!moment) return iso;
  const date = dateWriters[options.dateFormat?.name ?? 'iso']?.(moment) ?? iso;
  if (type === 'date') return date;
  const time = timeWriters[options.timeFormat?.name ?? '24hour']?.(moment);
  return time === undefined ? date : `${date} ${time}`;
}

/** What an input for moments starts with: `2026-01-05T09:00`, in the field's time zone. */
export function inputMoment(iso: string, zone: string | undefined): string {
  const moment = momentOf(iso, zone);
  if (!moment) return '';
  return `${dateWriters['iso']?.(moment)}T${timeWriters['24hour']?.(moment)}`;
}

/** The parts of a moment in a time zone; `client` and none at all are the browser's own. */
function momentOf(iso: string, zone: string | undefined): Moment | undefined {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return undefined;
  const timeZone = zone === 'utc' ? 'UTC' : zone === 'client' ? undefined : zone;
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23', {
    ...(timeZone !== undefined && { timeZone }),
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(time);
  const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value ?? 0);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour') % 24,
    minute: part('minute'),
  };
}

/** A cell as one line of text, e.g. for a label or to be copied. */
export function plainText(value: unknown, field: { type: string; options?: unknown }): string {
  if (value === undefined || value === null) return '';
  const options = optionsOf(field);
  if (Array.isArray(value)) {
    const item = options.result ?? { type: 'singleLineText' };
    return value.map((one) => plainText(one, item)).join(', ');
  }
  if (typeof value === 'number') return numberText(value, field.type, options);
  if (typeof value === 'string') {
    return dateTypes.has(field.type) ? dateText(value, field.type, options) : value;
  }
  if (typeof value === 'boolean') return value ? 'checked' : '';
  const known = value as Readonly<Record<string, unknown>>;
  const named = namesIn.map((key) => known[key]).find((name) => typeof name === 'string');
  return typeof named === 'string' ? named : JSON.stringify(value);
}

/** Where objects in cells keep what people call them: collaborators, files, barcodes, buttons, errors. */
const namesIn = ['name', 'email', 'filename', 'text', 'label', 'value', 'error', 'specialValue'];

const dateTypes = new Set(['date', 'dateTime']);
