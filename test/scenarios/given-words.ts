// What agents may say of calls and breaks, as a scenario writes it:
//   given disposition sale queue=support                    given disposition sold queue=support under=sale
//   given disposition wrong-number                          (of the center's own tree)
//   given break-reason lunch lastsMs=1800000 thenReady=true
//   given stranded-music lastsMs=60000
//   disposition 1001 sold notes=ring_again call=c1 by=boss  (`-` instead of the code: notes only)
import type { DispositionEvent } from "../../src/core/events.ts";
import type { AgentId, ConfigChange, LegId, QueueName } from "../../src/core/model.ts";

type Words = readonly string[];

function optionsIn(words: Words): Readonly<Record<string, string | undefined>> {
  const given = words.filter((word) => word.includes("=")).map((word) => word.split("="));
  return Object.fromEntries(given) as Readonly<Record<string, string | undefined>>;
}

/** Undefined: it is about something else. */
export function givenWord([kind, code = "", ...rest]: Words): ConfigChange | undefined {
  if (kind === "stranded-music") return { type: "put-stranded-music", lastsMs: Number(optionsIn([code])["lastsMs"]) };
  const { queue, under, active, lastsMs, thenReady } = optionsIn(rest);
  const isActive = active !== "false";
  if (kind === "disposition") {
    const id = (one: string): string => `${queue ?? ""}/${one}`;
    const parent = under === undefined ? undefined : id(under);
    const disposition = { id: id(code), queue: queue as QueueName | undefined, code, parent, active: isActive };
    return { type: "put-disposition", disposition };
  }
  if (kind !== "break-reason") return undefined;
  const lasts = lastsMs === undefined ? undefined : Number(lastsMs);
  const reason = { id: code, code, lastsMs: lasts, thenReady: thenReady === "true", active: isActive };
  return { type: "put-break-reason", reason };
}

export function wordEvent(
  [verb, agent = "", code = "", ...rest]: Words,
  leg: (name: string) => LegId,
): DispositionEvent | undefined {
  if (verb !== "disposition") return undefined;
  const { notes, call, by } = optionsIn(rest);
  return {
    ...{ type: "set-disposition", agent: agent as AgentId, notes, which: call === undefined ? undefined : leg(call) },
    ...{ code: code === "-" ? undefined : code, by: by === undefined ? "agent" : "supervisor", user: by ?? agent },
  };
}
