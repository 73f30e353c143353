import { element } from "./elements";

let announcer: HTMLElement | undefined;
let saying: ReturnType<typeof setTimeout> | undefined;

/** How long the region stays empty before it says something, in milliseconds. */
const PAUSE = 50;

/** Make the region in which screen readers are told things; they miss what is in a new one. */
export function makeAnnouncer(): HTMLElement {
  if (!announcer?.isConnected) {
    announcer = element("div", { class: "kb-hidden", role: "status", "aria-live": "polite" });
    document.body.append(announcer);
  }
  return announcer;
}

/** Say something to screen readers, politely; the same once more is said once more. */
export function announce(text: string): void {
  const region = makeAnnouncer();
  region.textContent = "";
  clearTimeout(saying);
  saying = setTimeout(() => {
    region.textContent = text;
  }, PAUSE);
}

/** Put text into the clipboard; whether that worked. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element("textarea", { class: "kb-hidden", readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** Let the reader save text or bytes as a file. */
export function save(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Copy, and say on the button itself and to screen readers whether that worked. */
export async function copyFrom(button: HTMLElement, text: string): Promise<void> {
  const before = button.dataset.label ?? button.textContent ?? "";
  button.dataset.label = before;
  const done = await copy(text);
  const said = done ? "Copied" : "Could not copy";
  button.textContent = said;
  announce(said);
  setTimeout(() => {
    button.textContent = before;
  }, 2_000);
}
