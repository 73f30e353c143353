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

export function isLight(word: string): boolean {
  return LIGHT.has(word);
}
