import { announce } from "../site/copying";
import { element } from "../site/elements";
import { BarView } from "./bar_view";
import { count } from "./bits";
import { ChipsView } from "./chips_view";
import { Answer } from "./find";
import type { Knowledge } from "./knowledge";
import { counted } from "./labels";
import { grouped, ordered, type Rows } from "./order";
import { SideView } from "./side_view";
import { formatState, parseState, type State, settled, sortOf } from "./state";
import { TableView } from "./table_view";
import { TakeView } from "./take_view";
import type { Texts } from "./texts";
import { type Sought, soughtBy } from "./words";

/** How long a reader must pause before a screen reader hears the number of quotes. */
const PAUSE = 600;

/** The whole explorer: a state in the address, and views of the answer to it. */
export class Explorer {
  private readonly side: SideView;
  private readonly bar: BarView;
  private readonly chips: ChipsView;
  private readonly take: TakeView;
  private readonly table: TableView;
  private readonly count = element("p", { class: "kb-x-count" });
  private state: State;
  private isTyping = false;
  private fetching: Promise<void> | undefined;
  private saying: ReturnType<typeof setTimeout> | undefined;

  constructor(
    root: HTMLElement,
    private readonly base: Knowledge,
    private readonly texts: Texts,
  ) {
    this.state = parseState(location.search, base);
    const go = (state: State) => this.go(state);
    this.side = new SideView(base, this.state, go);
    this.bar = new BarView(
      (state, isTyping) => this.go(state, isTyping),
      () => this.fetchWords(),
    );
    this.chips = new ChipsView(base, texts, go);
    this.take = new TakeView(texts);
    this.table = new TableView(texts);
    const main = element(
      "section",
      { class: "kb-x-main", "aria-label": "Quotes found" },
      element("div", { class: "kb-x-top" }, this.count, this.take.root),
      this.chips.root,
      this.chips.hints,
      this.table.root,
    );
    root.replaceChildren(this.bar.root, this.side.root, main);
    addEventListener("popstate", () => {
      this.isTyping = false;
      this.state = parseState(location.search, base);
      this.show();
    });
    this.show();
  }

  /** Done when the words of the rows in sight are here. */
  get filled(): Promise<void> {
    return this.table.filled;
  }

  /** Show another state. What is typed in one go is one step of the Back button. */
  private go(next: State, isTyping = false): void {
    const state = settled(next, this.base);
    const address = `${location.pathname}${formatState(state)}`;
    if (isTyping && this.isTyping) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.isTyping = isTyping;
    this.state = state;
    this.show();
    this.sayCount();
  }

  private show(keepsRows = false): void {
    const { base, texts, state } = this;
    const sought = soughtBy(state);
    if (sought && !texts.isComplete) this.fetchWords();
    const answer = new Answer(base, state, sought && texts.find(sought));
    const found = count(answer.found);
    this.bar.show(state);
    this.side.show(answer);
    this.chips.show(state, sought && !texts.isComplete ? Math.max(found, 1) : found);
    this.take.show(answer);
    this.table.show(answer, this.rowsOf(answer, sought), sought, keepsRows);
    this.count.textContent = this.countWords(answer, found, sought);
  }

  private rowsOf(answer: Answer, sought: Sought | undefined): Rows[] {
    const { base, texts, state } = this;
    const relevance = (place: number) => (sought ? texts.relevance(place, sought) : 0);
    return grouped(base, ordered(base, answer.found, sortOf(state), relevance), state);
  }

  private countWords(answer: Answer, found: number, sought: Sought | undefined): string {
    const { size } = this.base;
    const quotes =
      found === size
        ? counted(size, "quote")
        : `${found.toLocaleString("en")} of ${counted(size, "quote")}`;
    const papers = answer.counts("paper");
    const chosen = new Set(answer.state.paper);
    const shown = this.base.papers.filter(
      ({ id }, at) => (papers[at] ?? 0) > 0 && (chosen.size === 0 || chosen.has(id)),
    ).length;
    const read = Math.round(100 * this.texts.share);
    const still = sought && !this.texts.isComplete ? `; ${read}% of the words searched so far` : "";
    return `${quotes}${found ? `, of ${counted(shown, "paper")}` : ""}${still}`;
  }

  private sayCount(): void {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => announce(this.count.textContent ?? ""), PAUSE);
  }

  /** Have all words here; where they are sought, show what is found as they come. */
  private fetchWords(): void {
    if (this.fetching) return;
    let shown = performance.now();
    this.fetching = this.texts
      .loadAll(() => {
        const isDue = performance.now() - shown > 250 || this.texts.isComplete;
        if (!isDue || !soughtBy(this.state)) return;
        shown = performance.now();
        this.show(true);
        if (this.texts.isComplete) this.sayCount();
      })
      .catch((problem: unknown) => {
        this.fetching = undefined;
        this.count.textContent = problem instanceof Error ? problem.message : String(problem);
      });
  }
  /** Fetch all words while the reader looks at the first, unless there are many of them. */
  prepareWords(most: number): void {
    if (this.base.file.shards.length > most) return;
    const later = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
    later(() => this.fetchWords());
  }
}
