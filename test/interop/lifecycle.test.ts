// The server's own life: it drains when told to stop, and what a crash cuts is on record when it comes back.
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import {
  addExtension,
  addQueue,
  agentRow,
  callRecords,
  HOTLINE,
  makeReady,
  untilCallState,
  untilRecorded,
} from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { LOOPBACK } from "./ports.ts";
import { registeredPhone } from "./registered-phone.ts";
import { startServer, type Server } from "./server.ts";
import { lengthMsOf, readChannels } from "./tone.ts";
import type { SippUser } from "./sipp.ts";
import { until } from "./until.ts";

const CALLER_HZ = 620;
const AGENT_HZ = 1_050;

let dataFolder: string;
let phones: Phone[] = [];

beforeEach(async () => {
  dataFolder = dirname((await freshDatabase()).folder);
});

afterEach(async () => {
  await Promise.all(phones.map((phone) => phone.stop()));
  phones = [];
  rmSync(dataFolder, { recursive: true, force: true });
});

async function phoneAt(server: Server, user: SippUser, voiceHz: number): Promise<Phone> {
  const phone = await registeredPhone(server, user, voiceHz);
  phones.push(phone);
  return phone;
}

/** A caller and an agent who talk, and hear one another. */
async function talking(server: Server): Promise<{ caller: Phone; callerUser: SippUser; agentUser: SippUser }> {
  const callerUser = await addExtension(server, "1000");
  const agentUser = await addExtension(server, "1001");
  await addQueue(server);
  const caller = await phoneAt(server, callerUser, CALLER_HZ);
  const agent = await phoneAt(server, agentUser, AGENT_HZ);
  await makeReady(server, "1001");
  agent.answerAutomatically(100);
  await caller.call(HOTLINE);
  await until("both hear one another", () =>
    Promise.resolve((caller.hears(AGENT_HZ) && agent.hears(CALLER_HZ)) || undefined),
  );
  return { caller, callerUser, agentUser };
}

describe("SIGTERM", () => {
  it("takes no new calls, lets live ones end, and ends cleanly", async () => {
    const server = await startServer({ dataFolder });
    const { caller } = await talking(server);
    const late = await phoneAt(server, await addExtension(server, "1002"), 1_730);
    const stopped = server.stop();
    // The one who comes now is refused; the two who talk go on.
    await until("the server refuses requests", async () => {
      const { status } = await server.request("GET", "/readyz");
      return status === 503 || undefined;
    });
    await late.call(HOTLINE);
    await until("the late caller is refused", () => Promise.resolve(late.lastStatus === 503 || undefined));
    expect(caller.state).toBe("talking");
    caller.hangUp();
    expect(await stopped).toBe(0);
    const facts = factsOf({ dataFolder });
    expect(
      ofType(facts, "call-ended")
        .map(({ by, cause }) => `${by} ${cause}`)
        .sort(),
    ).toEqual(["caller normal", "center shutdown"]);
  });
});

/** The recording of the call before: heard in part, as players do, and taken away with its file. */
async function listenedToAndRemoved(server: Server): Promise<void> {
  const listed = () => server.get("/api/media_files") as Promise<readonly { id: number; uuid: string }[]>;
  const { id, uuid } = await until("its recording is known", async () => (await listed())[0]);
  const { record } = (await server.get(`/api/cdrs/${uuid}`)) as { record: { recordings: { file: string }[] } };
  const path = join(dataFolder, "recordings", record.recordings[0]?.file ?? "");
  const url = `http://${LOOPBACK}:${String(server.httpPort)}/api/media_files/${String(id)}`;
  const part = await fetch(url, { headers: { token: server.devKey, range: "bytes=0-3" } });
  expect([part.status, await part.text(), existsSync(path)]).toEqual([206, "RIFF", true]);
  expect((await server.request("DELETE", `/api/media_files/${String(id)}`)).status).toBe(200);
  expect((await server.request("GET", `/api/media_files/${String(id)}`)).status).toBe(404);
  await until("its file is gone", () => Promise.resolve(!existsSync(path) || undefined));
}

describe("a crash", () => {
  it("leaves the record of the call it cut, its recording, and the agents signed in", async () => {
    const first = await startServer({ dataFolder });
    const { callerUser, agentUser } = await talking(first);
    // The recording's header is renewed once a second.
    await until("the recording says that it has more than a second", async () => {
      const path = await recordingPath("*");
      return path !== undefined && lengthMsOf(path) > 1_500 ? true : undefined;
    });
    await first.kill();
    await Promise.all(phones.map((phone) => phone.stop()));
    phones = [];

    const second = await startServer({ dataFolder });
    const [record] = await untilRecorded(second, "1000");
    expect(record).toMatchObject({ queue: "support", agent: "1001" });
    const { record: whole } = (await second.get(`/api/cdrs/${String(record?.uuid)}`)) as {
      record: { cause: string; endedAt: number; recordings: readonly { name: string }[] };
    };
    expect(whole.cause).toBe("crashed");
    expect(whole.recordings).toHaveLength(1);
    // After-call work goes on where it was, and ends as it would have.
    const state = await agentRow(second, "1001");
    expect(state?.state).toBe("READY");
    expect(["ACW", "IDLE"]).toContain(state?.callstate);
    await untilCallState(second, "1001", "IDLE", 30_000);

    // And it works: the phones come back, the next call goes through.
    const agent = await phoneAt(second, agentUser, AGENT_HZ);
    agent.answerAutomatically(100);
    const caller = await phoneAt(second, callerUser, CALLER_HZ);
    await caller.call(HOTLINE);
    await untilCallState(second, "1001", "TALKING");
    await until("they hear the agent", () => Promise.resolve(caller.hears(AGENT_HZ) || undefined));
    caller.hangUp();
    await untilRecorded(second, "1000", 2);
    await listenedToAndRemoved(second);
    expect(await second.stop()).toBe(0);

    const cutName = whole.recordings[0]?.name ?? "";
    const [left, right] = readChannels((await recordingPath(cutName)) ?? "");
    expect((left?.length ?? 0) / 8_000).toBeGreaterThan(1);
    expect(right?.length).toBe(left?.length);
  });

  it("does not make the center forget whom it has promised a call", async () => {
    const first = await startServer({ dataFolder });
    const callerUser = await addExtension(first, "1000");
    const agentUser = await addExtension(first, "1001");
    await addQueue(first, { callback_key: "1" });
    const caller = await phoneAt(first, callerUser, CALLER_HZ);
    await caller.call(HOTLINE);
    await until("they wait", () => Promise.resolve(caller.state === "talking" || undefined));
    caller.press("1");
    await until("it is promised", () =>
      Promise.resolve(ofType(factsOf({ dataFolder }), "callback-promised").length > 0 || undefined),
    );
    await first.kill();
    await Promise.all(phones.map((phone) => phone.stop()));
    phones = [];

    const second = await startServer({ dataFolder });
    const home = await phoneAt(second, callerUser, CALLER_HZ);
    home.answerAutomatically(100);
    const agent = await phoneAt(second, agentUser, AGENT_HZ);
    agent.answerAutomatically(100);
    await makeReady(second, "1001");
    await until("both hear one another", () =>
      Promise.resolve((home.hears(AGENT_HZ) && agent.hears(CALLER_HZ)) || undefined),
    );
    home.hangUp();
    const [record] = await untilRecorded(second, "1000");
    expect(record).toMatchObject({ queue: "support", agent: "1001", hangup_cause: "NORMAL_CLEARING" });
    expect(await callRecords(second)).toHaveLength(1);
    expect(await second.stop()).toBe(0);
  });

  it("keeps every write that was answered", async () => {
    const first = await startServer({ dataFolder });
    const added: string[] = [];
    const adding = (async () => {
      for (let extn = 3_000; extn < 3_200; extn += 1) {
        await first.post("/api/xcc/extensions/add", { name: "x", extn: String(extn), password: "Kuhstall-7" });
        added.push(String(extn));
      }
    })().catch(() => undefined);
    await until("some are added", () => Promise.resolve(added.length > 20 || undefined));
    await first.kill();
    await adding;
    const second = await startServer({ dataFolder });
    const { data } = (await second.post("/api/xcc/extensions/list", { page_size: "1000" })) as {
      data: readonly { extn: string; user_id: string }[];
    };
    const kept = new Set(data.map(({ extn }) => extn));
    expect(added.filter((extn) => !kept.has(extn))).toEqual([]);
    // None is half there: an extension without its user could not sign in.
    for (const { user_id } of data) expect((await second.request("GET", `/api/users/${user_id}`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });
});

/** Undefined: there is none yet. */
async function recordingPath(name: string): Promise<string | undefined> {
  const { glob } = await import("node:fs/promises");
  for await (const path of glob(`recordings/**/${name}.wav`, { cwd: dataFolder })) return join(dataFolder, path);
  return undefined;
}
