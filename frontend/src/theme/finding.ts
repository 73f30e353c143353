import { element } from "../site/elements";

const SLASH = "kb-search-slash";

/** Let the button of the header, `/` and Ctrl+K open the search, which is fetched by the first. */
export function wireSearch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-kb-search]");
  if (!button) return;
  let panel: Promise<{ open: () => void }> | undefined;
  const open = (): void => {
    panel ??= import("../search/panel").then(async ({ Panel, loadStyles }) => {
      await loadStyles();
      return new Panel(makeFoot());
    });
    void panel.then((it) => it.open());
  };
  button.hidden = false;
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (!isCall(event)) return;
    event.preventDefault();
    open();
  });
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
