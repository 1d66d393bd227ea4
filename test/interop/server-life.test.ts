// The server's life: a first start, a second one, SIGTERM in a call, SIGKILL in a call.
import { dirname } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import type { FreshDatabase } from "../store/fresh-database.ts";
import { addExtension, addQueue, callRecords, HOTLINE, untilCallState, untilRecorded } from "./center.ts";
import { LOOPBACK } from "./ports.ts";
import { startServer } from "./server.ts";
import type { Json, Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain } from "./sipp.ts";

const CALLER = "1000";
const AGENT = "1001";

let database: FreshDatabase;
let server: Server | undefined;

beforeEach(async () => {
  // Empty, as on a first start; only that making it takes seconds, and is tested elsewhere.
  database = await freshDatabase();
});

afterEach(async () => {
  await server?.kill();
  server = undefined;
  database.remove();
});

async function started(environment: Readonly<Record<string, string>> = {}): Promise<Server> {
  server = await startServer({ dataFolder: dirname(database.folder), environment });
  return server;
}

/** A call between a SIPp caller and a SIPp agent, who talk by now. */
async function callInProgress(
  running: Server,
  talkMs: number,
): Promise<{ phones: Phones; ended: Promise<number | undefined> }> {
  await addExtension(running, CALLER);
  await addExtension(running, AGENT);
  await addQueue(running);
  const phones = new Phones(running);
  await phones.atWork(AGENT);
  const calling = await phones.calling(CALLER, { parameters: { talkMs } });
  await untilCallState(running, AGENT, "TALKING");
  return {
    phones,
    ended: calling.done.then((result) => (result.code === 0 ? 0 : (console.log(explain(result)), result.code))),
  };
}

describe("the server", () => {
  it("makes a developer key on its first start, shows it once, and knows it ever after", async () => {
    const first = await started({ XCC_DEV_KEY: "" });
    const key = /^developer key: (\S+)/m.exec(first.log)?.[1] ?? "";
    expect(key.length).toBeGreaterThan(19);
    expect((await first.request("POST", "/api/xcc/sessions/auth", { dev_key: key })).status).toBe(200);
    expect((await first.request("POST", "/api/xcc/sessions/auth", { dev_key: "no-such-key-at-all-0000" })).status).toBe(
      403,
    );
    expect(await first.stop()).toBe(0);

    const second = await started({ XCC_DEV_KEY: "" });
    expect(second.log).not.toContain("developer key");
    expect((await second.request("POST", "/api/xcc/sessions/auth", { dev_key: key })).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });

  it("keeps what it has answered with 200 when it is killed", async () => {
    const first = await started();
    const { id } = await first.post("/api/xcc/extensions/add", { name: "Kept", extn: "1007", password: "Kuhstall-7" });
    await first.kill();
    const second = await started();
    expect(await second.post("/api/xcc/extensions/get", { id })).toMatchObject({ extn: "1007", name: "Kept" });
    expect(await second.stop()).toBe(0);
  });

  it("that is killed in a call writes its record at the next start", async () => {
    const first = await started();
    const { phones } = await callInProgress(first, 30_000);
    await first.kill();
    const second = await started();
    const [record] = await untilRecorded(second, CALLER);
    expect(record).toMatchObject({ destination_number: HOTLINE, agent: AGENT });
    expect(record?.end_stamp).not.toBe("");
    await phones.abandon();
    expect(await second.stop()).toBe(0);
  });

  it("that is told to stop lets a live call end, and takes no new one", async () => {
    const running = await started();
    const { phones, ended } = await callInProgress(running, 12_000);
    const stopped = running.stop();
    const refused = await phones.call(CALLER, { scenario: "caller-refused", parameters: { status: 503 } });
    expect(refused.code, explain(refused)).toBe(0);
    expect(await ended).toBe(0);
    expect(await stopped).toBe(0);
    const again = await started();
    const records: readonly Json[] = (await callRecords(again, `&cidNumber=${CALLER}`)) as unknown as readonly Json[];
    expect(records.map((record) => record["hangup_cause"])).toContain("NORMAL_CLEARING");
    expect(await again.stop()).toBe(0);
  });

  it("that is told to stop twice ends its calls at once, with BYE and records", async () => {
    const running = await started();
    const { number, password, domain } = await addExtension(running, CALLER);
    await addExtension(running, AGENT);
    await addQueue(running);
    const agents = new Phones(running);
    await agents.atWork(AGENT);
    const caller = new Phone({
      ...{ server: { address: LOOPBACK, port: running.sipPort }, user: number, password, domain },
      ...{ localAddress: LOOPBACK, voiceHz: 620, clock: systemClock() },
    });
    try {
      await caller.start();
      await caller.register();
      await caller.call(HOTLINE);
      await untilCallState(running, AGENT, "TALKING");
      const tookMs = await running.stopHard();
      // By a BYE: a phone whose server only vanished would talk on.
      expect(caller.state).toBe("idle");
      // Far from the half minute that is given to calls otherwise; the machine may be busy.
      expect(tookMs).toBeLessThan(10_000);
    } finally {
      await caller.stop();
      await agents.abandon();
    }
    const again = await started();
    const [record] = await callRecords(again, `&cidNumber=${CALLER}`);
    expect(record).toMatchObject({ hangup_cause: "SYSTEM_SHUTDOWN" });
    expect(await again.stop()).toBe(0);
  });
});
