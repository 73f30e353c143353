// The graph as nested lists, which say all that the picture shows. Whatever can be opened in one is
// open in the other. A row that shows what it showed stays the element that it was, so whoever
// opens something in a long list waits for that branch only, and keeps the focus.
import { element } from "../site/elements";
import { type Headed, makeHeaded, makeMore, makeRow, meant, type Row, saidOf } from "./rows";
import type { Branch, Item, View } from "./view";

/** What a reader can do in the outline. */
export interface Actions {
  toggle(id: string): void;
  more(key: string): void;
  start(id: string): void;
  /** Point at something, in the picture too. */
  pick(id: string): void;
}

/** A row with what is open below it. */
interface Line extends Row {
  id: string;
  said: string;
  lists: Map<string, List>;
  /** Says that an open row leads nowhere. */
  none: HTMLElement | undefined;
}

interface List extends Headed {
  lines: Map<string, Line>;
  more: Row | undefined;
}

export class Outline {
  private readonly rows = new Map<string, HTMLElement>();
  private top: Line | undefined;
  private marked: HTMLElement | undefined;

  constructor(
    private readonly root: HTMLElement,
    actions: Actions,
  ) {
    root.addEventListener("click", ({ target }) => {
      const key = keyOf(target);
      if (key === undefined) return;
      const { what, id } = meant(key);
      if (what === "more") actions.more(id);
      else if (what === "node") actions.toggle(id);
      else this.rows.get(id)?.focus();
    });
    root.addEventListener("focusin", ({ target }) => {
      const key = keyOf(target);
      if (key !== undefined && meant(key).what !== "more") actions.pick(meant(key).id);
    });
  }

  /** Show a view, and leave the focus on what it was on. */
  draw(view: View): void {
    const focused = document.activeElement;
    const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
    const hadFocus = focused !== null && this.root.contains(focused);
    const first = view.nodes.values().next().value;
    if (!first) {
      this.clear();
      return;
    }
    const own: Item = { id: first.id, label: first.label, quotes: 0, isHere: true };
    if (this.top?.said === saidOf(own)) this.fill(this.top, own, view);
    else {
      this.clear();
      this.top = this.add(own, view, false);
      this.root.append(element("ul", { class: "kb-graph__list" }, this.top.line));
    }
    if (hadFocus && key && document.activeElement !== focused) this.focusOn(key);
  }

  /** Mark a row as the one that is pointed at, and bring it into sight within its list. */
  mark(id: string): void {
    this.marked?.removeAttribute("aria-current");
    const row = this.rows.get(id);
    this.marked = row;
    if (!row) return;
    row.setAttribute("aria-current", "true");
    const [box, frame] = [row.getBoundingClientRect(), this.root.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) {
      this.root.scrollTop += box.top - frame.top - frame.height / 3;
    }
  }

  /** Let the keyboard go on from something, where it has a row. */
  focus(id: string): void {
    this.rows.get(id)?.focus();
  }

  private focusOn(key: string): void {
    const all = this.root.querySelectorAll<HTMLElement>("[data-key]");
    const found = [...all].find((one) => one.dataset.key === key);
    (found ?? this.top?.button)?.focus({ preventScroll: true });
  }

  private clear(): void {
    this.rows.clear();
    this.top = undefined;
    this.root.replaceChildren();
  }

  private add(item: Item, view: View, canClose = true): Line {
    const line: Line = {
      ...makeRow(item, canClose),
      id: item.id,
      said: saidOf(item),
      lists: new Map(),
      none: undefined,
    };
    if (item.isHere) this.rows.set(item.id, line.button);
    this.fill(line, item, view);
    return line;
  }

  /** Take a row and all below it out of the list. */
  private drop(line: Line): void {
    line.line.remove();
    this.forget(line);
  }

  private forget(line: Line): void {
    if (this.rows.get(line.id) === line.button) this.rows.delete(line.id);
    for (const list of line.lists.values()) list.lines.forEach((inner) => void this.forget(inner));
  }

  /** Let what stands below a row be what is open there. */
  private fill(line: Line, { id, isHere }: Item, view: View): void {
    const branches = isHere ? view.branches.get(id) : undefined;
    const isOpen = String(branches !== undefined);
    const { button, lists } = line;
    const said = button.getAttribute("aria-expanded");
    if (said !== null && said !== isOpen) button.setAttribute("aria-expanded", isOpen);
    const wanted = new Set(branches?.map(({ key }) => key));
    for (const [key, list] of lists) {
      if (wanted.has(key)) continue;
      list.root.remove();
      list.lines.forEach((inner) => void this.forget(inner));
      lists.delete(key);
    }
    let before: Element | null = line.line.firstElementChild;
    for (const branch of branches ?? []) {
      const list = lists.get(branch.key) ?? {
        ...makeHeaded(branch.heading),
        lines: new Map(),
        more: undefined,
      };
      lists.set(branch.key, list);
      this.list(list, branch, view);
      if (before?.nextElementSibling !== list.root) before?.after(list.root);
      before = list.root;
    }
    line.none?.remove();
    line.none = undefined;
    if (branches?.length !== 0) return;
    line.none = element("p", { class: "kb-aside" }, "No links.");
    line.line.append(line.none);
  }

  /** Let a list hold the neighbours by one relation, in their order. */
  private list(list: List, { items, left, total, key }: Branch, view: View): void {
    list.total.textContent = ` ${total.toLocaleString("en")}`;
    const wanted = new Set(items.map(({ id }) => id));
    for (const [id, line] of list.lines) {
      if (wanted.has(id)) continue;
      this.drop(line);
      list.lines.delete(id);
    }
    let next = list.list.firstElementChild;
    for (const item of items) {
      let line = list.lines.get(item.id);
      if (line && line.said !== saidOf(item)) {
        if (next === line.line) next = next.nextElementSibling;
        this.drop(line);
        line = undefined;
      }
      if (!line) {
        line = this.add(item, view);
        list.lines.set(item.id, line);
      } else if (line.lists.size > 0 || line.none || view.branches.has(item.id)) {
        this.fill(line, item, view);
      }
      if (line.line === next) next = next.nextElementSibling;
      else list.list.insertBefore(line.line, next);
    }
    if (left === 0) {
      list.more?.line.remove();
      list.more = undefined;
      return;
    }
    list.more ??= makeMore(key);
    list.more.button.textContent = `Show more (${left.toLocaleString("en")} left)`;
    if (list.list.lastElementChild !== list.more.line) list.list.append(list.more.line);
  }
}

/** The key of the button to which an event happened. */
function keyOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest("button")?.dataset.key : undefined;
}
