// The API over a real store and a center that only remembers what it was told.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createApi } from "../../src/api/api.ts";
import type { ApiDeps, ApiSettings } from "../../src/api/deps.ts";
import type { AlarmView } from "../../src/core/alarm/alarms.ts";
import type { AgentView } from "../../src/core/agent/agent.ts";
import { Center } from "../../src/core/center.ts";
import type { Census } from "../../src/core/views/census.ts";
import type { AskedEvent, Outcome } from "../../src/core/events.ts";
import type { WaitingView } from "../../src/core/views/waiting.ts";
import type { ConfigChange, VoiceMessage } from "../../src/core/model.ts";
import type { PhoneView } from "../../src/core/views/phones.ts";
import type { TrunkView } from "../../src/core/trunk/trunk.ts";
import { soundConverter } from "../../src/host/ffmpeg.ts";
import { promptFiles } from "../../src/host/prompt-files.ts";
import { telephoneWav } from "../../src/switch/embedded/telephone-wav.ts";
import type { CenterPort, Trouble } from "../../src/ports/center.ts";
import type { PromptFiles } from "../../src/ports/prompt-files.ts";
import type { Tried, WebhookDesk } from "../../src/ports/webhooks.ts";
import type { AccountChange } from "../../src/ports/switch.ts";
import { openDatabase, type Database, type DatabaseLocation } from "../../src/store/database/open.ts";
import type { PasswordPolicy } from "../../src/store/password-policy.ts";
import type { Store } from "../../src/store/store.ts";
import { MONDAY_TEN } from "../store/facts.ts";
import { sharedDatabase } from "./shared-database.ts";
import { clock, emptied, silent, testStoreOn } from "../store/test-store.ts";

export const DEV_KEY = "4500ffd8-56b4-4faf-a851-9bd561bf1fb2";

export const NODE = { ip: "192.168.1.7", name: "fs1" };

export interface FakeCenter extends CenterPort {
  draining: boolean;
  readonly asked: AskedEvent[];
  readonly changes: ConfigChange[];
  readonly accounts: AccountChange[];
  /** What it answers next, and always. */
  outcome: Outcome;
  isWritten: boolean;
  troubles: readonly Trouble[];
  views: readonly AgentView[];
  trunks: readonly TrunkView[];
  phoneViews: readonly PhoneView[];
  waits: readonly WaitingView[];
  voicemails: readonly VoiceMessage[];
  openAlarms: readonly AlarmView[];
  counts: Census;
}

const NOBODY_THERE: Census = {
  callsByStage: new Map(),
  legs: 0,
  queues: [],
  agents: [],
  phonesRegistered: 0,
  phonesSilent: 0,
};

export function fakeCenter(): FakeCenter {
  const center: FakeCenter = {
    draining: false,
    asked: [],
    changes: [],
    accounts: [],
    outcome: { ok: true },
    isWritten: true,
    troubles: [],
    views: [],
    trunks: [],
    phoneViews: [],
    waits: [],
    voicemails: [],
    openAlarms: [],
    counts: NOBODY_THERE,
    ask: (event) => {
      center.asked.push(event);
      return center.outcome;
    },
    stored: () => (center.isWritten ? Promise.resolve() : Promise.reject(new Error("the disk is full"))),
    configure: (changes, accounts) => {
      center.changes.push(...changes);
      center.accounts.push(...accounts);
    },
    agreeWith: ({ changes, accounts }) => {
      center.changes.push(...changes);
      center.accounts.push(...accounts);
      return changes.length;
    },
    helps: () => [],
    unread: () => [],
    screens: () => [],
    census: () => center.counts,
    alarms: () => center.openAlarms,
    phones: () => center.phoneViews,
    trunkStates: () => center.trunks,
    waiting: (queue, most) => center.waits.filter((one) => queue === undefined || one.queue === queue).slice(0, most),
    floor: () => ({ queues: [], agents: [], talks: [] }),
    messages: (mailbox) => center.voicemails.filter((one) => mailbox === undefined || one.mailbox === mailbox),
    message: (id) => center.voicemails.find((one) => one.id === id),
    waitingCall: (call) => center.waits.find((one) => one.call === call),
    // By a real engine that knows what this one was told.
    preview: (question) => {
      const engine = new Center();
      const zone = { name: "Asia/Shanghai", offsets: [{ from: 0, offsetMs: 8 * 3_600_000 }] };
      const configuration: ConfigChange[] = [{ type: "put-time-zone", zone }, ...center.changes];
      engine.step({ type: "started", at: 0, seed: 1, lastFact: 0, configuration, agents: [] });
      return engine.preview(question);
    },
    menuCallers: () => [],
    agentState: (agent) => center.views.find((view) => view.agent === agent),
    agentAt: (extn) => center.views.find((view) => view.extn === extn),
    agentStates: (queue) => center.views.filter((view) => queue === undefined || view.queues.includes(queue)),
  };
  return center;
}

/** Sends nothing, and remembers what it was asked for. */
export interface FakeDesk extends WebhookDesk {
  refreshed: number;
  tried: Tried | undefined;
  asked: readonly (readonly number[])[];
}

export function fakeDesk(): FakeDesk {
  const tried = (...asked: number[]): Promise<Tried | undefined> => {
    desk.asked = [...desk.asked, asked];
    return Promise.resolve(desk.tried);
  };
  const desk: FakeDesk = {
    ...{ refreshed: 0, tried: undefined, asked: [] },
    refresh: () => {
      desk.refreshed += 1;
    },
    test: tried,
    redeliver: tried,
  };
  return desk;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly text: string;
}

export interface TestApi {
  readonly api: FastifyInstance;
  readonly store: Store;
  readonly center: FakeCenter;
  readonly database: Database;
  readonly dataFolder: string;
  readonly prompts: PromptFiles;
  readonly desk: FakeDesk;
  /** With a user's token, unless headers are given. */
  post(url: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  put(url: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  delete(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Everything as at the beginning: no rows but the administrator and their key. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** `location`: of an empty database; one shared with other test files, and emptied, unless given. */
export async function startTestApi(location?: DatabaseLocation, policy: PasswordPolicy = "any"): Promise<TestApi> {
  const database = await (location === undefined ? sharedDatabase() : openDatabase(location, silent));
  const store = await testStoreOn(database, policy);
  const center = fakeCenter();
  const dataFolder = mkdtempSync(join(tmpdir(), "xcc-api-"));
  mkdirSync(join(dataFolder, "recordings"));
  const config = { dataFolder, timeZone: "Asia/Shanghai", slowRequestMs: 1_000, tokenLifeS: 86_400 };
  const desk = fakeDesk();
  const prompts = promptFiles(join(dataFolder, "sounds"), soundConverter(telephoneWav, "no-such-ffmpeg"));
  const api = createApi({
    config,
    store,
    center,
    prompts,
    webhooks: desk,
    log: silent,
    clock,
    nodes: [NODE],
    sipPort: 25060,
  });
  const withKey = { token: DEV_KEY };
  // Each test comes from an address of its own: what one has done wrong is not laid to another.
  let resets = 0;
  const inject = async (
    method: "GET" | "POST" | "PUT" | "DELETE",
    url: string,
    headers: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<Answer> => {
    const payload = body === undefined ? {} : { payload: body as object };
    const {
      statusCode,
      headers: got,
      payload: text,
    } = await api.inject({
      ...{ method, url, headers, ...payload },
      remoteAddress: `127.1.${resets >> 8}.${resets & 255}`,
    });
    return { status: statusCode, headers: got, body: parsed(text), text };
  };
  const made: TestApi = {
    ...{ api, store, center, database, dataFolder, prompts, desk },
    post: (url, body = {}, headers = withKey) => inject("POST", url, headers, body),
    get: (url, headers = withKey) => inject("GET", url, headers),
    put: (url, body, headers = withKey) => inject("PUT", url, headers, body),
    delete: (url, headers = withKey) => inject("DELETE", url, headers),
    reset: async () => {
      clock.at = MONDAY_TEN;
      resets += 1;
      await emptied(database);
      await store.keys.ensureDevKey(DEV_KEY);
      Object.assign(center, { draining: false, outcome: { ok: true }, isWritten: true, views: [] });
      Object.assign(center, { trunks: [], phoneViews: [], waits: [], voicemails: [], counts: NOBODY_THERE });
      Object.assign(desk, { refreshed: 0, tried: undefined, asked: [] });
      for (const list of [center.asked, center.changes, center.accounts]) list.length = 0;
    },
    stop: async () => {
      await api.close();
      if (location !== undefined) await store.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  await made.reset();
  return made;
}

/** Another API over the same store and center, with settings of its own; whoever asks for it closes it. */
export function apiBeside(
  { store, center, prompts, dataFolder }: TestApi,
  settings: Partial<ApiSettings>,
  more: Partial<Omit<ApiDeps, "config">> = {},
): FastifyInstance {
  const config = { dataFolder, timeZone: "UTC", tokenLifeS: 60, slowRequestMs: 60_000, ...settings };
  const parts = { config, store, center, prompts, webhooks: fakeDesk(), log: silent, clock };
  return createApi({ ...parts, nodes: [], sipPort: 1, ...more });
}

/** JSON where it is, else the text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The keys of an object and the types of their values, to compare one reply with another. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== "object" || value === null) return typeof value;
  const entries = Object.entries(value).map(([key, part]) => [key, shapeOf(part)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}
