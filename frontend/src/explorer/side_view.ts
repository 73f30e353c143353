import { element } from "../site/elements";
import { AlsoView } from "./also_view";
import { count } from "./bits";
import { FacetView } from "./facet_view";
import { type Answer, names } from "./find";
import type { Knowledge } from "./knowledge";
import { conditionsOf, counted, TITLES } from "./labels";
import { FACETS, type Facet, type State, toggled } from "./state";
import { WithinView } from "./within_view";
import { YearView } from "./year_view";

const UNFOLDED: Facet[] = ["factor", "value", "codebook", "source"];
const ORDER: (Facet | "also" | "year" | "within")[] = [
  "factor",
  "also",
  "value",
  "codebook",
  "paper",
  "year",
  "within",
  "source",
  "target",
  "source_domain",
  "target_domain",
  "model",
  "level",
];

/** All facets; on a narrow screen behind a button. */
export class SideView {
  readonly root: HTMLElement;
  private readonly facets = new Map<Facet, FacetView>();
  private readonly years: YearView;
  private readonly within = new WithinView((within) => this.change((now) => ({ ...now, within })));
  private readonly fold = element("button", {
    type: "button",
    class: "kb-x-fold",
    "aria-expanded": "false",
    "aria-controls": "kb-x-facets",
  });
  private readonly also: AlsoView;
  /** On a narrow screen what leads from the filters to what they found. */
  private readonly done = element("button", { type: "button", class: "kb-x-done" });
  private answer: Answer | undefined;

  constructor(
    private readonly base: Knowledge,
    state: State,
    private readonly go: (state: State) => void,
    focusCount: () => void,
  ) {
    this.also = new AlsoView(base, (also) => this.change((now) => ({ ...now, also })), focusCount);
    for (const facet of FACETS) this.facets.set(facet, this.makeFacet(facet, state));
    this.years = new YearView((end, year) => this.change((now) => ({ ...now, [end]: year })));
    const list = element("div", { id: "kb-x-facets", class: "kb-x-facets" }, ...this.parts());
    this.fold.addEventListener("click", () => {
      const isOpen = this.fold.getAttribute("aria-expanded") !== "true";
      this.fold.setAttribute("aria-expanded", String(isOpen));
    });
    this.done.addEventListener("click", () => {
      this.fold.setAttribute("aria-expanded", "false");
      focusCount();
    });
    list.append(element("p", { class: "kb-x-foot" }, this.done));
    this.root = element("aside", { class: "kb-x-side", "aria-label": "Filters" }, this.fold, list);
  }

  show(answer: Answer): void {
    this.answer = answer;
    const { state } = answer;
    for (const [facet, view] of this.facets) {
      view.choose(state[facet]);
      if (view.isOpen) view.show(answer.counts(facet));
    }
    this.also.show(answer);
    this.done.textContent = `Show ${counted(count(answer.found), "quote")}`;
    this.years.show(answer.years(), state.since, state.until);
    this.within.show(state.within);
    const set = conditionsOf(this.base, state).length;
    this.fold.textContent = set ? `Filters (${set} set)` : "Filters";
  }

  private change(next: (state: State) => State): void {
    if (this.answer) this.go(next(this.answer.state));
  }

  private makeFacet(facet: Facet, state: State): FacetView {
    const view: FacetView = new FacetView(
      facet,
      TITLES[facet],
      names(this.base, facet),
      UNFOLDED.includes(facet) || state[facet].length > 0,
      (name) => this.change((now) => toggled(now, facet, name)),
      () => {
        if (this.answer) view.show(this.answer.counts(facet));
      },
    );
    return view;
  }

  private parts(): HTMLElement[] {
    return ORDER.flatMap((part) => {
      if (part === "also") return [this.also.root];
      if (part === "year") return [this.years.root];
      if (part === "within") return this.base.datasets.length ? [this.within.root] : [];
      const view = this.facets.get(part);
      return view && names(this.base, part).length ? [view.root] : [];
    });
  }
}
