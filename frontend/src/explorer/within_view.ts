import { element } from "../site/elements";
import { WITHIN, type Within } from "./knowledge";

const WORDS: Record<Within, string> = {
  quote: "that the quote names",
  nearest: "that it names, else those of its paper",
  paper: "that it names, and those of its paper",
};

/** Where datasets and models must be named: one of three ways. */
export class WithinView {
  readonly root: HTMLElement;
  private readonly ways = new Map<Within, HTMLInputElement>();

  constructor(changed: (within: Within) => void) {
    const title = "Datasets and models";
    const labels = WITHIN.map((within) => {
      const way = element("input", { type: "radio", name: "kb-x-within", value: within });
      way.addEventListener("change", () => changed(within));
      this.ways.set(within, way);
      return element("label", {}, way, ` ${WORDS[within]}`);
    });
    this.root = element(
      "section",
      { class: "kb-x-facet kb-x-within" },
      element("h2", { class: "kb-x-title" }, title),
      element("fieldset", {}, element("legend", { class: "kb-hidden" }, title), ...labels),
    );
  }

  show(within: Within): void {
    for (const [way, input] of this.ways) input.checked = way === within;
  }
}
