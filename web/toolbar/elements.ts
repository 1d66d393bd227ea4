// Making and finding elements. Whatever people or callers are called goes in as text, never as markup.

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  fields: Partial<Pick<HTMLElement, "id" | "className" | "textContent">> = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  Object.assign(element, fields);
  element.append(...children);
  return element;
}

export function byId<Element extends HTMLElement>(id: string, kind: new () => Element): Element {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

/** Changes it only where it says something else: what a screen reader has read it does not read again. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
