import assert from "node:assert/strict";
import { test } from "node:test";
import {
  add,
  addRange,
  all,
  count,
  countBoth,
  drop,
  has,
  join,
  keep,
  none,
  places,
} from "../../src/explorer/bits";

const SIZES = [1, 31, 32, 33, 64, 100];

function set(size: number, members: number[]) {
  const bits = none(size);
  for (const place of members) add(bits, place);
  return bits;
}

for (const size of SIZES)
  test(`a set of ${size} places does what a Set does`, () => {
    const one = [...Array(size).keys()].filter((place) => place % 3 === 0);
    const other = [...Array(size).keys()].filter((place) => place % 2 === 0);
    const both = one.filter((place) => other.includes(place));
    assert.deepEqual(places(set(size, one)), one);
    assert.deepEqual(places(all(size)), [...Array(size).keys()]);
    assert.equal(count(all(size)), size);
    assert.deepEqual(places(keep(set(size, one), set(size, other))), both);
    assert.equal(countBoth(set(size, one), set(size, other)), both.length);
    const either = [...new Set([...one, ...other])].sort((a, b) => a - b);
    assert.deepEqual(places(join(set(size, one), set(size, other))), either);
    const rest = one.filter((place) => !other.includes(place));
    assert.deepEqual(places(drop(set(size, one), set(size, other))), rest);
    assert.equal(has(set(size, one), size - 1), (size - 1) % 3 === 0);
  });

test("a range has its first place and not the one behind its last", () => {
  const bits = none(80);
  addRange(bits, 30, 66);
  assert.deepEqual(
    places(bits),
    [...Array(36).keys()].map((place) => place + 30),
  );
});
