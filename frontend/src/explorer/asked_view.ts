import { element } from "../site/elements";
import { at as siteAddress } from "../site/root";
import type { Answer } from "./find";
import { factorsNamed } from "./reading";
import { EVERY, type State, sorted } from "./state";
import { askedWords } from "./words";

/** How the words were read: what was left aside, what was shown in place of it, which factor they name. */
export class AskedView {
  readonly root = element("div", { class: "kb-x-asked", hidden: true });

  constructor(private readonly go: (state: State) => void) {}

  /** What it says, for screen readers. */
  get said(): string {
    return this.root.hidden ? "" : (this.root.querySelector("p")?.textContent ?? "");
  }

  show(answer: Answer): void {
    const { base, state } = answer;
    const { telling, aside } = askedWords(state.words);
    const words: (Node | string)[] = [];
    const { reading } = state;
    const named = factorsNamed(base, state.words);
    const links = listed(
      named.map((id) => {
        const factor = base.factors.find((one) => one.id === id);
        const address = siteAddress(`codebooks/${id}/`);
        const note = factor?.note ? ` (${factor.note})` : "";
        return element("a", { href: address }, `${factor?.label ?? id}${note}`);
      }),
      " and ",
    );
    const kind = named.length === 1 ? "factor" : "factors";
    if (reading.kind === "some")
      words.push(
        `No quote has all of the words ${quoted(telling)}. These have some of them; those with more of them come first. `,
      );
    else if (reading.kind === "factors")
      words.push(
        `No quote has ${telling.length > 1 ? "all of the words" : "the word"} ${quoted(telling)}. ` +
          `These quotes speak to the ${kind} `,
        ...links,
        ". ",
      );
    else if (named.length) words.push(`${quoted(telling)} names the ${kind} `, ...links, ". ");
    if (aside.length)
      words.push(
        `${quoted(aside)} ${aside.length > 1 ? "were" : "was"} left aside; what stands in "quotation marks" is looked for as it is.`,
      );
    this.root.replaceChildren(
      ...(words.length ? [element("p", {}, ...words)] : []),
      ...this.factorButton(answer, named),
    );
    this.root.hidden = words.length === 0;
  }

  /** A way from the words to the factor that they name, as a condition of its own. */
  private factorButton({ state }: Answer, named: string[]): HTMLElement[] {
    if (state.factor.length || !named.length) return [];
    const label = `Ask for ${named.length > 1 ? "these factors" : "this factor"} in place of the words`;
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", () =>
      this.go({ ...state, factor: sorted(named), words: "", reading: EVERY }),
    );
    return [button];
  }
}

function quoted(words: string[]): string {
  return listed(
    words.map((word) => `“${word}”`),
    " and ",
  ).join("");
}

function listed<T>(parts: T[], last: string): (T | string)[] {
  return parts.flatMap((part, at) => {
    if (!at) return [part];
    return [at === parts.length - 1 ? last : ", ", part];
  });
}
