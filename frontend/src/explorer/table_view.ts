import { element } from "../site/elements";
import type { Answer } from "./find";
import { counted } from "./labels";
import { headingOf, type Rows } from "./order";
import { RowMaker } from "./row_view";
import type { Texts } from "./texts";
import type { Sought } from "./words";

/** How many rows are shown at first, and how many more each time. */
const PAGE = 50;
/** How many of them are drawn at once; the others a moment later, so that the first are there soon. */
const AT_ONCE = 12;
const HEADS = ["Paper and quote", "Words", "Judged", "About"];

/** One answer as it is being drawn, row after row. */
interface Drawing {
  answer: Answer;
  groups: Rows[];
  maker: RowMaker;
  total: number;
  /** How many rows there are already, the group of the next one, and its place in that group. */
  drawn: number;
  group: number;
  within: number;
  /** Rows whose words are still to come. */
  waiting: Map<HTMLTableRowElement, number>;
}

/** The table of what was found, as long as the reader wants it. */
export class TableView {
  readonly root: HTMLElement;
  private readonly caption = element("caption", { class: "kb-hidden" });
  private readonly table: HTMLTableElement;
  private readonly more = element("button", { type: "button", class: "kb-x-more" });
  private readonly trouble = element("p", { class: "kb-note", role: "alert", hidden: true });
  /** How many rows are shown, if there are as many. */
  shown = PAGE;
  private drawing: Drawing | undefined;
  /** Done when the words of the rows in sight are here. */
  filled: Promise<void> = Promise.resolve();

  /** @param unfolded called with the number of rows after more were shown */
  constructor(
    private readonly texts: Texts,
    private readonly unfolded: (shown: number) => void,
  ) {
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
   * @param shown how many at most
   */
  show(answer: Answer, groups: Rows[], sought: Sought | undefined, shown = PAGE): void {
    this.shown = Math.max(shown, PAGE);
    const total = groups.reduce((sum, { places }) => sum + places.length, 0);
    const maker = new RowMaker(answer, this.texts, sought);
    const drawing: Drawing = {
      ...{ answer, groups, maker, total },
      ...{ drawn: 0, group: 0, within: 0, waiting: new Map() },
    };
    this.drawing = drawing;
    for (const old of [...this.table.tBodies]) old.remove();
    this.table.hidden = total === 0;
    this.draw(drawing, Math.min(AT_ONCE, this.shown));
    if (drawing.drawn < Math.min(this.shown, total))
      requestAnimationFrame(() =>
        setTimeout(() => {
          if (drawing === this.drawing) this.draw(drawing, this.shown);
        }),
      );
  }

  /** Draw rows until there are so many, or all. */
  private draw(drawing: Drawing, number: number): void {
    const { answer, groups, maker, total } = drawing;
    while (drawing.drawn < Math.min(number, total)) {
      const group = groups[drawing.group];
      const place = group?.places[drawing.within];
      if (!group) break;
      if (place === undefined) {
        drawing.group += 1;
        drawing.within = 0;
        continue;
      }
      if (drawing.within === 0)
        this.table.append(element("tbody", { role: "rowgroup" }, ...heading(answer, group)));
      const row = maker.row(place);
      if (this.texts.at(place) === undefined) drawing.waiting.set(row, place);
      this.table.tBodies[this.table.tBodies.length - 1]?.append(row);
      drawing.drawn += 1;
      drawing.within += 1;
    }
    const shown = Math.min(this.shown, total);
    const next = Math.min(PAGE, total - shown);
    this.caption.textContent = `${counted(shown, "row")} of ${total.toLocaleString("en")}`;
    this.more.hidden = next <= 0;
    this.more.textContent = `Show ${next} more (${shown.toLocaleString("en")} of ${total.toLocaleString("en")} shown)`;
    if (drawing.waiting.size) this.filled = this.fill(drawing);
  }

  /** Have the words that are lacking fetched, and put them into the rows that are still shown. */
  private async fill(drawing: Drawing): Promise<void> {
    try {
      await this.texts.load([...drawing.waiting.values()]);
      this.trouble.hidden = true;
    } catch (problem) {
      this.trouble.textContent = problem instanceof Error ? problem.message : String(problem);
      this.trouble.hidden = false;
      return;
    }
    for (const [row, place] of drawing.waiting)
      if (this.texts.at(place) !== undefined) {
        row.replaceWith(drawing.maker.row(place));
        drawing.waiting.delete(row);
      }
  }

  private showMore(): void {
    const { drawing } = this;
    if (!drawing) return;
    const before = this.shown;
    this.shown += PAGE;
    this.unfolded(this.shown);
    this.draw(drawing, this.shown);
    const row = this.table.querySelectorAll<HTMLElement>("tbody th[scope=row]")[before];
    row?.querySelector("a")?.focus();
  }
}

function heading(answer: Answer, { head, places }: Rows): HTMLElement[] {
  if (!head) return [];
  const { label, note } = headingOf(answer.base, head);
  const cell = element(
    "th",
    { scope: "rowgroup", role: "rowheader", colspan: HEADS.length },
    `${label} `,
  );
  if (note) cell.append(element("small", {}, note), " ");
  cell.append(element("span", { class: "kb-count" }, counted(places.length, "quote")));
  return [element("tr", { role: "row", class: "kb-x-group" }, cell)];
}
