// The elements of which the outline is made: a row for a thing, and a headed list for a relation.
import { element } from "../site/elements";
import { at } from "../site/root";
import { kindOf, pageOf } from "./data";
import type { Item } from "./view";

/** Ends the key of a row that repeats what has come into sight elsewhere. */
const AGAIN = " again";

export interface Row {
  line: HTMLLIElement;
  button: HTMLButtonElement;
}

/** What a row shows; a row that is to show the same may stay. */
export function saidOf({ id, label, quotes, isHere }: Item): string {
  return `${id}|${label}|${quotes}|${isHere}`;
}

/** What stands behind the key of a button: a thing, one that is shown elsewhere, or more of them. */
export function meant(key: string): { what: "node" | "again" | "more"; id: string } {
  if (key.startsWith("~")) return { what: "more", id: key.slice(1) };
  if (key.endsWith(AGAIN)) return { what: "again", id: key.slice(0, -AGAIN.length) };
  return { what: "node", id: key };
}

export function makeRow({ id, label, quotes, isHere }: Item, canClose: boolean): Row {
  const kind = kindOf(id);
  const button = element(
    "button",
    {
      type: "button",
      class: "kb-graph__node",
      "data-key": isHere ? id : `${id}${AGAIN}`,
      "aria-expanded": isHere && canClose ? "false" : undefined,
    },
    element("span", { class: `kb-graph__shape kb-graph__shape--${kind}`, "aria-hidden": "true" }),
    label,
    element("span", { class: "kb-hidden" }, `, ${kind}`),
  );
  const row = element("div", { class: "kb-graph__row" }, button);
  const says = [
    quotes > 0 ? `${quotes} ${quotes === 1 ? "quote" : "quotes"}` : "",
    isHere ? "" : "see above",
  ].filter(Boolean);
  if (says.length > 0) row.append(element("span", { class: "kb-aside" }, says.join(", ")));
  if (isHere) {
    const page = element("a", { href: at(pageOf(id)), "data-key": `${id} page` }, "page");
    page.append(element("span", { class: "kb-hidden" }, ` of ${label}`));
    row.append(page);
  }
  return { line: element("li", {}, row), button };
}

export interface Headed {
  root: HTMLElement;
  list: HTMLUListElement;
  total: HTMLElement;
}

export function makeHeaded(heading: string): Headed {
  const total = element("span", { class: "kb-aside" });
  const name = element("p", { class: "kb-graph__heading" }, heading, total);
  const list = element("ul");
  return { root: element("div", { class: "kb-graph__branch" }, name, list), list, total };
}

export function makeMore(key: string): Row {
  const button = element("button", {
    type: "button",
    class: "kb-graph__more",
    "data-key": `~${key}`,
  });
  return { line: element("li", {}, button), button };
}
