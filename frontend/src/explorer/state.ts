import { VALUES } from "./file";
import { type Knowledge, WITHIN, type Within } from "./knowledge";

/** The conditions of which each holds names, any of which will do. */
export const FACETS = [
  "factor",
  "value",
  "codebook",
  "paper",
  "source",
  "target",
  "source_domain",
  "target_domain",
  "model",
  "level",
] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = ["paper", "newest", "oldest", "factors", "relevance"] as const;
export type Sort = (typeof SORTS)[number];
export const GROUPS = ["none", "paper", "factor"] as const;
export type Group = (typeof GROUPS)[number];

/**
 * How the words are read: all must stand in a quote, or where no quote has all, some of them; or as
 * the factors that they name. It follows from the words and the quotes, so no address has it.
 */
export type Reading =
  | { kind: "every" }
  | { kind: "some" }
  | { kind: "factors"; factors: readonly string[] };
export const EVERY: Reading = { kind: "every" };

/** What is asked, and how the answer is laid out: all of it stands in the address. */
export interface State extends Record<Facet, string[]> {
  /** Factors to each of which the quote must speak besides. */
  also: string[];
  since: number | undefined;
  until: number | undefined;
  /** Texts, one of which must stand in the quote as it is. */
  text: string[];
  /** What was typed: words that are looked for, and phrases in quotation marks. */
  words: string;
  reading: Reading;
  within: Within;
  /** Undefined: by paper, or by relevance where words are sought. */
  sort: Sort | undefined;
  group: Group;
}

export function emptyState(): State {
  return {
    factor: [],
    value: [],
    codebook: [],
    paper: [],
    source: [],
    target: [],
    source_domain: [],
    target_domain: [],
    model: [],
    level: [],
    also: [],
    since: undefined,
    until: undefined,
    text: [],
    words: "",
    reading: EVERY,
    within: "quote",
    sort: undefined,
    group: "none",
  };
}

/** How the answer is sorted. */
export function sortOf(state: State): Sort {
  return state.sort ?? (state.words.trim() ? "relevance" : "paper");
}

/** Whether anything is asked at all. */
export function isEmpty(state: State): boolean {
  return (
    FACETS.every((facet) => state[facet].length === 0) &&
    state.also.length === 0 &&
    state.since === undefined &&
    state.until === undefined &&
    state.text.length === 0 &&
    !state.words.trim()
  );
}

/**
 * The state that an address asks for; `kb.site.addresses.quotes_where` is its contract.
 *
 * A factor or codebook may be named without its codebook or version, as in `base.quotes`: such names
 * are written out here. A name that does not exist is kept: nothing meets it, and the page says so.
 */
export function parseState(query: string, base: Knowledge): State {
  const given = new URLSearchParams(query);
  const state = emptyState();
  for (const facet of FACETS)
    state[facet] = sorted(given.getAll(facet).flatMap((name) => fullNames(facet, name, base)));
  state.also = sorted(given.getAll("also").map((name) => oneName(name, base)));
  state.since = year(given.get("since"));
  state.until = year(given.get("until"));
  state.text = sorted(given.getAll("text").filter((text) => text.trim()));
  state.words = given.get("words") ?? "";
  state.within = WITHIN.find((within) => within === given.get("within")) ?? "quote";
  state.sort = SORTS.find((sort) => sort === given.get("sort"));
  state.group = GROUPS.find((group) => group === given.get("group")) ?? "none";
  return settled(state, base);
}

/** The same question, in which a factor stands besides others only where there are others. */
export function settled(state: State, base: Knowledge): State {
  const [first, ...also] = state.also;
  if (first === undefined || state.factor.length || state.value.length || state.codebook.length)
    return state;
  return { ...state, factor: fullNames("factor", first, base), also };
}

/** The query of the address that asks for a state: `?factor=...`, or nothing. */
export function formatState(state: State): string {
  const pairs: [string, string][] = [];
  for (const facet of FACETS) for (const name of state[facet]) pairs.push([facet, name]);
  for (const name of state.also) pairs.push(["also", name]);
  for (const end of ["since", "until"] as const)
    if (state[end] !== undefined) pairs.push([end, String(state[end])]);
  for (const text of state.text) pairs.push(["text", text]);
  if (state.words.trim()) pairs.push(["words", state.words.trim()]);
  if (state.within !== "quote") pairs.push(["within", state.within]);
  if (state.sort) pairs.push(["sort", state.sort]);
  if (state.group !== "none") pairs.push(["group", state.group]);
  return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
}

/** The state with a name of a facet chosen, or no longer. */
export function toggled(state: State, facet: Facet, name: string): State {
  const names = state[facet].includes(name)
    ? state[facet].filter((other) => other !== name)
    : sorted([...state[facet], name]);
  return { ...state, [facet]: names };
}

/** Names each once, in the order of their code points, as Python sorts them. */
export function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort((one, other) => compareTexts(one, other));
}

/** Which text comes first by code points, as in Python; `<` of JavaScript goes by code units. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  const [here, there] = [[...one], [...other]];
  for (let at = 0; at < here.length && at < there.length; at++) {
    const step = (here[at]?.codePointAt(0) ?? 0) - (there[at]?.codePointAt(0) ?? 0);
    if (step) return step;
  }
  return here.length - there.length;
}

/** A factor's name written out where it means one; one of several codebooks stays as it is. */
function oneName(name: string, base: Knowledge): string {
  const [full = name, ...others] = fullNames("factor", name, base);
  return others.length ? name : full;
}

/** The names that a name means, written out. */
export function fullNames(facet: Facet, name: string, base: Knowledge): string[] {
  if (facet === "codebook") return [newest(name, base)];
  if (facet !== "factor") return [name];
  const slash = name.lastIndexOf("/");
  if (slash >= 0) return [`${newest(name.slice(0, slash), base)}${name.slice(slash)}`];
  const meant = base.factors.filter((factor) => factor.bare === name).map((factor) => factor.id);
  return meant.length ? meant : [name];
}

/** The reference that a codebook's name means: itself, or its newest major version. */
function newest(name: string, base: Knowledge): string {
  const refs = base.codebooks.map((book) => book.id);
  if (refs.includes(name)) return name;
  const majors = refs.filter((ref) => ref.slice(0, ref.lastIndexOf("@")) === name);
  const major = (ref: string) => Number(ref.slice(ref.lastIndexOf("@") + 1));
  return majors.sort((one, other) => major(other) - major(one))[0] ?? name;
}

function year(given: string | null): number | undefined {
  return given !== null && /^\d{1,4}$/.test(given) ? Number(given) : undefined;
}

/** The places of the values that speak to a factor. */
export const SPEAKING = Array.from({ length: VALUES - 2 }, (_, value) => value);
