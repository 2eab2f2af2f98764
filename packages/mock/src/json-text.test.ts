import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test('every JSON value is spelled as JSON.stringify spells it', () => {
  const values = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.double());
  fc.assert(
    fc.property(values, (value) => {
      expect(jsonText(value)).toBe(JSON.stringify(value));
    }),
    { examples: [['"'], ['\\'], ['\u007f'], ['\ud800'], [-0], [1e21], [Number.NaN]] },
  );
});
