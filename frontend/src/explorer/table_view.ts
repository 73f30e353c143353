import { element } from "../site/elements";
import type { Answer } from "./find";
import { counted } from "./labels";
import type { Rows } from "./order";
import { RowMaker } from "./row_view";
import type { Texts } from "./texts";
import type { Sought } from "./words";

/** How many rows are shown at first, and how many more each time. */
const PAGE = 50;
const HEADS = ["Paper and quote", "Words", "Judged", "About"];

/** The table of what was found, as long as the reader wants it. */
export class TableView {
  readonly root: HTMLElement;
  private readonly caption = element("caption", { class: "kb-hidden" });
  private readonly table: HTMLTableElement;
  private readonly more = element("button", { type: "button", class: "kb-x-more" });
  private readonly trouble = element("p", { class: "kb-note", role: "alert", hidden: true });
  private shown = PAGE;
  private turn = 0;
  private draw: () => void = () => undefined;
  /** Done when the words of the rows in sight are here. */
  filled: Promise<void> = Promise.resolve();

  constructor(private readonly texts: Texts) {
    const heads = HEADS.map((head) => element("th", { scope: "col", role: "columnheader" }, head));
    this.table = element(
      "table",
      { class: "kb-x-table", role: "table" },
      this.caption,
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads)),
    );
    this.more.addEventListener("click", () => this.showMore());
    this.root = element("div", { class: "kb-x-rows" }, this.trouble, this.table, this.more);
  }

  /**
   * Show rows from the first.
   *
   * @param keeps whether as many stay in sight as were unfolded: the rows are the same, only their
   *   words have come
   */
  show(answer: Answer, groups: Rows[], sought: Sought | undefined, keeps = false): void {
    if (!keeps) this.shown = PAGE;
    this.draw = () => this.drawRows(answer, groups, sought);
    this.draw();
  }

  private drawRows(answer: Answer, groups: Rows[], sought: Sought | undefined): void {
    const total = groups.reduce((sum, { places }) => sum + places.length, 0);
    const number = Math.min(this.shown, total);
    const maker = new RowMaker(answer, this.texts, sought);
    const lacking: number[] = [];
    const bodies: HTMLElement[] = [];
    let left = number;
    for (const group of groups) {
      if (left <= 0) break;
      const places = group.places.slice(0, left);
      left -= places.length;
      lacking.push(...places.filter((place) => this.texts.at(place) === undefined));
      const rows = places.map((place) => maker.row(place));
      bodies.push(element("tbody", { role: "rowgroup" }, ...heading(answer, group), ...rows));
    }
    for (const old of [...this.table.tBodies]) old.remove();
    this.table.append(...bodies);
    this.table.hidden = total === 0;
    this.caption.textContent = `${counted(number, "row")} of ${total.toLocaleString("en")}`;
    this.more.hidden = number >= total;
    const next = Math.min(PAGE, total - number);
    this.more.textContent = `Show ${next} more (${number.toLocaleString("en")} of ${total.toLocaleString("en")} shown)`;
    if (lacking.length) this.filled = this.fill(lacking);
  }

  /** Have the words that are lacking fetched, and draw again unless something else is shown by then. */
  private async fill(lacking: number[]): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    try {
      await this.texts.load(lacking);
      this.trouble.hidden = true;
    } catch (problem) {
      this.trouble.textContent = problem instanceof Error ? problem.message : String(problem);
      this.trouble.hidden = false;
      return;
    }
    if (turn === this.turn) this.draw();
  }

  private showMore(): void {
    const before = this.shown;
    this.shown += PAGE;
    this.draw();
    const row = this.table.querySelectorAll<HTMLElement>("tbody th[scope=row]")[before];
    row?.querySelector("a")?.focus();
  }
}

function heading(answer: Answer, { head, places }: Rows): HTMLElement[] {
  if (!head) return [];
  const { base } = answer;
  const named =
    head.kind === "rest" ? undefined : base[head.kind === "paper" ? "papers" : "factors"][head.at];
  const label = named ? named.label : "Speaks to no factor";
  const parts = [label, " "];
  const cell = element(
    "th",
    { scope: "rowgroup", role: "rowheader", colspan: HEADS.length },
    ...parts,
  );
  if (named?.note) cell.append(element("small", {}, named.note), " ");
  cell.append(element("span", { class: "kb-count" }, counted(places.length, "quote")));
  return [element("tr", { role: "row", class: "kb-x-group" }, cell)];
}
