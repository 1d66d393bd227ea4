// What happened while nobody was there: a controller dies in a talk, another one goes on from its log, and hears of it as of when it was.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { duplexPair, type Duplex } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName } from "../../src/core/model.ts";
import { Host } from "../../src/host/host.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { EventLog } from "../../src/ports/event-log.ts";
import { FarSwitch } from "../../src/switch/apart/far-switch.ts";
import { SwitchDoor } from "../../src/switch/apart/switch-door.ts";
import { ToldQueue } from "../../src/switch/apart/told-queue.ts";
import { SimulatedSwitch } from "../../src/switch/simulated/switch.ts";
import { readGiven, START } from "../scenarios/script.ts";

const ignore = (): void => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const CALLER = "1000" as Extn;
const AGENT = "1001" as Extn;
const GIVEN = ["extension 1000", "extension 1001", "agent 1001 wrapUpMs=10000", "queue support"];

let folder = "";
let clock = new VirtualClock(START);
let theSwitch: SimulatedSwitch;
let door: SwitchDoor;
/** What is on disk. */
let events: Event[] = [];
let facts: Fact[] = [];
let living: { readonly host: Host; readonly far: FarSwitch; readonly center: Center } | undefined;

function dial(): Duplex {
  const [near, far] = duplexPair();
  door.take(far);
  queueMicrotask(() => near.emit("connect"));
  return near;
}

/** From nothing, or by letting happen again what is on disk. */
async function begin(): Promise<void> {
  const center = new Center();
  const former = events;
  for (const event of former) center.step(event);
  const disk: EventLog = {
    isWritten: true,
    append: (event, told) => {
      // Who is dead goes on for nobody.
      if (living?.center !== center) return;
      events.push(event);
      facts.push(...told);
    },
  };
  const far = new FarSwitch({
    ...{ connect: dial, heard: () => center.switchMark, isNew: former.length === 0, clock, log },
    ...{ startMs: 60_000, goneMs: 5_000 },
  });
  far.provision(
    [CALLER, AGENT].map((extn) => {
      return {
        type: "put-account",
        account: { extn, domain: "xcc.test", ha1: extn.padStart(32, "0"), disabled: false },
      };
    }),
  );
  const host = new Host({ center, switch: far, clock, events: disk, log });
  living = { host, far, center };
  const configuration = GIVEN.map((line): ConfigChange => readGiven(line.split(" ")));
  const last = former.at(-1)?.at;
  if (last === undefined) {
    void host.start({ seed: 1, lastFact: 0, configuration, agents: [], past: [], owed: [], cut: [], unread: [] });
  } else void host.resume({ at: last, changes: [], recorded: () => [] }, 2);
  await pass(100);
}

/** As `kill -9`: nothing more is written or heard. */
function die(): void {
  living?.far.leave();
  living = undefined;
}

async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 20) {
    clock.advance(Math.min(20, left));
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

const legOf = (extn: Extn): LegId => theSwitch.legs().find((leg) => leg.extn === extn)?.leg ?? ("" as LegId);
const factsOf = <Type extends Fact["type"]>(type: Type) =>
  facts.filter((fact): fact is Extract<Fact, { readonly type: Type }> => fact.type === type);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-late-"));
  clock = new VirtualClock(START);
  [events, facts] = [[], []];
  theSwitch = new SimulatedSwitch({ clock, latencyMs: () => 10, onDial: ({ leg }) => theSwitch.ring(leg) });
  const measured = Object.assign(theSwitch, { measures: () => [] });
  door = new SwitchDoor({
    ...{ theSwitch: measured, address: { host: "192.0.2.1", port: 5060 }, aloneMs: 60_000, clock, log },
    queue: new ToldQueue({ file: join(folder, "told.jsonl"), log }),
    ...{ ended: ignore, failed: ignore },
  });
  await begin();
  theSwitch.register(CALLER);
  theSwitch.register(AGENT);
  await pass(100);
  const agent = "1001" as AgentId;
  living?.host.ask({ type: "agent-sign-in", agent, extn: AGENT, queue: "support" as QueueName });
  living?.host.ask({ type: "agent-ready", agent });
  theSwitch.call({ type: "extension", extn: CALLER }, "support", { number: "1000", name: "1000" });
  await pass(500);
});

afterEach(() => {
  die();
  rmSync(folder, { recursive: true, force: true });
});

it("a talk that ended meanwhile ends in the record when it ended, by whom and why", async () => {
  theSwitch.answer(legOf(AGENT));
  await pass(2_000);
  expect(factsOf("bridged")).toHaveLength(1);
  die();
  await pass(3_000);
  const at = clock.now();
  theSwitch.hangUp(legOf(CALLER), "normal");
  await pass(4_000);
  await begin();
  const [ended] = factsOf("leg-ended");
  expect(ended).toMatchObject({ by: "phone", cause: "normal" });
  expect(Math.abs((ended?.at ?? 0) - at)).toBeLessThan(50);
  expect(factsOf("call-ended")).toMatchObject([{ by: "caller", cause: "normal" }]);
  expect(factsOf("leg-taken-up")).toEqual([]);
});

it("who answered meanwhile is connected, though their phone had rung for too long by the time somebody is there", async () => {
  expect(legOf(AGENT)).not.toBe("");
  die();
  await pass(5_000);
  theSwitch.answer(legOf(AGENT));
  await pass(40_000);
  await begin();
  await pass(500);
  expect(factsOf("bridged")).toHaveLength(1);
  expect(factsOf("call-ended")).toEqual([]);
  expect(theSwitch.heard(legOf(AGENT)).voices).toEqual([legOf(CALLER)]);
});

it("what is told again is not taken twice, however often controllers die", async () => {
  theSwitch.answer(legOf(AGENT));
  await pass(1_000);
  for (const digit of ["1", "2", "3"]) {
    die();
    theSwitch.press(legOf(CALLER), digit);
    await pass(500);
    await begin();
  }
  die();
  await begin();
  const keys = events.flatMap((event) => (event.type === "digit" ? [event.digit] : []));
  expect(keys).toEqual(["1", "2", "3"]);
  expect(factsOf("bridged")).toHaveLength(1);
  expect(factsOf("call-ended")).toEqual([]);
});

it("a controller whose log is lost is told nothing of calls that it does not know, and is asked for what comes", async () => {
  theSwitch.answer(legOf(AGENT));
  await pass(1_000);
  die();
  theSwitch.hangUp(legOf(CALLER), "normal");
  await pass(500);
  [events, facts] = [[], []];
  await begin();
  expect(events.flatMap((event) => (event.told === undefined ? [] : [event.type]))).not.toContain("leg-arrived");
  expect(factsOf("call-started")).toEqual([]);
  theSwitch.call({ type: "extension", extn: CALLER }, "support", { number: "1000", name: "1000" });
  await pass(500);
  expect(factsOf("call-started")).toHaveLength(1);
});
