import { BLANK } from "../site/blanks";

const BLANKS = new RegExp(`[${BLANK}]+`, "g");
// biome-ignore lint/suspicious/noControlCharactersInRegex: it asks for what is no control character
const ASCII = /^[\x00-\x7f]*$/;
const CLUSTER = /.[\p{M}\u200d]*/gsu;

/** A text for comparing words: without differences of case, blanks and composition, as `kb.frames.index.fold`. */
export function fold(text: string): string {
  const joined = text.replace(BLANKS, " ").replace(/^ | $/g, "");
  return ASCII.test(joined) ? joined.toLowerCase() : caseFolded(joined).normalize("NFC");
}

/** A text as it is searched, and for each of its units the place in the text before. */
export interface Folded {
  text: string;
  /** Where each unit of the folded text begins in the text; one more for its end. */
  from: number[];
}

/** The same with the way back, for marking what was found. */
export function foldWithPlaces(text: string): Folded {
  let folded = "";
  const from: number[] = [];
  let isBlank = true;
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const blank = cluster.replace(BLANKS, "") === "";
    if (blank && isBlank) continue;
    isBlank = blank;
    const piece = blank ? " " : caseFolded(cluster).normalize("NFC");
    for (let unit = 0; unit < piece.length; unit++) from.push(index);
    folded += piece;
  }
  from.push(text.length);
  return { text: folded, from };
}

/** Full case folding: of Python's `casefold` only historic and Cherokee letters differ, for both sides alike. */
function caseFolded(text: string): string {
  let folded = "";
  for (const letter of text) {
    if (letter === "ı") folded += letter;
    else if (letter === "ẞ") folded += "ss";
    else for (const upper of letter.toUpperCase()) folded += upper.toLowerCase();
  }
  return folded;
}
