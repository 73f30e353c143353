import { element } from "../site/elements";
import { next, type Order, ordered } from "./order";
import { sampleOf } from "./sample";
import type { Category, Shelf } from "./shelves";
import type { PanelState, Side } from "./state";

const SORTED: Readonly<Record<Order, readonly [string, string]>> = {
  name: ["ascending", "none"],
  "name-down": ["descending", "none"],
  size: ["none", "descending"],
  "size-up": ["none", "ascending"],
};

/** One of the two panels: a choice of datasets, and the categories of the one that is chosen. */
export class Panel {
  readonly root: HTMLElement;
  private readonly body = element("div");

  constructor(
    private readonly side: Side,
    private readonly shelves: readonly Shelf[],
    private state: PanelState,
    private readonly changed: (state: PanelState) => void,
  ) {
    const title = side === "left" ? "Left dataset" : "Right dataset";
    this.root = element("section", { class: "kb-db-panel", "aria-label": title });
    const choice = this.datasetChoice(title);
    this.root.append(choice, this.body);
    this.draw();
  }

  private set(change: Partial<PanelState>): void {
    this.state = { ...this.state, ...change };
    this.changed(this.state);
  }

  private shelf(): Shelf | undefined {
    return this.shelves.find((one) => one.id === this.state.dataset);
  }

  private datasetChoice(title: string): HTMLElement {
    const select = element("select", { id: `kb-db-${this.side}` });
    for (const group of new Set(this.shelves.map((one) => one.group))) {
      const options = this.shelves
        .filter((one) => one.group === group)
        .map((one) =>
          element("option", { value: one.id, selected: one.id === this.state.dataset }, one.name),
        );
      select.append(element("optgroup", { label: group }, ...options));
    }
    select.addEventListener("change", () => {
      const shelf = this.shelves.find((one) => one.id === select.value);
      this.set({ dataset: select.value, split: shelf?.splits[0] ?? "", open: "" });
      this.draw();
    });
    return element(
      "p",
      { class: "kb-db-choice" },
      element("label", { for: select.id }, title),
      select,
    );
  }

  private draw(): void {
    const shelf = this.shelf();
    if (!shelf) return;
    const about = shelf.about.map((one) => one.cloneNode(true));
    const link = element("a", { href: shelf.address }, shelf.name);
    const parts: Node[] = [
      element("h2", { class: "kb-db-name" }, link),
      element("div", { class: "kb-db-about" }, ...about),
    ];
    if (shelf.splits.length > 1) parts.push(this.splitChoice(shelf));
    if (shelf.categories.length > 0) parts.push(this.table(shelf));
    this.body.replaceChildren(...parts);
  }

  private splitChoice(shelf: Shelf): HTMLElement {
    const select = element("select", { id: `kb-db-${this.side}-split` });
    for (const split of shelf.splits) {
      select.append(
        element("option", { value: split, selected: split === this.state.split }, split),
      );
    }
    select.addEventListener("change", () => {
      this.set({ split: select.value });
      this.redrawTable(shelf);
    });
    return element(
      "p",
      { class: "kb-db-choice kb-db-choice--split" },
      element("label", { for: select.id }, `Count the ${shelf.unit} of`),
      select,
    );
  }

  private redrawTable(shelf: Shelf): void {
    this.body.querySelector(".kb-db-scroll")?.replaceWith(this.table(shelf));
  }

  private table(shelf: Shelf): HTMLElement {
    const split = Math.max(0, shelf.splits.indexOf(this.state.split));
    const [byName, bySize] = SORTED[this.state.sort];
    const heads = element("tr", {}, this.head(shelf, "name", "Category", byName));
    if (shelf.splits.length > 0) {
      const said = this.state.split === "all" ? "" : ` (${this.state.split})`;
      const unit = shelf.unit.charAt(0).toUpperCase() + shelf.unit.slice(1);
      heads.append(this.head(shelf, "size", unit + said, bySize));
    }
    const rows = ordered(shelf.categories, this.state.sort, split).flatMap((category) =>
      this.rows(shelf, category, split),
    );
    const table = element(
      "table",
      { class: "kb-table kb-db-table" },
      element("caption", { class: "kb-hidden" }, `Categories of ${shelf.name}`),
      element("thead", {}, heads),
      element("tbody", {}, ...rows),
    );
    const title = `Categories of ${shelf.name}, ${this.side}`;
    return element(
      "div",
      { class: "kb-db-scroll", role: "region", tabindex: 0, "aria-label": title },
      table,
    );
  }

  private head(shelf: Shelf, column: "name" | "size", words: string, sorted: string): HTMLElement {
    const arrow = { ascending: "▲", descending: "▼" }[sorted] ?? "";
    const sign = element("span", { class: "kb-db-arrow", "aria-hidden": "true" }, arrow);
    const button = element("button", { type: "button", "data-column": column }, words, sign);
    button.addEventListener("click", () => {
      this.set({ sort: next(this.state.sort, column) });
      this.redrawTable(shelf);
      this.body.querySelector<HTMLElement>(`[data-column=${column}]`)?.focus();
    });
    const kind = column === "size" ? "kb-number" : false;
    return element("th", { scope: "col", "aria-sort": sorted, class: kind }, button);
  }

  private rows(shelf: Shelf, category: Category, split: number): HTMLElement[] {
    const isOpen = category.label === this.state.open;
    const name = category.name
      ? [" ", element("span", { class: "kb-db-full" }, category.name)]
      : [];
    const button = element(
      "button",
      { type: "button", class: "kb-db-category", "aria-expanded": String(isOpen) },
      category.label,
      ...name,
    );
    button.addEventListener("click", () => this.toggle(shelf, category, button));
    const cells: HTMLElement[] = [element("th", { scope: "row" }, button)];
    if (shelf.splits.length > 0) {
      cells.push(element("td", { class: "kb-number" }, countWords(category.counts[split] ?? null)));
    }
    const row = element("tr", {}, ...cells);
    return isOpen ? [row, this.sampleRow(shelf, category)] : [row];
  }

  private sampleRow(shelf: Shelf, category: Category): HTMLElement {
    const cell = element("td", { colspan: shelf.splits.length > 0 ? 2 : 1 });
    cell.append(sampleOf(shelf, category));
    return element("tr", { class: "kb-db-opened" }, cell);
  }

  /** Open a category, or close it; another one that is open closes. */
  private toggle(shelf: Shelf, category: Category, button: HTMLElement): void {
    const opens = this.state.open !== category.label;
    this.body.querySelector(".kb-db-opened")?.remove();
    this.body.querySelector("[aria-expanded=true]")?.setAttribute("aria-expanded", "false");
    if (opens) {
      button.setAttribute("aria-expanded", "true");
      button.closest("tr")?.after(this.sampleRow(shelf, category));
    }
    this.set({ open: opens ? category.label : "" });
  }
}

function countWords(count: number | null): string {
  return count === null ? "not known" : count.toLocaleString("en");
}
