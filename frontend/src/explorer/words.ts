import { fold, foldWithPlaces } from "./fold";
import type { State } from "./state";

/** What a text is searched for. */
export interface Sought {
  /** Folded texts that must all stand in it. */
  every: string[];
  /** Folded texts of which one must stand in it; none: no such condition. */
  any: string[];
}

/** What is sought in the quotes' words: undefined where nothing is. */
export function soughtBy(state: State): Sought | undefined {
  const every = [...new Set(splitWords(state.words).map(fold))].filter(Boolean);
  const any = [...new Set(state.text.map(fold))];
  return every.length || any.length ? { every, any } : undefined;
}

/**
 * The words of a search as they were typed; what stands in straight quotation marks is one.
 *
 * Only as much is asked as was typed: a quotation mark that is not closed yet opens nothing.
 */
export function splitWords(typed: string): string[] {
  const found: string[] = [];
  for (const [, phrase, word] of typed.matchAll(/"([^"]*)"|(\S+)/g)) {
    const one = (phrase ?? word ?? "").trim();
    if (one && one !== '"') found.push(word?.startsWith('"') ? one.slice(1) : one);
  }
  return found;
}

/** Whether a folded text holds what is sought. */
export function matches(folded: string, { every, any }: Sought): boolean {
  for (const word of every) if (!folded.includes(word)) return false;
  return any.length === 0 || any.some((text) => folded.includes(text));
}

/** How well a folded text answers: words at their beginnings count more, and so do short texts. */
export function relevance(folded: string, { every, any }: Sought): number {
  let score = 0;
  for (const word of [...every, ...any]) {
    let at = folded.indexOf(word);
    let times = 0;
    while (at >= 0 && times < 5) {
      score += (isInWord(folded, at - 1) ? 1 : 3) / (1 + times);
      times += 1;
      at = folded.indexOf(word, at + word.length);
    }
  }
  return score / (1 + folded.length / 2000);
}

/** Whether a letter or digit stands at a place, so that a word goes on after it. */
function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return at >= 0 && /[\p{L}\p{N}]/u.test(text[at] ?? "");
}

export type Range = [start: number, end: number];

/** Where what is sought stands in a text: ranges that do not touch, in order. */
export function foundIn(text: string, { every, any }: Sought): Range[] {
  const folded = foldWithPlaces(text);
  const ranges: Range[] = [];
  for (const word of [...every, ...any]) {
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
