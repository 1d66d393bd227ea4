// Nothing about an agent or a call can stick: where a phone is gone, in whatever state, everything that the server says is true again
// soon, and what it found out is a fact. Losses of all kinds side by side in one server; the table is in self-healing-table.ts.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startBaresip, type Baresip } from "./baresip.ts";
import { makeReady, startCenter, userOf } from "./center.ts";
import { endsOfLegs, HEALED_MS, setUp, whatIsFalse, type End } from "./healing.ts";
import { extensionsOf, hzOf, Lane, MUSIC_FILE, VOICES, writeMusic } from "./lane.ts";
import { losses, partiesOf, truthOf, type Loss } from "./self-healing-table.ts";
import type { Server } from "./server.ts";
import { until } from "./until.ts";

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
  await setUp(
    lanes.map((each) => ({ ...each, before: each.loss.before })),
    async ({ lane, loss, before }) => {
      await begin(lane, loss);
      for (const action of before) await lane.do(action);
    },
  );
  const lostAt = Date.now();
  for (const { lane, loss } of lanes) lose(lane, loss);
  const watched = lanes.map(({ lane, loss }) => ({ lane, truth: truthOf(loss) }));
  expect(await whatIsFalse(server, watched)).toEqual([]);
  const ends = await untilTold();
  const told = lanes.map(({ lane, loss }) => ({ name: loss.name, ends: ends.get(lane.extns[loss.gone])?.how }));
  expect(told).toEqual(lanes.map(({ loss }) => ({ name: loss.name, ends: loss.ends })));
  const toldLate = lanes.filter(({ lane, loss }) => {
    return (ends.get(lane.extns[loss.gone])?.at ?? Infinity) - lostAt > HEALED_MS;
  });
  expect(toldLate.map(({ loss }) => loss.name)).toEqual([]);
});

/** Whose process will be ended is a program of its own. */
async function begin(lane: Lane, loss: Loss): Promise<void> {
  if (loss.how !== "killed") return lane.start(loss.queue, partiesOf(loss));
  const { number, ...rest } = userOf(lane.extns[loss.gone]);
  await lane.start(
    loss.queue,
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
    const ends = endsOfLegs(server);
    return Promise.resolve(lanes.every(({ lane, loss }) => ends.has(lane.extns[loss.gone])) ? ends : undefined);
  });
}
