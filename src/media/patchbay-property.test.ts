// Whatever is said to the patchbay, in whatever order sessions, ports and workers go: over all patches everybody hears those
// whom the relation names, and nothing is left behind.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Homes } from "./homes.ts";
import { Patchbay } from "./patchbay.ts";
import type { Order } from "./thread/protocol.ts";
import type { MediaCommand, MediaEvent, Party } from "./vocabulary.ts";

const WORKERS = 3;
const STATISTICS = {
  ...{ codec: "PCMA", packetsSent: 1, packetsReceived: 1, packetsLost: 0, jitterMs: 0 },
  ...{ remotePacketsLost: undefined, remoteJitterMs: undefined },
  ...{ roundTripMs: undefined, mos: undefined, remoteMos: undefined },
};

/** One worker, as far as conversations go. */
interface Told {
  readonly sessions: Set<string>;
  /** Whom each hears, and in which conversation. */
  readonly hears: Map<string, Hears>;
  readonly recordings: Map<number, readonly string[]>;
}

interface Hears {
  readonly conversation: string;
  readonly names: readonly string[];
  /** Hears what plays on this one, too. */
  readonly playedTo: string | undefined;
}

/** What plays on somebody, as something to be heard. */
function playOf(session: string): string {
  return `what plays on ${session}`;
}

class Workers {
  readonly homes = new Homes(WORKERS);
  readonly bay = new Patchbay(this.homes, "127.0.0.1");
  readonly told: Told[] = Array.from({ length: WORKERS }, emptyWorker);
  readonly failures: MediaEvent[] = [];

  send(command: MediaCommand): void {
    for (const order of this.bay.plan(command)) this.#carryOut(order);
  }

  hear(event: MediaEvent): void {
    const { commands, events } = this.bay.hear(event);
    this.failures.push(...events.filter(({ type }) => type === "failed"));
    for (const order of commands) this.#carryOut(order);
  }

  dies(home: number): void {
    this.told[home] = emptyWorker();
    for (const event of this.homes.mourn(home)) this.hear(event);
    this.failures.length = 0;
  }

  #carryOut(order: Order): void {
    const place = this.homes.place(order);
    if (place.type === "nowhere") {
      if (place.event !== undefined) this.hear(place.event);
      return;
    }
    const worker = this.told[place.home] ?? emptyWorker();
    switch (order.type) {
      case "open":
        worker.sessions.add(order.session);
        break;
      case "close":
        worker.sessions.delete(order.session);
        worker.hears.delete(order.session);
        for (const [id, names] of worker.recordings) {
          const left = names.filter((name) => name !== order.session);
          worker.recordings.set(id, left);
        }
        this.homes.end(order.session);
        this.hear({ type: "closed", session: order.session, statistics: STATISTICS });
        break;
      case "converse":
        for (const [session, { conversation }] of worker.hears) {
          if (conversation === order.conversation) worker.hears.delete(session);
        }
        for (const { session, hears: names, playedTo } of order.parties) {
          if (!worker.sessions.has(session)) continue;
          worker.hears.set(session, { conversation: order.conversation, names, playedTo });
        }
        break;
      case "record":
      case "record-sides":
        worker.recordings.set(order.id, [...order.left, ...order.right]);
        break;
      default:
        break;
    }
  }

  /** Whose voices come out of a session, whatever they came through. */
  heardBy(session: string, depth = 0): readonly string[] {
    const worker = this.told.find(({ sessions }) => sessions.has(session));
    const own = worker?.hears.get(session);
    if (worker === undefined || own === undefined || depth > 6) return [];
    const isThere = (name: string): boolean =>
      name !== session && worker.hears.get(name)?.conversation === own.conversation;
    const plays = own.playedTo !== undefined && isThere(own.playedTo) ? [playOf(own.playedTo)] : [];
    return unique([...own.names.filter(isThere).flatMap((name) => this.#voiceOf(name, depth)), ...plays]);
  }

  recorded(id: number): readonly string[] {
    const worker = this.told.find(({ recordings }) => recordings.has(id));
    const names = (worker?.recordings.get(id) ?? []).filter((name) => worker?.sessions.has(name) === true);
    return unique(names.flatMap((name) => this.#voiceOf(name, 0)));
  }

  /** An end of a patch says what its other end hears. */
  #voiceOf(name: string, depth: number): readonly string[] {
    if (!name.startsWith("\u21c4")) return [name];
    const other = name.endsWith("near") ? name.replace("near", "far") : name.replace("far", "near");
    return this.heardBy(other, depth + 1);
  }
}

function emptyWorker(): Told {
  return { sessions: new Set(), hears: new Map(), recordings: new Map() };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

const NAMES = ["a", "b", "c", "d", "e"];
const name = fc.constantFrom(...NAMES);
const party = fc.record({
  ...{ session: name, hears: fc.array(name, { maxLength: 4 }) },
  playedTo: fc.option(name, { nil: undefined, freq: 3 }),
});
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("converse" as const),
      conversation: fc.constantFrom("x", "y"),
      parties: fc.uniqueArray(party, { maxLength: 4, selector: ({ session }) => session }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom("record" as const, "sides" as const),
      left: fc.array(name, { maxLength: 2 }),
      right: fc.array(name, { minLength: 1, maxLength: 2 }),
    }),
  },
  fc.record({ what: fc.constantFrom("close" as const, "open" as const, "die" as const), session: name }),
);

test("everybody hears whom the relation names, through whatever patches, and nothing is left behind", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14, size: "max" }), (steps) => {
      const workers = new Workers();
      const talks = new Map<string, Map<string, Party>>();
      let recorded: readonly string[] | undefined;
      const open = (session: string): void => workers.send({ type: "open", session, near: undefined });
      const lives = (session: string): boolean => workers.homes.homeOf(session) !== undefined;
      for (const session of NAMES) open(session);
      for (const one of steps) {
        switch (one.what) {
          case "converse": {
            const living = one.parties.filter(({ session }) => lives(session));
            for (const talk of talks.values()) for (const { session } of living) talk.delete(session);
            talks.set(one.conversation, new Map(living.map((each) => [each.session, each])));
            workers.send({ type: "converse", conversation: one.conversation, parties: one.parties });
            break;
          }
          case "record":
          case "sides": {
            const { left, right } = one;
            const isNew = one.what === "record";
            if (isNew === (recorded !== undefined) || ![...left, ...right].every(lives)) break;
            recorded = [...left, ...right];
            workers.send(
              isNew ? { type: "record", id: 1, left, right, path: "/r" } : { type: "record-sides", id: 1, left, right },
            );
            break;
          }
          case "open":
            if (!lives(one.session)) open(one.session);
            break;
          case "close":
            workers.send({ type: "close", session: one.session });
            break;
          case "die":
            workers.dies(NAMES.indexOf(one.session) % WORKERS);
            // A recording may have been lost with it.
            if (!workers.told.some(({ recordings }) => recordings.has(1))) recorded = undefined;
            break;
        }
        for (const talk of talks.values()) for (const session of talk.keys()) if (!lives(session)) talk.delete(session);
        for (const session of NAMES) {
          const talk = [...talks.values()].find((each) => each.has(session));
          const { hears = [], playedTo = session } = talk?.get(session) ?? {};
          const isThere = (other: string): boolean => other !== session && talk?.has(other) === true;
          const wanted = [...hears.filter(isThere), ...(isThere(playedTo) ? [playOf(playedTo)] : [])];
          expect(workers.heardBy(session), `${session} hears`).toEqual(unique(wanted));
        }
        if (recorded !== undefined) {
          recorded = recorded.filter(lives);
          expect(workers.recorded(1), "recorded").toEqual(unique(recorded));
        }
        expect(workers.failures).toEqual([]);
      }
      for (const session of NAMES) workers.send({ type: "close", session });
      expect(workers.told.map(({ sessions, hears }) => [sessions.size, hears.size])).toEqual([
        [0, 0],
        [0, 0],
        [0, 0],
      ]);
      expect(workers.homes.sessions).toBe(0);
    }),
    { numRuns: 1_000 },
  );
});
