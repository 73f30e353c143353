import { announce } from "../site/copying";
import { element } from "../site/elements";
import { AskedView } from "./asked_view";
import { BarView } from "./bar_view";
import { count } from "./bits";
import { ChipsView } from "./chips_view";
import { Answer } from "./find";
import type { Knowledge } from "./knowledge";
import { counted } from "./labels";
import { grouped, ordered, type Rows } from "./order";
import { withReading } from "./reading";
import { SideView } from "./side_view";
import { EVERY, formatState, parseState, type State, settled, sortOf } from "./state";
import { TableView } from "./table_view";
import { TakeView } from "./take_view";
import type { Texts } from "./texts";
import { type Sought, soughtBy } from "./words";

/** How long a reader must pause before a screen reader hears the number of quotes. */
const PAUSE = 600;

/** How many rows this entry of the browser's history was left with. */
function shownBefore(): number | undefined {
  const left: unknown = history.state;
  if (typeof left !== "object" || left === null || !("shown" in left)) return undefined;
  return typeof left.shown === "number" ? left.shown : undefined;
}

/** The whole explorer: a state in the address, and views of the answer to it. */
export class Explorer {
  private readonly side: SideView;
  private readonly bar: BarView;
  private readonly chips: ChipsView;
  private readonly asked: AskedView;
  private readonly take: TakeView;
  private readonly table: TableView;
  private readonly count = element("p", { class: "kb-x-count", tabindex: -1 });
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
    const focusCount = () => this.count.focus();
    this.side = new SideView(base, this.state, go, focusCount);
    this.bar = new BarView(
      (state, isTyping) => this.go(state, isTyping),
      () => this.fetchWords(),
    );
    this.chips = new ChipsView(base, texts, go, focusCount);
    this.asked = new AskedView((state) => {
      this.go(state);
      focusCount();
    });
    this.take = new TakeView(texts);
    this.table = new TableView(texts, (shown) => history.replaceState({ shown }, ""));
    const main = element(
      "section",
      { class: "kb-x-main", "aria-label": "Quotes found" },
      element("div", { class: "kb-x-top" }, this.count, this.take.root),
      this.chips.root,
      this.asked.root,
      this.chips.hints,
      this.table.root,
    );
    root.replaceChildren(this.bar.root, this.side.root, main);
    addEventListener("popstate", () => {
      this.isTyping = false;
      this.state = parseState(location.search, base);
      this.show(shownBefore());
    });
    this.show(shownBefore());
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

  /** @param rows how many rows to show; undefined: as many as at first */
  private show(rows?: number): void {
    const { base, texts } = this;
    const state = withReading(this.state, base, texts);
    this.state = state;
    const sought = soughtBy(state);
    if (sought && !texts.isComplete) this.fetchWords();
    const answer = new Answer(base, state, sought && texts.find(sought));
    const found = count(answer.found);
    this.bar.show(state);
    this.side.show(answer);
    this.chips.show(state, sought && !texts.isComplete ? Math.max(found, 1) : found);
    this.asked.show(answer);
    const groups = this.rowsOf(answer, sought);
    this.take.show(answer, groups);
    this.table.show(answer, groups, sought, rows);
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
    this.saying = setTimeout(
      () => announce(`${this.count.textContent}. ${this.asked.said}`.trim()),
      PAUSE,
    );
  }

  /** Have all words here; where they are sought, show what is found as they come. */
  private fetchWords(): void {
    if (this.fetching) return;
    let shown = performance.now();
    this.fetching = this.texts
      .loadAll(() => {
        const isDue = performance.now() - shown > 250 || this.texts.isComplete;
        if (!isDue || !soughtBy({ ...this.state, reading: EVERY })) return;
        shown = performance.now();
        this.show(this.table.shown);
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
