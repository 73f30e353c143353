/** A set of places: place `n` is in it where bit `n` is set. All sets of one knowledge base are equally long. */
export type Bits = Uint32Array;

export function none(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function all(size: number): Bits {
  const bits = none(size).fill(0xffffffff);
  const rest = size & 31;
  if (rest) bits[bits.length - 1] = 2 ** rest - 1;
  return bits;
}

export function add(bits: Bits, place: number): void {
  const at = place >>> 5;
  bits[at] = (bits[at] ?? 0) | (1 << (place & 31));
}

export function addRange(bits: Bits, start: number, end: number): void {
  for (let place = start; place < end; place++) add(bits, place);
}

export function has(bits: Bits, place: number): boolean {
  return (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

/** Keep in `into` what is in `other` too. */
export function keep(into: Bits, other: Bits): Bits {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) & (other[at] ?? 0);
  return into;
}

/** Put into `into` what is in `other`. */
export function join(into: Bits, other: Bits): Bits {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) | (other[at] ?? 0);
  return into;
}

/** Take from `into` what is in `other`. */
export function drop(into: Bits, other: Bits): Bits {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) & ~(other[at] ?? 0);
  return into;
}

export function count(bits: Bits): number {
  let total = 0;
  for (let at = 0; at < bits.length; at++) total += ones(bits[at] ?? 0);
  return total;
}

/** How many places are in both. */
export function countBoth(one: Bits, other: Bits): number {
  let total = 0;
  for (let at = 0; at < one.length; at++) total += ones((one[at] ?? 0) & (other[at] ?? 0));
  return total;
}

/** Call `visit` with each place of the set, from the first. */
export function each(bits: Bits, visit: (place: number) => void): void {
  for (let at = 0; at < bits.length; at++) {
    let word = bits[at] ?? 0;
    while (word) {
      visit((at << 5) + (31 - Math.clz32(word & -word)));
      word &= word - 1;
    }
  }
}

export function places(bits: Bits): number[] {
  const found: number[] = [];
  each(bits, (place) => found.push(place));
  return found;
}

function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
