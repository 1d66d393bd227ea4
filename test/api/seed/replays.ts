// What must be there before each of the manual's examples, so that it can be answered as the manual prints it; where the
// printed request or answer cannot be, and why.
import type { SeedExample } from "./document.ts";

/** The server that is prepared. */
export interface World {
  /** Lets it be that time there, `YYYY-MM-DD HH:MM:SS`. */
  at(time: string): void;
  /** The next row gets this id. */
  nextId(table: "users" | "extensions" | "queues" | "ivrs" | "hotlines" | "time_defs", id: number): Promise<void>;
  /** A request that must succeed. */
  post(path: string, body: object): Promise<void>;
}

export interface Replay {
  readonly prepare?: (world: World) => Promise<void>;
  /** A printed request that nobody could send. */
  readonly mended?: { readonly wrong: string; readonly right: string; readonly why: string };
  /** Keys of the answer whose values are another one's each time. */
  readonly varies?: readonly string[];
  /** A printed answer that contradicts its own request: the right one, or no more than its keys and types. */
  readonly contradicts?: { readonly why: string; readonly answer?: unknown };
}

/** The last parts of the path, and the type where the body has one that chooses between examples. */
export function keyOf({ path, body }: Pick<SeedExample, "path" | "body">): string {
  const type = /"type":"(work_time|offday)"/.exec(body)?.[1];
  return path.replace("/api/xcc/", "") + (type === undefined ? "" : ` ${type}`);
}

const ANOTHER_ID = "it names another id than the request does";
const XCC = "/api/xcc";
const HOURS = { type: "work_time", weekday: 1, start_time: "08:00:00", end_time: "18:00:00" };
const OFF_DAY = { type: "offday", start_date: "03-03 08:00:00", end_date: "03-03 20:00:00" };

export const REPLAYS: Readonly<Record<string, Replay>> = {
  "sessions/auth": {
    mended: { wrong: '{dev_key"', right: '{"dev_key"', why: "a quotation mark is missing" },
    varies: ["user_id", "token"],
  },
  "sessions/getExtnToken": { prepare: (world) => extension(world, 192, "1001"), varies: ["token"] },
  "extensions/list": { prepare: extensionList },
  "extensions/get": {
    prepare: async (world) => {
      world.at("2020-01-19 15:39:28");
      await world.nextId("users", 188);
      await extension(world, 236, "1009");
    },
  },
  "extensions/del": { prepare: (world) => extension(world, 200, "1001") },
  "extensions/add": { prepare: (world) => world.nextId("extensions", 226) },
  "extensions/set": { prepare: (world) => extension(world, 227, "1030") },
  "queues/list": { prepare: queueList },
  "queues/add": { prepare: (world) => world.nextId("queues", 6) },
  "queues/del": { prepare: (world) => queue(world, 6) },
  "queues/set": { prepare: (world) => queue(world, 6) },
  "freeswitch/list": {},
  "timeDef/add work_time": { prepare: (world) => world.nextId("time_defs", 6) },
  "timeDef/set work_time": {
    prepare: (world) => timeDef(world, 5, HOURS),
    contradicts: { why: ANOTHER_ID, answer: { id: "5" } },
  },
  "timeDef/list work_time": { prepare: workTimeList },
  "timeDef/del work_time": {
    prepare: (world) => timeDef(world, 4, HOURS),
    contradicts: { why: ANOTHER_ID, answer: { id: "4" } },
  },
  "timeDef/list offday": {
    prepare: async (world) => {
      world.at("2020-03-03 20:49:40");
      await timeDef(world, 2, OFF_DAY);
      world.at("2020-03-03 20:52:16");
      await world.post(`${XCC}/timeDef/set`, { ...OFF_DAY, id: 2 });
    },
  },
  "timeDef/add offday": { prepare: (world) => world.nextId("time_defs", 5) },
  "timeDef/set offday": { prepare: (world) => timeDef(world, 5, OFF_DAY) },
  "timeDef/del offday": {
    prepare: (world) => timeDef(world, 5, OFF_DAY),
    contradicts: { why: ANOTHER_ID, answer: { id: "5" } },
  },
  "ivrs/add": {},
  "ivr/list": {
    prepare: async (world) => {
      await ivr(world, 1, { name: "总部", nbr: "11111", type: "transfer" });
      world.at("2020-03-03 16:00:53");
      await ivr(world, 3, { name: "总部2", nbr: "22222", type: "next", call_extn_allowed: 1 });
    },
  },
  "ivrs/get": { prepare: ivrTree },
  "ivrs/del": { prepare: (world) => ivr(world, 1, { name: "总部", nbr: "11111", type: "transfer" }) },
  "ivrs/set": { prepare: (world) => ivr(world, 1, { name: "总部", nbr: "11111", type: "transfer" }) },
  "hotlines/list": {
    prepare: hotlineList,
    contradicts: { why: "8 rows in pages of 5 are 2 pages, and the second page is not the first" },
  },
  "hostlines/get": {
    prepare: async (world) => {
      world.at("2020-03-03 21:23:03");
      await hotline(world, 3, { nbr: "1111", period_enable: 0, period_type: "holiday", numbers: 777 });
    },
  },
  "hostlines/add": {},
  "hostlines/set": { prepare: (world) => hotline(world, 1, { nbr: "12345", numbers: "1111" }) },
  "hostlines/del": { prepare: (world) => hotline(world, 2, { nbr: "12345", numbers: "1111" }) },
};

async function extension(world: World, id: number, extn: string): Promise<void> {
  await world.nextId("extensions", id);
  await world.post(`${XCC}/extensions/add`, { name: `Ext_${extn}`, extn, password: "1234" });
}

async function queue(world: World, id: number, more: object = { name: "657894" }): Promise<void> {
  await world.nextId("queues", id);
  await world.post(`${XCC}/queues/add`, more);
}

async function timeDef(world: World, id: number, more: object): Promise<void> {
  await world.nextId("time_defs", id);
  await world.post(`${XCC}/timeDef/add`, more);
}

async function ivr(world: World, id: number, more: object): Promise<void> {
  await world.nextId("ivrs", id);
  await world.post(`${XCC}/ivrs/add`, more);
}

async function hotline(world: World, id: number, more: object): Promise<void> {
  await world.nextId("hotlines", id);
  await world.post(`${XCC}/hotlines/add`, { type: "only", ...more });
}

async function extensionList(world: World): Promise<void> {
  world.at("2020-01-17 14:11:55");
  await world.nextId("users", 179);
  for (let index = 0; index < 22; index += 1) await extension(world, 191 + index, String(1000 + index));
}

async function queueList(world: World): Promise<void> {
  for (let id = 1; id <= 5; id += 1) await queue(world, id, { name: `testapi${id}` });
  world.at("2020-02-27 00:04:57");
  const sixth = { name: "testapi6", strategy: "random", greeting: "local_stream://moh", server_ip: "172.18.0.5" };
  await queue(world, 17, sixth);
}

async function workTimeList(world: World): Promise<void> {
  world.at("2020-03-03 15:09:15");
  await timeDef(world, 1, HOURS);
  for (const [id, weekday, added, changed] of [
    [4, 2, "2020-03-03 15:30:55", "2020-03-03 20:21:35"],
    [6, 5, "2020-03-03 21:53:33", "2020-03-03 21:56:51"],
  ] as const) {
    world.at(added);
    await timeDef(world, id, { ...HOURS, weekday });
    world.at(changed);
    await world.post(`${XCC}/timeDef/set`, { type: "work_time", id, end_time: "19:00:00" });
  }
}

async function ivrTree(world: World): Promise<void> {
  world.at("2020-03-03 15:57:06");
  await ivr(world, 1, { name: "总部", nbr: "11111", type: "transfer", call_extn_allowed: 1 });
  world.at("2020-03-03 16:00:27");
  await ivr(world, 2, { name: "莱山一", nbr: "111122222", type: "top", parent_id: 1 });
  world.at("2020-03-03 16:38:16");
  await world.post(`${XCC}/ivrs/set`, { id: 2, call_extn_allowed: 0 });
  const transfer = { nbr: "111122221111", type: "transfer", call_extn_allowed: 1 };
  world.at("2020-03-03 17:42:03");
  await ivr(world, 8, { ...transfer, name: "莱山2", parent_id: 1 });
  world.at("2020-03-03 17:48:24");
  await world.post(`${XCC}/ivrs/set`, { id: 8, call_extn_allowed: "1" });
  world.at("2020-03-03 17:49:20");
  await ivr(world, 9, { ...transfer, name: "烟大1", parent_id: 8 });
}

async function hotlineList(world: World): Promise<void> {
  for (let id = 1; id <= 8; id += 1) await hotline(world, id, { nbr: `1234${id}`, period_enable: 1, numbers: "111" });
}
