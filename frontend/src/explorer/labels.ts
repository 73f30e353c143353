import { factorsMeant, names } from "./find";
import type { Knowledge } from "./knowledge";
import { EVERY, FACETS, type Facet, type State } from "./state";

/** What each facet is called. */
export const TITLES: Record<Facet, string> = {
  factor: "Factor",
  value: "Value",
  codebook: "Codebook",
  paper: "Paper",
  source: "Source",
  source_domain: "Source domain",
  target: "Target",
  target_domain: "Target domain",
  model: "Model",
  level: "Verification",
};

/** A condition that is set, in words, and the state without it. */
export interface Condition {
  name: string;
  value: string;
  without: State;
}

/** Every condition that is set, each name of a facet for itself. */
export function conditionsOf(base: Knowledge, state: State): Condition[] {
  const set: Condition[] = FACETS.flatMap((facet) =>
    state[facet].map((id) => ({
      name: TITLES[facet],
      value: labelOf(base, facet, id),
      without: { ...state, [facet]: state[facet].filter((other) => other !== id) },
    })),
  );
  for (const name of state.also)
    set.push({
      name: "And also",
      value: factorLabel(base, name),
      without: { ...state, also: state.also.filter((other) => other !== name) },
    });
  if (state.since !== undefined)
    set.push({ name: "From", value: `${state.since}`, without: { ...state, since: undefined } });
  if (state.until !== undefined)
    set.push({ name: "Until", value: `${state.until}`, without: { ...state, until: undefined } });
  for (const text of state.text)
    set.push({
      name: "Text",
      value: `“${text}”`,
      without: { ...state, text: state.text.filter((other) => other !== text) },
    });
  if (state.words.trim())
    set.push({
      name: "Words",
      value: state.words.trim(),
      without: { ...state, words: "", reading: EVERY },
    });
  return set;
}

/** What a name of a facet is called; a name that does not exist says so. */
export function labelOf(base: Knowledge, facet: Facet, id: string): string {
  const found = names(base, facet).find((named) => named.id === id);
  if (!found) return `${id} (no quote here has it)`;
  return found.note ? `${found.label} (${found.note})` : found.label;
}

/** What the factors are called that a name means. */
function factorLabel(base: Knowledge, name: string): string {
  const meant = factorsMeant(base, name).map((at) => base.factors[at]?.id ?? name);
  return (meant.length ? meant : [name]).map((id) => labelOf(base, "factor", id)).join(" or ");
}

/** A number with its noun. */
export function counted(number: number, one: string): string {
  return `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
}
