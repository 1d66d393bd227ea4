// A switch as small as can be, as plain data: what phones may do next is a list, and what the engine was promised to hear
// waits in a line until somebody lets it happen. So whatever phones do may come before or after it.
import type { AgentId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../../src/core/switch.ts";

export interface TinyLeg {
  readonly leg: LegId;
  /** Undefined: somebody outside. */
  readonly extn: Extn | undefined;
  answered: boolean;
  /** It was called. Absent: it calls. */
  readonly isCalled?: boolean;
  /** By the phone's own key. Absent: no. */
  held?: boolean;
}

export interface TinySwitch {
  readonly legs: Map<LegId, TinyLeg>;
  readonly registered: Set<Extn>;
  /** To be told in this order. */
  owed: SwitchEvent[];
  /** Conversations that stand. What becomes of it when one of them is said anew nobody waits to hear. */
  readonly conversations: Set<string>;
  /** Whether anybody is reached outside. */
  readonly reachesOutside: boolean;
}

export function newSwitch(extns: readonly Extn[], reachesOutside = false): TinySwitch {
  return { legs: new Map(), registered: new Set(extns), owed: [], conversations: new Set(), reachesOutside };
}

export function carryOut(tiny: TinySwitch, commands: readonly SwitchCommand[]): void {
  for (const command of commands) carryOutOne(tiny, command);
}

function carryOutOne(tiny: TinySwitch, command: SwitchCommand): void {
  const { legs, registered, owed } = tiny;
  switch (command.type) {
    case "answer": {
      const leg = legs.get(command.leg);
      if (leg === undefined) return;
      leg.answered = true;
      owed.push({ type: "done", command: command.id });
      return;
    }
    case "dial": {
      const extn = command.to.type === "extension" ? command.to.extn : undefined;
      if (extn === undefined ? tiny.reachesOutside : registered.has(extn))
        legs.set(command.leg, { leg: command.leg, extn, answered: false, isCalled: true });
      else owed.push(endOf(command.leg, "unreachable", "switch"));
      return;
    }
    case "hang-up":
      // Until it is told the phone may still do something that crosses the order.
      if (legs.has(command.leg)) owed.push(endOf(command.leg, command.cause, "command"));
      return;
    case "converse":
      converse(tiny, command);
      return;
    case "record":
    case "record-message":
      owed.push({ type: "done", command: command.id });
      return;
    case "stop-recording":
      owed.push({ type: "recorded", command: command.recording, file: "r.wav", durationMs: 0, sizeBytes: 0 });
      return;
    case "play":
    case "ring":
    case "stop":
    case "record-sides":
    case "send-digits":
    case "pick-up":
    case "tell-transfer":
    case "lamp":
      return;
  }
}

function converse({ legs, owed, conversations }: TinySwitch, command: CommandOf<"converse">): void {
  const { conversation, parties, id } = command;
  const stands = conversations.has(conversation);
  if (parties.length === 0) conversations.delete(conversation);
  else conversations.add(conversation);
  if (stands || parties.length === 0) return;
  const named = parties.map(({ leg }) => leg);
  const both = named.every((leg) => legs.get(leg)?.answered === true);
  const isOver = named.some((leg) => !legs.has(leg));
  if (both) owed.push({ type: "done", command: id });
  else if (!isOver) owed.push({ type: "failed", command: id, cause: "media-failed", reason: "not answered" });
}

export function endOf(
  leg: LegId,
  cause: "normal" | "rejected" | "unreachable" | SwitchCommandCause,
  by: "phone" | "command" | "switch",
): SwitchEvent {
  return { type: "leg-ended", leg, cause, by, media: undefined };
}
type CommandOf<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { type: Type }>;
type SwitchCommandCause = Extract<SwitchCommand, { type: "hang-up" }>["cause"];

/** What is next in the line happens; undefined: the leg it is about was gone before, which was told then. */
export function tellNext(tiny: TinySwitch): SwitchEvent | undefined {
  const [event, ...rest] = tiny.owed;
  tiny.owed = rest;
  if (event?.type === "leg-ended" && event.by === "command" && !tiny.legs.delete(event.leg)) return undefined;
  return event;
}

export function agentAt(extn: Extn): AgentId {
  return extn as string as AgentId;
}
