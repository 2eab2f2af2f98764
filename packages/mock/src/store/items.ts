/** Something that has an id and a place in the order of creation. */
export interface Item {
  readonly id: string;
  /** Rises with creation, never changes; 32 bits. */
  readonly seq: number;
}

const chunkSize = 256;
const leafSize = 8;
const branching = 32;

type Leaf<T> = { readonly items: readonly T[] };
type Branch<T> = { readonly children: readonly (Node<T> | undefined)[] };
type Node<T> = Leaf<T> | Branch<T>;

/**
 * Items by id and in order of creation, never changed: `set` and `delete` give a new collection that
 * shares all but a few hundred references with the old one.
 *
 * A hash trie finds an id; chunks of {@link chunkSize}, sorted by `seq`, keep the order. So a whole
 * state can be kept, compared and restored by reference, however large it is.
 */
export class Items<T extends Item> implements Iterable<T> {
  readonly size: number;
  /** `seq` for the next new item; higher than any ever given out. */
  readonly nextSeq: number;
  readonly #root: Node<T>;
  readonly #chunks: readonly (readonly T[])[];

  private constructor(
    root: Node<T>,
    chunks: readonly (readonly T[])[],
    size: number,
    nextSeq: number,
  ) {
    this.#root = root;
    this.#chunks = chunks;
    this.size = size;
    this.nextSeq = nextSeq;
  }

  /**
   * Items from any order; sorted by `seq`. Ids have to be unique. Where two claim one place, as when
   * two pages wrote without knowing of each other, the later one moves up.
   */
  static from<T extends Item>(source: Iterable<T>): Items<T> {
    const sorted = [...source];
    if (sorted.some((item, at) => at > 0 && item.seq <= (sorted[at - 1]?.seq ?? -1))) {
      sorted.sort((one, other) => one.seq - other.seq);
      for (const [at, item] of sorted.entries()) {
        const free = (sorted[at - 1]?.seq ?? -1) + 1;
        if (item.seq < free) sorted[at] = { ...item, seq: free };
      }
    }
    const chunks: T[][] = [];
    for (let at = 0; at < sorted.length; at += chunkSize) {
      chunks.push(sorted.slice(at, at + chunkSize));
    }
    const nextSeq = (sorted.at(-1)?.seq ?? -1) + 1;
    return new Items(build(sorted, 0), chunks, sorted.length, nextSeq);
  }

  /** The item with an id. */
  get(id: string): T | undefined {
    let node = this.#root;
    for (let rest = hash(id); 'children' in node; rest >>>= 5) {
      const child: Node<T> | undefined = node.children[rest & 31];
      if (!child) return undefined;
      node = child;
    }
    for (const item of node.items) if (item.id === id) return item;
    return undefined;
  }

  /** The item at a place in the order of creation. */
  at(seq: number): T | undefined {
    const chunk = this.#chunks[lastAtMost(this.#chunks, (items) => items[0]?.seq ?? 0, seq)];
    const item = chunk?.[lastAtMost(chunk, (found) => found.seq, seq)];
    return item?.seq === seq ? item : undefined;
  }

  /** With an item added at the end, or in the place of the one with its id. */
  set(item: T): Items<T> {
    const before = this.get(item.id);
    if (before && before.seq !== item.seq) throw new RangeError(`${item.id} cannot move`);
    if (!before && item.seq < this.nextSeq)
      throw new RangeError(`${item.id} cannot come before others`);
    const root = put(this.#root, item, hash(item.id), 0);
    const chunks = before ? this.#replaced(item) : this.#appended(item);
    const size = before ? this.size : this.size + 1;
    return new Items(root, chunks, size, Math.max(this.nextSeq, item.seq + 1));
  }

  /** Without the item that has an id. */
  delete(id: string): Items<T> {
    const before = this.get(id);
    if (!before) return this;
    const index = lastAtMost(this.#chunks, (items) => items[0]?.seq ?? 0, before.seq);
    const left = (this.#chunks[index] ?? []).filter((item) => item !== before);
    const chunks = this.#chunks.toSpliced(index, 1, ...(left.length > 0 ? [left] : []));
    return new Items(without(this.#root, id, hash(id)), chunks, this.size - 1, this.nextSeq);
  }

  /**
   * Places of the items that a later version does not have there, in order of creation. What both share
   * is not looked into.
   */
  replacedIn(later: Items<T>): number[] {
    const [old, fresh] = [this.#chunks, later.#chunks];
    if (areAligned(old, fresh)) {
      return old.flatMap((chunk, at) =>
        chunk === fresh[at] ? [] : missing(chunk, fresh[at] ?? []),
      );
    }
    const shorter = Math.min(old.length, fresh.length);
    let start = 0;
    while (start < shorter && old[start] === fresh[start]) start++;
    let end = 0;
    while (end < shorter - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
    return missing(
      old.slice(start, old.length - end).flat() as T[],
      fresh.slice(start, fresh.length - end).flat() as T[],
    );
  }

  /** All items in order of creation. */
  *[Symbol.iterator](): IterableIterator<T> {
    for (const chunk of this.#chunks) yield* chunk;
  }

  /** All items in order of creation as a new array; faster than iterating. */
  toArray(): T[] {
    return this.#chunks.flat() as T[];
  }

  /** Items from one position to before another, in order of creation. */
  slice(from: number, to: number): T[] {
    const found: T[] = [];
    let start = 0;
    for (const chunk of this.#chunks) {
      if (start >= to) break;
      if (start + chunk.length > from) {
        found.push(...chunk.slice(Math.max(from - start, 0), to - start));
      }
      start += chunk.length;
    }
    return found;
  }

  #appended(item: T): (readonly T[])[] {
    const last = this.#chunks.at(-1);
    if (!last || last.length >= chunkSize) return [...this.#chunks, [item]];
    return this.#chunks.with(-1, [...last, item]);
  }

  #replaced(item: T): (readonly T[])[] {
    const index = lastAtMost(this.#chunks, (items) => items[0]?.seq ?? 0, item.seq);
    const chunk = this.#chunks[index] ?? [];
    return this.#chunks.with(
      index,
      chunk.with(
        lastAtMost(chunk, (found) => found.seq, item.seq),
        item,
      ),
    );
  }
}

type Chunks = readonly (readonly Item[])[];

/** Whether each chunk holds items of the same stretch of places in both. */
function areAligned(one: Chunks, other: Chunks): boolean {
  return (
    one.length === other.length &&
    one.every((chunk, at) => chunk === other[at] || chunk[0]?.seq === other[at]?.[0]?.seq)
  );
}

/** Places of the items that are not among others. Both are sorted. */
function missing(items: readonly Item[], others: readonly Item[]): number[] {
  const places: number[] = [];
  let at = 0;
  for (const item of items) {
    while ((others[at]?.seq ?? item.seq) < item.seq) at++;
    if (others[at] !== item) places.push(item.seq);
  }
  return places;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

function build<T extends Item>(items: readonly T[], shift: number): Node<T> {
  return arrange(
    items,
    items.map(({ id }) => hash(id) >>> shift),
    shift,
  );
}

const noBranches: readonly undefined[] = Array.from({ length: branching });

/** A trie of items with their hashes, of which the bits that led here are shifted out. */
function arrange<T extends Item>(
  items: readonly T[],
  hashes: readonly number[],
  shift: number,
): Node<T> {
  if (items.length <= leafSize || shift >= 30) return { items };
  const groups: (T[] | undefined)[] = noBranches.slice();
  const rests: (number[] | undefined)[] = noBranches.slice();
  for (const [at, item] of items.entries()) {
    const rest = hashes[at] ?? 0;
    const branch = rest & 31;
    const group = groups[branch];
    if (group) {
      group.push(item);
      rests[branch]?.push(rest >>> 5);
    } else {
      groups[branch] = [item];
      rests[branch] = [rest >>> 5];
    }
  }
  return {
    children: groups.map((group, at) => group && arrange(group, rests[at] ?? [], shift + 5)),
  };
}

function put<T extends Item>(node: Node<T>, item: T, rest: number, shift: number): Node<T> {
  if ('children' in node) {
    const child = node.children[rest & 31] ?? { items: [] };
    return { children: node.children.with(rest & 31, put(child, item, rest >>> 5, shift + 5)) };
  }
  const at = node.items.findIndex(({ id }) => id === item.id);
  return at < 0 ? build([...node.items, item], shift) : { items: node.items.with(at, item) };
}

function without<T extends Item>(node: Node<T>, id: string, rest: number): Node<T> {
  if (!('children' in node)) return { items: node.items.filter((item) => item.id !== id) };
  const child = node.children[rest & 31];
  if (!child) return node;
  return { children: node.children.with(rest & 31, without(child, id, rest >>> 5)) };
}

/** Index of the last element whose value is at most `most`; −1 when there is none. Values rise. */
function lastAtMost<T>(
  sorted: readonly T[],
  measure: (element: T) => number,
  most: number,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = sorted[middle] as T;
    if (measure(element) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
