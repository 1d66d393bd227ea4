// The judge can fail: what an engine says or orders is spoiled in one step, and the rule that it breaks is named.
import { describe, expect, it } from "vitest";
import { Center, type StepResult } from "../../../src/core/center.ts";
import type { EventBody } from "../../../src/core/events.ts";
import type { CallId, CommandId, LegId, Sound } from "../../../src/core/model.ts";
import type { SwitchCommand, SwitchCommandBody } from "../../../src/core/switch.ts";
import { carryOut } from "../tiny-switch.ts";
import { judgeStep } from "./judge.ts";
import { happeningsIn } from "./small-happenings.ts";
import { happen, leftWhenAllAreGone, newSmallWorld, type SmallWorld } from "./small-world.ts";

const TALK = ["arrive", "told", "answer a0", "told", "told"];
const CONSULTATION = [...TALK, "a0: consult agent", "answer a1", "told"];

type Spoil = (result: StepResult, world: SmallWorld) => StepResult;

function namedIn(world: SmallWorld, name: string) {
  const found = happeningsIn(world).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} cannot happen`);
  return found;
}

/** What the judge says of the last one of these happenings. */
function judged(
  way: readonly string[],
  spoil: Spoil,
  replace: (event: EventBody) => EventBody = (event) => event,
): string {
  const world = newSmallWorld();
  const center = new Center(world.center);
  const clean: string[] = [];
  for (const name of way.slice(0, -1)) {
    namedIn(world, name).act(world, (event) => void clean.push(...happen(world, center, event).broken));
  }
  expect(clean).toEqual([]);
  const broken: string[] = [];
  namedIn(world, way.at(-1) ?? "").act(world, (body) => {
    const event = { ...replace(body), at: world.now };
    const step = (): StepResult => spoil(center.step(event), world);
    const found = judgeStep(world.ledger, center, event, { step, phonesHold: true });
    carryOut(world.tiny, found.result.commands);
    broken.push(...found.broken);
  });
  return broken.join("\n");
}

const asItIs: Spoil = (result) => result;
const withoutCommand =
  (type: SwitchCommand["type"]): Spoil =>
  (result) => ({ ...result, commands: result.commands.filter((one) => one.type !== type) });
const withoutFact =
  (type: string): Spoil =>
  (result) => ({ ...result, facts: result.facts.filter((one) => one.type !== type) });
const withCommand =
  (body: SwitchCommandBody): Spoil =>
  (result) => ({ ...result, commands: [...result.commands, { id: 99_999 as CommandId, ...body }] });

/** Lets the customer hear one leg more. */
const overheard =
  (extn: string): Spoil =>
  (result, { tiny }) => {
    const heard = [...tiny.legs.values()].find((leg) => leg.extn === extn)?.leg ?? ("nobody" as LegId);
    const commands = result.commands.map((one): SwitchCommand => {
      if (one.type !== "converse") return one;
      const parties = one.parties.map((party) =>
        party.leg === "c1" ? { ...party, hears: [...party.hears, heard] } : party,
      );
      return { ...one, parties };
    });
    return { ...result, commands };
  };

/** As if a transfer had failed. */
const withFailedTransfer: Spoil = (result, { now }) => {
  const told = { type: "transfer-failed", call: "c1" as CallId, cause: "busy", then: "released" } as const;
  return { ...result, facts: [...result.facts, { ...told, at: now, seq: 99_999 }] };
};

const RINGBACK: readonly Sound[] = [{ type: "tone", tone: "ringback" }];
const C1 = "c1" as LegId;

const FAULTS: readonly (readonly [string, readonly string[], Spoil, string])[] = [
  ["holds and nobody is told", [...TALK, "a0: hold"], withoutCommand("converse"), "9: customer c1 hears"],
  [
    "consults and the customer still hears them",
    CONSULTATION.slice(0, -2),
    withoutCommand("converse"),
    "should: music",
  ],
  ["swaps back and nobody is told", [...CONSULTATION, "a0: swap"], withoutCommand("converse"), "9: consulted"],
  ["three talk and nobody is told", [...CONSULTATION, "a0: three-way"], withoutCommand("converse"), "9: customer c1"],
  ["is muted and nobody is told", [...TALK, "a0: mute"], withoutCommand("converse"), "should: nobody"],
  [
    "whispers and the customer hears it",
    [...TALK, "s0: whisper a0", "answer s0"],
    overheard("s0"),
    "the customer hears supervisor",
  ],
  ["fails to transfer somebody who was never transferred", [...TALK, "a0: hold"], withFailedTransfer, "that was none"],
  [
    "is told that a transfer failed after somebody was moved and taken",
    ["arrive", "told", "s0: move-waiting c1 extension", "answer e0", "told", "told"],
    withFailedTransfer,
    "that was none",
  ],
  ["is consulted and the customer hears it", CONSULTATION.slice(0, -1), overheard("a1"), "9: customer c1 hears"],
  [
    "is let hear before they have answered",
    [...TALK, "a0: consult agent", "a0: hold"],
    overheard("a1"),
    "which is not answered",
  ],
  ["holds and is recorded", [...TALK, "a0: hold"], withoutCommand("record-sides"), "9: recorded in c1"],
  [
    "leaves and is recorded on",
    [...TALK, "hang-up c1"],
    withoutCommand("stop-recording"),
    "is recorded, and nobody talks",
  ],
  [
    "hears ringing in a talk",
    [...TALK, "a0: record pause"],
    withCommand({ type: "play", leg: C1, sounds: RINGBACK, repeat: true, interruptible: false }),
    "that goes on",
  ],
  [
    "commands somebody who never was",
    [...TALK, "a0: mute"],
    withCommand({ type: "ring", leg: "c9" as LegId }),
    "which does not live",
  ],
  ["is an agent of whom nothing is told", [...TALK, "a0: hold"], withoutFact("agent-changed"), "was told as"],
  ["talks, and no fact says so", TALK.slice(0, -1), withoutFact("bridged"), "by its facts nobody talks"],
  ["moves, and no fact says so", [...CONSULTATION, "hang-up c1"], withoutFact("leg-moved"), "1: leg"],
  ["is not told that a transfer failed", [...TALK, "refer c1 to q"], withoutCommand("tell-transfer"), "is owed a word"],
  [
    "is told of a transfer twice",
    [...TALK, "refer c1 to q"],
    (result) => ({ ...result, commands: [...result.commands, ...result.commands] }),
    "did not ask",
  ],
  [
    "is refused, and somebody is told to ring",
    [...TALK, "a0: swap"],
    withCommand({ type: "ring", leg: C1 }),
    "was refused, and something happened",
  ],
];

describe("the judge of conversations", () => {
  it.each(FAULTS)("sees it where somebody %s", (_, way, spoil, rule) => {
    expect(judged(way, asItIs)).toBe("");
    expect(judged(way, spoil)).toContain(rule);
  });

  it("sees it where what is refused changes something", () => {
    const spoil: Spoil = (result, { center }) => {
      const [leg] = center.legs.values();
      if (leg !== undefined) leg.ringing = !leg.ringing;
      return result;
    };
    expect(judged([...TALK, "a0: three-way"], spoil)).toContain("was refused, and changed something");
  });

  it("sees it where of a wish that is refused it is not noted what was said about it", () => {
    const forget: Spoil = (result, { center }) => {
      for (const leg of center.legs.values()) delete leg.standing;
      return result;
    };
    expect(judged([...TALK, "refer c1 to q"], forget)).toContain("it is not noted what it was told");
  });

  it("sees it where somebody speaks in two talks at once", () => {
    const way = [...TALK, "a0 calls e0", "answer e0", "told", "told", "resume a0#1"];
    const instead = (event: EventBody): EventBody => (event.type === "leg-held" ? { type: "tick" } : event);
    expect(judged(way, asItIs)).toBe("");
    expect(judged(way, asItIs, instead)).toContain("1: extension a0 speaks in");
  });

  it("sees what is left when all have gone", () => {
    const world = newSmallWorld();
    const center = new Center(world.center);
    for (const name of CONSULTATION) namedIn(world, name).act(world, (event) => void happen(world, center, event));
    expect(leftWhenAllAreGone(world)).toEqual([]);
    center.state.returning.add("c1" as never);
    expect(leftWhenAllAreGone(world).join()).toContain("3: of those who are gone 1 callers who come back");
  });
});
