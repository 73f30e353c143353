const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUE = new Map([...DIGITS].map((letter, value) => [letter, value]));

/**
 * Rising numbers from their distances, as kb/site/search/index.py writes them: five bits to a
 * letter, the lowest first; a letter of the second half of the alphabet says that more follow.
 */
export function readNumbers(text: string): number[] {
  const numbers: number[] = [];
  let last = -1;
  let distance = 0;
  let scale = 1;
  for (const letter of text) {
    const value = VALUE.get(letter) ?? 0;
    distance += (value & 31) * scale;
    if (value & 32) {
      scale *= 32;
    } else {
      last += distance + 1;
      numbers.push(last);
      distance = 0;
      scale = 1;
    }
  }
  return numbers;
}
