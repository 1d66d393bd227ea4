import { describe, expect, it } from "vitest";
import { extensionOf } from "../../test/scenarios/script.ts";
import { Center } from "../core/center.ts";
import type { Event, EventBody } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import type { Extn, LegId } from "../core/model.ts";
import { keyCover } from "./covered-keys.ts";

const PASSWORD = "13579246801";
const leg = "a" as LegId;

/** An engine, and what came to it. */
function covered() {
  const center = new Center();
  const events: Event[] = [];
  const facts: Fact[] = [];
  const cover = keyCover(center);
  const happen = (body: EventBody): void => {
    const event = cover({ ...body, at: 1_000 });
    events.push(event);
    facts.push(...center.step(event).facts);
  };
  const put = (extn: string) =>
    ({ type: "put-extension", extension: extensionOf(extn, { mailboxPassword: PASSWORD }) }) as const;
  happen({ type: "started", seed: 1, lastFact: 0, configuration: [put("1001")], agents: [] });
  happen({ type: "configured", changes: [put("1002")] });
  const arrive = (dialled: string): void => {
    const origin = { type: "extension", extn: "1001" as Extn } as const;
    happen({ type: "leg-arrived", leg, origin, dialled, callerNumber: "", callerName: "" });
  };
  const press = (keys: string): void => {
    for (const digit of keys) happen({ type: "digit", leg, digit });
  };
  return { center, events, facts, arrive, press, opened: () => facts.some(({ type }) => type === "mailbox-opened") };
}

describe("the password of a mailbox", () => {
  it("opens it, and is nowhere: not in events, not in facts, not in what the engine knows", () => {
    const { center, events, facts, arrive, press, opened } = covered();
    arrive("*97");
    press(`${PASSWORD}#`);
    expect(opened()).toBe(true);
    const told = JSON.stringify([events, facts, [...center.state.phones.values()].map(({ config }) => config)]);
    expect(told).not.toContain(PASSWORD);
    const keyed = events.flatMap((event) => (event.type === "digit" ? [event.digit] : [])).join("");
    expect(keyed).toMatch(/^\d{11}#$/);
    expect(keyed).not.toBe(`${PASSWORD}#`);
  });

  it("is covered otherwise for each mailbox, and opens each by its own", () => {
    const { events, arrive, press, opened } = covered();
    const passwords = events.flatMap((event) => {
      const changes = event.type === "started" ? event.configuration : event.type === "configured" ? event.changes : [];
      return changes.flatMap((change) => (change.type === "put-extension" ? [change.extension.mailboxPassword] : []));
    });
    expect(new Set(passwords).size).toBe(2);
    arrive("*98");
    press(`1002#${PASSWORD.slice(1)}#1002#${PASSWORD}#`);
    expect(opened()).toBe(true);
  });

  it("is told from every other one, position by position", () => {
    for (let position = 0; position < PASSWORD.length; position += 1) {
      const { arrive, press, opened } = covered();
      arrive("*97");
      const wrong = (Number(PASSWORD[position]) + 1) % 10;
      press(`${PASSWORD.slice(0, position)}${wrong}${PASSWORD.slice(position + 1)}#`);
      expect(opened()).toBe(false);
      // The star begins anew.
      press(`99*${PASSWORD}#`);
      expect(opened()).toBe(true);
    }
  });

  it("covers no other key: numbers of mailboxes, keys for messages", () => {
    const { events, arrive, press } = covered();
    arrive("*98");
    press(`1002#${PASSWORD}#`);
    const keyed = events.flatMap((event) => (event.type === "digit" ? [event.digit] : [])).join("");
    expect(keyed.startsWith("1002#")).toBe(true);
    expect(keyed.endsWith("#")).toBe(true);
  });

  it("is not in what a switch says of the keys that nobody was told of", () => {
    const { center, events, arrive } = covered();
    arrive("*97");
    const shown = { dialled: "*97", callerNumber: "", callerName: "" };
    const from = { type: "arrived", origin: { type: "extension", extn: "1001" as Extn }, ...shown } as const;
    const rest = { agedMs: 0, rang: false, held: false, play: undefined, seat: undefined, wishes: [] };
    const keys = { count: PASSWORD.length, last: PASSWORD };
    const up = { type: "up", legs: [{ leg, from, answered: true, keys, ...rest }], phones: [] } as const;
    // They happen one by one, each covered as it happens.
    const missed = center.missed(up).flatMap((event) => (event.type === "digit" ? [event.digit] : []));
    expect(missed.join("")).toBe(PASSWORD);
    const covering = keyCover(center)({ ...up, at: 1_000 });
    expect(JSON.stringify([...events, covering])).not.toContain(PASSWORD);
    expect(covering).toMatchObject({ legs: [{ keys: { count: PASSWORD.length, last: "" } }] });
  });
});
