import { type Bits, count, join, none } from "./bits";
import { fold } from "./fold";
import type { Knowledge } from "./knowledge";
import { EVERY, SPEAKING, type State } from "./state";
import type { Texts } from "./texts";
import { askedWords, soughtBy } from "./words";

/**
 * The state with its words read so that they find something, if they can: all of them in a quote;
 * else as the factor that they name; else some of them. Nothing is told before all words are here.
 */
export function withReading(state: State, base: Knowledge, texts: Texts): State {
  const asked: State = { ...state, reading: EVERY };
  const { telling } = askedWords(state.words);
  if (!telling.length || !texts.isComplete || holds(asked, texts)) return asked;
  const factors = factorsNamed(base, state.words);
  if (factors.length) return { ...asked, reading: { kind: "factors", factors } };
  const some: State = { ...asked, reading: { kind: "some" } };
  return telling.length > 1 && holds(some, texts) ? some : asked;
}

/** The factors to which quotes speak and in whose labels all words of a search stand. */
export function factorsNamed(base: Knowledge, words: string): string[] {
  const asked = askedWords(words).telling.map(fold).filter(Boolean);
  if (!asked.length) return [];
  return base.factors
    .filter(({ label, inUse }) => inUse && asked.every((word) => fold(label).includes(word)))
    .map(({ id }) => id)
    .filter((id) => count(speakingTo(base, [id])) > 0);
}

/** The quotes that speak to any of some factors. */
export function speakingTo(base: Knowledge, factors: readonly string[]): Bits {
  const bits = none(base.size);
  base.factors.forEach(({ id }, at) => {
    if (factors.includes(id)) for (const value of SPEAKING) join(bits, base.judged(at, value));
  });
  return bits;
}

function holds(state: State, texts: Texts): boolean {
  const sought = soughtBy({ ...state, text: [] });
  return sought === undefined || texts.find(sought).some((word) => word !== 0);
}
