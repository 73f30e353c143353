// What is said of the node that is pointed at, and what can be done with it.
import { element } from "../site/elements";
import { at } from "../site/root";
import { kindOf, type Near, pageOf } from "./data";
import type { Actions } from "./outline";
import type { ShownNode } from "./view";

export function drawCard(
  card: HTMLElement,
  node: ShownNode | undefined,
  near: Near | undefined,
  isFirst: boolean,
  actions: Actions,
): void {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement && card.contains(focused) ? focused.dataset.key : "";
  card.replaceChildren();
  card.hidden = node === undefined || node.kind === "more";
  if (!node || node.kind === "more") return;
  const shape = `kb-graph__shape kb-graph__shape--${node.kind}`;
  card.append(
    element(
      "p",
      { class: "kb-graph__name" },
      element("span", { class: shape, "aria-hidden": "true" }),
      element("strong", {}, node.label),
      element("span", { class: "kb-aside" }, kindOf(node.id)),
    ),
  );
  if (near?.title) card.append(element("p", { class: "kb-graph__title" }, near.title));
  const tools = element(
    "p",
    { class: "kb-graph__tools" },
    element("a", { href: at(pageOf(node.id)), "data-key": "page" }, "Its page"),
  );
  if (!isFirst) {
    tools.prepend(
      button(node.isOpen ? "Close" : "Open", "toggle", () => actions.toggle(node.id)),
      button("Start here", "start", () => actions.start(node.id)),
    );
  }
  card.append(tools);
  const again = [...card.querySelectorAll<HTMLElement>("[data-key]")];
  if (key) (again.find((one) => one.dataset.key === key) ?? again[0])?.focus();
}

function button(label: string, key: string, act: () => void): HTMLButtonElement {
  const made = element(
    "button",
    { type: "button", class: "kb-graph__button", "data-key": key },
    label,
  );
  made.addEventListener("click", act);
  return made;
}
