// Everything that the golden transcripts tell, as the world is told of it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { factsOf } from "../../test/scenarios/transcript.ts";
import { aboutFact } from "./about.ts";
import { EVENTS, type EventName, type PublicEvent } from "./event.ts";
import { eventOf } from "./event-of.ts";
import { Involved } from "./involved.ts";

const FOLDER = join(import.meta.dirname, "../../test/scenarios");
const SCENARIOS = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

function told(name: string): { readonly event: PublicEvent; readonly channels: readonly string[] }[] {
  const involved = new Involved();
  return factsOf(readFileSync(join(FOLDER, name), "utf8")).flatMap((fact) => {
    involved.take(fact);
    const event = eventOf(fact, involved);
    const { channels } = aboutFact(fact, involved);
    involved.takeAfter(fact);
    return event === undefined ? [] : [{ event, channels }];
  });
}

describe("the public contract", () => {
  const seen = new Set<EventName>();

  it.each(SCENARIOS)("holds for %s", (name) => {
    for (const { event, channels } of told(name)) {
      const { event: type, ...fields } = event;
      seen.add(type);
      // As it is sent: what is undefined is not there.
      const sent: unknown = JSON.parse(JSON.stringify(fields));
      expect(EVENTS[type].strict().safeParse(sent).error, `${type} of ${name}`).toBeUndefined();
      expect(channels.length, type).toBeGreaterThan(0);
      expect(channels.every((channel) => /^cc\.(agent|channel|queue|people)\.|^cc\.center$/.test(channel))).toBe(true);
    }
  });

  it("has no event that nothing leads to", () => {
    expect(Object.keys(EVENTS).filter((name) => !seen.has(name as EventName))).toEqual([]);
  });

  it("says of every event of a call whose call it is", () => {
    const events = told("queue-answered.txt").filter(({ event }) => "callUUID" in event && event.callUUID !== "");
    expect(events.length).toBeGreaterThan(5);
    for (const { event } of events) expect(event).toHaveProperty("cidNumber", expect.stringMatching(/./));
  });

  it("numbers events by their facts, upwards", () => {
    const places = told("conversation-consult.txt").map(({ event }) => event.position);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
  });
});
