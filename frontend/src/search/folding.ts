// The words of a text as the index knows them: kb/site/search/folding.py does the same.
const LONGEST = 64;
const IDEOGRAPHS = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(`[${IDEOGRAPHS}]|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}])+`, "gu");
const UNSEEN = /[\p{M}\p{Cf}]/gu;
const COMPOUND = /[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)+/gu;

/** A text in lower case, without accents and without characters that nobody sees. */
export function fold(text: string): string {
  const parts = text.toLowerCase().normalize("NFKD").replace(UNSEEN, "");
  return parts.toLowerCase().replaceAll("ς", "σ");
}

/** The words of a text in their order: runs of letters and digits, and each ideograph alone. */
export function splitWords(text: string): string[] {
  return (fold(text).match(WORD) ?? []).map(cut);
}

/** The compounds of a text written as one word, such as `finetuning` for `fine-tuning`. */
export function joinCompounds(text: string): { joined: string; parts: string[] }[] {
  return (fold(text).match(COMPOUND) ?? []).map((compound) => {
    const parts = compound.split(/[-\u2010]/);
    return { joined: cut(parts.join("")), parts: parts.map(cut) };
  });
}

function cut(word: string): string {
  return word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word;
}
