// What is done with a query before the engine sees it: prefixes are declared, and what this page
// cannot do is refused in plain words.
import { placeOf, prefixOf, type Token, tokensOf } from "./tokens";

/** What is wrong with a query, and where; line 0 when nobody can tell. */
export interface Fault {
  reason: string;
  line: number;
  column: number;
}

export type Form = "SELECT" | "ASK" | "CONSTRUCT" | "DESCRIBE";

/** A query that the engine may be asked. */
export interface Prepared {
  form: Form;
  /** What is sent: the query, with the declarations before it on its first line. */
  sent: string;
  /** How many characters of the first line are not the reader's own. */
  before: number;
}

const FORMS: readonly string[] = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
const UPDATES: readonly string[] = "INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split(
  " ",
);

/** The query made ready, or what is wrong with it. */
export function prepare(query: string, prefixes: Record<string, string>): Prepared | Fault {
  const tokens = tokensOf(query);
  const fault = (token: Token, reason: string): Fault => ({
    reason,
    ...placeOf(query, token.start),
  });
  if (tokens.length === 0) return { reason: "There is no query to run.", line: 0, column: 0 };
  const open = tokens.find((token) => token.kind === "sign" && /["']/.test(token.text));
  if (open) return fault(open, `The text that begins with ${open.text} is not closed.`);

  const declared = declaredIn(tokens);
  const first = tokens[startOf(tokens)];
  if (!first) return { reason: "After the prefixes comes no query.", line: 0, column: 0 };
  const word = first.text.toUpperCase();
  if (first.kind === "word" && UPDATES.includes(word)) {
    return fault(
      first,
      `${word} would change the data. This page only reads: ask with SELECT, ASK, CONSTRUCT or ` +
        "DESCRIBE. To change a store of your own, take the Turtle from the downloads.",
    );
  }
  if (first.kind !== "word" || !FORMS.includes(word)) {
    return fault(first, "A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE.");
  }
  for (const token of tokens) {
    if (token.kind === "word" && token.text.toUpperCase() === "SERVICE") {
      return fault(
        token,
        "SERVICE asks another server, and no request leaves this site. Leave it out, or run the " +
          "query on a store of your own.",
      );
    }
    if (token.kind === "name" && !declared.has(prefixOf(token)) && !prefixes[prefixOf(token)]) {
      const name = prefixOf(token);
      return fault(token, `There is no prefix “${name}”. Declare it first: PREFIX ${name}: <...>`);
    }
  }
  const used = new Set(tokens.filter((token) => token.kind === "name").map(prefixOf));
  const before = [...used]
    .filter((name) => !declared.has(name))
    .sort()
    .map((name) => `PREFIX ${name}: <${prefixes[name]}> `)
    .join("");
  return { form: word as Form, sent: before + query, before: before.length };
}

export function isFault(one: Prepared | Fault): one is Fault {
  return "reason" in one;
}

/** Terms of the project's own vocabulary that it has not; a pattern with one matches nothing. */
export function unknownTerms(query: string, terms: readonly string[]): string[] {
  const tokens = tokensOf(query);
  if (declaredIn(tokens).has("kb")) return [];
  const named = tokens
    .filter((token) => token.kind === "name" && prefixOf(token) === "kb")
    .map((token) => token.text.slice("kb:".length));
  return [...new Set(named)].filter((name) => name && !terms.includes(name));
}

function isWord(token: Token | undefined, ...words: string[]): boolean {
  return token?.kind === "word" && words.includes(token.text.toUpperCase());
}

function declaredIn(tokens: Token[]): Set<string> {
  const names = tokens.filter((_, at) => isWord(tokens[at - 1], "PREFIX"));
  return new Set(names.filter((token) => token.kind === "name").map(prefixOf));
}

/** The place of the first token behind PREFIX and BASE. */
function startOf(tokens: Token[]): number {
  let at = 0;
  while (isWord(tokens[at], "PREFIX", "BASE")) at += isWord(tokens[at], "PREFIX") ? 3 : 2;
  return at;
}
