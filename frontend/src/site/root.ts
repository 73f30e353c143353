/** The address of the site's root, told from where this script stands: `assets/app/NAME.js`. */
export const ROOT: URL = new URL("../../", import.meta.url);

/** An address below the site's root, such as `papers/doe2020/`, as a whole address. */
export function at(address: string): string {
  return new URL(address, ROOT).href;
}

/** Whether the page was opened from a disk, where browsers fetch nothing. */
export function isOnDisk(): boolean {
  return location.protocol === "file:";
}
