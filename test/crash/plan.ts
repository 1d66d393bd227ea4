// Who works in the center that is killed, and where calls lead.
import { addExtension } from "../interop/center.ts";
import { leasePort } from "../interop/ports.ts";
import type { Json, Server } from "../interop/server.ts";

/** They hang up when they have talked for a while. */
export const SLOW_AGENTS = ["2001", "2002", "2003"] as const;
/** They make it short. */
export const BRISK_AGENTS = ["2004", "2005"] as const;
export const AGENTS: readonly string[] = [...SLOW_AGENTS, ...BRISK_AGENTS];
/** Serves those who were promised a call, in the end. */
export const LATE_AGENT = "2006";
/** A mailbox whose phone is never there. */
export const MAILBOX = "2100";
/** One agent's lasts longer than the server is away; the others are soon free again. */
export function wrapUpMsOf(agent: string): number {
  if (agent === LATE_AGENT) return 0;
  return agent === SLOW_AGENTS[0] ? 6_000 : 1_000;
}

export const HOTLINE = "4000";
export const LATER_HOTLINE = "4001";
export const QUEUE = "support";
/** Nobody is signed in to it: who calls waits, or presses the key. */
export const LATER_QUEUE = "later";

/** Of the outside line; callers have any ports there. */
export const LINE_ADDRESS = "127.0.0.2";
/** Callers' numbers begin so, and go out over the line. */
export const LINE_PREFIX = "7";

export interface Furnished {
  /** Where calls that go out over the line arrive. */
  readonly linePort: number;
}

export async function furnish(server: Server): Promise<Furnished> {
  for (const extn of [...AGENTS, LATE_AGENT, MAILBOX]) await addExtension(server, extn);
  const tireless = { lag: "0", max_no_answer: "0", reject_delay_time: "0", busy_delay_time: "0" };
  for (const { id, extn, user_id } of (await server.post("/api/xcc/extensions/list"))["data"] as readonly Json[]) {
    const wrapUpS = wrapUpMsOf(String(extn)) / 1_000;
    const info = { agent_info: { ...tireless, wrap_up_time: String(wrapUpS) } };
    const answer = await server.request("PUT", `/api/users/${String(user_id)}`, info);
    if (!answer.ok) throw new Error(`the agent could not be set up: ${await answer.text()}`);
    if (extn === MAILBOX) await server.post("/api/xcc/extensions/set", { id, vm_password: "24681357" });
  }
  await addQueue(server, QUEUE, HOTLINE, { auto_record: "1" });
  await addQueue(server, LATER_QUEUE, LATER_HOTLINE, { auto_record: "0", callback_key: "1" });
  const linePort = await leasePort();
  const ways = { outbound: [{ prefix: LINE_PREFIX }], reaches_extensions: true };
  await server.post("/api/trunks", { name: "line", address: LINE_ADDRESS, port: linePort, ...ways });
  return { linePort };
}

async function addQueue(server: Server, name: string, hotline: string, row: Json): Promise<void> {
  const queue = { name, strategy: "longest-idle-agent", moh_sound: "local_stream://moh" };
  await server.post("/api/xcc/queues/add", { ...queue, ...row });
  await server.post("/api/xcc/hotlines/add", { nbr: hotline, period_enable: "0", type: "queue", numbers: name });
}
