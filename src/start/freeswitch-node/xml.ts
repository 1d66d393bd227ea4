// XML as data, and as text that neither the node's preprocessor nor its parser takes for anything else.

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly Element[] = [],
): Element {
  return { name, attributes, children };
}

/** `<param name="..." value="..."/>`, of which most of the node's configuration is made. */
export function parameters(given: Readonly<Record<string, string>>): readonly Element[] {
  return Object.entries(given).map(([name, value]) => element("param", { name, value }));
}

/** No XML 1.0 has these, however they are written (section 2.2). */
const NEVER_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

export function canStandInXml(text: string): boolean {
  return !NEVER_IN_XML.test(text);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** `$${name}` is the preprocessor's, which reads the text before any parser: a dollar is written as a number. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'$\t\n\r]/g, (letter) => ENTITIES[letter] ?? `&#${letter.charCodeAt(0)};`);
}

export function xmlText(root: Element): string {
  return `${linesOf(root, "").join("\n")}\n`;
}

function linesOf({ name, attributes, children }: Element, indent: string): readonly string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const head = `${indent}<${name}${written.join("")}`;
  if (children.length === 0) return [`${head}/>`];
  return [`${head}>`, ...children.flatMap((child) => linesOf(child, `${indent}  `)), `${indent}</${name}>`];
}
