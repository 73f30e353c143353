type Attributes = Record<string, string | number | boolean | undefined>;

/**
 * Make an element. Text always becomes a text node, so nothing that a record says is markup.
 *
 * @param tag its name
 * @param attributes its attributes; `true` gives an empty one, `false` and `undefined` none
 * @param children elements and texts in it
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/**
 * The element of the page with this id.
 *
 * @throws Error when the page lacks it, which is a fault of the template
 */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return found as T;
}
