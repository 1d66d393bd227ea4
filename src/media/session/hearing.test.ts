// Every situation of a conversation, every way from one to the other, and everybody's leaving in each: who hears whom, what
// is recorded, and that each phone gets one stream without a seam.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Secured } from "../secure/shield.ts";
import { SUITES, type SuiteName } from "../secure/suites.ts";
import { timestampDistance } from "../wire/rtp.ts";
import { ALL, Floor, inOrder, isAudio, lettersOf, PITCH, relationOf, SITUATIONS, tonesIn } from "./situations.ts";
import type { Situation, Who } from "./situations.ts";
import { VirtualRig } from "./virtual-rig.ts";

/** Longer than a mix waits for packets. */
const SETTLED_MS = 200;
/** Until music goes on where nothing comes any more: for its listener the time before is no silence, in a mix it is. */
const MUSIC_IS_BACK_MS = 440;
const LISTEN_MS = 200;

function expected({ heard }: Situation, without = ""): Record<Who, string> {
  const of = (who: Who): string =>
    inOrder(
      lettersOf(heard[who] ?? "")
        .filter((each) => !without.includes(each))
        .join(""),
    );
  return { c: of("c"), a: of("a"), k: of("k"), s: of("s") };
}

/** Music that gave way to whoever is gone goes on, and what played on them is heard by nobody. */
function expectedWithout(situation: Situation, gone: Who): Record<Who, string> {
  const rest = expected(situation, gone);
  const { music = {}, playedTo = {} } = situation;
  for (const [who, unless] of Object.entries(music)) if (unless === gone) rest[who as Who] = "m";
  for (const [who, other] of Object.entries(playedTo) as [Who, Who][]) {
    if (other === gone) rest[who] = rest[who].replace("m", "");
    else if (music[other] === gone) rest[who] = `${rest[who].replace("m", "")}m`;
  }
  return rest;
}

/** One SSRC, no number left out or used twice, and a timestamp that goes with the clock, ahead of it by at most so much. */
function expectOneStream(floor: Floor, who: Who, aheadMs: number): void {
  const packets = floor.rig.sentTo(who).filter(isAudio);
  const [first] = packets;
  if (first === undefined) throw new Error(`${who} got nothing at all`);
  expect(new Set(packets.map(({ fields }) => fields.ssrc)).size).toBe(1);
  for (const [at, { fields, atMs }] of packets.entries()) {
    expect((fields.sequence - first.fields.sequence) & 0xffff).toBe(at);
    const ahead = timestampDistance(first.fields.timestamp, fields.timestamp) - (atMs - first.atMs) * 8;
    expect(ahead).toBeGreaterThanOrEqual(-20 * 8);
    expect(ahead).toBeLessThanOrEqual(aheadMs * 8);
  }
}

function settle(floor: Floor, { playedTo }: Pick<Situation, "playedTo"> = {}): Record<Who, string> {
  floor.run(playedTo === undefined ? SETTLED_MS : MUSIC_IS_BACK_MS);
  const since = floor.rig.nowMs;
  floor.run(LISTEN_MS);
  return floor.heardSince(since);
}

/** Each phone by another suite, and one not at all. */
function securedBy(who: Who): Secured | undefined {
  const suites: Partial<Record<Who, SuiteName>> = {
    ...{ c: "AES_CM_128_HMAC_SHA1_80", a: "AEAD_AES_128_GCM", s: "AES_256_CM_HMAC_SHA1_32" },
  };
  const suite = suites[who];
  if (suite === undefined) return undefined;
  const { keyBytes, saltBytes } = SUITES[suite];
  const key = (seed: number) => ({
    ...{ suite, nameBytes: 0, keyAndSalt: Uint8Array.from({ length: keyBytes + saltBytes }, (_, n) => n * seed) },
  });
  return { ours: key(3), theirs: key(5) };
}

const TABLE = [undefined, securedBy].flatMap((how) =>
  SITUATIONS.map((situation) => ({
    name: `${situation.name}${how === undefined ? "" : ", over SRTP"}`,
    situation,
    how,
  })),
);

describe.each(TABLE)("$name", ({ situation, how }) => {
  test("everybody hears what they are to hear", () => {
    const floor = new Floor(how);
    floor.enter(situation);
    expect(settle(floor)).toEqual(expected(situation));
    for (const who of ALL) expectOneStream(floor, who, 40);
  });

  test("is recorded as it is to be, and both channels stay in step", () => {
    const floor = new Floor(how);
    floor.run(1_000);
    floor.enter(situation);
    floor.run(2_000);
    floor.rig.do({ type: "stop-recording", id: 99 });
    const channels = [0, 1].map((side) => floor.rig.files[0]?.channel(side) ?? new Int16Array());
    expect(channels.map((samples) => samples.length)).toEqual([24_000, 24_000]);
    expect(channels.map((samples) => tonesIn(samples.subarray(0, 7_840)))).toEqual(["c", "a"]);
    const spoken = [situation.left, situation.right].map((side) =>
      inOrder(
        lettersOf(side)
          .filter((who) => situation.quiet?.includes(who) !== true)
          .join(""),
      ),
    );
    expect(channels.map((samples) => tonesIn(samples.subarray(8_160)))).toEqual(spoken);
  });

  test("each of the others can follow, in one stream", () => {
    for (const next of SITUATIONS) {
      const floor = new Floor(how);
      floor.enter(situation);
      floor.run(SETTLED_MS);
      floor.enter(next);
      expect(settle(floor, next), next.name).toEqual(expected(next));
      floor.enter(situation);
      expect(settle(floor, situation), `${next.name} and back`).toEqual(expected(situation));
      for (const who of ALL) expectOneStream(floor, who, 100);
    }
  });

  test("whoever leaves, for the others nothing changes but that one", () => {
    for (const leaver of Object.keys(situation.hears) as Who[]) {
      const floor = new Floor(how);
      floor.enter(situation);
      floor.run(SETTLED_MS);
      floor.leaves(leaver);
      const heard = settle(floor, situation);
      const rest = expectedWithout(situation, leaver);
      expect({ ...heard, [leaver]: "" }, leaver).toEqual({ ...rest, [leaver]: "" });
      expect(floor.rig.of("failed")).toEqual([]);
    }
  });

  test("said again, however often, it sends no packet differently", () => {
    const sent = [false, true].map((isSaidAgain) => {
      const floor = new Floor(how);
      floor.run(100);
      floor.enter(situation);
      floor.run(500, () => {
        if (isSaidAgain) floor.say();
      });
      expect(floor.rig.of("played")).toEqual([]);
      return floor.rig.sent.map(
        ({ atMs, session, bytes }) => `${atMs} ${session} ${Buffer.from(bytes).toString("hex")}`,
      );
    });
    expect(sent[1]).toEqual(sent[0]);
  });
});

describe("any relation at all", () => {
  const names = [...ALL, "nobody"];
  const party = fc.record({
    session: fc.constantFrom(...names),
    hears: fc.array(fc.constantFrom(...names), { maxLength: 5 }),
  });
  const said = fc.record({
    conversation: fc.constantFrom("x", "y"),
    parties: fc.uniqueArray(party, { maxLength: 4, selector: ({ session }) => session }),
  });

  test("is heard as a model has it that knows nothing but the rules", () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 5 }), (steps) => {
        const floor = new Floor();
        const model = new Map<string, Map<string, readonly string[]>>();
        for (const { conversation, parties } of steps) {
          const living = parties.filter(({ session }) => session !== "nobody");
          for (const other of model.values()) for (const { session } of living) other.delete(session);
          model.set(conversation, new Map(living.map(({ session, hears }) => [session, hears])));
          floor.rig.do({ type: "converse", conversation, parties });
          const heard = settle(floor);
          for (const who of ALL) {
            const relation = [...model.values()].find((each) => each.has(who)) ?? new Map<string, readonly string[]>();
            const voices = (relation.get(who) ?? []).filter((each) => each !== who && relation.has(each));
            expect(heard[who]).toBe(inOrder(voices.join("")));
          }
        }
        for (const who of ALL) expectOneStream(floor, who, 20 * (steps.length + 1));
      }),
      { numRuns: 60 },
    );
  });
});

describe("from packets to a mix and back", () => {
  const TALK = relationOf({ c: "a", a: "c" });
  const THREE = relationOf({ c: "as", a: "cs", s: "ca" });

  test("there is a gap as long as the mix waits, nothing of it is lost, and on the way back no more than what waited", () => {
    const floor = new Floor();
    const { rig, phones } = floor;
    rig.do(TALK);
    floor.run(200);
    rig.do(THREE);
    // A level for each 20 ms that one says: what of it comes to the other, and when.
    const said: number[] = [];
    const step = (): void => {
      const packet = phones.a.packet();
      packet.fill(0x80 + said.push(said.length), 12);
      phones.a.send(packet);
    };
    rig.run(400, step);
    rig.do(TALK);
    rig.run(200, step);
    const heard = rig
      .sentTo("c")
      .slice(-30)
      .map(({ payload }) => payload);
    const levels = heard.map((payload) => payload[80] ?? 0);
    // Two frames of silence, then each level in turn but for the two that waited when the talk went on at once.
    const heardOnce = new Set(levels);
    expect(levels.filter((level) => level === 0xd5).length).toBe(2);
    expect(heardOnce.size).toBe(1 + 30 - 2);
    for (const who of ["c", "a"] as const) expectOneStream(floor, who, 60);
  });

  test("whoever of four leaves, the others' mix keeps its beat and no sample of it is left out", () => {
    for (const leaver of ALL) {
      const floor = new Floor();
      floor.rig.do(relationOf({ c: "aks", a: "cks", k: "cas", s: "cak" }));
      floor.run(SETTLED_MS);
      const since = floor.rig.nowMs;
      floor.leaves(leaver);
      floor.run(LISTEN_MS);
      for (const who of ALL.filter((each) => each !== leaver)) {
        const packets = floor.rig.sentTo(who).filter(({ atMs }) => atMs >= since - 20);
        expect(packets.slice(1).map(({ atMs }, at) => atMs - (packets[at]?.atMs ?? 0))).toEqual(new Array(10).fill(20));
      }
    }
  });

  test("one source is heard by several, each in a stream of its own, at once and unchanged", () => {
    const floor = new Floor();
    const { rig, phones } = floor;
    rig.do(relationOf({ a: "", c: "a", k: "a", s: "a" }));
    rig.run(100);
    const before = rig.sent.length;
    const packet = phones.a.packet(PITCH.a);
    const payload = packet.slice(12);
    phones.a.send(packet);
    const sent = rig.sent.slice(before);
    expect(sent.map(({ session }) => session).sort()).toEqual(["c", "k", "s"]);
    expect(new Set(sent.map(({ fields }) => fields.ssrc)).size).toBe(3);
    // Who speaks the same law gets the very bytes, whoever else there is.
    expect(sent.find(({ session }) => session === "k")?.payload).toEqual(payload);
    expect(settle(floor)).toEqual({ c: "a", a: "", k: "a", s: "a" });
  });
});

describe("digits", () => {
  test("go to those who hear the sender, in the packets or anew, and to nobody else", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    for (const session of ["b", "c", "d", "e"])
      rig.phone(session, session === "c" ? { digitsPayloadType: undefined } : {});
    const parties = [
      { session: "a", hears: ["e"] },
      { session: "b", hears: ["a"] },
      { session: "c", hears: ["a"] },
      { session: "d", hears: ["a", "b"] },
      { session: "e", hears: [] },
    ];
    rig.do({ type: "converse", conversation: "x", parties });
    rig.run(40, () => a.say());
    const before = rig.sent.length;
    for (let n = 1; n <= 5; n++) a.event(7, n * 160, n === 5, 60_000, n === 1);
    rig.do({ type: "inject-digit", session: "a", digit: "3" });
    rig.run(600);
    const events = (session: string): number =>
      rig.sent.slice(before).filter((packet) => packet.session === session && !isAudio(packet)).length;
    expect([events("a"), events("e")]).toEqual([0, 0]);
    // Five were relayed and seven are of the injected one; mixed, both are made anew.
    expect([events("b"), events("d")]).toEqual([12, 14]);
    expect(rig.of("digit").map(({ session, digit }) => `${session} ${digit}`)).toEqual(["a 7", "a 3"]);
    expect(events("c")).toBe(0);
  });
});
