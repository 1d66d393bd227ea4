// The table of what anybody hears (rules of conversations), as data: what is said to the switch, and what is then to be heard.

/** Customer, agent, consulted, supervisor. */
export const ALL = ["c", "a", "k", "s"] as const;
export type Who = (typeof ALL)[number];

export interface Situation {
  readonly name: string;
  /** Who takes part, and whom they hear. */
  readonly hears: Partial<Record<Who, string>>;
  /** To whom music is played, and who makes it give way. */
  readonly music?: Partial<Record<Who, Who | undefined>>;
  /** Who hears what is played to another, and to whom. */
  readonly playedTo?: Partial<Record<Who, Who>>;
  /** Whose phone sends nothing. */
  readonly quiet?: string;
  /** What is to be heard, "m" being music; by whoever is not named nothing. */
  readonly heard: Partial<Record<Who, string>>;
  readonly left: string;
  readonly right: string;
}

const TALK = { hears: { c: "a", a: "c" }, heard: { c: "a", a: "c" }, left: "c", right: "a" } as const;
/** To the customer music is played that gives way to nobody. */
const MUSIC = { c: undefined } as const;

export const SITUATIONS: readonly Situation[] = [
  { name: "talk", ...TALK },
  { name: "agent holds by button", hears: { c: "", a: "" }, music: MUSIC, heard: { c: "m" }, left: "c", right: "" },
  {
    ...{ name: "agent's phone holds", hears: { c: "a", a: "" }, music: { c: "a" }, quiet: "a" },
    ...{ heard: { c: "m" }, left: "c", right: "" },
  },
  {
    ...{ name: "agent's phone holds with audio of its own", hears: { c: "a", a: "" }, music: { c: "a" } },
    ...{ heard: { c: "a" }, left: "c", right: "" },
  },
  { name: "both hold", hears: { c: "", a: "" }, heard: {}, left: "", right: "" },
  {
    ...{ name: "customer's phone holds", hears: { c: "", a: "c" }, music: { a: "c" }, quiet: "c" },
    ...{ heard: { a: "m" }, left: "", right: "" },
  },
  {
    ...{ name: "customer's phone holds with audio of its own", hears: { c: "", a: "c" }, music: { a: "c" } },
    ...{ heard: { a: "c" }, left: "", right: "" },
  },
  { name: "agent muted", hears: { c: "", a: "c" }, heard: { a: "c" }, left: "c", right: "" },
  {
    ...{ name: "consultation", hears: { c: "", a: "k", k: "a" }, music: MUSIC },
    ...{ heard: { c: "m", a: "k", k: "a" }, left: "c", right: "" },
  },
  {
    ...{ name: "swapped back", hears: { c: "a", a: "c", k: "" }, music: { k: undefined } },
    ...{ heard: { c: "a", a: "c", k: "m" }, left: "c", right: "a" },
  },
  {
    ...{ name: "three-way", hears: { c: "ak", a: "ck", k: "ca" }, heard: { c: "ak", a: "ck", k: "ca" } },
    ...{ left: "c", right: "ak" },
  },
  { name: "listen", hears: { ...TALK.hears, s: "ca" }, heard: { ...TALK.heard, s: "ca" }, left: "c", right: "a" },
  {
    ...{ name: "whisper", hears: { c: "a", a: "cs", s: "ca" }, heard: { c: "a", a: "cs", s: "ca" } },
    ...{ left: "c", right: "a" },
  },
  {
    ...{ name: "barge", hears: { c: "as", a: "cs", s: "ca" }, heard: { c: "as", a: "cs", s: "ca" } },
    ...{ left: "c", right: "as" },
  },
  { name: "take over", hears: { c: "s", s: "c" }, heard: { c: "s", s: "c" }, left: "c", right: "s" },
  {
    ...{ name: "listen, agent holds by button", hears: { c: "", a: "", s: "a" }, music: MUSIC },
    ...{ heard: { c: "m", s: "a" }, left: "c", right: "" },
  },
  {
    ...{ name: "listen to a consultation", hears: { c: "", a: "k", k: "a", s: "ak" }, music: MUSIC },
    ...{ heard: { c: "m", a: "k", k: "a", s: "ak" }, left: "c", right: "" },
  },
  {
    ...{ name: "whisper in a consultation", hears: { c: "", a: "ks", k: "a", s: "ak" }, music: MUSIC },
    ...{ heard: { c: "m", a: "ks", k: "a", s: "ak" }, left: "c", right: "" },
  },
  {
    ...{ name: "listen, customer's phone holds", hears: { c: "", a: "c", s: "ca" }, music: { a: "c" }, quiet: "c" },
    ...{ playedTo: { s: "a" }, heard: { a: "m", s: "am" }, left: "", right: "" },
  },
  {
    ...{ name: "listen, customer's phone holds with audio of its own", hears: { c: "", a: "c", s: "ca" } },
    ...{ music: { a: "c" }, playedTo: { s: "a" }, heard: { a: "c", s: "ca" }, left: "", right: "" },
  },
  {
    ...{ name: "listen, consultation rings", hears: { c: "", a: "", s: "a" }, music: { c: undefined, a: undefined } },
    ...{ playedTo: { s: "a" }, heard: { c: "m", a: "m", s: "am" }, left: "c", right: "" },
  },
  {
    ...{ name: "listen to three", hears: { c: "ak", a: "ck", k: "ca", s: "cak" } },
    ...{ heard: { c: "ak", a: "ck", k: "ca", s: "cak" }, left: "c", right: "ak" },
  },
];

/** A way through them on which each follows each, itself apart, exactly once. Its end is its beginning. */
export function everyWay(count: number): readonly number[] {
  const left = Array.from({ length: count }, (_, from) =>
    Array.from({ length: count }, (_, to) => to).filter((to) => to !== from),
  );
  // Hierholzer: walk until there is no way on, and put in from there what was left out.
  const stack = [0];
  const way: number[] = [];
  while (stack.length > 0) {
    const at = stack.at(-1) ?? 0;
    const next = left[at]?.pop();
    if (next === undefined) way.push(stack.pop() ?? 0);
    else stack.push(next);
  }
  return way.reverse();
}

/** Each three times, by other ways each time: where all of them would take too long. A prime count comes to each of them. */
export function someWays(count: number): readonly number[] {
  return [7, 11, 5].flatMap((stride) => Array.from({ length: count }, (_, at) => (at * stride) % count));
}
