// Nothing about an agent or a call can stick: where a phone is gone, in whatever state, everything that the server says is true again
// soon, and what it found out is a fact. Losses of all kinds side by side in one server; the table is in self-healing-table.ts.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startBaresip, type Baresip } from "./baresip.ts";
import { makeReady, startCenter, userOf, type AgentRow } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { extensionsOf, hzOf, Lane, MUSIC_FILE, ROLES, VOICES, writeMusic } from "./lane.ts";
import { losses, partiesOf, type Loss } from "./self-healing-table.ts";
import type { Server } from "./server.ts";
import { until } from "./until.ts";

/** What is promised. */
const HEALED_MS = 35_000;
/** So many looks in a row: it is no passing state. */
const STEADY_LOOKS = 8;

const programs = new Map<Lane, Baresip>();
let server: Server;
const cases = losses().map((loss, at) => ({ loss, at: at + 1 }));
let lanes: readonly { readonly lane: Lane; readonly loss: Loss }[] = [];

beforeAll(async () => {
  server = await startCenter(cases.flatMap(({ loss, at }) => partiesOf(loss).map((role) => extensionsOf(at)[role])));
  const sounds = join(server.dataFolder, "sounds");
  mkdirSync(sounds, { recursive: true });
  writeMusic(join(sounds, MUSIC_FILE));
  lanes = cases.map(({ loss, at }) => ({ loss, lane: new Lane(server, at) }));
});

afterAll(async () => {
  await Promise.all([...programs.values()].map((phone) => phone.stop()));
  await Promise.all(lanes.map(({ lane }) => lane.stop()));
  expect(await server.stop()).toBe(0);
});

it("is true again within 35 s, whoever is gone in whatever state, and tells what it found out", async () => {
  await Promise.all(
    lanes.map(async ({ lane, loss }) => {
      await begin(lane, loss);
      for (const action of loss.before) await lane.do(action);
    }),
  );
  for (const { lane, loss } of lanes) lose(lane, loss);
  const watched = lanes.map((each) => ({ ...each, looks: 0, seen: "", trueAfterMs: 0 }));
  const [lostAt, lostAtWall] = [performance.now(), Date.now()];
  // Somewhat longer than promised, so that what is late is told by how much.
  while (watched.some(({ looks }) => looks < STEADY_LOOKS) && performance.now() - lostAt < HEALED_MS + 15_000) {
    const agents = (await server.get("/api/cc/agent_state")) as readonly AgentRow[];
    const { data: queues } = (await server.post("/api/cc/ccc/ccGetQueueList")) as unknown as {
      data: readonly QueueRow[];
    };
    for (const each of watched) look(each, { agents, queues }, performance.now() - lostAt);
    await wait(100);
  }
  const late = watched.filter(({ looks, trueAfterMs }) => looks < STEADY_LOOKS || trueAfterMs > HEALED_MS);
  expect(late.map(({ loss, seen, trueAfterMs }) => ({ was: seen, trueAfterMs, ...loss }))).toEqual([]);
  const ends = await untilTold();
  const told = watched.map(({ lane, loss }) => ({ name: loss.name, ends: ends.get(lane.extns[loss.gone])?.how }));
  expect(told).toEqual(watched.map(({ loss }) => ({ name: loss.name, ends: loss.ends })));
  const toldLate = watched.filter(({ lane, loss }) => {
    return (ends.get(lane.extns[loss.gone])?.at ?? Infinity) - lostAtWall > HEALED_MS;
  });
  expect(toldLate.map(({ loss }) => loss.name)).toEqual([]);
});

/** Whose process will be ended is a program of its own. */
async function begin(lane: Lane, loss: Loss): Promise<void> {
  if (loss.how !== "killed") return lane.start({}, partiesOf(loss));
  const { number, ...rest } = userOf(lane.extns[loss.gone]);
  await lane.start(
    {},
    partiesOf(loss).filter((role) => role !== loss.gone),
  );
  const options = { ...rest, number, serverPort: server.sipPort, autoAnswer: true, toneHz: hzOf(VOICES[loss.gone]) };
  programs.set(lane, await startBaresip(options));
  return makeReady(server, number, lane.queue);
}

function lose(lane: Lane, { gone, how }: Loss): void {
  if (how === "cut") lane.cutOff(gone);
  else if (how === "unheard") lane.hangUpUnheard(gone);
  else void programs.get(lane)?.kill();
}

/** Until the facts tell the end of the leg of everybody who is gone: the first at each extension. */
function untilTold(): Promise<ReadonlyMap<string, End>> {
  return until("every end is told", () => {
    const ends = endsOfLegs();
    return Promise.resolve(lanes.every(({ lane, loss }) => ends.has(lane.extns[loss.gone])) ? ends : undefined);
  });
}

interface Watched {
  readonly lane: Lane;
  readonly loss: Loss;
  /** How often in a row all was true. */
  looks: number;
  seen: string;
  trueAfterMs: number;
}

interface QueueRow {
  readonly queue: string;
  readonly waiting: number;
}

interface Said {
  readonly agents: readonly AgentRow[];
  readonly queues: readonly QueueRow[];
}

function look(watched: Watched, said: Said, passedMs: number): void {
  const { lane, loss } = watched;
  const heard = lane.heard();
  const agentState = said.agents.find((row) => row.agent_id === lane.extns.agent)?.callstate;
  const now = ROLES.map((role) => (role === loss.gone ? "x" : heard[role]));
  const waiting = said.queues.find(({ queue }) => queue === lane.queue)?.waiting;
  watched.seen = `${now.join(" ")} ${agentState ?? ""}, ${String(waiting)} waiting`;
  const wanted = ROLES.map((role) => loss.hears[role]).join(" ");
  const isTrue = watched.seen === `${wanted} ${loss.agentState}, ${String(loss.waiting)} waiting`;
  if (isTrue && watched.looks === 0) watched.trueAfterMs = passedMs;
  watched.looks = isTrue ? watched.looks + 1 : 0;
}

interface End {
  readonly how: string;
  readonly at: number;
}

/** How the first leg at each extension has ended, as the facts tell it. */
function endsOfLegs(): ReadonlyMap<string, End> {
  const facts = factsOf(server);
  const extnOf = new Map<string, string>();
  for (const { leg, origin } of ofType(facts, "call-started")) {
    if (origin.type === "extension") extnOf.set(leg, extnOf.get(leg) ?? origin.extn);
  }
  for (const { leg, to } of ofType(facts, "leg-dialled")) if (to.type === "extension") extnOf.set(leg, to.extn);
  const ends = new Map<string, End>();
  for (const { leg, cause, by, at } of ofType(facts, "leg-ended")) {
    const extn = extnOf.get(leg) ?? "";
    if (!ends.has(extn)) ends.set(extn, { how: `${cause} by ${by}`, at });
  }
  return ends;
}
