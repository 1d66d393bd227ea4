// docs/first-call-center.md, typed into a real bash from its first command to its last, with real phones where it says so;
// and examples/first-call-center.yaml, which must be the same center.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PASSWORD_COST, passwordsOf } from "../../src/store/passwords.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import { exportCommand, importCommand } from "../../src/export-import.ts";
import { startBaresip, type Baresip } from "./baresip.ts";
import { untilCallState, untilRecorded } from "./center.ts";
import { answerPattern, Bash, readPage, stepsOf } from "./guide-page.ts";
import { LOOPBACK } from "./ports.ts";
import { startServer, type Json, type Server } from "./server.ts";
import { heardMs, readChannels, TEST_TONES_HZ } from "./tone.ts";
import { until } from "./until.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const EXAMPLE = join(ROOT, "examples", "first-call-center.yaml");
const ENGLISH = readPage(join(ROOT, "docs", "first-call-center.md"));
const CHINESE = readPage(join(ROOT, "docs", "first-call-center.zh-CN.md"));
/** Chapters in which the reader has something else in their hands than the keyboard. */
const PHONES = 10;
const THE_CALL = 12;
const [CUSTOMER_HZ, AGENT_HZ] = TEST_TONES_HZ;
const LISTENS_MS = 1_000;
/** A key that fits nothing may be the beginning of a number that is mistyped: the menu hears it out, and says so. */
const CORRECTED_MS = 4_500;
const TALK_MS = 2_000;

let folder: string;
let dataFolder: string;
let importedInto: string;
let server: Server;
let bash: Bash;
const phones: Baresip[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-guide-"));
  [dataFolder, importedInto] = await Promise.all([emptyData(), emptyData()]);
  // As the page starts it, on ports of its own; the key is the one that the first run prints.
  const [, language = "", zone = ""] = /^XCC_LANGUAGE=(\S+) XCC_TIMEZONE=(\S+) npm start$/m.exec(ENGLISH) ?? [];
  expect([language, zone]).not.toContain("");
  server = await startServer({
    dataFolder,
    environment: { XCC_DEV_KEY: "", XCC_LANGUAGE: language, XCC_TIMEZONE: zone },
  });
  bash = new Bash(folder, { XCC: `http://${LOOPBACK}:${server.httpPort}`, KEY: server.devKey, SAY: "en" });
});

afterAll(async () => {
  bash.stop();
  await stopPhones();
  await server.stop();
  for (const made of [folder, dataFolder, importedInto]) rmSync(made, { recursive: true, force: true });
});

async function stopPhones(): Promise<void> {
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
}

/** As good as none, and sooner there: a database with its tables, which are empty. */
async function emptyData(): Promise<string> {
  return dirname((await freshDatabase()).folder);
}

/** The one thing that is not as on the page: where the server is. */
function withPort(answer: string): string {
  return answer.replaceAll("25060", String(server.sipPort));
}

async function follow(from: number, to: number): Promise<void> {
  for (const { chapter, commands, answer } of stepsOf(ENGLISH)) {
    if (chapter < from || chapter >= to) continue;
    expect(await bash.type(commands), commands).toMatch(answerPattern(withPort(answer ?? "")));
  }
}

/** The phone that the page's line for baresip describes. */
async function phoneOf(extn: string, toneHz: number): Promise<Baresip> {
  const line = new RegExp(`^<sip:${extn}@(\\S+)>;auth_user=${extn};auth_pass=(\\S+);outbound="sip:\\S+:25060"$`, "m");
  const [, domain = "", password = ""] = line.exec(ENGLISH) ?? [];
  return startBaresip({ number: extn, domain, password, serverPort: server.sipPort, toneHz });
}

function msOf(samples: Int16Array | undefined, hz: number): number {
  return samples === undefined ? 0 : (heardMs(samples).get(hz) ?? 0);
}

describe("the two pages", () => {
  it("have the same commands, and the same answers but where the reader's language is said", () => {
    const english = stepsOf(ENGLISH);
    const chinese = stepsOf(CHINESE);
    expect(chinese.map(({ commands }) => commands)).toEqual(english.map(({ commands }) => commands));
    const answers = (steps: typeof english) =>
      steps.filter(({ commands }) => !commands.includes("$SAY")).map(({ chapter, answer }) => ({ chapter, answer }));
    expect(answers(chinese)).toEqual(answers(english));
    for (const account of ENGLISH.match(/^<sip:.*$/gm) ?? []) expect(CHINESE).toContain(account);
  });
});

describe("whoever follows the page", () => {
  it("sets everything up", () => follow(0, PHONES));

  it("connects phones, calls, presses a wrong key and a right one, and is answered", async () => {
    const [calling, called] = await Promise.all([phoneOf("8000", CUSTOMER_HZ), phoneOf("8003", AGENT_HZ)]);
    phones.push(calling, called);
    await follow(PHONES, THE_CALL);
    await calling.dial("4000");
    await calling.event("CALL_ESTABLISHED");
    await wait(LISTENS_MS);
    await calling.press("9");
    await wait(CORRECTED_MS);
    await calling.press("2");
    await called.event("CALL_INCOMING");
    await called.answer();
    await untilCallState(server, "8003", "TALKING");
    await wait(TALK_MS);
    await calling.hangUp();
    await called.event("CALL_CLOSED");
    expect(msOf(calling.heard()[0], AGENT_HZ)).toBeGreaterThan(TALK_MS / 4);
    expect(msOf(called.heard()[0], CUSTOMER_HZ)).toBeGreaterThan(TALK_MS / 4);
    // While there is a registrar to say goodbye to.
    await stopPhones();
  });

  it("finds the call explained and recorded, and tidies up", async () => {
    const [record] = await untilRecorded(server, "8000");
    expect(record).toMatchObject({ destination_number: "4000", queue: "support", agent: "8003" });
    await until("the recording is listed", async () => {
      const rows = (await server.get(`/api/media_files?uuid=${record?.uuid ?? ""}`)) as readonly Json[];
      return rows[0];
    });
    await follow(THE_CALL, Infinity);
    const [left, right] = readChannels(join(folder, "call.wav"));
    expect(msOf(left, CUSTOMER_HZ)).toBeGreaterThan(TALK_MS / 4);
    expect(msOf(right, AGENT_HZ)).toBeGreaterThan(TALK_MS / 4);
    // The explanation is the one answer that has a language.
    const said = stepsOf(CHINESE).filter(({ commands }) => commands.includes("$SAY"));
    expect(said.length).toBeGreaterThan(0);
    for (const { commands, answer } of said) {
      expect(await bash.type(`SAY=zh\n${commands}`)).toMatch(answerPattern(answer ?? ""));
    }
  });

  it("has the center of examples/first-call-center.yaml", async () => {
    expect(await server.stop()).toBe(0);
    const own = join(folder, "own.yaml");
    const again = join(folder, "again.yaml");
    const exported = transfer(exportCommand, own, dataFolder);
    if (process.env["UPDATE_EXAMPLE"] === "1") {
      await exported;
      writeFileSync(EXAMPLE, asExample(readFileSync(own, "utf8")));
    }
    await Promise.all([
      exported,
      transfer(importCommand, EXAMPLE, importedInto).then(() => transfer(exportCommand, again, importedInto)),
    ]);
    expect(tablesOf(again)).toEqual(tablesOf(own));

    const passwords = passwordsOf(PASSWORD_COST);
    const users = (parse(readFileSync(EXAMPLE, "utf8")) as ExampleFile).tables["users"]?.rows ?? [];
    for (const [, login = "", password = ""] of ENGLISH.matchAll(/"login":"(\d+)".*?"password":"([^"]+)", "extn"/g)) {
      const kept = users.find((row) => row["login"] === login)?.["password_hash"];
      expect(await passwords.matches(password, String(kept)), login).toBe(true);
    }
  });
});

interface ExampleFile {
  readonly tables: Readonly<Record<string, { readonly next_id?: number; readonly rows: readonly Json[] }>>;
}

/** What chance or the clock has a hand in: salts and moments. The key of the first run is no one else's. */
const OF_ITS_OWN = new Set(["password_hash", "created_at", "updated_at", "last_login_at", "last_login_attempt_at"]);

function tablesOf(file: string): ExampleFile["tables"] {
  const { dev_keys: _, ...tables } = (parse(readFileSync(file, "utf8")) as ExampleFile).tables;
  const plain = (row: Json): Json => Object.fromEntries(Object.entries(row).filter(([name]) => !OF_ITS_OWN.has(name)));
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, { ...table, rows: table.rows.map(plain) }]),
  );
}

/** What UPDATE_EXAMPLE=1 keeps of what was exported. */
function asExample(exported: string): string {
  const above =
    "# The call center of docs/first-call-center.md, as `npm run export` writes it; the passwords are those of that page.\n";
  return above + exported.replace(/^#.*\n/gm, "").replace(/^( {2}dev_keys:\n).*\n(?: {4,}.*\n)+/m, "$1    rows: []\n");
}

/** `npm run export` and `npm run import`, in this process: to start others takes longer than what they do. */
async function transfer(command: typeof exportCommand, file: string, dataFolder: string): Promise<void> {
  const answer = await command([file], { XCC_DATA: dataFolder });
  expect(answer.code, answer.errors).toBe(0);
}
