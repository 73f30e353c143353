import { element } from "../site/elements";
import { countBoth } from "./bits";
import type { Answer } from "./find";
import type { Knowledge } from "./knowledge";
import { speakingTo } from "./reading";
import { sorted } from "./state";

/** Where a factor is chosen: others to which the quote must speak besides. */
export class AlsoView {
  readonly root: HTMLElement;
  private readonly factor = element("select", {});
  private also: string[] = [];

  /**
   * @param changed called with the factors to which the quote must speak besides
   * @param focusCount takes the focus where no other factor can be added
   */
  constructor(
    private readonly base: Knowledge,
    changed: (also: string[]) => void,
    focusCount: () => void,
  ) {
    const add = element("button", { type: "submit" }, "Add");
    this.root = element(
      "form",
      { class: "kb-x-also", hidden: true },
      element("label", {}, element("span", {}, "and also"), " ", this.factor),
      " ",
      add,
    );
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.factor.value) changed(sorted([...this.also, this.factor.value]));
      if (this.root.hidden) focusCount();
    });
  }

  /** Offer each factor that some of the quotes speak to, with their number. */
  show({ base, state, found }: Answer): void {
    this.also = state.also;
    const taken = new Set([...state.factor, ...state.also]);
    const offered = state.factor.length ? base.factors.filter(({ id }) => !taken.has(id)) : [];
    const options = offered.flatMap(({ id, label, note }) => {
      const number = countBoth(speakingTo(this.base, [id]), found);
      const words = `${note ? `${label} (${note})` : label} (${number.toLocaleString("en")})`;
      return number ? [element("option", { value: id }, words)] : [];
    });
    this.factor.replaceChildren(element("option", { value: "" }, "a factor"), ...options);
    this.root.hidden = options.length === 0;
  }
}
