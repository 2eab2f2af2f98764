import { useId, useState } from 'preact/hooks';
import { JsonInput } from './json-input.tsx';
import { type FormSchema, fromText, type Kind, kindOf, toText, withKey } from './schema.ts';

type Values = Readonly<Record<string, unknown>>;

interface SchemaFieldsProps {
  /** Of an object. */
  readonly schema: FormSchema;
  readonly value: Values;
  readonly onChange: (value: Values) => void;
}

/** More properties than this and the ones that start empty are folded away. */
const shownAtOnce = 4;

/**
 * Inputs for every property of an object: those that are required or start filled, and the others
 * behind a fold. What is in the fold is settled once, so that no input moves while it is used.
 */
export function SchemaFields({ schema, value, onChange }: SchemaFieldsProps) {
  const required = schema.required ?? [];
  const [properties] = useState(() =>
    Object.entries(schema.properties ?? {}).sort(
      ([a], [b]) => Number(required.includes(b)) - Number(required.includes(a)),
    ),
  );
  const [atOnce] = useState(() =>
    properties.length <= shownAtOnce
      ? properties.map(([name]) => name)
      : [...required, ...Object.keys(value)],
  );
  const inputs = (shown: boolean) => (
    <div class="fields">
      {properties
        .filter(([name]) => atOnce.includes(name) === shown)
        .map(([name, property]) => (
          <SchemaField
            key={name}
            name={name}
            schema={property}
            required={required.includes(name)}
            value={value[name]}
            onChange={(next) => onChange(withKey(value, name, next))}
          />
        ))}
    </div>
  );
  const folded = properties.filter(([name]) => !atOnce.includes(name));
  return (
    <div class="stack tight">
      {inputs(true)}
      {folded.length > 0 && (
        <details class="more">
          <summary>
            {folded.length} more <span class="hint">{folded.map(([name]) => name).join(', ')}</span>
          </summary>
          {inputs(false)}
        </details>
      )}
    </div>
  );
}

interface SchemaFieldProps {
  readonly name: string;
  readonly schema: FormSchema;
  readonly required: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function SchemaField(props: SchemaFieldProps) {
  const kind = kindOf(props.schema);
  if (kind === 'group') return <Group {...props} />;
  if (kind === 'rows') return <Rows {...props} />;
  return <Labelled {...props} kind={kind} />;
}

function Labelled({
  name,
  schema,
  required,
  value,
  onChange,
  kind,
}: SchemaFieldProps & { kind: Kind }) {
  const id = useId();
  const hint = [schema.description, range(schema), kind === 'texts' && 'one a line'].filter(
    Boolean,
  );
  return (
    <div class={kind === 'json' || kind === 'texts' ? 'field whole' : 'field'}>
      <label for={id}>
        <code>{name}</code>
        {required && <span class="hint"> required</span>}
      </label>
      <Input id={id} kind={kind} schema={schema} value={value} onChange={onChange} />
      {hint.length > 0 && <span class="hint">{hint.join(', ')}</span>}
    </div>
  );
}

interface InputProps {
  readonly id: string;
  readonly kind: Kind;
  readonly schema: FormSchema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Input({ id, kind, schema, value, onChange }: InputProps) {
  const text = toText(kind, value);
  if (kind === 'json') return <JsonInput id={id} value={value} onChange={onChange} />;
  if (kind === 'texts') {
    return (
      <textarea
        id={id}
        rows={Math.max(2, text.split('\n').length)}
        value={text}
        onInput={(event) => onChange(fromText(kind, event.currentTarget.value))}
      />
    );
  }
  const choices = kind === 'flag' ? ['true', 'false'] : (schema.enum ?? schema.items?.enum);
  if (choices) {
    return (
      <select
        id={id}
        value={kind === 'choices' ? toText('texts', value) : text}
        onChange={(event) => {
          const chosen = fromText(kind, event.currentTarget.value);
          onChange(kind === 'choices' && chosen !== undefined ? [chosen] : chosen);
        }}
      >
        <option value="">not sent</option>
        {choices.map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {String(choice)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      id={id}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      autocomplete="off"
      spellcheck={false}
      value={text}
      onInput={(event) => onChange(fromText(kind, event.currentTarget.value))}
    />
  );
}

function Group({ name, schema, value, onChange }: SchemaFieldProps) {
  return (
    <fieldset class="group whole">
      <legend>
        <code>{name}</code>
      </legend>
      <SchemaFields
        schema={schema}
        value={isObject(value) ? value : {}}
        onChange={(next) => onChange(Object.keys(next).length > 0 ? next : undefined)}
      />
    </fieldset>
  );
}

function Rows({ name, schema, value, required, onChange }: SchemaFieldProps) {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const change = (next: readonly unknown[]) =>
    onChange(next.length > 0 || required ? next : undefined);
  const full = schema.maxItems !== undefined && rows.length >= schema.maxItems;
  return (
    <fieldset class="group whole">
      <legend>
        <code>{name}</code>
        {required && <span class="hint"> required</span>}
      </legend>
      {rows.map((row, index) => (
        // Rows have no identity of their own; their place is all that tells them apart.
        <fieldset class="group-row" key={index}>
          <legend class="unseen">{`${name} ${index + 1}`}</legend>
          <SchemaFields
            schema={schema.items ?? {}}
            value={isObject(row) ? row : {}}
            onChange={(next) => change(rows.with(index, next))}
          />
          <button
            type="button"
            class="button small"
            onClick={() => change(rows.filter((_, at) => at !== index))}
          >
            Remove {name} {index + 1}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        class="button small"
        disabled={full}
        onClick={() => change([...rows, {}])}
      >
        Add to {name}
      </button>
    </fieldset>
  );
}

function range({ minimum, maximum }: FormSchema): string | undefined {
  const above = minimum !== undefined && Math.abs(minimum) < Number.MAX_SAFE_INTEGER;
  const below = maximum !== undefined && Math.abs(maximum) < Number.MAX_SAFE_INTEGER;
  if (above && below) return `${minimum} to ${maximum}`;
  if (above) return `at least ${minimum}`;
  return below ? `at most ${maximum}` : undefined;
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
