import { element } from "../site/elements";
import { count } from "./bits";
import { Answer } from "./find";
import type { Knowledge } from "./knowledge";
import { conditionsOf, counted, TITLES } from "./labels";
import { EVERY, emptyState, FACETS, type State } from "./state";
import type { Texts } from "./texts";
import { soughtBy } from "./words";

/** What is asked, each condition with a way to drop it; and where nothing is found, what is in the way. */
export class ChipsView {
  readonly root = element("div", { class: "kb-x-chips" });
  readonly hints = element("div", { class: "kb-x-hints", hidden: true });

  constructor(
    private readonly base: Knowledge,
    private readonly texts: Texts,
    private readonly go: (state: State) => void,
    private readonly focusCount: () => void,
  ) {}

  show(state: State, found: number): void {
    const conditions = conditionsOf(this.base, state);
    const chips = conditions.map(({ name, value, without }, at) => {
      const chip = this.button("", without, () => this.focusFrom(at));
      chip.dataset.chip = "";
      chip.setAttribute("aria-label", `Drop ${name}: ${value}`);
      chip.append(
        element("span", { class: "kb-x-chip-name" }, name),
        ` ${value} `,
        element("span", { "aria-hidden": "true" }, "×"),
      );
      return element("li", {}, chip);
    });
    const kept = { sort: state.sort, group: state.group };
    const clear = this.button("Clear all", { ...emptyState(), ...kept });
    clear.className = "kb-x-clear";
    this.root.replaceChildren(
      ...(chips.length
        ? [element("ul", { "aria-label": "What is asked" }, ...chips, element("li", {}, clear))]
        : []),
    );
    this.showHints(state, found);
  }

  private showHints(state: State, found: number): void {
    this.hints.hidden = found > 0;
    this.hints.replaceChildren();
    if (found) return;
    const ways = this.wider(state).map(([words, without, number]) =>
      element("li", {}, this.button(`${words}: ${counted(number, "quote")}`, without)),
    );
    const words = ways.length
      ? "No quote meets all of this. It would find some"
      : "No quote meets all of this, whichever one condition is dropped.";
    this.hints.replaceChildren(element("p", {}, words), element("ul", {}, ...ways));
  }

  /** The question without one of its conditions, where that finds something. */
  private wider(state: State): [string, State, number][] {
    const others: [string, State][] = FACETS.filter((facet) => state[facet].length).map((facet) => [
      `without ${TITLES[facet].toLowerCase()}`,
      { ...state, [facet]: [] },
    ]);
    if (state.also.length) others.push(["without the factors besides", { ...state, also: [] }]);
    if (state.since !== undefined || state.until !== undefined)
      others.push(["in any year", { ...state, since: undefined, until: undefined }]);
    if (state.text.length || state.words.trim())
      others.push(["without words", { ...state, text: [], words: "", reading: EVERY }]);
    if (state.within !== "paper")
      others.push(["counting what the whole paper works on", { ...state, within: "paper" }]);
    return others.flatMap(([words, other]): [string, State, number][] => {
      const sought = soughtBy(other);
      const answer = new Answer(this.base, other, sought && this.texts.find(sought));
      const number = count(answer.found);
      return number ? [[words, other, number]] : [];
    });
  }

  /** Give the focus to the chip that stands now where one was dropped, else to the count. */
  private focusFrom(at: number): void {
    const next = this.root.querySelectorAll<HTMLElement>("[data-chip]")[at];
    if (next) next.focus();
    else this.focusCount();
  }

  /** @param goOn gives the focus away: the button itself is gone once it was used */
  private button(label: string, state: State, goOn = this.focusCount): HTMLButtonElement {
    const made = element("button", { type: "button" }, label);
    made.addEventListener("click", () => {
      this.go(state);
      goOn();
    });
    return made;
  }
}
