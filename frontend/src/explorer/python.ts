import type { Knowledge } from "./knowledge";
import { type State, sorted } from "./state";
import { askedWords } from "./words";

type Value = string[] | number | undefined;
/** The conditions of one call, by the arguments of `base.quotes` in their order. */
export type Clause = [name: string, value: NonNullable<Value>][];

const ORDER = ["factor", "value", "codebook", "paper", "since", "until", "source", "target"];
ORDER.push("model", "level", "text", "within");

/**
 * The question in the arguments of `base.quotes`, and of a `.where` for whatever must hold besides.
 *
 * A domain is written as its datasets. A codebook beside factors only says which of them are meant.
 */
export function clausesOf(base: Knowledge, state: State): Clause[] {
  const { factor, codebook } = state;
  const meant = codebook.length
    ? factor.filter((name) => codebook.includes(name.slice(0, name.lastIndexOf("/"))))
    : factor;
  const narrowed = meant.length > 0 || factor.length === 0;
  const first: Record<string, Value> = {
    factor: given(narrowed ? meant : factor),
    value: given(state.value),
    codebook: given(narrowed && meant.length ? [] : codebook),
    paper: given(state.paper),
    since: state.since,
    until: state.until,
    source: given(state.source),
    target: given(state.target),
    model: given(state.model),
    level: given(state.level),
    text: given(state.text),
  };
  const clauses = [first, ...state.also.map((name): Record<string, Value> => ({ factor: [name] }))];
  const besides = (name: string, value: string[]) => {
    const free = clauses.find((clause) => clause[name] === undefined);
    if (free) free[name] = value;
    else clauses.push({ [name]: value });
  };
  for (const [name, domains] of [
    ["source", state.source_domain],
    ["target", state.target_domain],
  ] as const)
    if (domains.length) besides(name, datasetsIn(base, domains));
  const { telling } = askedWords(state.words);
  if (state.reading.kind === "every") for (const word of telling) besides("text", [word]);
  else if (state.reading.kind === "some") besides("text", telling);
  else besides("factor", [...state.reading.factors]);
  for (const clause of clauses)
    if (state.within !== "quote" && (clause.source ?? clause.target ?? clause.model))
      clause.within = [state.within];
  return clauses.map((clause) =>
    ORDER.flatMap((name): Clause => {
      const value = clause[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The question as a script of Python that gives exactly these quotes. */
export function formatPython(base: Knowledge, state: State): string {
  const [first = [], ...others] = clausesOf(base, state);
  const calls = [`quotes = base.quotes(${formatArguments(first)})`];
  for (const clause of others) calls.push(`quotes = quotes.where(${formatArguments(clause)})`);
  return [
    "import kb",
    "",
    `base = kb.load()  # data version ${base.file.version}`,
    ...calls,
    "",
  ].join("\n");
}

/** How the quotes were chosen, as `Quotes.conditions` says it. */
export function wordConditions(base: Knowledge, state: State): string {
  const [first = [], ...others] = clausesOf(base, state).map((clause) =>
    clause.map(([name, value]) => `${name}=${formatValue(value, represent)}`).join(", "),
  );
  return others.reduce((before: string, more) => `(${before}) & (${more})`, String(first));
}

function datasetsIn(base: Knowledge, domains: string[]): string[] {
  return sorted(
    base.datasets
      .filter(({ domain }) => domains.includes(base.domains[domain]?.id ?? ""))
      .map(({ id }) => id),
  );
}

function given(names: string[]): string[] | undefined {
  return names.length ? names : undefined;
}

function formatArguments(clause: Clause): string {
  const given = clause.map(([name, value]) => `${name}=${formatValue(value, quoted)}`);
  const line = given.join(", ");
  return line.length <= 60 ? line : `\n    ${given.join(",\n    ")},\n`;
}

function formatValue(value: string[] | number, one: (text: string) => string): string {
  if (typeof value === "number") return String(value);
  const [first, ...others] = value.map(one);
  return first === undefined || others.length ? `[${value.map(one).join(", ")}]` : first;
}

/** A text as a literal in double quotation marks, with every character that is not printed spelt out. */
export function quoted(text: string): string {
  return `"${escaped(text, '"')}"`;
}

/** A text as Python represents it: in single quotation marks unless only those stand in it. */
export function represent(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return `${mark}${escaped(text, mark)}${mark}`;
}

function escaped(text: string, mark: string): string {
  let made = "";
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === mark || letter === "\\") made += `\\${letter}`;
    else if (letter === "\n") made += "\\n";
    else if (letter === "\r") made += "\\r";
    else if (letter === "\t") made += "\\t";
    else if (letter === " " || !/[\p{C}\p{Z}]/u.test(letter)) made += letter;
    else if (code < 0x100) made += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code < 0x10000) made += `\\u${code.toString(16).padStart(4, "0")}`;
    else made += `\\U${code.toString(16).padStart(8, "0")}`;
  }
  return made;
}
