// The graph as nested lists, which say all that the picture shows. Whatever can be opened in one is
// open in the other.
import { element } from "../site/elements";
import { at } from "../site/root";
import { kindOf, pageOf } from "./data";
import type { Branch, Item, View } from "./view";

/** What a reader can do in the outline. */
export interface Actions {
  toggle(id: string): void;
  more(key: string): void;
  start(id: string): void;
  /** Point at something, in the picture too. */
  pick(id: string): void;
}

export class Outline {
  private rows = new Map<string, HTMLElement>();

  constructor(
    private readonly root: HTMLElement,
    private readonly actions: Actions,
  ) {}

  /** Show a view, and leave the focus on what it was on. */
  draw(view: View): void {
    const focused = document.activeElement;
    const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
    const hadFocus = focused !== null && this.root.contains(focused);
    this.rows = new Map();
    const first = view.nodes.values().next().value;
    this.root.replaceChildren();
    if (!first) return;
    const own: Item = { id: first.id, label: first.label, quotes: 0, isHere: true };
    this.root.append(element("ul", { class: "kb-graph__list" }, this.item(own, view, true)));
    if (hadFocus && key) this.focusOn(key);
  }

  /** Mark a row as the one that is pointed at, and bring it into sight within its list. */
  mark(id: string): void {
    for (const row of this.root.querySelectorAll("[aria-current]")) {
      row.removeAttribute("aria-current");
    }
    const row = this.rows.get(id);
    if (!row) return;
    row.setAttribute("aria-current", "true");
    const [box, frame] = [row.getBoundingClientRect(), this.root.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) {
      this.root.scrollTop += box.top - frame.top - frame.height / 3;
    }
  }

  private focusOn(key: string): void {
    const all = this.root.querySelectorAll<HTMLElement>("[data-key]");
    const found = [...all].find((one) => one.dataset.key === key);
    if (found) found.focus({ preventScroll: true });
    else this.rows.values().next().value?.focus({ preventScroll: true });
  }

  private item(item: Item, view: View, isFirst = false): HTMLLIElement {
    const { id, label, quotes, isHere } = item;
    const kind = kindOf(id);
    const branches = isHere ? view.branches.get(id) : undefined;
    const button = element(
      "button",
      {
        type: "button",
        class: "kb-graph__node",
        "data-key": isHere ? id : `${id} again`,
        "aria-expanded": isHere && !isFirst ? String(branches !== undefined) : undefined,
      },
      element("span", { class: `kb-graph__shape kb-graph__shape--${kind}`, "aria-hidden": "true" }),
      label,
      element("span", { class: "kb-hidden" }, `, ${kind}`),
    );
    const { actions } = this;
    button.addEventListener("click", () => (isHere ? actions.toggle(id) : this.goTo(id)));
    button.addEventListener("focus", () => actions.pick(id));
    if (isHere) this.rows.set(id, button);
    const row = element("div", { class: "kb-graph__row" }, button);
    const says = [
      quotes > 0 ? `${quotes} ${quotes === 1 ? "quote" : "quotes"}` : "",
      isHere ? "" : "see above",
    ].filter(Boolean);
    if (says.length > 0) row.append(element("span", { class: "kb-aside" }, says.join(", ")));
    const page = element("a", { href: at(pageOf(id)), "data-key": `${id} page` }, "page");
    page.append(element("span", { class: "kb-hidden" }, ` of ${label}`));
    if (isHere) row.append(page);
    const line = element("li", {}, row);
    for (const branch of branches ?? []) line.append(this.branch(branch, view));
    if (branches?.length === 0) line.append(element("p", { class: "kb-aside" }, "No links."));
    return line;
  }

  private branch(branch: Branch, view: View): HTMLElement {
    const { heading, items, left, total, key } = branch;
    const list = element("ul", {}, ...items.map((item) => this.item(item, view)));
    if (left > 0) {
      const rest = left.toLocaleString("en");
      const button = element(
        "button",
        { type: "button", class: "kb-graph__more", "data-key": `~${key}` },
        `Show more (${rest} left)`,
      );
      button.addEventListener("click", () => this.actions.more(key));
      list.append(element("li", {}, button));
    }
    const name = element("p", { class: "kb-graph__heading" }, heading);
    name.append(element("span", { class: "kb-aside" }, ` ${total.toLocaleString("en")}`));
    return element("div", { class: "kb-graph__branch" }, name, list);
  }

  private goTo(id: string): void {
    this.rows.get(id)?.focus();
  }
}
