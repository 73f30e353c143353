import { element } from "../site/elements";
import { NotFetched } from "../site/fetching";
import { at } from "../site/root";
import { Index } from "./index";
import { readQuery, wordsHeld } from "./query";
import { type Ranked, rank } from "./ranking";
import { describe, printEntry } from "./results";

const STYLES = "assets/search.css";
const PAGE = 10;
const PAUSE = 30;

/** Fetch the styles of the dialog; whether they came or not, it can be used. */
export function loadStyles(): Promise<void> {
  const link = element("link", { rel: "stylesheet", href: at(STYLES) });
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    document.head.append(link);
  });
}

/** The dialog in which a reader searches: a field, how much was found, and the list of it. */
export class Panel {
  readonly #index = new Index();
  readonly #field = element("input", {
    class: "kb-search__field",
    type: "text",
    inputmode: "search",
    enterkeyhint: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-label": "Search quotes, factors, papers and docs",
    placeholder: "Search quotes, factors, papers and docs",
    "aria-controls": "kb-search-list",
  });
  readonly #status = element("p", { class: "kb-search__status", role: "status" });
  readonly #list = element("ol", { class: "kb-search__list", id: "kb-search-list" });
  readonly #more = element("button", { class: "md-button", type: "button", hidden: true }, "More");
  readonly #explorer = element("a", { class: "kb-search__explorer", hidden: true });
  readonly #dialog: HTMLDialogElement;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #query = "";
  #ranked: Ranked | undefined;
  #shown = 0;

  constructor(foot: HTMLElement) {
    const close = element(
      "button",
      { class: "kb-search__close", type: "button", "aria-label": "Close the search" },
      "×",
    );
    const form = element("form", { class: "kb-search__form", role: "search" }, this.#field, close);
    const ways = element("p", { class: "kb-search__ways" }, this.#more, this.#explorer);
    const found = element("div", { class: "kb-search__found" }, this.#status, this.#list, ways);
    this.#dialog = element(
      "dialog",
      { class: "kb-search", "aria-label": "Search" },
      form,
      found,
      foot,
    );
    document.body.append(this.#dialog);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#links()[0]?.click();
    });
    this.#field.addEventListener("input", () => this.#wait());
    this.#more.addEventListener("click", () => void this.#showMore(true));
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("keydown", (event) => this.#walk(event));
    this.#dialog.addEventListener("click", (event) => this.#leave(event));
  }

  /** Show the dialog, with what was asked before. */
  open(): void {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#field.focus();
    this.#field.select();
    this.#index.list().catch((problem) => this.#fail(problem));
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>("a")];
  }

  /** A click beside the dialog closes it, and one on a result, which may stand on this page. */
  #leave(event: MouseEvent): void {
    const { target } = event;
    const isOutside = target === this.#dialog;
    const isResult = target instanceof Element && target.closest("a") !== null;
    if (isOutside || (isResult && !event.ctrlKey && !event.metaKey)) this.#dialog.close();
  }

  #walk(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    const places: HTMLElement[] = [this.#field, ...this.#links()];
    const focused = document.activeElement;
    const now = focused instanceof HTMLElement ? places.indexOf(focused) : -1;
    const next = places[Math.min(Math.max(now + step, 0), places.length - 1)];
    if (now < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  #wait(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#search(), PAUSE);
  }

  async #search(): Promise<void> {
    const query = this.#field.value;
    this.#query = query;
    try {
      const ranked = await rank(this.#index, readQuery(query));
      if (this.#query !== query) return;
      this.#ranked = ranked;
      this.#shown = 0;
      await this.#showMore(false);
      if (this.#query !== query) return;
      this.#status.textContent = query.trim() === "" ? "" : describe(ranked);
      this.#linkExplorer(ranked, query);
    } catch (problem) {
      this.#fail(problem);
    }
  }

  /** Show the next results; the first ones take the place of those before. */
  async #showMore(isAsked: boolean): Promise<void> {
    const ranked = this.#ranked;
    if (!ranked) return;
    const all = [...ranked.whole, ...ranked.part];
    const first = this.#shown;
    const numbers = all.slice(first, first + PAGE);
    try {
      const entries = await Promise.all(numbers.map((number) => this.#index.entry(number)));
      if (this.#ranked !== ranked || this.#shown !== first) return;
      const items = entries.map((entry) => printEntry(entry, ranked.terms));
      if (first === 0) this.#list.replaceChildren(...items);
      else this.#list.append(...items);
      this.#shown = first + items.length;
      this.#more.hidden = this.#shown >= all.length;
      if (isAsked) items[0]?.querySelector("a")?.focus();
    } catch (problem) {
      this.#fail(problem);
    }
  }

  #linkExplorer(ranked: Ranked, query: string): void {
    const words = wordsHeld(query, ranked.missing);
    this.#explorer.hidden = ranked.whole.length === 0 || words === "";
    this.#explorer.href = `${at("quotes/")}?${new URLSearchParams({ words })}`;
    this.#explorer.textContent = "See the quotes with these words in the explorer";
  }

  #fail(problem: unknown): void {
    this.#list.replaceChildren();
    this.#more.hidden = true;
    this.#explorer.hidden = true;
    if (!(problem instanceof NotFetched)) throw problem;
    this.#status.textContent =
      `${problem.message} A site that \`kb serve\` shows is never searched; ` +
      "`kb build` makes what the search needs.";
  }
}
