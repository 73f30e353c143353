import type { Index, List } from "./index";
import { readNumbers } from "./postings";
import type { Asked } from "./query";

const TEXT = 1;
const TITLE = 2.5;
const LABEL = 2.2;
const MOST_TERMS = 60;
const MOST_SHARDS = 3;

/** What was found, best first. */
export interface Ranked {
  /** Those that hold all of the words that anything holds. */
  whole: number[];
  /** Those that hold some of them; looked for only where few hold all. */
  part: number[];
  /** The words under which entries were found, for what is stressed in them. */
  terms: Set<string>;
  /** The words that nothing holds. */
  missing: string[];
}

/** A word of the index that answers to one that is asked for, and how well. */
interface Term {
  lists: string;
  fit: number;
}

const FEW = 10;

/** Find the entries that hold words. */
export async function rank(index: Index, asked: readonly Asked[]): Promise<Ranked> {
  const list = await index.list();
  const answers = await Promise.all(asked.map((it) => findTerms(index, it)));
  const terms = new Set(answers.flatMap((found) => [...found.keys()]));
  const missing = asked.filter((_, at) => answers[at]?.size === 0).map((it) => it.word);
  const scores = answers.filter((found) => found.size > 0).map((found) => score(found, list));
  if (scores.length === 0) return { whole: [], part: [], terms, missing };

  const total = new Float32Array(list.entries);
  const held = new Uint8Array(list.entries);
  for (const one of scores) {
    for (let entry = 0; entry < total.length; entry++) {
      const value = one[entry] ?? 0;
      if (value > 0) {
        total[entry] = (total[entry] ?? 0) + value;
        held[entry] = (held[entry] ?? 0) + 1;
      }
    }
  }
  const whole: number[] = [];
  const part: number[] = [];
  list.kinds.forEach(([, weight, start], kind) => {
    const end = list.kinds[kind + 1]?.[2] ?? list.entries;
    for (let entry = start; entry < end; entry++) {
      const share = (held[entry] ?? 0) / scores.length;
      if (share === 0) continue;
      total[entry] = (total[entry] ?? 0) * weight * share * share;
      (share === 1 ? whole : part).push(entry);
    }
  });
  const best = (a: number, b: number): number => (total[b] ?? 0) - (total[a] ?? 0) || a - b;
  return {
    whole: whole.sort(best),
    part: whole.length < FEW ? part.sort(best) : [],
    terms,
    missing,
  };
}

/** How well each entry answers to one word: rare words tell more, and titles more than texts. */
function score(terms: ReadonlyMap<string, Term>, list: List): Float32Array {
  const fields = [TEXT, TITLE, LABEL].map(() => new Float32Array(list.entries));
  for (const { lists, fit } of terms.values()) {
    lists.split("|").forEach((numbers, at) => {
      const field = fields[at];
      if (!field) return;
      for (const entry of readNumbers(numbers)) {
        if (fit > (field[entry] ?? 0)) field[entry] = fit;
      }
    });
  }
  const total = new Float32Array(list.entries);
  const [texts, titles, labels] = fields;
  let holding = 0;
  for (let entry = 0; entry < total.length; entry++) {
    const sum =
      TEXT * (texts?.[entry] ?? 0) +
      TITLE * (titles?.[entry] ?? 0) +
      LABEL * (labels?.[entry] ?? 0);
    if (sum > 0) holding++;
    total[entry] = sum;
  }
  const rarity = Math.log(1 + list.entries / (1 + holding));
  return total.map((value) => value * rarity);
}

/** The words of the index that answer to one: itself, its singular, and words that begin so. */
async function findTerms(index: Index, asked: Asked): Promise<Map<string, Term>> {
  const found = new Map<string, Term>();
  const { word } = asked;
  const length = [...word].length;
  await gather(index, word, (term) => (term === word ? 1 : 0), found, 1);
  for (const other of asked.joined) {
    await gather(index, other, (term) => (term === other ? 1 : 0), found, 1);
  }
  if (length > 3 && word.endsWith("s")) {
    const one = word.slice(0, -1);
    await gather(index, one, (term) => (term === one ? 0.8 : 0), found, 1);
  }
  if (length >= (asked.isOpen ? 2 : 3)) {
    const closeness = (term: string): number => 0.7 * (length / [...term].length);
    await gather(index, word, (term) => (term === word ? 0 : closeness(term)), found, MOST_SHARDS);
  }
  if (found.size === 0 && length > 7) {
    // Another ending of the same word: "similarities" is looked up as "similarit".
    const stem = word.slice(0, -3);
    await gather(index, stem, () => 0.4, found, MOST_SHARDS);
  }
  return found;
}

async function gather(
  index: Index,
  beginning: string,
  fit: (term: string) => number,
  into: Map<string, Term>,
  most: number,
): Promise<void> {
  for (const shard of await index.shardsOf(beginning, most)) {
    for (const [term, lists] of Object.entries(shard)) {
      if (!term.startsWith(beginning)) continue;
      const value = fit(term);
      if (value > (into.get(term)?.fit ?? 0) && into.size < MOST_TERMS) {
        into.set(term, { lists, fit: value });
      }
    }
  }
}
