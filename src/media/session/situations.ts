// What people do in conversations, as relations of hearing, and what everybody then hears: for tests only.
import { toneShare } from "../audio/goertzel.ts";
import type { MediaCommand } from "../vocabulary.ts";
import type { Secured } from "../secure/shield.ts";
import { decoded, VirtualRig } from "./virtual-rig.ts";
import type { Phone, SentPacket } from "./virtual-rig.ts";

/** The caller, the one who was called, the one who is asked, the one who listens; each says a tone of their own. */
export const PITCH = { c: 400, a: 700, k: 1_100, s: 1_500 } as const;
export type Who = keyof typeof PITCH;
export const ALL: readonly Who[] = ["c", "a", "k", "s"];
/** The letter of music. */
export const MUSIC = "m";
const MUSIC_HZ = 2_100;

export interface Situation {
  readonly name: string;
  readonly hears: Partial<Record<Who, string>>;
  /** To whom music plays, and who makes it give way. */
  readonly music?: Partial<Record<Who, Who | undefined>>;
  /** Who hears what plays on another, and on whom. */
  readonly playedTo?: Partial<Record<Who, Who>>;
  /** Whose phone sends nothing. */
  readonly quiet?: string;
  /** What is to be heard, by whom; by whoever is not named silence, or nothing at all. */
  readonly heard: Partial<Record<Who, string>>;
  readonly left: string;
  readonly right: string;
}

export const SITUATIONS: readonly Situation[] = [
  { name: "talk", hears: { c: "a", a: "c" }, heard: { c: "a", a: "c" }, left: "c", right: "a" },
  {
    ...{ name: "held by a button", hears: { c: "", a: "" }, music: { c: undefined }, heard: { c: "m" } },
    ...{ left: "c", right: "" },
  },
  {
    ...{ name: "called phone holds", hears: { c: "a", a: "" }, music: { c: "a" }, quiet: "a", heard: { c: "m" } },
    ...{ left: "c", right: "" },
  },
  {
    ...{ name: "called phone holds with audio of its own", hears: { c: "a", a: "" }, music: { c: "a" } },
    ...{ heard: { c: "a" }, left: "c", right: "" },
  },
  { name: "both hold", hears: { c: "", a: "" }, heard: {}, left: "c", right: "" },
  {
    ...{ name: "caller's phone holds", hears: { c: "", a: "c" }, music: { a: "c" }, quiet: "c", heard: { a: "m" } },
    ...{ left: "c", right: "" },
  },
  {
    ...{ name: "caller's phone holds with audio of its own", hears: { c: "", a: "c" }, music: { a: "c" } },
    ...{ heard: { a: "c" }, left: "", right: "" },
  },
  { name: "muted", hears: { c: "", a: "c" }, heard: { a: "c" }, left: "c", right: "" },
  {
    ...{ name: "consultation", hears: { c: "", a: "k", k: "a" }, music: { c: undefined } },
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
  {
    ...{ name: "listen", hears: { c: "a", a: "c", s: "ca" }, heard: { c: "a", a: "c", s: "ca" } },
    ...{ left: "c", right: "a" },
  },
  {
    ...{ name: "listen to a consultation", hears: { c: "", a: "k", k: "a", s: "ak" }, music: { c: undefined } },
    ...{ heard: { c: "m", a: "k", k: "a", s: "ak" }, left: "c", right: "" },
  },
  {
    ...{ name: "whisper", hears: { c: "a", a: "cs", s: "ca" }, heard: { c: "a", a: "cs", s: "ca" } },
    ...{ left: "c", right: "a" },
  },
  {
    ...{ name: "barge", hears: { c: "as", a: "cs", s: "ca" }, heard: { c: "as", a: "cs", s: "ca" } },
    ...{ left: "c", right: "as" },
  },
  {
    ...{
      name: "listen, caller's phone holds",
      hears: { c: "", a: "c", s: "ca" },
      music: { a: "c" },
      playedTo: { s: "a" },
    },
    ...{ quiet: "c", heard: { a: "m", s: "am" }, left: "c", right: "" },
  },
  {
    ...{ name: "listen, caller's phone holds with audio of its own", hears: { c: "", a: "c", s: "ca" } },
    ...{ music: { a: "c" }, playedTo: { s: "a" }, heard: { a: "c", s: "ca" }, left: "", right: "" },
  },
  {
    ...{ name: "listen, somebody is rung", hears: { c: "", a: "", s: "a" }, music: { c: undefined, a: undefined } },
    ...{ playedTo: { s: "a" }, heard: { c: "m", a: "m", s: "am" }, left: "c", right: "" },
  },
  {
    ...{ name: "nothing but what plays on another", hears: { c: "", a: "", s: "" }, music: { a: undefined } },
    ...{ playedTo: { s: "a" }, heard: { a: "m", s: "m" }, left: "c", right: "" },
  },
  {
    ...{ name: "listen, and nothing plays", hears: { c: "a", a: "c", s: "ca" }, playedTo: { s: "a" } },
    ...{ heard: { c: "a", a: "c", s: "ca" }, left: "c", right: "a" },
  },
  { name: "take over", hears: { c: "s", s: "c" }, heard: { c: "s", s: "c" }, left: "c", right: "s" },
];

/** Four phones, two of them of the other law, and one recording that is told who speaks. `secured`: how they speak SRTP. */
export class Floor {
  readonly rig = new VirtualRig();
  readonly phones: Readonly<Record<Who, Phone>>;
  readonly gone = new Set<Who>();
  #now: Situation | undefined;
  #plays = 0;

  constructor(secured: (who: Who) => Secured | undefined = () => undefined) {
    const law = { codec: "PCMU", payloadType: 0 } as const;
    const how = (who: Who) => {
      const keys = secured(who);
      return keys === undefined ? {} : { secured: keys };
    };
    this.phones = {
      ...{ c: this.rig.phone("c", how("c")), a: this.rig.phone("a", { ...law, ...how("a") }) },
      ...{ k: this.rig.phone("k", { ...law, ...how("k") }), s: this.rig.phone("s", how("s")) },
    };
    this.rig.do({ type: "record", id: 99, left: ["c"], right: ["a"], path: "/r" });
  }

  /** As it is said: the relation, then the music, then whom is recorded. */
  enter(situation: Situation): void {
    for (const who of Object.keys(this.#now?.music ?? {})) this.rig.do({ type: "stop", session: who });
    this.#now = situation;
    this.say();
    for (const [session, unless] of Object.entries(situation.music ?? {})) {
      const sources = [{ type: "tone", frequenciesHz: [MUSIC_HZ], onMs: 60_000, offMs: 0, totalMs: 60_000 }] as const;
      const play = { id: (this.#plays += 1), sources, repeat: true, interruptible: false, unless };
      this.rig.do({ type: "play", session, ...play });
    }
    this.rig.do({ type: "record-sides", id: 99, left: lettersOf(situation.left), right: lettersOf(situation.right) });
  }

  /** What was said last, once more. */
  say(): void {
    this.rig.do(relationOf(this.#now?.hears ?? {}, this.#now?.playedTo));
  }

  leaves(who: Who): void {
    this.gone.add(who);
    this.rig.do({ type: "close", session: who });
  }

  run(ms: number, each: () => void = () => undefined): void {
    this.rig.run(ms, () => {
      for (const who of ALL) {
        const packet = this.phones[who].packet(PITCH[who]);
        if (this.#now?.quiet?.includes(who) !== true && !this.gone.has(who)) this.phones[who].send(packet);
      }
      each();
    });
  }

  /** Who is heard by whom in what was sent from then on. */
  heardSince(sinceMs: number): Record<Who, string> {
    const of = (who: Who): string =>
      tonesIn(decoded(this.rig.sentTo(who).filter((packet) => packet.atMs >= sinceMs && isAudio(packet))));
    return { c: of("c"), a: of("a"), k: of("k"), s: of("s") };
  }
}

export function isAudio({ fields }: SentPacket): boolean {
  return fields.payloadType !== 101;
}

export function relationOf(
  hears: Partial<Record<Who, string>>,
  playedTo: Partial<Record<string, Who>> = {},
): MediaCommand {
  const parties = Object.entries(hears).map(([session, heard]) => {
    return { session, hears: lettersOf(heard), playedTo: playedTo[session] };
  });
  return { type: "converse", conversation: "x", parties };
}

export function lettersOf(text: string): readonly string[] {
  return Array.from(text);
}

/** The letters of those whose tones are in it, and nothing else than those. */
export function tonesIn(samples: Int16Array): string {
  const pitches = [...Object.entries(PITCH), [MUSIC, MUSIC_HZ] as const];
  const shares = pitches.map(([who, hz]) => [who, toneShare(samples, 0, samples.length, hz)] as const);
  const heard = shares.filter(([, share]) => share > 0.2);
  const rest = 1 - heard.reduce((sum, [, share]) => sum + share, 0);
  if (heard.length > 0 && rest > 0.05) return `noise beside ${heard.map(([who]) => who).join("")}`;
  return heard.map(([who]) => who).join("");
}

/** In the order of `ALL`. */
export function inOrder(letters = ""): string {
  return [...ALL, MUSIC].filter((who) => letters.includes(who)).join("");
}
