const SCROLLED = ".md-typeset__scrollwrap, .md-typeset pre > code";

/** Keep each block's copy button and each level of the menu from being landmarks. */
export function mendLandmarks(): void {
  const mend = (): void => {
    for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) {
      nav.setAttribute("role", "presentation");
    }
  };
  const article = document.querySelector("article");
  mend();
  if (article) new MutationObserver(mend).observe(article, { childList: true, subtree: true });
  for (const nav of document.querySelectorAll(
    "nav.md-nav[data-md-level]:not([data-md-level='0'])",
  )) {
    nav.setAttribute("role", "none"); // lists within the one menu
    nav.removeAttribute("aria-labelledby");
    nav.removeAttribute("aria-expanded");
  }
}

/** Let whatever is scrolled sideways be reached, and so be scrolled, with the keyboard. */
export function mendRegions(): void {
  const mend = (): void => {
    for (const region of document.querySelectorAll<HTMLElement>(SCROLLED)) {
      const isScrolled = region.scrollWidth > region.clientWidth;
      if (isScrolled && !region.hasAttribute("tabindex")) {
        region.tabIndex = 0;
        region.dataset.kbScrolled = "";
        region.setAttribute("role", "region");
        region.setAttribute("aria-label", nameOf(region));
      } else if (!isScrolled && "kbScrolled" in region.dataset) {
        for (const name of ["tabindex", "role", "aria-label", "data-kb-scrolled"]) {
          region.removeAttribute(name);
        }
      }
    }
  };
  let waiting = 0;
  const later = (): void => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(mend);
  };
  later();
  addEventListener("load", later);
  addEventListener("resize", later);
}

/** Regions need names that differ: the heading above, and which of its kind it is. */
function nameOf(region: HTMLElement): string {
  const kind = region.matches("code") ? "Code" : "Table";
  const all = [...document.querySelectorAll(SCROLLED)].filter(
    (it) => it.matches("code") === region.matches("code"),
  );
  return `${kind} ${all.indexOf(region) + 1}, to be scrolled sideways`;
}
