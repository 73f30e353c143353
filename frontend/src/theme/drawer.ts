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

/** Let the keyboard go back from one level of the drawer to the one above. */
function wireLevels(drawer: HTMLElement): void {
  const titles = [...drawer.querySelectorAll<HTMLLabelElement>("label.md-nav__title")].filter(
    (it) => it.querySelector(".md-nav__icon") !== null,
  );
  const narrow = matchMedia(NARROW);
  const dress = (): void => {
    for (const title of titles) {
      if (narrow.matches) title.tabIndex = 0;
      else title.removeAttribute("tabindex");
    }
  };
  dress();
  narrow.addEventListener("change", dress);
  for (const title of titles) {
    title.addEventListener("keydown", (event) => {
      if (event.key !== " ") return; // Enter is left to the theme
      event.preventDefault();
      title.click();
    });
  }
}

/** The first thing to go to in the level that the drawer shows. */
function firstShown(drawer: HTMLElement): HTMLElement | null {
  const levels = drawer.querySelectorAll<HTMLElement>(".md-nav__toggle:checked ~ .md-nav");
  const level = [...levels].at(-1) ?? drawer;
  return level.querySelector<HTMLElement>("[tabindex], a");
}
