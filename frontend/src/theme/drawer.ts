const NARROW = "(max-width: 76.234375em)";

/** Let a real button open the drawer of narrow windows, Escape close it, and focus follow. */
export function wireDrawer(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-kb-drawer]");
  const box = document.querySelector<HTMLInputElement>("#__drawer");
  const drawer = document.querySelector<HTMLElement>(".md-sidebar--primary");
  if (!button || !box || !drawer) return;
  const show = (isOpen: boolean): void => {
    if (box.checked !== isOpen) box.click(); // the theme listens to the box
  };
  button.hidden = false;
  document.querySelector("[data-kb-without-script]")?.remove();
  button.addEventListener("click", () => show(!box.checked));
  box.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(box.checked));
    if (box.checked) requestAnimationFrame(() => firstShown(drawer)?.focus());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    show(false);
    button.focus();
  });
  drawer.addEventListener("focusout", ({ relatedTarget }) => {
    const isElsewhere = relatedTarget instanceof Node && !drawer.contains(relatedTarget);
    if (box.checked && isElsewhere && relatedTarget !== button) show(false);
  });
  wireLevels(drawer);
}

/** A label with which the theme opens a level of the drawer, or leads back out of it. */
const LABELS = "label.md-nav__link[for], label.md-nav__title[for]";

/**
 * Let the keyboard and screen readers go into the levels of the drawer and back.
 *
 * In narrow windows each level covers the one above: focus goes into the level that is opened, and
 * back to what opened it. In wide ones the levels stand in one list.
 */
function wireLevels(drawer: HTMLElement): void {
  const narrow = matchMedia(NARROW);
  const dressed: (() => void)[] = [];
  for (const label of drawer.querySelectorAll<HTMLLabelElement>(LABELS)) {
    const box = label.control ?? document.getElementById(label.htmlFor);
    if (!(box instanceof HTMLInputElement) || !box.matches(".md-nav__toggle")) continue;
    const leadsIn = label.matches(".md-nav__link");
    const isForAll = label.getAttribute("tabindex") === "0";
    const button = buttonFrom(label, box);
    const dress = (): void => {
      const isButton = narrow.matches || isForAll;
      for (const [name, value] of [
        ["role", "button"],
        ["tabindex", "0"],
        ["aria-expanded", String(box.checked)],
      ] as const) {
        if (isButton) button.setAttribute(name, value);
        else button.removeAttribute(name);
      }
    };
    dressed.push(dress);
    dress();
    box.addEventListener("change", () => {
      dress();
      if (narrow.matches && box.checked !== leadsIn) button.focus({ preventScroll: true });
    });
  }
  narrow.addEventListener("change", () => {
    for (const dress of dressed) dress();
  });
}

/** An element in a label's place that does the same, since a label can be no button. */
function buttonFrom(label: HTMLLabelElement, box: HTMLInputElement): HTMLElement {
  const button = document.createElement("span");
  for (const name of ["class", "for", "id"]) {
    const value = label.getAttribute(name);
    if (value !== null) button.setAttribute(name, value); // the theme's styles ask for them
  }
  button.append(...label.childNodes);
  const beside = label.previousElementSibling?.textContent?.trim();
  if (!button.textContent?.trim() && beside) button.setAttribute("aria-label", beside);
  label.replaceWith(button);
  button.addEventListener("click", () => box.click());
  button.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    box.click();
  });
  return button;
}

/** The first thing to go to in the level that the drawer shows. */
function firstShown(drawer: HTMLElement): HTMLElement | null {
  const levels = drawer.querySelectorAll<HTMLElement>(".md-nav__toggle:checked ~ .md-nav");
  const level = [...levels].at(-1) ?? drawer;
  return level.querySelector<HTMLElement>("[tabindex], a");
}
