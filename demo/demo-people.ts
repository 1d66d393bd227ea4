// Who works in the demo: an account of each role for the console, colleagues whose phones answer by themselves, and callers.
import { account, existing, newPassword, type Account, type ApiClient, type Json } from "./demo-center.ts";

export type DemoRole = "agent" | "supervisor" | "administrator";

export interface ConsoleAccount {
  readonly role: DemoRole;
  readonly login: string;
  readonly password: string;
}

export interface DemoPeople {
  readonly accounts: readonly ConsoleAccount[];
  /** Of the supervisor, who listens with it. */
  readonly supervisor: Account;
  readonly colleagues: readonly Account[];
  readonly callers: readonly Account[];
  /** What the callers dial. */
  readonly hotlines: readonly string[];
}

const SUPERVISOR = "1008";
const ADMINISTRATOR = "1009";
const COLLEAGUES = { "1002": "Wang Fang", "1003": "Jonas Weber", "1004": "Ana Sousa" };
const CALLERS = {
  ...{ "1010": "Li Na", "1011": "Tom Baker", "1012": "Zhao Min", "1013": "Marie Petit", "1014": "Chen Hao" },
  ...{ "1015": "Olga Ivanova" },
};
const SALES = { queue: "sales", hotline: "4001" };
const BREAKS: readonly Json[] = [
  { code: "lunch", name: "午餐", name_en: "Lunch", minutes: 30 },
  { code: "coffee", name: "小休", name_en: "Coffee", minutes: 10 },
];
const OUTCOMES: readonly Json[] = [
  { code: "solved", name: "已解决", name_en: "Solved" },
  { code: "later", name: "需回访", name_en: "To be called back" },
];

/** What is there from a former run stays; the passwords are new each time. `agent`: the extension that the guest works at. */
export async function demoPeople(api: ApiClient, agent: string, mainQueue: string): Promise<DemoPeople> {
  const supervisor = await account(api, SUPERVISOR, "Demo Supervisor");
  await account(api, ADMINISTRATOR, "Demo Administrator");
  const colleagues = await accountsOf(api, COLLEAGUES);
  const callers = await accountsOf(api, CALLERS);
  await salesQueue(api);
  await choices(api, mainQueue);
  // The desk names no queue: it signs in to those that the guest has a place in.
  for (const queue of [mainQueue, SALES.queue]) await giveAgentPlace(api, queue, agent);
  for (const { extn } of colleagues) {
    for (const queue of [mainQueue, SALES.queue]) await api.post("/api/cc/ccc/ccLogin", { agent: extn, extn, queue });
    await api.post("/api/cc/ccc/ccGoReady", { agent: extn });
  }
  return {
    accounts: [
      await consoleAccount(api, "agent", agent),
      await consoleAccount(api, "supervisor", SUPERVISOR),
      await consoleAccount(api, "administrator", ADMINISTRATOR),
    ],
    ...{ supervisor, colleagues, callers, hotlines: ["4000", "4000", SALES.hotline] },
  };
}

/** Those of a former run are signed in still, and their phones are gone: nobody is to be offered to them. */
export async function sendColleaguesHome(api: ApiClient): Promise<void> {
  for (const agent of Object.keys(COLLEAGUES)) {
    // Refused where they are not signed in, as in a first run.
    await api.post("/api/cc/ccc/ccLogout", { agent }).catch(() => undefined);
  }
}

async function accountsOf(api: ApiClient, names: Readonly<Record<string, string>>): Promise<readonly Account[]> {
  const accounts: Account[] = [];
  for (const [extn, name] of Object.entries(names)) accounts.push(await account(api, extn, name));
  return accounts;
}

async function salesQueue(api: ApiClient): Promise<void> {
  if ((await existing(api, "queues", "name", SALES.queue)) === undefined) {
    const row = { name: SALES.queue, strategy: "round-robin", moh_sound: "local_stream://moh", auto_record: "1" };
    await api.post("/api/xcc/queues/add", row);
  }
  if ((await existing(api, "hotlines", "nbr", SALES.hotline)) === undefined) {
    const row = { nbr: SALES.hotline, period_enable: "0", type: "queue", numbers: SALES.queue };
    await api.post("/api/xcc/hotlines/add", row);
  }
}

/** Reasons for breaks, and what may come of a call. */
async function giveAgentPlace(api: ApiClient, queue: string, agent: string): Promise<void> {
  const id = await existing(api, "queues", "name", queue);
  // Refused where they have it from a former run.
  await api.post(`/api/queues/${String(id)}/agents`, { agent, level: 1, position: 1 }).catch(() => undefined);
}

async function choices(api: ApiClient, queue: string): Promise<void> {
  const wanted = [
    ["/api/break_reasons", BREAKS],
    ["/api/dispositions", OUTCOMES.map((outcome) => ({ ...outcome, queue }))],
  ] as const;
  for (const [path, rows] of wanted) {
    const { data } = (await api.get(path)) as { readonly data: readonly Json[] };
    const isThere = (row: Json): boolean => data.some((one) => one["code"] === row["code"]);
    for (const row of rows) if (!isThere(row)) await api.post(path, row);
  }
}

/** With a password that is not to be changed at the first sign-in: whoever chose it themselves keeps it. */
async function consoleAccount(api: ApiClient, role: DemoRole, login: string): Promise<ConsoleAccount> {
  const id = await userId(api, login);
  const [first, password] = [newPassword(), newPassword()];
  const may = { is_supervisor: role === "supervisor", is_admin: role === "administrator" };
  await api.put(`/api/users/${id}`, { password: first, ...may });
  const { token } = await api.post("/api/sessions", { login, password: first });
  await api.put("/api/users/me/password", { old_password: first, password }, String(token));
  return { role, login, password };
}

async function userId(api: ApiClient, login: string): Promise<string> {
  const { data } = (await api.get("/api/users?perPage=100")) as { readonly data: readonly Json[] };
  const found = data.find((one) => one["login"] === login);
  if (found === undefined) throw new Error(`there is no user ${login}`);
  return String(found["id"]);
}
