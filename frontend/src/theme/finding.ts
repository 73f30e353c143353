import { element } from "../site/elements";

const FAILED =
  "The search could not be fetched. Try again once the network is back; if it still fails, load the page again.";
const SLASH = "kb-search-slash";

interface Opened {
  open: () => void;
}

/**
 * Let the button of the header, `/` and Ctrl+K open the search, which is fetched by the first.
 *
 * @param load fetches the search; where that failed, the next call tries again
 */
export function wireSearch(load: () => Promise<Opened> = loadPanel): void {
  const button = document.querySelector<HTMLButtonElement>("[data-kb-search]");
  if (!button) return;
  let panel: Promise<Opened> | undefined;
  let trouble: HTMLElement | undefined;
  const open = (): void => {
    panel ??= load();
    panel.then(
      (it) => {
        trouble?.remove();
        it.open();
      },
      () => {
        panel = undefined;
        trouble?.remove();
        trouble = element("p", { class: "kb-note", role: "alert" }, FAILED);
        (document.querySelector("article") ?? document.body).prepend(trouble);
        trouble.scrollIntoView({ block: "center" });
      },
    );
  };
  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (!isCall(event)) return;
    event.preventDefault();
    open();
  });
}

async function loadPanel(): Promise<Opened> {
  const { Panel, loadStyles } = await import("../search/panel");
  await loadStyles();
  return new Panel(makeFoot());
}

function isCall(event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
    return event.key.toLowerCase() === "k";
  }
  return event.key === "/" && isSlashOn() && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function isSlashOn(): boolean {
  try {
    return localStorage.getItem(SLASH) !== "off";
  } catch {
    return true; // a browser that keeps nothing
  }
}

/** The foot of the dialog, where the one key that opens it can be switched off. */
function makeFoot(): HTMLElement {
  const box = element("input", { type: "checkbox" });
  box.checked = isSlashOn();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(SLASH, box.checked ? "on" : "off");
    } catch {
      box.checked = true;
    }
  });
  const label = element("label", {}, box, "The key / opens the search, as Ctrl+K does");
  return element("p", { class: "kb-search__foot" }, label);
}
