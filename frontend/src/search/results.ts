import { element } from "../site/elements";
import { at } from "../site/root";
import { excerptOf, printStretches } from "./excerpt";
import type { Entry } from "./index";
import type { Ranked } from "./ranking";

const MOST_CODES = 6;

/** A result as an item of a list, with its link to where it stands. */
export function printEntry(entry: Entry, terms: ReadonlySet<string>): HTMLLIElement {
  const link = element(
    "a",
    { class: "kb-search__link", href: at(entry.address) },
    element("span", { class: "kb-search__kind" }, entry.kind),
    element(
      "span",
      { class: "kb-search__title" },
      ...printStretches(excerptOf(entry.title, terms)),
    ),
  );
  const item = element("li", { class: "kb-search__item" }, link);
  if (entry.where) link.append(element("span", { class: "kb-search__where" }, entry.where));
  if (entry.text) {
    const words = printStretches(excerptOf(entry.text, terms));
    const name = entry.kind === "Quote" ? "q" : "span";
    link.append(element(name, { class: "kb-search__text" }, ...words));
  }
  if (entry.codes.length > 0) link.append(printCodes(entry, terms));
  return item;
}

function printCodes({ codes }: Entry, terms: ReadonlySet<string>): HTMLElement {
  const asked = (code: [string, string]): number =>
    excerptOf(code[0], terms).some((it) => it.isStressed) ? 0 : 1;
  const shown = [...codes].sort((a, b) => asked(a) - asked(b)).slice(0, MOST_CODES);
  const made = shown.map(([label, value]) =>
    element(
      "span",
      { class: "kb-search__code" },
      ...printStretches(excerptOf(label, terms)),
      ` (${value})`,
    ),
  );
  const more = codes.length - shown.length;
  if (more > 0) made.push(element("span", { class: "kb-search__code" }, `and ${more} more`));
  return element("span", { class: "kb-search__codes" }, ...made);
}

/** What was found, in a sentence. */
export function describe({ whole, part, missing }: Ranked): string {
  const none = missing.map((word) => `“${word}”`).join(", ");
  if (whole.length + part.length === 0) return none ? `Nothing holds ${none}.` : "";
  const all = `${whole.length.toLocaleString("en")} ${whole.length === 1 ? "result" : "results"}`;
  const more = part.length.toLocaleString("en");
  const some = part.length > 0 ? `, ${more} with some of the words` : "";
  const found = whole.length > 0 ? `${all}${some}.` : `Nothing holds all words; ${more} hold some.`;
  return none ? `${found} Nothing holds ${none}.` : found;
}
