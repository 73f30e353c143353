// The answer as a table: some rows at first, more when asked; a click on a head sorts.
import { element } from "../site/elements";
import { at } from "../site/root";
import type { Outcome } from "./protocol";
import { numberOf, type Row, recordAddress, shortened, type Term } from "./terms";

export const FIRST = 100;
const MORE = 400;

/** What the table needs to know of the site. */
export interface Names {
  base: string;
  vocabulary: string;
  prefixes: Record<string, string>;
}

/** What the table asks of the engine. */
export interface Source {
  rows(from: number, to: number): Promise<Row[]>;
  sort(by: string, descending: boolean): Promise<unknown>;
}

export class ResultTable {
  readonly root = element("div", { class: "kb-ask__result" });
  private readonly body = element("tbody");
  private readonly more = element("button", { type: "button", class: "kb-ask__button" });
  private readonly heads: HTMLTableCellElement[];
  private shown = 0;
  private sorted = { by: "", descending: false };

  constructor(
    private readonly outcome: Outcome,
    private readonly source: Source,
    private readonly names: Names,
    private readonly fail: (problem: unknown) => void,
  ) {
    this.heads = outcome.columns.map((column) => this.head(column));
    const region = element("div", {
      class: "kb-scroll",
      role: "region",
      tabindex: 0,
      "aria-label": "Rows of the answer",
    });
    region.append(
      element(
        "table",
        { class: "kb-table kb-table--narrow" },
        element("caption", { class: "kb-hidden" }, "Answer"),
        element("thead", {}, element("tr", {}, ...this.heads)),
        this.body,
      ),
    );
    this.more.addEventListener("click", () => void this.show(MORE).catch(this.fail));
    this.root.append(region, this.more);
  }

  /** Show so many rows more. */
  async show(count: number): Promise<void> {
    const rows = await this.source.rows(this.shown, this.shown + count);
    const first = this.body.rows.length;
    this.body.append(...rows.map((row) => this.line(row)));
    this.shown += rows.length;
    const left = this.outcome.total - this.shown;
    const hadFocus = document.activeElement === this.more;
    this.more.hidden = left <= 0;
    this.more.textContent = `Show ${Math.min(left, MORE)} more of ${left.toLocaleString("en")}`;
    if (hadFocus && this.more.hidden) this.body.rows[first]?.querySelector("a")?.focus();
  }

  private head(column: string): HTMLTableCellElement {
    const button = element("button", { type: "button", class: "kb-ask__sort" }, column);
    button.addEventListener("click", () => void this.sort(column).catch(this.fail));
    return element("th", { scope: "col" }, button);
  }

  private async sort(by: string): Promise<void> {
    const descending = this.sorted.by === by && !this.sorted.descending;
    this.sorted = { by, descending };
    await this.source.sort(by, descending);
    this.heads.forEach((head, at) => {
      if (this.outcome.columns[at] !== by) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    });
    const count = this.shown;
    this.shown = 0;
    this.body.replaceChildren();
    await this.show(count);
  }

  private line(row: Row): HTMLTableRowElement {
    return element(
      "tr",
      {},
      ...this.outcome.columns.map((column) => {
        const term = row[column];
        const isNumber = numberOf(term) !== undefined;
        return element("td", { class: isNumber ? "kb-number" : undefined }, this.cell(term));
      }),
    );
  }

  private cell(term: Term | undefined): Node | string {
    if (!term) return "";
    if (term.type !== "uri") return term.type === "bnode" ? `_:${term.value}` : term.value;
    const { base, vocabulary, prefixes } = this.names;
    const record = recordAddress(term.value, base, vocabulary);
    if (record !== undefined) {
      const label = term.value.startsWith(base)
        ? term.value.slice(base.length)
        : shortened(term.value, prefixes);
      return element("a", { href: at(record) }, label);
    }
    const label = shortened(term.value, prefixes);
    const isWeb = /^https?:\/\//i.test(term.value);
    return isWeb ? element("a", { href: term.value, rel: "noreferrer" }, label) : label;
  }
}
