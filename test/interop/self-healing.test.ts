// Nothing about an agent or a call can stick: where a phone is gone, in whatever state, everything that the server says is true again
// soon, and what it found out is a fact. Losses of all kinds side by side in one server; the table is in self-healing-table.ts.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startCenter } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { extensionsOf, Lane, MUSIC_FILE, ROLES, writeMusic } from "./lane.ts";
import { losses, partiesOf, type Loss } from "./self-healing-table.ts";
import type { Server } from "./server.ts";
import { until } from "./until.ts";

/** What is promised. */
const HEALED_MS = 35_000;
/** So many looks in a row: it is no passing state. */
const STEADY_LOOKS = 8;

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
  await Promise.all(lanes.map(({ lane }) => lane.stop()));
  expect(await server.stop()).toBe(0);
});

it("is true again within 35 s, whoever is gone in whatever state, and tells what it found out", async () => {
  await Promise.all(
    lanes.map(async ({ lane, loss }) => {
      await lane.start({}, partiesOf(loss));
      for (const action of loss.before) await lane.do(action);
    }),
  );
  const wrong: string[] = [];
  await Promise.all(lanes.map(async ({ lane, loss }) => {
    const after = await healed(lane, loss).catch((error: unknown) => String(error));
    console.log(`${loss.name}: ${String(after)}`);
    if (typeof after === "string") wrong.push(after);
  }));
  expect(wrong).toEqual([]);
});

/** Milliseconds until all was true again. */
async function healed(lane: Lane, loss: Loss): Promise<number> {
  const lostAt = performance.now();
  if (loss.how === "cut") lane.cutOff(loss.gone);
  else lane.hangUpUnheard(loss.gone);
  let steady = 0;
  let seen = "";
  let trueAt = 0;
  const look = async (): Promise<true | undefined> => {
    const agentState = (await lane.agentState()) ?? "";
    const heard = lane.heard();
    seen = JSON.stringify({ ...heard, agentState, ends: endsOf(lane, loss) });
    const isTrue =
      ROLES.every((role) => role === loss.gone || heard[role] === loss.hears[role]) &&
      agentState === loss.agentState && endsOf(lane, loss).length > 0;
    if (!isTrue) steady = 0;
    else if (steady++ === 0) trueAt = performance.now();
    return steady >= STEADY_LOOKS || undefined;
  };
  await until(loss.name, look, HEALED_MS + 30_000).catch(() => {
    throw new Error(`${loss.name}: it was to be ${JSON.stringify(loss.hears)}, ${loss.agentState} and was ${seen}`);
  });
  return Math.round(trueAt - lostAt);
}

/** How the leg of who is gone ended, as the facts tell it. */
function endsOf(lane: Lane, { gone }: Loss): readonly string[] {
  const facts = factsOf(server);
  const extn = lane.extns[gone];
  const legs = new Set([
    ...ofType(facts, "call-started").flatMap(({ leg, origin }) => origin.type === "extension" && origin.extn === extn ? [leg] : []),
    ...ofType(facts, "leg-dialled").flatMap(({ leg, to }) => to.type === "extension" && to.extn === extn ? [leg] : []),
  ]);
  return ofType(facts, "leg-ended").flatMap(({ leg, cause, by }) => (legs.has(leg) ? [`${cause} ${by}`] : []));
}
