import { BLANK } from "../site/blanks";

/** What LaTeX is made of, as `kb.tables` has it; the build writes it to `assets/data/latex.json`. */
export interface LatexSigns {
  macros: string;
  /** For each factor the lines in which its label heads a column. */
  heads: Record<string, string[]>;
  /** The macro of each value; of what was not assessed under the empty word. */
  marks: Record<string, string>;
  text: Record<string, string>;
  maths: Record<string, string>;
  accents: Record<string, string>;
}

const BLANKS = new RegExp(`([${BLANK}]+)`);
const OPENING_QUOTE = new RegExp(`(?:(?<=[${BLANK}([{/=-])|^)(["'])(?=[\\p{L}\\p{N}])`, "gu");
const CLUSTER = /(.)([\u0300-\u036f]*)/gsu;
const TOKEN = /[\p{L}\p{Nl}\p{No}]{1,24}[\u0300-\u036f]*|.[\u0300-\u036f]*/gsu;
const BREAK_AFTER = new Set("-/_.:;=&@#?+,");
const LONGEST_UNBROKEN = 24;
const SHORT_WORD = 10;
const OGONEK = "\u0328";

/** The text as LaTeX in ASCII that prints it and runs nothing; `kb.tables.latex_text` says how. */
export function escapeLatex(text: string, signs: LatexSigns): string {
  let made = "";
  let before = "";
  const opened = text
    .normalize("NFC")
    .replace(OPENING_QUOTE, (mark) => (mark === '"' ? "“" : "‘"))
    .replaceAll('"', "”");
  for (const [, character = "", marks = ""] of opened.matchAll(CLUSTER)) {
    const piece = setCluster(character, marks, signs);
    if (piece && piece === before && "-',".includes(piece)) made += "{}";
    made += piece;
    before = piece;
  }
  return made;
}

/** The same with places to break in words that TeX would not break by itself. */
export function breakable(text: string, signs: LatexSigns): string {
  return text
    .normalize("NFC")
    .split(BLANKS)
    .map((word) => breakWord(word, signs))
    .join("");
}

function breakWord(word: string, signs: LatexSigns): string {
  const pieces: string[][] = [[]];
  const isLong = [...word].length > SHORT_WORD;
  for (const [token] of word.matchAll(TOKEN)) {
    const letters = [...token];
    const last = pieces.at(-1) ?? [];
    if (last.length && last.length + letters.length > LONGEST_UNBROKEN) pieces.push([]);
    pieces.at(-1)?.push(...letters);
    if (isLong && BREAK_AFTER.has(token)) pieces.push([]);
  }
  return pieces
    .filter((piece) => piece.length)
    .map((piece) => escapeLatex(piece.join(""), signs))
    .join("\\kbbreak{}");
}

function setCluster(character: string, marks: string, signs: LatexSigns): string {
  const plain = setCharacter(character, signs);
  if (plain !== undefined && !marks) return plain;
  const [base = "", ...others] = (character + marks).normalize("NFD");
  return setAccented(base, others, signs);
}

function setCharacter(character: string, signs: LatexSigns): string | undefined {
  const text = signs.text[character];
  if (text !== undefined) return text;
  const maths = signs.maths[character];
  if (maths !== undefined) return `\\ensuremath{${maths}}`;
  return character >= " " && character <= "~" ? character : undefined;
}

function setAccented(base: string, marks: string[], signs: LatexSigns): string {
  const [first = "", ...others] = marks;
  const rest = others.map(showCode).join("");
  const accent = signs.accents[first];
  const maths = signs.maths[base];
  if (first === OGONEK && "AaEeIiUuOo".includes(base))
    return `\\UseTextAccent{T1}{\\k}{${base}}${rest}`;
  if (accent !== undefined && /^[A-Za-z]$/.test(base)) {
    const isDotless = "ij".includes(base) && !["\u0323", "\u0327", "\u0331"].includes(first);
    return `\\${accent}{${isDotless ? "\\" : ""}${base}}${rest}`;
  }
  if (first === "\u0301" && maths !== undefined) return `\\ensuremath{\\acute{${maths}}}${rest}`;
  return [...(base + marks.join("")).normalize("NFC")]
    .map((letter) => setCharacter(letter, signs) || showCode(letter))
    .join("");
}

/** The code point, after which a line may break. */
function showCode(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `{[}U+${code}{]}\\hspace{0pt}`;
}
