// The demo's call center, set up as an integrator would: over the API.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Config } from "../src/config.ts";
import type { RunningServer } from "../src/start/server.ts";

export interface Account {
  readonly extn: string;
  readonly password: string;
}

export interface DemoCenter {
  readonly hotline: string;
  readonly queue: string;
  readonly domain: string;
  readonly devKey: string;
  readonly caller: Account;
  readonly agent: Account;
  readonly api: ApiClient;
  /** The id of a call that began after `since` (milliseconds since 1970) and whose record is complete. */
  finishedCall(since: number): Promise<string | undefined>;
  /** As the API gives it, without the particulars of its legs and its way. */
  record(uuid: string): Promise<unknown>;
  recordingPath(uuid: string, dataFolder: string): Promise<string>;
}

const HOTLINE = "4000";
const QUEUE = "support";
const CALLER = "1000";
const AGENT = "1001";

export type Json = Record<string, unknown>;

export class ApiClient {
  readonly #base: string;
  readonly #token: string;

  constructor(base: string, token: string) {
    this.#base = base;
    this.#token = token;
  }

  async get(path: string): Promise<unknown> {
    return await this.#request(path, { headers: { token: this.#token } });
  }

  async post(path: string, body: Json): Promise<Json> {
    const headers = { token: this.#token, "content-type": "application/json" };
    return (await this.#request(path, { method: "POST", headers, body: JSON.stringify(body) })) as Json;
  }

  /** As the user of this token, who may be somebody else. */
  async put(path: string, body: Json, token = this.#token): Promise<Json> {
    const headers = { token, "content-type": "application/json" };
    return (await this.#request(path, { method: "PUT", headers, body: JSON.stringify(body) })) as Json;
  }

  async #request(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(`${this.#base}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return text === "" ? {} : (JSON.parse(text) as unknown);
  }
}

/** Makes the demo's rows where a former run has not made them yet; the passwords are new each time. */
export async function demoCenter(server: RunningServer, config: Config): Promise<DemoCenter> {
  const devKey = config.devKey ?? "";
  const api = new ApiClient(`http://${server.http.host}:${server.http.port}`, devKey);
  const caller = await account(api, CALLER, "Demo Caller");
  const agent = await account(api, AGENT, "Demo Agent");
  await queue(api);
  await hotline(api);
  await api.post("/api/cc/ccc/ccLogin", { agent: AGENT, extn: AGENT, queue: QUEUE });
  await api.post("/api/cc/ccc/ccGoReady", { agent: AGENT });
  return {
    hotline: HOTLINE,
    queue: QUEUE,
    domain: config.domain,
    devKey,
    caller,
    agent,
    api,
    finishedCall: async (since) => await finishedCall(api, since),
    record: async (uuid) => {
      const { record: _particulars, ...row } = (await api.get(`/api/cdrs/${uuid}`)) as Json;
      return row;
    },
    recordingPath: async (uuid, dataFolder) => await recordingPath(api, uuid, dataFolder),
  };
}

export async function account(api: ApiClient, extn: string, name: string): Promise<Account> {
  const password = newPassword();
  const id = await existing(api, "extensions", "extn", extn);
  if (id === undefined) await api.post("/api/xcc/extensions/add", { name, extn, password });
  else await api.post("/api/xcc/extensions/set", { id, name, password });
  return { extn, password };
}

export function newPassword(): string {
  return `${randomBytes(9).toString("base64url")}-aA1`;
}

async function queue(api: ApiClient): Promise<void> {
  if ((await existing(api, "queues", "name", QUEUE)) !== undefined) return;
  const row = { name: QUEUE, strategy: "longest-idle-agent", moh_sound: "local_stream://moh", auto_record: "1" };
  await api.post("/api/xcc/queues/add", row);
}

async function hotline(api: ApiClient): Promise<void> {
  if ((await existing(api, "hotlines", "nbr", HOTLINE)) !== undefined) return;
  await api.post("/api/xcc/hotlines/add", { nbr: HOTLINE, period_enable: "0", type: "queue", numbers: QUEUE });
}

/** The id of the row whose column is exactly this. */
export async function existing(
  api: ApiClient,
  resource: string,
  column: string,
  value: string,
): Promise<string | undefined> {
  const { data } = await api.post(`/api/xcc/${resource}/list`, { search_field: column, search_key: value });
  const row = (data as Json[]).find((each) => each[column] === value);
  return row === undefined ? undefined : String(row["id"]);
}

async function finishedCall(api: ApiClient, since: number): Promise<string | undefined> {
  const { data } = (await api.get(`/api/cdrs?destNumber=${HOTLINE}&perPage=1`)) as { data: Json[] };
  const latest = data[0];
  if (latest === undefined || latest["end_stamp"] === "" || latest["media_file_id"] === "") return undefined;
  const uuid = String(latest["uuid"]);
  const { record } = (await api.get(`/api/cdrs/${uuid}`)) as { record?: { startedAt?: number } };
  return (record?.startedAt ?? 0) >= since ? uuid : undefined;
}

async function recordingPath(api: ApiClient, uuid: string, dataFolder: string): Promise<string> {
  const { record } = (await api.get(`/api/cdrs/${uuid}`)) as { record?: { recordings?: { file?: string }[] } };
  return join(dataFolder, "recordings", record?.recordings?.[0]?.file ?? "");
}
