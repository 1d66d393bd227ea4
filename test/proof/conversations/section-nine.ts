// The table of who hears whom, row by row as the rules have it, and simple on purpose: it shares nothing with the engine's.
import type { Manner } from "../../../src/core/orders.ts";

export interface Somebody {
  readonly leg: string;
  readonly role: "customer" | "agent" | "consulted" | "supervisor";
  /** By a key of their phone's. */
  readonly held: boolean;
  /** By a button. */
  readonly holding: boolean;
  readonly muted: boolean;
  /** Of a supervisor. */
  readonly manner?: Manner;
  /** Of a supervisor: whom they have come for. */
  readonly watches?: string;
}

export interface Scene {
  /** Those who are in. */
  readonly people: readonly Somebody[];
  readonly focus: "customer" | "consulted" | "all";
}

export interface Heard {
  readonly voices: readonly string[];
  readonly sound: "music" | "ringback" | undefined;
  /** Whose phone's own sound is let through instead of the music. */
  readonly unless: string | undefined;
}

const SILENCE: Heard = { voices: [], sound: undefined, unless: undefined };

export function heardBy(scene: Scene, listener: Somebody): Heard {
  if (listener.role === "supervisor") return heardBySupervisor(scene, listener);
  const coaches = coachesOf(scene, listener);
  if (listener.held) return SILENCE;
  // A button of theirs holds the others off, not whoever stands behind them.
  if (listener.holding) return { ...SILENCE, voices: coaches };
  const others = talkingWith(scene, listener);
  if (others.length === 0) return aside(listener, coaches);
  const present = others.filter((other) => !isHolding(other));
  if (present.length > 0) {
    const voices = present.filter(({ muted }) => !muted).map(({ leg }) => leg);
    return { ...SILENCE, voices: [...voices, ...coaches] };
  }
  if (coaches.length > 0) return { ...SILENCE, voices: coaches };
  const [only] = others;
  const isPassedOn = only !== undefined && others.length === 1 && only.held && !only.holding && !only.muted;
  const unless = isPassedOn ? only.leg : undefined;
  return { voices: unless === undefined ? [] : [unless], sound: "music", unless };
}

/** Nobody talks with them at this moment. */
function aside({ role }: Somebody, coaches: readonly string[]): Heard {
  if (role === "agent") return { voices: coaches, sound: "ringback", unless: undefined };
  if (coaches.length > 0) return { ...SILENCE, voices: coaches };
  return { ...SILENCE, sound: "music" };
}

function isHolding({ held, holding }: Somebody): boolean {
  return held || holding;
}

function pairsOf(focus: Scene["focus"]): readonly string[] {
  switch (focus) {
    case "customer":
      return ["customer agent", "agent customer"];
    case "consulted":
      return ["consulted agent", "agent consulted"];
    case "all":
      return ["customer", "agent", "consulted"].flatMap((one, _, all) => all.map((other) => `${one} ${other}`));
  }
}

function talkingWith({ people, focus }: Scene, { role }: Somebody): Somebody[] {
  const pairs = pairsOf(focus);
  return people.filter((other) => other.role !== role && pairs.includes(`${role} ${other.role}`));
}

/** Supervisors who speak to them: a whisper reaches the watched one alone, who barges in is heard by all who talk with that one. */
function coachesOf(scene: Scene, listener: Somebody): string[] {
  return scene.people
    .filter((one) => one.role === "supervisor" && !isHolding(one) && !one.muted)
    .filter((one) => {
      const watched = watchedBy(scene, one);
      if (watched === undefined || one.manner === "listen" || one.manner === "take-over") return false;
      if (watched.leg === listener.leg) return true;
      return one.manner === "barge" && talkingWith(scene, watched).some(({ leg }) => leg === listener.leg);
    })
    .map(({ leg }) => leg);
}

function watchedBy({ people }: Scene, { watches }: Somebody): Somebody | undefined {
  return people.find(({ leg }) => leg === watches) ?? people.find(({ role }) => role === "agent");
}

/** Whom they watch, and whatever that one hears, be it played to them. */
function heardBySupervisor(scene: Scene, supervisor: Somebody): Heard {
  const watched = watchedBy(scene, supervisor);
  if (watched === undefined || isHolding(supervisor)) return SILENCE;
  const heard = heardBy(scene, watched);
  return { ...heard, voices: [watched.leg, ...heard.voices].filter((leg) => leg !== supervisor.leg) };
}

/** Left what the customer says, right what they hear of people; nothing that a holding phone sends of its own. */
export function recordedOf(scene: Scene): { readonly left: readonly string[]; readonly right: readonly string[] } {
  const customer = scene.people.find(({ role }) => role === "customer");
  if (customer === undefined) return { left: [], right: [] };
  const isHeldBy = (leg: string): boolean => scene.people.find((one) => one.leg === leg)?.held === true;
  return {
    left: isHolding(customer) ? [] : [customer.leg],
    right: heardBy(scene, customer).voices.filter((leg) => !isHeldBy(leg)),
  };
}
