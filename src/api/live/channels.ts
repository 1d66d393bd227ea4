// The names of channels. What happens in the center is told on `cc.agent.<agent>`, `cc.queue.<queue>`, `cc.channel.<uuid>`;
// `event.agent` and `event.channel` are other names for the first and the last. All other names are free for clients to
// talk to one another on.

const LONGEST = 200;
const MOST_AT_ONCE = 200;
const CENTER = "cc";
const ALIAS = "event";

/** A text or a list of texts, as mod_verto takes `eventChannel`; what else is in the list is left out. */
export function namesIn(eventChannel: unknown): readonly string[] {
  const given: readonly unknown[] = Array.isArray(eventChannel) ? eventChannel : [eventChannel];
  const names = given.slice(0, MOST_AT_ONCE).filter((name) => typeof name === "string" && name !== "");
  return [...new Set(names as readonly string[])];
}

export type ChannelKind =
  /** Told of by the center; clients cannot speak there. */
  | "center"
  /** For clients among themselves. */
  | "free"
  /** Nobody's: too long, or an event of another kind of server. */
  | "none";

export function kindOf(name: string): ChannelKind {
  // FreeSWITCH's raw events, of which there are none here.
  if (name.length > LONGEST || /^fsevent/i.test(name) || hasControls(name)) return "none";
  const [root] = name.split(".", 1);
  return root === CENTER || root === ALIAS ? "center" : "free";
}

/** `event.agent.1001` is `cc.agent.1001`. */
export function canonical(name: string): string {
  return name === ALIAS || name.startsWith(`${ALIAS}.`) ? CENTER + name.slice(ALIAS.length) : name;
}

/** As one who has subscribed to `subscribed` knows the channel. */
export function namedFor(subscribed: string, channel: string): string {
  return subscribed === canonical(subscribed) ? channel : ALIAS + channel.slice(CENTER.length);
}

/** Of what is sent on `a.b.c` also who has subscribed to `a.b` or to `a` hears. */
export function heardOn(channel: string): readonly string[] {
  const parts = channel.split(".");
  return parts.map((_part, index) => parts.slice(0, index + 1).join("."));
}

function hasControls(name: string): boolean {
  return /[\u0000-\u001f\u007f]/.test(name);
}
