import { partTelling } from "../site/telling";
import { joinCompounds, splitWords } from "./folding";

/** A word that is asked for. */
export interface Asked {
  word: string;
  /** The compounds of which it is a part, written as one. */
  joined: string[];
  /** Whether it may be the beginning of a word that is still being typed. */
  isOpen: boolean;
}

/** What a reader asks for: the words that say something or, where none does, all of them. */
export function readQuery(query: string): Asked[] {
  const all = [...new Set(splitWords(query))];
  const isOpen = /[\p{L}\p{N}]$/u.test(query.trimStart());
  const last = all.at(-1);
  const compounds = joinCompounds(query);
  const asked = all.map((word) => ({
    word,
    joined: compounds.filter((it) => it.parts.includes(word)).map((it) => it.joined),
    isOpen: isOpen && word === last,
  }));
  const begun = asked.filter((it) => !(it.isOpen && it.word.length === 1 && asked.length > 1));
  return partTelling(begun, (it) => it.word).telling;
}

/**
 * The words to ask the explorer for, as they were typed: those of which the index has something.
 *
 * @param missing the words of the question that nothing holds
 */
export function wordsHeld(query: string, missing: readonly string[]): string {
  const held = new Set(readQuery(query).map((it) => it.word));
  for (const word of missing) held.delete(word);
  const typed = query.split(/\s+/u);
  return typed.filter((part) => splitWords(part).some((word) => held.has(word))).join(" ");
}
