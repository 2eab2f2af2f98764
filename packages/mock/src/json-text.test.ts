import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test('every JSON value is spelled as JSON.stringify spells it', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 });
  const texts = units.map((codes) => String.fromCharCode(...codes));
  const values = fc.oneof(fc.jsonValue({ maxDepth: 2 }), texts, fc.double());
  fc.assert(
    fc.property(values, (value) => {
      expect(jsonText(value)).toBe(JSON.stringify(value));
    }),
    { examples: [['"'], ['\\'], ['\u007f'], ['\ud800'], [-0], [1e21], [Number.NaN]] },
  );
});
