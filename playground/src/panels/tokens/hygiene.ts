import { computed } from '@preact/signals';
import type { Token } from '@sandtable/contract';
import { type Worry, worriesOf } from '@sandtable/mock';
import { traffic } from '../../world/traffic.ts';
import { usage } from '../../world/usage.ts';
import { version, world } from '../../world/world.ts';

/** What tokens were seen to need, by id. Anew with every request, which may be one more use. */
const least = computed(() => {
  const isUsed = traffic.value.length > 0 && version.value > 0;
  const seen = isUsed ? usage.value?.leastTokens() : undefined;
  return new Map(seen?.map((each) => [each.token.id, each]));
});

/** What is worth a second look about a token. Reads signals: to be asked while drawing. */
export function worriesAbout(token: Token): readonly Worry[] {
  const now = world.value?.mock.clock.now() ?? Date.now();
  return worriesOf(token, now, least.value.get(token.id));
}

/** Tokens that are worth a second look, by what worries. Reads signals. */
export function worriesIn(tokens: readonly Token[]): ReadonlyMap<Worry, readonly Token[]> {
  const found = new Map<Worry, Token[]>();
  for (const token of tokens) {
    for (const worry of worriesAbout(token)) found.set(worry, [...(found.get(worry) ?? []), token]);
  }
  return found;
}
