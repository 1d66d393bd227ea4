// What a server has done, as its event log tells it.
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "../../src/core/facts.ts";
import { MadeFacts } from "../../src/host/log/made-facts.ts";
import type { Server } from "./server.ts";

type FactOf<Type extends Fact["type"]> = Extract<Fact, { readonly type: Type }>;

/** All facts that can be made again from the log, in order. */
export function factsOf(server: Pick<Server, "dataFolder">): readonly Fact[] {
  const made = new MadeFacts(join(server.dataFolder, "events"));
  try {
    return made.read(1, Number.MAX_SAFE_INTEGER);
  } finally {
    made.close();
  }
}

/** What of a page of metrics has this name: all its samples together; undefined where there is none. */
export async function metricOf(server: Server, name: string): Promise<number | undefined> {
  const page = await (await server.request("GET", "/metrics")).text();
  const samples = page.split("\n").filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  if (samples.length === 0) return undefined;
  return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
}

/** UDP sockets that a process has open, as the kernel counts them. */
export function udpSocketsOf(pid: number | undefined): number {
  const folder = `/proc/${String(pid)}`;
  const tables = ["udp", "udp6"].map((kind) => readFileSync(`${folder}/net/${kind}`, "utf8")).join("\n");
  const inodes = new Set(tables.split("\n").map((line) => `socket:[${line.trim().split(/\s+/)[9] ?? ""}]`));
  return readdirSync(`${folder}/fd`).filter((name) => inodes.has(linkOf(`${folder}/fd/${name}`))).length;
}

/** It may have been closed since the folder was read. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

export function ofType<Type extends Fact["type"]>(facts: readonly Fact[], type: Type): readonly FactOf<Type>[] {
  return facts.filter((fact): fact is FactOf<Type> => fact.type === type);
}
