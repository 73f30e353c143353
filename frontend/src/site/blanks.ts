/** Blanks as Python knows them, for a class of an expression: JavaScript's `\s` differs in some. */
export const BLANK = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
