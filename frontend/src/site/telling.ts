// Words of which a question is made, and which say nothing of what it asks for. They are looked
// up only when a reader asks for nothing else.
const LIGHT = new Set(
  (
    "a about after all also am an and any are as at be been before being between both but by can " +
    "could did do does doing for from had has have having how i if in into is it its matter " +
    "matters me more most my no nor not of on only or other our over same should so some such " +
    "than that the their them then there these they this those to under us very was we were what " +
    "when where whether which while who whom why will with would you your"
  ).split(" "),
);

/** What of a question says something, and what was left aside. */
export interface Telling<T> {
  telling: T[];
  aside: T[];
}

/**
 * Leave aside what only makes a question; where nothing else is asked for, all of it is.
 *
 * @param asked what is asked for
 * @param wordOf the word of one of them, in lower case; undefined for what is never left aside
 */
export function partTelling<T>(
  asked: readonly T[],
  wordOf: (one: T) => string | undefined,
): Telling<T> {
  const isAside = (one: T) => LIGHT.has(wordOf(one) ?? "");
  const telling = asked.filter((one) => !isAside(one));
  return telling.length
    ? { telling, aside: asked.filter(isAside) }
    : { telling: [...asked], aside: [] };
}
