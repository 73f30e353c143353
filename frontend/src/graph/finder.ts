// The box in which a reader names what to begin with.
import { element } from "../site/elements";
import type { Shelf } from "./data";
import { findNodes, MOST_FOUND } from "./search";

/** Let the box find names, and start at the one that is chosen. */
export function listenToFinder(
  box: HTMLInputElement,
  list: HTMLElement,
  count: HTMLElement,
  shelf: Shelf,
  start: (id: string) => void,
  fail: (problem: unknown) => void,
): void {
  const clear = () => {
    list.replaceChildren();
    list.hidden = true;
    count.textContent = "";
  };
  const show = async () => {
    const asked = box.value;
    if (!asked.trim()) return clear();
    const catalogue = await shelf.catalogue();
    if (box.value !== asked) return;
    const found = findNodes(catalogue, asked);
    const shown = found.slice(0, MOST_FOUND);
    list.replaceChildren(
      ...shown.map(({ id, label, title, kind }) => {
        const button = element(
          "button",
          { type: "button", class: "kb-graph__found" },
          element("span", {
            class: `kb-graph__shape kb-graph__shape--${kind}`,
            "aria-hidden": "true",
          }),
          element("span", {}, label),
          element("span", { class: "kb-aside" }, title ? `${kind}: ${title}` : kind),
        );
        button.addEventListener("click", () => {
          box.value = "";
          clear();
          start(id);
        });
        return element("li", {}, button);
      }),
    );
    list.hidden = shown.length === 0;
    const rest = found.length - shown.length;
    count.textContent =
      found.length === 0 ? "Nothing is called so." : rest > 0 ? `and ${rest} more` : "";
  };
  box.addEventListener("input", () => void show().catch(fail));
  box.addEventListener("focus", () => void shelf.catalogue().catch(fail), { once: true });
  box.closest("search, [role=search]")?.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const buttons = [...list.querySelectorAll("button")];
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Escape") {
      box.value = "";
      clear();
      box.focus();
    } else if (event.key === "ArrowDown" && buttons.length > 0) {
      event.preventDefault();
      buttons[Math.min(now + 1, buttons.length - 1)]?.focus();
    } else if (event.key === "ArrowUp" && now >= 0) {
      event.preventDefault();
      (buttons[now - 1] ?? box).focus();
    } else if (event.key === "Enter" && event.target === box) {
      event.preventDefault();
      buttons[0]?.click();
    }
  });
}
