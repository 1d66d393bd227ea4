// The page of another system (a CRM) that is to open for an agent: a template with placeholders, filled in here alone, so that no
// client builds an address of what callers send.

export const POP_MOMENTS = ["ring", "answer", "end"] as const;
export const POP_PLACES = ["tab", "frame"] as const;
/** What may stand in braces in a template. */
export const POP_PLACEHOLDERS = ["number", "name", "dialled", "hotline", "queue", "call", "agent", "extn"] as const;
export type Placeholder = (typeof POP_PLACEHOLDERS)[number];

interface PopManner {
  readonly when: (typeof POP_MOMENTS)[number];
  readonly how: (typeof POP_PLACES)[number];
  /** Whose messages are listened to, and which may be in a frame: scheme, host and port. */
  readonly origin: string;
}

/** As it is set up for a queue or a hotline. */
export interface PopConfig extends PopManner {
  readonly template: string;
}

/** As an agent's page is told. */
export interface ScreenPop extends PopManner {
  readonly url: string;
}

/** http or https, a host in which nothing is filled in, no login; then a path. */
const TEMPLATE = /^(https?:\/\/[^\s/?#{}@\\]+)([/?#]\S*)?$/i;
const ORIGIN = /^https?:\/\/[^\s/?#{}@\\]+$/i;
export function isPopOrigin(text: string): boolean {
  return ORIGIN.test(text);
}

export function isPopTemplate(text: string): boolean {
  const [, , path = ""] = TEMPLATE.exec(text) ?? [undefined];
  if (!TEMPLATE.test(text)) return false;
  const rest = path.replace(/\{([a-z]+)\}/g, (whole, name: string) => (isPlaceholder(name) ? "" : whole));
  return !/[{}\\]/.test(rest);
}

function isPlaceholder(name: string): name is Placeholder {
  return POP_PLACEHOLDERS.some((one) => one === name);
}

/** Of a template that is one: the origin of the page itself. */
export function originOf(template: string): string {
  return TEMPLATE.exec(template)?.[1]?.toLowerCase() ?? "";
}

/** Of what callers send. */
const LONGEST_VALUE = 200;

/** The template of a page with what stands for its placeholders, each encoded. */
export function filledIn(template: string, values: Readonly<Record<Placeholder, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
    isPlaceholder(name) ? encoded(values[name]) : whole,
  );
}

/** RFC 3986 section 2.1, of all but what section 2.3 calls unreserved. Dots alone would lead to another path (section 5.2.4). */
function encoded(value: string): string {
  const text = value.slice(0, LONGEST_VALUE).toWellFormed();
  if (/^\.+$/.test(text)) return "";
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
