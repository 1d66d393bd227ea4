// Voicemail with real phones, from end to end: a message is left, recognised when it is fetched, survives the server's death,
// lights a lamp, is heard at the phone by keys, and is gone when it was deleted.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startBaresip, type Baresip } from "./baresip.ts";
import { startCenter, untilRecorded, userOf } from "./center.ts";
import { startServer, type Json, type Server } from "./server.ts";
import { heardMs, readChannels, TEST_TONES_HZ, writeToneWav } from "./tone.ts";
import { until } from "./until.ts";

const [VOICE_HZ, PROMPT_HZ] = TEST_TONES_HZ;
const CALLER = "1000";
const OWNER = "1001";
/** Long enough not to stand anywhere by chance. */
const PASSWORD = "24681357";
const SPEAKS_MS = 3_000;
/** Prompts whose words nobody listens to here, and how short they are. */
const PROMPT_S = 0.2;
const PROMPTS = [
  ...["digit-0", "digit-1", "number-1"],
  ...["mailbox-of", "mailbox-speak", "message-taken", "mailbox-password", "you-have", "new-message", "message-from"],
  ...["just-now", "minute-ago", "minutes-ago", "mailbox-keys", "message-deleted", "no-more-messages"],
];

let server: Server;
const phones: Baresip[] = [];

beforeAll(async () => {
  server = await startCenter([CALLER, OWNER]);
  const own = join(server.dataFolder, "sounds", "zh");
  mkdirSync(own, { recursive: true });
  for (const prompt of PROMPTS) writeToneWav(join(own, `${prompt}.wav`), PROMPT_HZ, PROMPT_S);
  await server.post("/api/xcc/extensions/set", { id: 2, vm_password: PASSWORD });
});

afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.stop();
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

async function phoneOf(extn: string, more: { readonly showsLamp?: boolean } = {}): Promise<Baresip> {
  const phone = await startBaresip({ ...userOf(extn), serverPort: server.sipPort, toneHz: VOICE_HZ, ...more });
  phones.push(phone);
  return phone;
}

async function messages(): Promise<readonly Json[]> {
  const { data } = (await server.get(`/api/voicemails?extn=${OWNER}`)) as { readonly data: readonly Json[] };
  return data;
}

/** The way of the caller's call, as soon as it holds that. */
function untilWay(what: string, holds: (step: Json | undefined) => boolean): Promise<readonly Json[]> {
  return until(what, async () => {
    const { data } = (await server.get(`/api/cdrs?cidNumber=${CALLER}`)) as { readonly data: readonly Json[] };
    if (data[0] === undefined) return undefined;
    const { record } = (await server.get(`/api/cdrs/${String(data[0]["uuid"])}`)) as { readonly record: Json };
    const way = record["way"] as readonly Json[];
    return holds(way.at(-1)) ? way : undefined;
  });
}

it("a message is left, kept over the server's death, shown by a lamp, heard by keys, and deleted", async () => {
  // Nobody is registered: the caller leaves a message.
  const caller = await phoneOf(CALLER);
  await caller.dial(OWNER);
  await caller.event("CALL_ESTABLISHED");
  await untilWay("they may speak", (step) => step?.["message"] === "recording");
  await wait(SPEAKS_MS);
  await caller.press("#");
  await caller.event("CALL_CLOSED");
  const [message] = await messages();
  expect(message).toMatchObject({ extn: OWNER, caller_id_number: CALLER, heard: false });
  expect(message?.["duration_ms"]).toBeGreaterThan(SPEAKS_MS / 2);
  expect(message?.["duration_ms"]).toBeLessThan(SPEAKS_MS * 5);
  await untilRecorded(server, CALLER);
  const way = await untilWay("it is written down", (step) => step?.["message"] === "left");
  expect(way).toMatchObject([
    { type: "extension", extn: OWNER },
    { type: "mailbox", extn: OWNER },
  ]);

  // What is fetched is what they said, and nothing else.
  const audio = `/api/voicemails/${String(message?.["id"])}/audio`;
  const fetched = join(server.dataFolder, "fetched.wav");
  writeFileSync(fetched, Buffer.from(await (await server.request("GET", audio)).arrayBuffer()));
  const [said] = readChannels(fetched);
  expect(heardMs(said ?? new Int16Array()).get(VOICE_HZ) ?? 0).toBeGreaterThan(SPEAKS_MS / 2);
  expect(heardMs(said ?? new Int16Array()).get(PROMPT_HZ) ?? 0).toBe(0);

  // The server dies; the message, its phone's lamp and its password do not.
  await server.kill();
  server = await startServer({ dataFolder: server.dataFolder, temporary: true });
  expect(await messages()).toEqual([message]);
  const owner = await phoneOf(OWNER, { showsLamp: true });
  await untilShown(owner, "1/0");

  // They listen, and hear the caller's voice.
  await owner.dial("*97");
  await owner.event("CALL_ESTABLISHED");
  await owner.press(`${PASSWORD}#`);
  await untilShown(owner, "0/1");
  expect(await messages()).toEqual([{ ...message, heard: true }]);
  await owner.press("3");
  await owner.event("CALL_CLOSED");
  const heard = heardMs(owner.heard()[0] ?? new Int16Array());
  expect(heard.get(VOICE_HZ) ?? 0).toBeGreaterThan(SPEAKS_MS / 3);
  await untilShown(owner, "0/0");
  expect(await messages()).toEqual([]);
  expect((await server.request("GET", audio)).status).toBe(404);
  await until("its file is gone", () => Promise.resolve(messageFiles().length === 0 ? true : undefined));
});

/** The lamp shows so many new and old messages: baresip prints what it is told. */
function untilShown(phone: Baresip, summary: string): Promise<true> {
  const shown = `Voice-Message: ${summary}`;
  return until(shown, () => Promise.resolve(phone.log.includes(shown) ? true : undefined));
}

function messageFiles(): string[] {
  const folder = join(server.dataFolder, "recordings");
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return files.filter((file) => file.includes("message-"));
}

it("its password stands in no log, neither the server's nor that of events", async () => {
  const folder = join(server.dataFolder, "events");
  await until("what was keyed in is written down", () =>
    Promise.resolve(keyedIn(folder).length > PASSWORD.length ? true : undefined),
  );
  expect(keyedIn(folder)).not.toContain(PASSWORD);
  for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file), "utf8")).not.toContain(PASSWORD);
  expect(server.log).not.toContain(PASSWORD);
});

/** All keys of all calls, in their order. */
function keyedIn(folder: string): string {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n").slice(1))
    .filter((line) => line.endsWith("]"))
    .map((line) => JSON.parse(line) as readonly [number, { readonly digit?: string } | null, number])
    .map(([, event]) => event?.digit ?? "")
    .join("");
}
