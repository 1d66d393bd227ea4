// A server that is killed in the middle of work, and the one that goes on after it: what it knew is known again.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "../store/fresh-database.ts";
import type { FreshDatabase } from "../store/fresh-database.ts";
import { addExtension, addQueue, agentRow, untilCallState, untilRecorded } from "./center.ts";
import { factsOf, metricOf, ofType } from "./facts.ts";
import { startServer } from "./server.ts";
import type { Json, Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { until } from "./until.ts";

const CALLER = "1000";
const AGENT = "1001";
const TALK_MS = 5_000;
/** A heartbeat, and what a busy machine adds. */
const KNOWN_TO_MS = 4_000;

let database: FreshDatabase;
let server: Server | undefined;

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await server?.kill();
  server = undefined;
  database.remove();
});

async function started(): Promise<Server> {
  server = await startServer({ dataFolder: dirname(database.folder) });
  return server;
}

describe("a server that is killed while somebody talks", () => {
  it("goes on with what it knew: a pending break, the length of the talk, its recording, and facts of all of it", async () => {
    const first = await started();
    await addExtension(first, CALLER);
    await addExtension(first, AGENT);
    await addQueue(first);
    const phones = new Phones(first);
    await phones.atWork(AGENT);
    await phones.calling(CALLER, { parameters: { talkMs: 60_000 } });
    await untilCallState(first, AGENT, "TALKING");
    // On break as soon as the call is over; answered, so it must hold.
    await first.post("/api/cc/ccc/ccGoBreak", { agent: AGENT, reason: "lunch" });
    await wait(TALK_MS);
    await first.kill();

    const second = await started();
    const [record] = await untilRecorded(second, CALLER);
    if (record === undefined) throw new Error("there is no record");
    expect(record).toMatchObject({ agent: AGENT, outcome: "answered" } as Partial<typeof record>);
    expect(record.talk_ms).toBeGreaterThan(TALK_MS - KNOWN_TO_MS);
    expect(record.talk_ms).toBeLessThan(TALK_MS + KNOWN_TO_MS);
    expect(record.media_file_id).not.toBe("");
    const recording = await second.request("GET", `/api/media_files/${record.media_file_id}`);
    expect(recording.status).toBe(200);
    expect((await recording.arrayBuffer()).byteLength).toBeGreaterThan(44);

    await until("the agent is on break", async () => {
      const row = await agentRow(second, AGENT);
      return row?.state === "UNREADY" ? row : undefined;
    });
    const facts = factsOf(second);
    expect(ofType(facts, "call-ended")).toMatchObject([{ cause: "crashed", by: "center" }]);
    expect(ofType(facts, "engine-resumed")).toHaveLength(1);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
    expect(((await second.get("/readyz")) as Json)["troubles"]).toBeUndefined();
    await phones.abandon();
    expect(await second.stop()).toBe(0);
  });

  it("whose event log is lost begins from its database, and tells the end of the call that was cut", async () => {
    const first = await started();
    await addExtension(first, CALLER);
    await addExtension(first, AGENT);
    await addQueue(first);
    const phones = new Phones(first);
    await phones.atWork(AGENT);
    await phones.calling(CALLER, { parameters: { talkMs: 60_000 } });
    await untilCallState(first, AGENT, "TALKING");
    await until("the database has it", async () =>
      (await metricOf(first, "xcc_facts_behind")) === 0 ? true : undefined,
    );
    await first.kill();
    rmSync(join(first.dataFolder, "events"), { recursive: true });

    const second = await started();
    const [record] = await untilRecorded(second, CALLER);
    expect(record).toMatchObject({ agent: AGENT, hangup_cause: "CRASH" });
    const ends = ofType(factsOf(second), "call-ended");
    expect(ends).toMatchObject([{ call: record?.uuid, cause: "crashed" }]);
    expect(ends[0]?.livedUntil).toBeLessThan(ends[0]?.at ?? 0);
    await phones.abandon();
    expect(await second.stop()).toBe(0);
  });
});
