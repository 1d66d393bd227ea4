// A switch as small as can be, as plain data: what phones may do next is a list, and what the engine was promised to hear
// waits in a line until somebody lets it happen. So whatever phones do may come before or after it.
import type { AgentId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../../src/core/switch.ts";

export interface TinyLeg {
  readonly leg: LegId;
  readonly extn: Extn | undefined;
  answered: boolean;
}

export interface TinySwitch {
  readonly legs: Map<LegId, TinyLeg>;
  readonly registered: Set<Extn>;
  /** Told in this order. */
  told: SwitchEvent[];
}

export function newSwitch(extns: readonly Extn[]): TinySwitch {
  return { legs: new Map(), registered: new Set(extns), told: [] };
}

export function carryOut(tiny: TinySwitch, commands: readonly SwitchCommand[]): void {
  for (const command of commands) carryOutOne(tiny, command);
}

function carryOutOne({ legs, registered, told }: TinySwitch, command: SwitchCommand): void {
  switch (command.type) {
    case "answer": {
      const leg = legs.get(command.leg);
      if (leg === undefined) return;
      leg.answered = true;
      told.push({ type: "done", command: command.id });
      return;
    }
    case "dial": {
      const extn = command.to.type === "extension" ? command.to.extn : undefined;
      if (extn !== undefined && registered.has(extn))
        legs.set(command.leg, { leg: command.leg, extn, answered: false });
      else told.push(endOf(command.leg, "unreachable", "switch"));
      return;
    }
    case "hang-up":
      // Until it is told the phone may still do something that crosses the order.
      if (legs.has(command.leg)) told.push(endOf(command.leg, command.cause, "command"));
      return;
    case "converse": {
      const named = command.parties.map(({ leg }) => leg);
      const both = named.every((leg) => legs.get(leg)?.answered === true);
      const isOver = named.some((leg) => !legs.has(leg));
      if (both) told.push({ type: "done", command: command.id });
      else if (!isOver)
        told.push({ type: "failed", command: command.id, cause: "media-failed", reason: "not answered" });
      return;
    }
    case "record":
    case "record-message":
      told.push({ type: "done", command: command.id });
      return;
    case "stop-recording":
      told.push({ type: "recorded", command: command.recording, file: "r.wav", durationMs: 0, sizeBytes: 0 });
      return;
    case "play":
    case "ring":
    case "stop":
    case "record-sides":
    case "send-digits":
    case "pick-up":
    case "tell-transfer":
    case "bridge":
    case "unbridge":
    case "lamp":
      return;
  }
}

export function endOf(
  leg: LegId,
  cause: "normal" | "rejected" | "unreachable" | SwitchCommandCause,
  by: "phone" | "command" | "switch",
): SwitchEvent {
  return { type: "leg-ended", leg, cause, by, media: undefined };
}
type SwitchCommandCause = Extract<SwitchCommand, { type: "hang-up" }>["cause"];

/** What is next in the line happens; undefined: the leg it is about was gone before, which was told then. */
export function tellNext(tiny: TinySwitch): SwitchEvent | undefined {
  const [event, ...rest] = tiny.told;
  tiny.told = rest;
  if (event?.type === "leg-ended" && event.by === "command" && !tiny.legs.delete(event.leg)) return undefined;
  return event;
}

export function agentAt(extn: Extn): AgentId {
  return extn as string as AgentId;
}
