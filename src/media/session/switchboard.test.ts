import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeRtpHeader } from "../wire/rtp.ts";
import { carries, play, talk, VirtualRig } from "./virtual-rig.ts";

describe("bad input", () => {
  test("is counted by its kind and reaches nobody", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    talk(rig, "x", "a", "b");
    a.say();
    const before = rig.sentTo("b").length;
    a.send(Uint8Array.of(0x80));
    a.send(a.packet().fill(0xff, 0, 1));
    a.send(a.packet(0, 77));
    a.send(a.packet(0, 13));
    rig.arrive("a", a.packet(), "198.51.100.66", 4_000);
    expect(rig.sentTo("b").length).toBe(before);
    expect(rig.switchboard.counters).toMatchObject({
      packetsMalformed: 2,
      packetsUnknownType: 2,
      packetsStranger: 1,
    });
  });

  test("a foreign SSRC from the right address now and then changes nothing; one that stays is followed", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    talk(rig, "x", "a", "b");
    let foreign = 0;
    rig.run(1_000, (at) => {
      a.say(440);
      if (at % 3 !== 0) return;
      const stray = new Uint8Array(172);
      writeRtpHeader(stray, 0, false, 8, at, at, 0xbad + (at % 2));
      a.send(stray);
      foreign += 1;
    });
    expect(rig.sentTo("b")).toHaveLength(50);
    expect(rig.switchboard.counters.packetsStray).toBe(foreign);
    expect(carries(rig.sentTo("b"), 440)).toBe(true);
    a.ssrc = 4;
    rig.run(200, () => a.say(440));
    expect(rig.sentTo("b")).toHaveLength(59);
  });

  test("no bytes and no order of commands make it throw or fail a session", () => {
    const packet = fc.uint8Array({ maxLength: 400 }).map((bytes) => {
      if (bytes.length > 1 && (bytes[1] ?? 0) % 2 === 0)
        bytes.set([0x80 | ((bytes[0] ?? 0) & 0x3f), [8, 0, 101][bytes.length % 3] ?? 0]);
      return bytes;
    });
    const session = fc.constantFrom("a", "b", "c");
    const step = fc.oneof(
      fc.record({ what: fc.constant("packet" as const), session, bytes: packet }),
      fc.record({ what: fc.constant("control" as const), session, bytes: packet }),
      fc.record({
        what: fc.constantFrom("join", "leave", "play", "digits", "record", "sides", "unrecord", "close", "open"),
        session,
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const rig = new VirtualRig();
        for (const one of ["a", "b", "c"]) rig.phone(one, { digitsPayloadType: one === "c" ? undefined : 101 });
        for (const [at, one] of steps.entries()) {
          const id = at;
          switch (one.what) {
            case "packet":
              rig.arrive(one.session, one.bytes, "10.9.9.9", 9);
              break;
            case "control":
              rig.arriveControl(one.session, one.bytes, "10.9.9.9", 9);
              break;
            case "join":
              talk(rig, "x", one.session, at % 2 === 0 ? "a" : "b", "c");
              break;
            case "leave":
              rig.do({ type: "converse", conversation: "x", parties: [{ session: one.session, hears: ["a"] }] });
              break;
            case "play":
              play(rig, one.session, id, 400, 100);
              break;
            case "digits":
              rig.do({ type: "send-digits", session: one.session, digits: "1#" });
              break;
            case "record":
              rig.do({ type: "record", id: 1, left: ["a"], right: [one.session], path: "/r" });
              break;
            case "sides":
              rig.do({ type: "record-sides", id: 1, left: [one.session], right: at % 2 === 0 ? [] : ["a", "c"] });
              break;
            case "unrecord":
              rig.do({ type: "stop-recording", id: 1 });
              break;
            case "close":
              rig.do({ type: "close", session: one.session });
              break;
            case "open":
              if (!rig.events.some((event) => event.type === "closed" && event.session === one.session)) break;
              rig.do({ type: "open", session: one.session, near: undefined });
              break;
          }
          rig.run(20);
        }
        rig.switchboard.closeAll(() => undefined);
        const faults = rig.of("failed").filter(({ reason }) => reason.startsWith("internal fault"));
        expect(faults).toEqual([]);
        expect(rig.of("closed")).toHaveLength(rig.of("opened").length);
        expect(rig.switchboard.isBusy).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
