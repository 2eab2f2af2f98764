import { signal } from '@preact/signals';
import { fireEvent, getAllByRole, getByRole, queryByRole } from '@testing-library/dom';
import { createRef, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Word } from './completion.ts';
import { Editor } from './editor.tsx';

const page = document.body;
const text = signal('');
const words: readonly Word[] = [
  { name: 'Title', kind: 'field', text: '{Title}', note: 'singleLineText' },
  { name: 'Tomatoes', kind: 'field', text: '{Tomatoes}', note: 'percent' },
  { name: 'TODAY', kind: 'function', text: 'TODAY()', note: '()' },
];

function Bench() {
  return (
    <Editor
      area={createRef()}
      text={text.value}
      onText={(next) => {
        text.value = next;
      }}
      onCaret={() => undefined}
      words={words}
      flaws={[{ start: 0, end: 1 }]}
      mark={undefined}
      describedBy="nothing"
    />
  );
}

const area = () => getByRole<HTMLTextAreaElement>(page, 'textbox');
const options = () => getAllByRole(page, 'option').map(({ textContent }) => textContent);

beforeEach(() => {
  text.value = '';
  void act(() => render(<Bench />, page));
});
afterEach(() => render(null, page));

/** Type at the end of what is there. */
function type(more: string): void {
  void act(() => {
    const next = area().value + more;
    fireEvent.input(area(), { target: { value: next } });
  });
}

/** Press a key; answers whether the editor left it to the browser. */
function press(key: string, modifiers: object = {}): boolean {
  let left = true;
  void act(() => {
    left = fireEvent.keyDown(area(), { key, ...modifiers });
  });
  return left;
}

test('what is typed is offered completed, and the arrow keys and Enter take one', () => {
  type('{t');
  expect(options()).toEqual(['{Title}singleLineText', '{Tomatoes}percent']);
  expect(press('ArrowDown')).toBe(false);
  expect(area().getAttribute('aria-activedescendant')).toBe(
    getByRole(page, 'option', { selected: true }).id,
  );
  expect(press('Enter')).toBe(false);
  expect(text.value).toBe('{Tomatoes}');
  expect(queryByRole(page, 'listbox')).toBeNull();
});

test('Escape closes what is offered, and Tab leaves the editor then', () => {
  type('t');
  expect(press('Escape')).toBe(false);
  expect(queryByRole(page, 'listbox')).toBeNull();
  expect(press('Tab')).toBe(true);
  expect(press('Enter')).toBe(true);
  expect(text.value).toBe('t');
});

test('Control and Space show everything', () => {
  expect(press(' ', { ctrlKey: true })).toBe(false);
  expect(options()).toHaveLength(3);
});

test('the layer shows what the text area holds, and marks what is wrong', () => {
  type('"a" & {Title}');
  const layer = page.querySelector('.formula-layer');
  expect(layer?.textContent?.replace('\u200b', '')).toBe(area().value);
  expect(layer?.querySelector('.flawed')?.textContent).toBe('"');
  expect(layer?.querySelector('[data-piece="field"]')?.textContent).toBe('{Title}');
  expect(area().getAttribute('aria-invalid')).toBe('true');
});
