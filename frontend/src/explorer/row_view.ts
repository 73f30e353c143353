import { element } from "../site/elements";
import { at as siteAddress } from "../site/root";
import { has } from "./bits";
import { ABSENT, NOT_ASSESSED, VALUES } from "./file";
import type { Answer } from "./find";
import { meantJudgements } from "./find";
import type { Knowledge } from "./knowledge";
import type { Texts } from "./texts";
import type { Sought } from "./words";
import { viewWords } from "./words_view";

/** How many factors without a mark a row names at most. */
const MOST_UNMARKED = 6;

/** Makes the rows of the table. */
export class RowMaker {
  private readonly base: Knowledge;
  private readonly meant: ReturnType<typeof meantJudgements>;

  constructor(
    answer: Answer,
    private readonly texts: Texts,
    private readonly sought: Sought | undefined,
  ) {
    this.base = answer.base;
    this.meant = meantJudgements(answer.base, answer.state);
  }

  /** One quote as a row: its paper, its words, its judgements, what it is about. */
  row(place: number): HTMLTableRowElement {
    const { base } = this;
    const paper = base.paperAt(place);
    const number = base.file.quotes.number[place];
    const text = this.texts.at(place);
    const [level = "", label = "", short = ""] =
      base.file.levels[base.file.quotes.level[place] ?? 0] ?? [];
    const words = text === undefined ? waiting() : viewWords(text, this.sought);
    return element(
      "tr",
      { role: "row" },
      element(
        "th",
        { scope: "row", role: "rowheader" },
        link(`papers/${paper.id}/`, paper.label),
        element("br"),
        link(`papers/${paper.id}/#q${number}`, `Quote ${number}`, "kb-x-ref"),
        link(`ledger/#${level}`, short, `kb-mark kb-level kb-level--${level}`, label),
      ),
      element("td", { role: "cell", class: "kb-x-words" }, words),
      element("td", { role: "cell", class: "kb-x-judged" }, ...this.judged(place)),
      element("td", { role: "cell", class: "kb-x-about" }, ...this.about(place)),
    );
  }

  /** For each codebook the factors by value: what is stated, and of the rest what was asked for. */
  private judged(place: number): HTMLElement[] {
    const books = new Map<number, Map<number, number[]>>();
    const put = (factor: number, value: number) => {
      const book = this.base.factors[factor]?.codebook ?? 0;
      const values = books.get(book) ?? new Map<number, number[]>();
      values.set(value, [...(values.get(value) ?? []), factor]);
      books.set(book, values);
    };
    const stated = new Set<number>();
    const codes = [...(this.base.file.quotes.codes[place] ?? [])].sort((one, other) => one - other);
    for (const code of codes) {
      stated.add(Math.floor(code / VALUES));
      put(Math.floor(code / VALUES), code % VALUES);
    }
    let unmarked = 0;
    for (const factor of this.meant && this.meant.values.length < VALUES ? this.meant.factors : [])
      for (const value of [ABSENT, NOT_ASSESSED])
        if (
          this.meant?.values.includes(value) &&
          !stated.has(factor) &&
          unmarked < MOST_UNMARKED &&
          has(this.base.judged(factor, value), place)
        ) {
          put(factor, value);
          unmarked += 1;
        }
    return [...books]
      .sort(([one], [other]) => one - other)
      .map(([book, values]) => this.viewBook(book, values));
  }

  private viewBook(book: number, values: Map<number, number[]>): HTMLElement {
    const { id = "", label = "" } = this.base.codebooks[book] ?? {};
    const items = [...values]
      .sort(([one], [other]) => one - other)
      .map(([value, factors]) =>
        element(
          "li",
          {},
          this.mark(value),
          " ",
          ...listed(factors.map((at) => this.factor(id, at))),
        ),
      );
    return element(
      "div",
      { class: "kb-x-book" },
      element("span", {}, link(`codebooks/${id}/`, label)),
      element("ul", {}, ...items),
    );
  }

  private mark(value: number): HTMLElement {
    const { id = "", means = "" } = this.base.values[value] ?? {};
    return element(
      "span",
      { class: `kb-value kb-value--${id.replace(" ", "-")}`, title: means },
      id,
    );
  }

  private factor(book: string, at: number): HTMLElement {
    const { bare = "", label = "" } = this.base.factors[at] ?? {};
    return link(`codebooks/${book}/${bare}/`, label);
  }

  private about(place: number): HTMLElement[] {
    const { quotes } = this.base.file;
    const subjects = [
      ["Source", "datasets", quotes.source[place], this.base.datasets],
      ["Target", "datasets", quotes.target[place], this.base.datasets],
      ["Model", "models", quotes.models[place], this.base.models],
    ] as const;
    return subjects.flatMap(([role, kind, things = [], named]) => {
      if (!things.length) return [];
      const links = things.map((at) => link(`${kind}/${named[at]?.id}/`, named[at]?.label ?? ""));
      return [
        element("div", { class: "kb-x-subject" }, element("span", {}, role), " ", ...listed(links)),
      ];
    });
  }
}

function link(address: string, label: string, name?: string, title?: string): HTMLAnchorElement {
  return element("a", { href: siteAddress(address), class: name, title }, label);
}

function listed(parts: Node[]): (Node | string)[] {
  return parts.flatMap((part, at) => (at ? [", ", part] : [part]));
}

function waiting(): HTMLElement {
  return element("blockquote", { "aria-busy": "true", class: "kb-x-waiting" }, "…");
}
