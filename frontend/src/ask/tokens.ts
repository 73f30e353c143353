// The tokens of a SPARQL text, as far as one must know them to say what it asks for.
// Source of the forms: SPARQL 1.1 Query Language, section 19.8, productions 139 to 173.

const KINDS = [
  "space",
  "comment",
  "iri",
  "string",
  "variable",
  "blank",
  "name",
  "language",
  "number",
  "word",
  "sign",
] as const;

export type Kind = (typeof KINDS)[number];

/** A piece of a SPARQL text; a `name` is a prefixed one such as `kb:value`. */
export interface Token {
  kind: Kind;
  text: string;
  /** Where it begins, in UTF-16 units from 0. */
  start: number;
}

const LOCAL = String.raw`(?:[\w:\p{L}\p{N}]|\\[_~.\-!$&'()*+,;=/?#@%]|%[0-9A-Fa-f]{2})`;
const INSIDE = String.raw`(?:[\w:\-.\u00b7\p{L}\p{N}]|\\[_~.\-!$&'()*+,;=/?#@%]|%[0-9A-Fa-f]{2})`;
const FORMS = [
  String.raw`[ \t\r\n]+`,
  String.raw`#[^\r\n]*`,
  String.raw`<(?:[^<>"{}|^\x60\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>`,
  [
    String.raw`"""(?:"{0,2}(?:[^"\\]|\\[^]))*"""`,
    String.raw`'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''`,
    String.raw`"(?:[^"\\\r\n]|\\.)*"`,
    String.raw`'(?:[^'\\\r\n]|\\.)*'`,
  ].join("|"),
  String.raw`[?$][\w\p{L}]+`,
  String.raw`_:[\w\p{L}](?:[\w\p{L}.\-]*[\w\p{L}\-])?`,
  String.raw`(?:\p{L}(?:[\w\p{L}\-.]*[\w\p{L}\-])?)?:(?:${LOCAL}(?:${INSIDE}*(?<!\.))?)?`,
  "@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
  String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`,
  String.raw`[\p{L}_][\w\p{L}]*`,
  "[^]",
];
const TOKEN = new RegExp(FORMS.map((form) => `(${form})`).join("|"), "uy");

/** The tokens of a text, without spaces and comments. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const groups = found.slice(1);
    const kind = KINDS[groups.findIndex((group) => group !== undefined)] ?? "sign";
    if (kind !== "space" && kind !== "comment") {
      tokens.push({ kind, text: found[0], start: found.index });
    }
    if (TOKEN.lastIndex >= text.length) break;
  }
  return tokens;
}

/** The prefix of a prefixed name: `kb` of `kb:value`. */
export function prefixOf(token: Token): string {
  return token.text.slice(0, token.text.indexOf(":"));
}

/** Line and column of a place in a text, both from 1. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
