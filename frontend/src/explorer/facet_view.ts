import { element } from "../site/elements";
import type { Named } from "./knowledge";

/** From so many names on, a facet shows some at first and has a box to seek among them. */
const FEW = 10;
const MOST = 300;

/** One facet: a button that unfolds it, and names to choose with the number of quotes of each. */
export class FacetView {
  readonly root: HTMLElement;
  private readonly list = element("ul", { class: "kb-x-names" });
  private readonly rows = new Map<number, Row>();
  private readonly heading: HTMLButtonElement;
  private readonly chosenMark = element("span", { class: "kb-x-chosen" });
  private readonly body: HTMLElement;
  private readonly box: HTMLInputElement | undefined;
  private readonly more: HTMLButtonElement | undefined;
  private readonly nothing = element("p", { class: "kb-aside" }, "No name like that.");
  private counts: Uint32Array = new Uint32Array();
  private chosen: ReadonlySet<string> = new Set();
  private showsAll = false;

  /**
   * @param id what tells it from other facets
   * @param title what it is called
   * @param named the names it offers
   * @param isOpen whether it is unfolded at first
   * @param changed called with a name that was chosen, or no longer
   * @param unfolded called when it was unfolded, so that it may be told its numbers
   */
  constructor(
    id: string,
    title: string,
    private readonly named: readonly Named[],
    isOpen: boolean,
    private readonly changed: (name: string) => void,
    private readonly unfolded: () => void,
  ) {
    const bodyId = `kb-x-facet-${id}`;
    this.heading = element(
      "button",
      { type: "button", "aria-expanded": String(isOpen), "aria-controls": bodyId },
      element("span", {}, title),
      this.chosenMark,
    );
    this.heading.addEventListener("click", () => this.toggle());
    this.body = element("fieldset", { id: bodyId, hidden: !isOpen });
    this.body.append(element("legend", { class: "kb-hidden" }, title));
    if (named.length > FEW) {
      this.box = element("input", {
        type: "search",
        class: "kb-x-seek",
        placeholder: `Find among ${named.length.toLocaleString("en")}`,
        "aria-label": `Find a name: ${title}`,
        autocomplete: "off",
      });
      this.box.addEventListener("input", () => this.draw());
      this.more = element("button", { type: "button", class: "kb-x-all" });
      this.more.addEventListener("click", () => {
        this.showsAll = !this.showsAll;
        this.draw();
      });
      this.body.append(this.box, this.list, this.nothing, this.more);
    } else this.body.append(this.list);
    this.root = element(
      "section",
      { class: "kb-x-facet" },
      element("h2", {}, this.heading),
      this.body,
    );
  }

  get isOpen(): boolean {
    return !this.body.hidden;
  }

  /** Say what is chosen; this is shown also while the facet is folded. */
  choose(chosen: readonly string[]): void {
    this.chosen = new Set(chosen);
    this.chosenMark.textContent = chosen.length ? `${chosen.length} chosen` : "";
  }

  /** Show the number of quotes of each name. */
  show(counts: Uint32Array): void {
    this.counts = counts;
    this.draw();
  }

  private toggle(): void {
    this.body.hidden = !this.body.hidden;
    this.heading.setAttribute("aria-expanded", String(this.isOpen));
    if (this.isOpen) this.unfolded();
  }

  private draw(): void {
    const shown = this.shownNames();
    const focused = document.activeElement;
    shown.forEach((at, place) => {
      const row = this.row(at);
      row.update(this.counts[at] ?? 0, this.chosen.has(this.named[at]?.id ?? ""));
      const there = this.list.children[place];
      if (there !== row.root) this.list.insertBefore(row.root, there ?? null);
    });
    while (this.list.children.length > shown.length) this.list.lastElementChild?.remove();
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
    this.nothing.hidden = shown.length > 0;
    if (this.more) {
      this.more.hidden = Boolean(this.box?.value.trim());
      this.more.textContent = this.showsAll
        ? "Show fewer"
        : `Show all ${this.named.length.toLocaleString("en")}`;
    }
  }

  /** Few names in their own order; of many those with most quotes and what is chosen. */
  private shownNames(): number[] {
    const every = this.named.map((_, at) => at);
    const sought = this.box?.value.trim().toLowerCase();
    if (sought) return every.filter((at) => this.holds(at, sought)).slice(0, MOST);
    if (!this.box) return every;
    const byCount = every.sort(
      (one, other) => (this.counts[other] ?? 0) - (this.counts[one] ?? 0) || one - other,
    );
    if (this.showsAll) return byCount.slice(0, MOST);
    const isChosen = (at: number) => this.chosen.has(this.named[at]?.id ?? "");
    return [...byCount.slice(0, FEW), ...byCount.slice(FEW).filter(isChosen)];
  }

  private holds(at: number, sought: string): boolean {
    const { id = "", label = "", note = "" } = this.named[at] ?? {};
    return `${label} ${note} ${id}`.toLowerCase().includes(sought);
  }

  private row(at: number): Row {
    let row = this.rows.get(at);
    if (!row) {
      const named = this.named[at] ?? { id: "", label: "" };
      row = new Row(named, () => this.changed(named.id));
      this.rows.set(at, row);
    }
    return row;
  }
}

/** A name of a facet. */
class Row {
  readonly root: HTMLLIElement;
  private readonly box: HTMLInputElement;
  private readonly number = element("span", { class: "kb-x-number" });

  constructor({ label, note }: Named, changed: () => void) {
    this.box = element("input", { type: "checkbox" });
    this.box.addEventListener("change", changed);
    const words = element("span", { class: "kb-x-label" }, label);
    if (note) words.append(" ", element("small", {}, note));
    this.root = element("li", {}, element("label", {}, this.box, words, " ", this.number));
  }

  update(count: number, isChosen: boolean): void {
    this.box.checked = isChosen;
    this.number.textContent = count.toLocaleString("en");
    this.root.classList.toggle("kb-x-zero", count === 0);
  }
}
