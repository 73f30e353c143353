import { partTelling, type Telling } from "../site/telling";
import { fold, foldWithPlaces } from "./fold";
import type { State } from "./state";

/** What a text is searched for: groups of folded texts, and of each group one must stand in it. */
export type Sought = string[][];

/** What is sought in the quotes' words: undefined where nothing is. */
export function soughtBy(state: State): Sought | undefined {
  const words = [...new Set(askedWords(state.words).telling.map(fold))].filter(Boolean);
  const groups: Sought = [];
  if (state.reading.kind === "every") groups.push(...words.map((word) => [word]));
  else if (state.reading.kind === "some") groups.push(words);
  if (state.text.length) groups.push([...new Set(state.text.map(fold))]);
  return groups.length ? groups : undefined;
}

/**
 * The words of a search that are looked for, as they were typed, and those that only make it a
 * question. What stands in quotation marks is looked for as it is.
 */
export function askedWords(typed: string): Telling<string> {
  const { telling, aside } = partTelling([...partsOf(typed)], ({ text, isPhrase }) =>
    isPhrase ? undefined : fold(text),
  );
  const texts = (parts: Typed[]) => [...new Set(parts.map(({ text }) => text))];
  return { telling: texts(telling), aside: texts(aside) };
}

interface Typed {
  text: string;
  isPhrase: boolean;
}

/**
 * The words as they were typed, without what ends a sentence; a phrase in straight quotation marks
 * is one.
 *
 * Only as much is asked as was typed: a quotation mark that is not closed yet opens nothing.
 */
function* partsOf(typed: string): Iterable<Typed> {
  for (const [, phrase, word = ""] of typed.matchAll(/"([^"]*)"|(\S+)/g)) {
    if (phrase?.trim()) yield { text: phrase.trim(), isPhrase: true };
    if (phrase !== undefined) continue;
    const bare = word.replace(/^"/, "");
    const text = bare.replace(/[?!.,;:…]+$/u, "") || bare;
    if (text) yield { text, isPhrase: false };
  }
}

/** Whether a folded text holds what is sought. */
export function matches(folded: string, sought: Sought): boolean {
  return sought.every((group) => group.some((text) => folded.includes(text)));
}

/**
 * How well a folded text answers: more of the texts count most, then words at their beginnings and
 * short texts.
 */
export function relevance(folded: string, sought: Sought): number {
  let score = 0;
  let held = 0;
  for (const word of sought.flat()) {
    let at = folded.indexOf(word);
    let times = 0;
    if (at >= 0) held += 1;
    while (at >= 0 && times < 5) {
      score += (isInWord(folded, at - 1) ? 1 : 3) / (1 + times);
      times += 1;
      at = folded.indexOf(word, at + word.length);
    }
  }
  return 1_000 * held + score / (1 + folded.length / 2000);
}

/** Whether a letter or digit stands at a place, so that a word goes on after it. */
function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return at >= 0 && /[\p{L}\p{N}]/u.test(text[at] ?? "");
}

export type Range = [start: number, end: number];

/** Where what is sought stands in a text: ranges that do not touch, in order. */
export function foundIn(text: string, sought: Sought): Range[] {
  const folded = foldWithPlaces(text);
  const ranges: Range[] = [];
  for (const word of sought.flat()) {
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + 1)) {
      const start = folded.from[at] ?? 0;
      const last = folded.from[at + word.length - 1] ?? start;
      const end = folded.from.slice(at + word.length).find((place) => place > last) ?? text.length;
      ranges.push([start, end]);
    }
  }
  ranges.sort((one, other) => one[0] - other[0]);
  const merged: Range[] = [];
  for (const range of ranges) {
    const before = merged.at(-1);
    if (before && range[0] <= before[1]) before[1] = Math.max(before[1], range[1]);
    else merged.push([range[0], range[1]]);
  }
  return merged;
}
