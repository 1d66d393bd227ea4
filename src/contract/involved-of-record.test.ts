// What is told of a call is the same, whether somebody has followed it or has its record.
import { describe, expect, it } from "vitest";
import { factsFrom, queueCall } from "../../test/store/facts.ts";
import { factsOf, scenarios } from "../../test/scenarios/play.ts";
import type { Fact } from "../core/facts.ts";
import type { AgentId, CallId, Extn, LegId } from "../core/model.ts";
import { bookFacts, EMPTY_BOOK } from "../report/call-book.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import { withQueueRenamed } from "../core/report/renamed-queue.ts";
import type { PublicEvent } from "./event.ts";
import { eventOf } from "./event-of.ts";
import { Involved } from "./involved.ts";
import { involvedOfRecord } from "./involved-of-record.ts";

const WATCHING = { manner: "listen", watches: "c-c" as LegId } as const;

/** By somebody who was there all the time, and by somebody who knows what was written before each fact, and nothing else. */
function toldTwice(facts: readonly Fact[]): { readonly followed: PublicEvent[]; readonly read: PublicEvent[] } {
  const [followed, read]: [PublicEvent[], PublicEvent[]] = [[], []];
  const there = new Involved();
  const records = new Map<CallId, CallRecord>();
  for (const fact of facts) {
    const fresh = new Involved();
    for (const [call, record] of records) fresh.know(call, involvedOfRecord(record));
    if ("agent" in fact && fact.agent !== undefined) know(fresh, there, fact.agent);
    for (const [involved, events] of [
      [there, followed],
      [fresh, read],
    ] as const) {
      involved.take(fact);
      const event = eventOf(fact, involved);
      if (event !== undefined) events.push(event);
      involved.takeAfter(fact);
    }
    if (fact.type === "queue-renamed") {
      for (const [call, record] of records) records.set(call, withQueueRenamed(record, fact.queue, fact.name));
    }
    for (const [call, record] of bookFacts(EMPTY_BOOK, [fact], records).touched) records.set(call, stored(record));
  }
  return { followed, read };
}

/** Sessions are no matter of records. */
function know(fresh: Involved, there: Involved, agent: AgentId): void {
  const session = there.agent(agent);
  if (session !== undefined) fresh.knowAgent(agent, { extn: session.extn, queues: new Set(session.queues) });
}

function stored(record: CallRecord): CallRecord {
  return JSON.parse(JSON.stringify(record)) as CallRecord;
}

describe("a call as its record has it", () => {
  it.each(scenarios())("is told of as whoever followed it tells it: %s", async (name) => {
    const { followed, read } = toldTwice(await factsOf(name));
    expect(read).toEqual(followed);
  });

  it("has a supervisor who took it over as its agent", () => {
    const [call, leg] = ["c" as CallId, "s" as LegId];
    const [agent, extn] = ["boss" as AgentId, "9" as Extn];
    const facts = factsFrom(1, 0, [
      ...queueCall("c").slice(0, -3),
      [9_000, { type: "leg-dialled", call, leg, to: { type: "extension", extn }, agent: undefined, as: "supervisor" }],
      [9_000, { ...{ type: "supervisor-joined", call, leg, extn, agent }, ...WATCHING }],
      [9_500, { type: "supervisor-left", call, leg }],
      [9_500, { type: "taken-over", call, leg, agent, from: WATCHING.watches }],
      [9_900, { type: "leg-ended", call, leg, cause: "normal", by: "phone", media: undefined }],
    ]);
    const { followed, read } = toldTwice(facts);
    expect(read).toEqual(followed);
    expect(read.slice(-3)).toMatchObject([
      { event: "supervisor-left", role: "supervisor", agent_id: "boss" },
      { event: "taken-over", role: "callee" },
      { event: "party-left", role: "callee", agent_id: "boss", number: "9" },
    ]);
  });

  it("says of every leg whose it is, also when it has ended", async () => {
    for (const name of scenarios()) {
      for (const event of toldTwice(await factsOf(name)).read) {
        if ("role" in event) expect(event.role, `${event.event} of ${name}`).not.toBe("");
      }
    }
  });
});
