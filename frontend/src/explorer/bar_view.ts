import { element } from "../site/elements";
import { GROUPS, type Group, SORTS, type Sort, type State, sortOf } from "./state";

const SORT_NAMES: Record<Sort, string> = {
  paper: "Paper",
  newest: "Newest paper",
  oldest: "Oldest paper",
  factors: "Most factors",
  relevance: "Best match",
};
const GROUP_NAMES: Record<Group, string> = { none: "Nothing", paper: "Paper", factor: "Factor" };

/** The box for words, and how the answer is sorted and grouped. */
export class BarView {
  readonly root: HTMLElement;
  private readonly words = element("input", {
    type: "search",
    id: "kb-x-search",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  private readonly sort: HTMLSelectElement;
  private readonly group: HTMLSelectElement;
  private state: State | undefined;

  /**
   * @param go called with the next state, and whether words are being typed
   * @param wanted called when the reader turns to the box, so that the words can be fetched
   */
  constructor(
    private readonly go: (state: State, isTyping: boolean) => void,
    wanted: () => void,
  ) {
    this.sort = select(SORTS.map((sort) => [sort, SORT_NAMES[sort]]));
    this.group = select(GROUPS.map((group) => [group, GROUP_NAMES[group]]));
    this.words.addEventListener("focus", wanted);
    this.words.addEventListener("input", () => this.change({ words: this.words.value }, true));
    this.sort.addEventListener("change", () =>
      this.change({ sort: SORTS.find((sort) => sort === this.sort.value) }),
    );
    this.group.addEventListener("change", () =>
      this.change({ group: GROUPS.find((group) => group === this.group.value) ?? "none" }),
    );
    this.root = element(
      "form",
      { class: "kb-x-bar", role: "search", "aria-label": "Quotes" },
      element(
        "div",
        { class: "kb-x-search" },
        element("label", { for: "kb-x-search" }, "Words in quotes"),
        this.words,
      ),
      element("label", {}, element("span", {}, "Sort by"), this.sort),
      element("label", {}, element("span", {}, "Group by"), this.group),
    );
    this.root.addEventListener("submit", (event) => event.preventDefault());
  }

  show(state: State): void {
    this.state = state;
    if (this.words.value.trim() !== state.words.trim()) this.words.value = state.words;
    this.sort.value = sortOf(state);
    this.group.value = state.group;
  }

  private change(next: Partial<State>, isTyping = false): void {
    if (this.state) this.go({ ...this.state, ...next }, isTyping);
  }
}

function select(options: [string, string][]): HTMLSelectElement {
  return element(
    "select",
    {},
    ...options.map(([value, label]) => element("option", { value }, label)),
  );
}
