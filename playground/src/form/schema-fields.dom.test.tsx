import { signal } from '@preact/signals';
import { fireEvent, getByRole, getByText, queryByRole } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import type { FormSchema } from './schema.ts';
import { SchemaFields } from './schema-fields.tsx';

const page = document.body;
afterEach(() => render(null, page));

/** Do something, and let the page follow. */
const settled = (work: () => void) => void act(work);

/** A form over a schema, and what it says after each change. */
function form(schema: FormSchema, start: Readonly<Record<string, unknown>> = {}) {
  const value = signal(start);
  function Form() {
    return (
      <SchemaFields
        schema={schema}
        value={value.value}
        onChange={(next) => {
          value.value = next;
        }}
      />
    );
  }
  settled(() => render(<Form />, page));
  return value;
}

function type(name: RegExp, text: string): void {
  settled(() => {
    fireEvent.input(getByRole(page, 'textbox', { name }), { target: { value: text } });
  });
}

function choose(name: RegExp, text: string): void {
  settled(() => {
    fireEvent.change(getByRole(page, 'combobox', { name }), { target: { value: text } });
  });
}

function press(name: string): void {
  settled(() => {
    fireEvent.click(getByRole(page, 'button', { name }));
  });
}

test('what is typed has the type of its property, and what is emptied is not sent', () => {
  const value = form({
    properties: {
      pageSize: { type: 'integer', minimum: 1, maximum: 100 },
      fields: { type: 'array', items: { type: 'string' } },
      returnFieldsByFieldId: { type: 'boolean' },
    },
  });
  type(/pageSize/, '20');
  type(/fields/, 'Title\nGenre');
  choose(/returnFieldsByFieldId/, 'true');
  expect(value.value).toEqual({
    pageSize: 20,
    fields: ['Title', 'Genre'],
    returnFieldsByFieldId: true,
  });
  type(/pageSize/, '');
  choose(/returnFieldsByFieldId/, '');
  expect(value.value).toEqual({ fields: ['Title', 'Genre'] });
  expect(getByText(page, '1 to 100').tagName).toBe('SPAN');
});

test('of many properties those that start empty are folded away, and stay where they are', () => {
  const names = ['view', 'offset', 'timeZone', 'userLocale', 'maxRecords'];
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  form({ properties, required: ['offset'] }, { view: 'All' });
  const fold = getByText(page, '3 more').closest('details');
  const folded = () => [...(fold?.querySelectorAll('input') ?? [])].length;
  expect(folded()).toBe(3);
  type(/timeZone/, 'utc');
  expect(folded()).toBe(3);
});

test('rows are added up to the most the schema allows, changed and removed', () => {
  const value = form({
    properties: {
      sort: {
        type: 'array',
        maxItems: 2,
        items: {
          properties: { field: { type: 'string' }, direction: { enum: ['asc', 'desc'] } },
          required: ['field'],
        },
      },
    },
  });
  press('Add to sort');
  type(/^field/, 'Title');
  choose(/direction/, 'desc');
  press('Add to sort');
  expect(value.value).toEqual({ sort: [{ field: 'Title', direction: 'desc' }, {}] });
  expect(getByRole<HTMLButtonElement>(page, 'button', { name: 'Add to sort' }).disabled).toBe(true);
  press('Remove sort 2');
  press('Remove sort 1');
  expect(value.value).toEqual({});
});

test('JSON is taken over when it can be read, and complained about until then', () => {
  const value = form({ properties: { fields: { type: 'object' } } }, { fields: { Title: 'A' } });
  type(/fields/, '{ "Title": ');
  expect(value.value).toEqual({ fields: { Title: 'A' } });
  expect(getByText(page, /Not JSON yet/).className).toBe('complaint');
  type(/fields/, '{ "Title": "B" }');
  expect(value.value).toEqual({ fields: { Title: 'B' } });
  expect(queryByRole(page, 'textbox', { name: /fields/ })?.getAttribute('aria-invalid')).toBe(
    'false',
  );
});
