import { expect, test } from 'vitest';
import { agrees, runOrRefuse, vectors } from './vector.ts';

/** Every vector, one by one, wherever these tests run. */
export function testVectors(): void {
  test('no vector is missing', () => {
    expect(vectors).toHaveLength(437);
  });

  test.each(vectors)('$id: $formula', async (vector) => {
    const { value, truthy } = await runOrRefuse(vector);
    if (vector.expect !== undefined && !agrees(value, vector.expect)) {
      expect(value).toEqual(vector.expect);
    }
    if (vector.truthy !== undefined) expect(truthy).toBe(vector.truthy);
  });
}
