// Network cables that can be pulled out: pairs of virtual interfaces (veth), the far end of each in a network namespace of its own.
// Who is started there (`ip netns exec`) has no other way to the server, and learns of nothing when it is gone.
//
//     this machine                                   namespaces
//     server's address = near end of the first --- far end      phones
//                        near end of the second -- far end      phones
//
// All of it ends with the process. What one that was killed has left is taken away by the next.
import { spawnSync } from "node:child_process";
import { runCommand } from "../run/command.ts";

/** Of the private range 10.0.0.0/8, with a third part that says whose they are: one process has 63 cables of four addresses. */
const RANGE = "10.213";
const NAME = /^xcc-(\d+)-(\d+)-\d+$/;
/** Worse than the way that there is as long as the near end is up. Without it packets would go out to the machine's own router. */
const LAST_RESORT = "4000";

/** Where it is pulled: at the phone, or at the machine of the server, which then knows that there is no way. */
export type CableEnd = "phone" | "server";

export interface Cable {
  /** What comes before a command that is to be run at its far end. */
  readonly command: readonly string[];
  readonly nearAddress: string;
  readonly farAddress: string;
  pull(end: CableEnd): Promise<void>;
  plugIn(): Promise<void>;
}

export interface Cables {
  /** The near end of the first, which is therefore only pulled at the phone's. */
  readonly serverAddress: string;
  readonly all: readonly Cable[];
  takeAway(): void;
}

/** Why no cable can be laid here; undefined: one can. */
export async function whyNoCables(): Promise<string | undefined> {
  try {
    (await layCables(1)).takeAway();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Rejects with what `ip` says where it is not there or namespaces are not permitted. */
export async function layCables(count: number): Promise<Cables> {
  await sweep();
  const octet = await freeOctet();
  const laid: LaidCable[] = [];
  const takeAway = (): void => {
    process.off("exit", takeAway);
    for (const cable of laid) cable.takeAway();
  };
  process.once("exit", takeAway);
  try {
    for (let number = 0; number < count; number++) {
      const cable = new LaidCable(octet, number);
      laid.push(cable);
      await cable.lay();
    }
  } catch (error) {
    takeAway();
    throw error;
  }
  return { serverAddress: `${RANGE}.${octet}.1`, all: laid, takeAway };
}

class LaidCable implements Cable {
  readonly nearAddress: string;
  readonly farAddress: string;
  readonly #namespace: string;
  readonly #near: string;
  readonly #far: string;
  readonly #network: string;

  constructor(octet: number, number: number) {
    this.#namespace = `xcc-${process.pid}-${octet}-${number}`;
    // An interface's name has at most 15 letters.
    this.#near = `xcc${octet}n${number}`;
    this.#far = `xcc${octet}f${number}`;
    this.#network = `${RANGE}.${octet}.${number * 4}/30`;
    this.nearAddress = `${RANGE}.${octet}.${number * 4 + 1}`;
    this.farAddress = `${RANGE}.${octet}.${number * 4 + 2}`;
  }

  get command(): readonly string[] {
    return ["ip", "netns", "exec", this.#namespace];
  }

  async lay(): Promise<void> {
    const [namespace, near, far] = [this.#namespace, this.#near, this.#far];
    await ip("netns", "add", namespace);
    await ip("link", "add", near, "type", "veth", "peer", "name", far, "netns", namespace);
    await ip("addr", "add", `${this.nearAddress}/30`, "dev", near);
    await ip("-n", namespace, "addr", "add", `${this.farAddress}/30`, "dev", far);
    await ip("-n", namespace, "link", "set", "lo", "up");
    await ip("route", "add", "unreachable", this.#network, "metric", LAST_RESORT);
    await this.plugIn();
  }

  async pull(end: CableEnd): Promise<void> {
    if (end === "server") await ip("link", "set", this.#near, "down");
    else await ip("-n", this.#namespace, "link", "set", this.#far, "down");
  }

  async plugIn(): Promise<void> {
    await ip("link", "set", this.#near, "up");
    await ip("-n", this.#namespace, "link", "set", this.#far, "up");
    // The kernel forgets it with the interface.
    await ip("-n", this.#namespace, "route", "replace", "default", "via", this.nearAddress);
  }

  /** At once: it is also done where the process ends. */
  takeAway(): void {
    remove(this.#namespace, this.#network, this.#near);
  }
}

/** What processes have left that are no more. */
async function sweep(): Promise<void> {
  for (const [name, pid, octet] of await namespaces()) {
    if (isAlive(pid)) continue;
    const number = Number(name.split("-").at(-1));
    remove(name, `${RANGE}.${octet}.${number * 4}/30`, `xcc${octet}n${number}`);
  }
}

function remove(namespace: string, network: string, near: string): void {
  // A namespace lives as long as a process in it; the interface takes its other end with it.
  spawnSync("ip", ["link", "del", near]);
  spawnSync("ip", ["netns", "del", namespace]);
  spawnSync("ip", ["route", "del", "unreachable", network, "metric", LAST_RESORT]);
}

/** The third part of the addresses: by the process' id, or the next that nobody has. */
async function freeOctet(): Promise<number> {
  const [addresses, taken] = [await ip("-o", "-4", "addr"), new Set((await namespaces()).map(([, , octet]) => octet))];
  for (let tried = 0; tried < 254; tried++) {
    const octet = ((process.pid + tried) % 254) + 1;
    if (!taken.has(octet) && !addresses.includes(` ${RANGE}.${octet}.`)) return octet;
  }
  throw new Error(`no addresses are left in ${RANGE}.0.0/16`);
}

async function namespaces(): Promise<readonly (readonly [name: string, pid: number, octet: number])[]> {
  const names = (await ip("netns", "list")).split("\n").map((line) => line.split(" ")[0] ?? "");
  return names.flatMap((name) => {
    const [, pid, octet] = NAME.exec(name) ?? [];
    return pid === undefined ? [] : [[name, Number(pid), Number(octet)] as const];
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function ip(...args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand("ip", args, { timeoutMs: 10_000 });
  if (code !== 0) throw new Error(`ip ${args.join(" ")}: ${output.trim()}`);
  return output;
}
