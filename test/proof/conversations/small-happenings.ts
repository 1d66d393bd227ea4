// All that may happen next in the small center, by name: what phones do, what the switch reports, what people ask for.
import { Center } from "../../../src/core/center.ts";
import type { EventBody } from "../../../src/core/events.ts";
import type { AgentId, Extn, LegId } from "../../../src/core/model.ts";
import type { CallTarget, Order } from "../../../src/core/orders.ts";
import type { SwitchEvent } from "../../../src/core/switch.ts";
import { agentAt, tellNext, type TinyLeg } from "../tiny-switch.ts";
import { AGENTS, EXTENSIONS, QUEUE, type SmallWorld } from "./small-world.ts";

export type Run = (event: EventBody) => void;

export interface Happening {
  readonly name: string;
  /** It is asked for, and refused where it cannot be. */
  readonly isAsked: boolean;
  readonly act: (world: SmallWorld, run: Run) => void;
}

const MOST_CALLS = 3;

export function happeningsIn(world: SmallWorld): Happening[] {
  const { tiny, arrived } = world;
  const happenings: Happening[] = [...ordersIn(world)];
  const add = (name: string, act: Happening["act"]): void => void happenings.push({ name, isAsked: false, act });
  if (arrived < MOST_CALLS) {
    add("arrive", (at, run) => arrives(at, run, undefined, QUEUE));
    if (!isBusy(world, "e0")) add("e0 calls a1", (at, run) => arrives(at, run, "e0" as Extn, "a1"));
    if (tiny.legs.size > 0 && legsAt(world, "a0").length < 2 && legsAt(world, "a0").every(({ answered }) => answered))
      add("a0 calls e0", (at, run) => arrives(at, run, "a0" as Extn, "e0"));
  }
  if (tiny.owed.length > 0) add("told", told);
  if (tiny.legs.size > 0) add("switch goes and comes", goesAndComes);
  const next = new Center(world.center).nextDeadline();
  if (next !== undefined) {
    add("timeout", (at, run) => {
      at.now = Math.max(at.now, next);
      run({ type: "tick" });
    });
  }
  for (const leg of tiny.legs.values()) {
    // Whoever calls somebody waits for them before they take another call.
    const isCalling = legsAt(world, leg.extn ?? "").some((own) => !own.answered && own.isCalled !== true);
    const doings = doingsOf(leg, nameOf(world, leg));
    happenings.push(...doings.filter(({ name }) => !isCalling || !name.startsWith("answer")));
  }
  const first = legsAt(world, "a0").find(({ answered }) => answered);
  if (first !== undefined && !isBusy(world, "s0") && arrived < MOST_CALLS) {
    add("s0 replaces a0", (at, run) => arrives(at, run, "s0" as Extn, "", first.leg));
  }
  for (const agent of AGENTS)
    if (world.center.agents.get(agent as string as AgentId)?.session?.state !== "READY")
      add(`ready ${agent}`, (_, run) => run({ type: "agent-ready", agent: agentAt(agent as Extn) }));
  return happenings;
}

/** A leg by who is at it: of several the number says which. */
function nameOf({ tiny }: SmallWorld, leg: TinyLeg): string {
  if (leg.extn === undefined) return leg.isCalled === true ? "outside" : leg.leg;
  const own = [...tiny.legs.values()].filter(({ extn }) => extn === leg.extn);
  return own.length === 1 ? leg.extn : `${leg.extn}#${own.indexOf(leg) + 1}`;
}

function legsAt({ tiny }: SmallWorld, extn: string): TinyLeg[] {
  return [...tiny.legs.values()].filter((leg) => leg.extn === extn);
}

function isBusy(world: SmallWorld, extn: string): boolean {
  return legsAt(world, extn).length > 0;
}

function arrives(world: SmallWorld, run: Run, extn: Extn | undefined, dialled: string, replaces?: LegId): void {
  world.arrived += 1;
  if (extn !== undefined) holdOthers(world, run, extn, undefined);
  const leg = `c${world.arrived}` as LegId;
  world.tiny.legs.set(leg, { leg, extn, answered: false });
  const origin = extn === undefined ? ({ type: "trunk", trunk: "t" } as const) : ({ type: "extension", extn } as const);
  const inPlace = replaces === undefined ? {} : { replaces };
  run({ type: "leg-arrived", leg, origin, dialled, callerNumber: extn ?? leg, callerName: "", ...inPlace });
}

/** All legs are gone with it. */
function goesAndComes({ tiny, recent }: SmallWorld, run: Run): void {
  tiny.legs.clear();
  tiny.conversations.clear();
  tiny.owed = [];
  recent.length = 0;
  run({ type: "down", reason: "it fell" });
  run({ type: "up", legs: [], phones: [...tiny.registered] });
}

function told(world: SmallWorld, run: Run): void {
  const event = tellNext(world.tiny);
  if (event !== undefined) report(world, run, event);
}

/** It is kept for a while: a switch may say it twice. */
function report(world: SmallWorld, run: Run, event: SwitchEvent): void {
  world.recent = [...world.recent.slice(-5), event];
  run(event);
}

/** What phones do of themselves: hold whom they talk with before they talk with somebody else. */
function holdOthers(world: SmallWorld, run: Run, extn: Extn, but: LegId | undefined): void {
  if (!world.phonesHold) return;
  for (const leg of legsAt(world, extn)) {
    if (leg.leg === but || !leg.answered || leg.held === true) continue;
    leg.held = true;
    run({ type: "leg-held", leg: leg.leg });
  }
}

function doingsOf({ leg, extn, answered, isCalled, held = false }: TinyLeg, who: string): Happening[] {
  const of = (name: string, act: (own: TinyLeg, world: SmallWorld, run: Run) => void): Happening => ({
    ...{ name: `${name} ${who}`, isAsked: false },
    act: (world, run) => {
      const own = world.tiny.legs.get(leg);
      if (own !== undefined) act(own, world, run);
    },
  });
  const ends = (name: string, cause: "normal" | "rejected" | "vanished", by: "phone" | "switch"): Happening =>
    of(name, (_, world, run) => {
      world.tiny.legs.delete(leg);
      report(world, run, { type: "leg-ended", leg, cause, by, media: undefined });
    });
  if (isCalled === true && !answered) {
    const rings = of("rings", (_, world, run) => report(world, run, { type: "leg-ringing", leg }));
    const answers = of("answer", (own, world, run) => {
      if (extn !== undefined) holdOthers(world, run, extn, leg);
      own.answered = true;
      report(world, run, { type: "leg-answered", leg });
    });
    return [answers, rings, ends("reject", "rejected", "phone")];
  }
  if (!answered) return [ends("hang-up", "normal", "phone")];
  const holds = of(held ? "resume" : "holds", (own, world, run) => {
    if (held && extn !== undefined) holdOthers(world, run, extn, leg);
    own.held = !held;
    report(world, run, { type: held ? "leg-resumed" : "leg-held", leg });
  });
  return [ends("hang-up", "normal", "phone"), ends("lost", "vanished", "switch"), holds];
}

// What is asked for.

const SIMPLE = ["hold", "unhold", "mute", "unmute", "cancel-consult", "complete-consult", "swap", "three-way"] as const;
const MORE = ["end-three-way", "stop-supervising", "hang-up", "answer", "invite-to-survey"] as const;
const MANNERS = ["listen", "whisper", "barge", "take-over"] as const;
const DOINGS = ["start", "stop", "pause", "resume"] as const;

const TARGETS: readonly CallTarget[] = [
  { type: "agent", agent: "a1" as AgentId },
  { type: "extension", extn: "e0" as Extn },
  { type: "number", number: "9123" },
  { type: "queue", queue: QUEUE },
];

function ordersIn(world: SmallWorld): Happening[] {
  const { tiny } = world;
  const happenings: Happening[] = [];
  const ask = (extn: string, order: Order, what: string, which?: LegId): void => {
    const event = { type: "call-order", extn: extn as Extn, by: undefined, which, order } as const;
    happenings.push({ name: `${extn}: ${what}`, isAsked: true, act: (_, run) => run(event) });
  };
  for (const extn of EXTENSIONS) {
    const legs = legsAt(world, extn);
    for (const { leg } of legs.length > 1 ? legs : legs.slice(0, 1)) {
      const which = legs.length > 1 ? leg : undefined;
      const on =
        which === undefined
          ? ""
          : ` on ${nameOf(world, tiny.legs.get(leg) ?? { leg, extn: undefined, answered: false })}`;
      for (const type of [...SIMPLE, ...MORE]) ask(extn, { type }, `${type}${on}`, which);
      for (const doing of DOINGS) ask(extn, { type: "record", doing }, `record ${doing}${on}`, which);
      for (const to of TARGETS) {
        ask(extn, { type: "transfer", to, shown: undefined }, `transfer ${to.type}${on}`, which);
        ask(extn, { type: "consult", to, shown: undefined }, `consult ${to.type}${on}`, which);
      }
    }
    if (legs.length === 0 && tiny.legs.size === 0)
      ask(extn, { type: "dial", to: { type: "number", number: "9123" }, shown: undefined, queue: undefined }, "dial");
  }
  for (const manner of MANNERS) {
    for (const agent of AGENTS) {
      const whom = { type: "agent", agent: agent as string as AgentId } as const;
      ask("s0", { type: "supervise", manner, whom, queues: undefined }, `${manner} ${agent}`);
    }
  }
  for (const { id } of world.center.calls.values()) {
    ask(
      "s0",
      { type: "force-hang-up", whom: { type: "call", id }, queues: undefined },
      `force-hang-up ${id.slice(0, 2)}`,
    );
    ask(
      "s0",
      { type: "prioritise", priority: undefined, queues: undefined },
      `prioritise ${id.slice(0, 2)}`,
      id as string as LegId,
    );
    for (const to of TARGETS)
      ask(
        "s0",
        { type: "move-waiting", to, queues: undefined },
        `move-waiting ${id.slice(0, 2)} ${to.type}`,
        id as string as LegId,
      );
  }
  happenings.push(...refersIn(world));
  return happenings;
}

function refersIn(world: SmallWorld): Happening[] {
  const happenings: Happening[] = [];
  const refers = (
    leg: LegId,
    name: string,
    to: { type: "number"; number: string } | { type: "leg"; leg: LegId },
  ): void => {
    const act: Happening["act"] = (at, run) => {
      at.requests += 1;
      run({ type: "transfer-asked", leg, request: `r${at.requests}`, to });
    };
    happenings.push({ name, isAsked: true, act });
  };
  for (const leg of world.tiny.legs.values()) {
    if (!leg.answered) continue;
    const who = nameOf(world, leg);
    for (const number of ["a1", "9123", "q"]) refers(leg.leg, `refer ${who} to ${number}`, { type: "number", number });
    for (const other of world.tiny.legs.values()) {
      if (other.extn !== leg.extn || other.leg === leg.leg || leg.extn === undefined) continue;
      refers(leg.leg, `refer ${who} to ${nameOf(world, other)}`, { type: "leg", leg: other.leg });
    }
  }
  return happenings;
}

/** What the switch has reported before it reports again, or late. */
export function repeatsIn(world: SmallWorld): Happening[] {
  return world.recent.map((event) => ({ name: `again ${event.type}`, isAsked: false, act: (_, run) => run(event) }));
}
