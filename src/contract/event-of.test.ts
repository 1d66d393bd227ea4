// Everything that the golden transcripts tell, as the world is told of it.
import { describe, expect, it } from "vitest";
import { factsOf, scenarios } from "../../test/scenarios/play.ts";
import { play } from "../../test/scenarios/transcript.ts";
import { aboutFact } from "./about.ts";
import { EVENTS, type EventName, type PublicEvent } from "./event.ts";
import { eventOf } from "./event-of.ts";
import { Involved } from "./involved.ts";

interface Told {
  readonly event: PublicEvent;
  readonly channels: readonly string[];
}

async function told(name: string): Promise<Told[]> {
  const involved = new Involved();
  return (await factsOf(name)).flatMap((fact) => {
    involved.take(fact);
    const event = eventOf(fact, involved);
    const { channels } = aboutFact(fact, involved);
    involved.takeAfter(fact);
    return event === undefined ? [] : [{ event, channels }];
  });
}

describe("the public contract", () => {
  const seen = new Set<EventName>();

  it.each(scenarios())("holds for %s", async (name) => {
    for (const { event, channels } of await told(name)) {
      const { event: type, ...fields } = event;
      seen.add(type);
      // As it is sent: what is undefined is not there.
      const sent: unknown = JSON.parse(JSON.stringify(fields));
      expect(EVENTS[type].strict().safeParse(sent).error, `${type} of ${name}`).toBeUndefined();
      expect(channels.length, type).toBeGreaterThan(0);
      expect(channels.every((channel) => /^cc\.(agent|channel|queue|alarm|people)\.|^cc\.center$/.test(channel))).toBe(
        true,
      );
    }
  });

  it("has no event that nothing leads to", () => {
    expect(Object.keys(EVENTS).filter((name) => !seen.has(name as EventName))).toEqual([]);
  });

  it("says of every event of a call whose call it is", async () => {
    const events = (await told("queue-answered.txt")).filter(
      ({ event }) => "callUUID" in event && event.callUUID !== "",
    );
    expect(events.length).toBeGreaterThan(5);
    for (const { event } of events) expect(event).toHaveProperty("cidNumber", expect.stringMatching(/./));
  });

  it("numbers events by their facts, upwards", async () => {
    const places = (await told("conversation-consult.txt")).map(({ event }) => event.position);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
  });
});

it("does not name a phone of ours that wants nobody to see who calls", () => {
  const script = [
    ...[
      "given extension 1001",
      "given extension 1002 callerNumber=88001002",
      "given agent 1001",
      "given queue support",
    ],
    ...["", "+0 switch-up", "+0 register 1001", "+0 sign-in 1001 1001 support", "+0 ready 1001"],
    ...["+0 arrive c1 from 1002 to support hidden", "+1 done answer c1", "+10 answered 1001#1", "+1 done converse c1"],
    ...["+10 ended c1", "+1 ended 1001#1 normal command", ""],
  ];
  const involved = new Involved();
  const events = play(script.join("\n")).facts.map((fact) => {
    involved.take(fact);
    const event = JSON.stringify(eventOf(fact, involved) ?? {});
    involved.takeAfter(fact);
    return event;
  });
  expect(events.join("\n")).toContain('"number":"anonymous"');
  expect(events.filter((event) => event.includes('"1002"'))).toEqual([]);
});
