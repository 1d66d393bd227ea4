// Who hears whom, out of how the legs stand: the table that was found with tones on a real node.
import { isAlive, topOf, type Leg, type Recording } from "./leg.ts";
import type { World } from "./world.ts";

export interface Heard {
  readonly voices: readonly Leg[];
  /** Something is played to it. */
  readonly sound: boolean;
}

const NOTHING: Heard = { voices: [], sound: false };

export function heard(world: World, leg: Leg): Heard {
  if (!isAlive(leg) || leg.isWriteMuted) return NOTHING;
  const base = withoutWhispers(world, leg);
  const whispered = whisperers(world, leg).map(({ leg: from }) => from);
  return { ...base, voices: [...base.voices, ...whispered].filter((voice) => !voice.isReadMuted) };
}

function withoutWhispers(world: World, leg: Leg): Heard {
  const top = topOf(leg);
  if (top?.eavesdrop !== undefined) {
    const { target } = top.eavesdrop;
    const other = withoutWhispers(world, target);
    return { voices: [target, ...other.voices], sound: other.sound };
  }
  if (top?.conference !== undefined) return inRoom(world, leg, top.conference);
  if (top?.sound === true) return { voices: [], sound: true };
  return leg.doing === "bridged" && leg.partner !== undefined ? { voices: [leg.partner], sound: false } : NOTHING;
}

function inRoom(world: World, leg: Leg, name: string): Heard {
  const members = [...(world.rooms.get(name)?.members.values() ?? [])];
  const own = members.find((member) => member.leg === leg);
  if (own === undefined || own.isDeaf) return NOTHING;
  const others = members.filter((member) => member !== own && !member.isMuted);
  const voices = others.filter(({ id, nospeak }) => !own.nohear.has(id) && !nospeak.has(own.id));
  return { voices: voices.map((member) => member.leg), sound: own.playing !== undefined };
}

interface Whisperer {
  readonly leg: Leg;
  readonly since: number;
}

/** Who speaks to this leg by eavesdropping: on it (keys 2 and 3), or on the one it is bridged with (keys 1 and 3). */
function whisperers(world: World, leg: Leg, on?: "itself"): readonly Whisperer[] {
  const found: Whisperer[] = [];
  for (const other of world.legs.values()) {
    const eavesdrop = topOf(other)?.eavesdrop;
    if (eavesdrop === undefined || !isAlive(other)) continue;
    const { target, mode, since } = eavesdrop;
    const toTarget = target === leg && mode >= 2;
    const toPartner = target.partner === leg && target.doing === "bridged" && mode % 2 === 1;
    if (on === "itself" ? toTarget : toTarget || toPartner) found.push({ leg: other, since });
  }
  return found;
}

/** Who is on each side of a leg's record: left what it says, right what it hears. */
export function sidesOf(
  world: World,
  leg: Leg,
  recording: Recording,
): { left: readonly string[]; right: readonly string[] } {
  // Who speaks to the partner through an eavesdropped leg is laid over what that leg says, so it is on its left side.
  const laidOver = [...world.legs.values()].filter((other) => {
    const eavesdrop = topOf(other)?.eavesdrop;
    return eavesdrop?.target === leg && eavesdrop.mode % 2 === 1 && isAlive(other);
  });
  // Who whispers to the leg itself is on its right side only where they were there before the recording.
  const tooLate = whisperers(world, leg, "itself").filter(({ since }) => since >= recording.startedAt);
  const right = heard(world, leg).voices.filter((voice) => !tooLate.some((late) => late.leg === voice));
  const names = (legs: readonly Leg[]): readonly string[] =>
    [...new Set(legs.filter((each) => each.far.sends).map((each) => each.far.name))].toSorted();
  return { left: names([leg, ...laidOver]), right: names(right) };
}

/** Something has changed in who hears whom: what is recorded from now on is another span. */
export function hearingChanged(world: World): void {
  for (const leg of world.legs.values()) {
    for (const recording of leg.recordings.values()) {
      const sides = sidesOf(world, leg, recording);
      const last = recording.spans.at(-1);
      if (last?.left.join() === sides.left.join() && last.right.join() === sides.right.join()) continue;
      if (last?.at === world.now()) recording.spans.pop();
      recording.spans.push({ at: world.now(), ...sides });
    }
  }
}
