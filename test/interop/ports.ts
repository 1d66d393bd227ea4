// Ports for what the tests start. To look for free ones and bind them later is a race: another test takes them meanwhile, and
// the search itself binds, for an instant, what somebody else is about to bind. So ports are leased before anybody looks:
//
//     guards                     blocks of ports
//     g0 g1 g2 ...               |--- block 0 ---|--- block 1 ---|--- block 2 ---| ...
//
// Whoever has bound the guard of a block, a UDP port, may give its ports away. The kernel sees to it that this is one process of
// all on the machine, and takes the guard from one that dies, however it dies.
import { createSocket, type Socket } from "node:dgram";
import { createServer } from "node:net";
import { areaFrom, type PortRange } from "./port-area.ts";

export const LOOPBACK = "127.0.0.1";

const BLOCK_PORTS = 200;
/** Looked at side by side; more would only take more file descriptors. */
const LOOKED_AT_ONCE = 50;

/** Leases of one process; they end with it. */
export class PortLeases {
  readonly #area: PortRange;
  readonly #blocks: number;
  readonly #guards: Socket[] = [];
  /** Of the blocks held: what was not given away yet. */
  #rests: PortRange[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(area: PortRange) {
    this.#area = area;
    this.#blocks = Math.floor((area.to - area.from) / (BLOCK_PORTS + 1));
  }

  /**
   * So many neighbouring ports of loopback, UDP and TCP, that nobody else has, and that are never given away again. The first
   * is even, as RTP wants it (RFC 3550 section 11). Rejects where there are none.
   */
  lease(count: number): Promise<PortRange> {
    const leased = this.#turn.then(() => this.#leaseInTurn(count));
    this.#turn = leased.catch(() => undefined);
    return leased;
  }

  /** Gives everything back. Only for who knows that none of it is in use. */
  release(): void {
    for (const guard of this.#guards.splice(0)) guard.close();
    this.#rests = [];
  }

  async #leaseInTurn(count: number): Promise<PortRange> {
    for (;;) {
      for (const index of this.#rests.keys()) {
        const range = await this.#takeFrom(index, count);
        if (range !== undefined) return range;
      }
      this.#rests.push(await this.#heldFor(count));
    }
  }

  /** What a process outside of these tests holds is passed over. */
  async #takeFrom(index: number, count: number): Promise<PortRange | undefined> {
    for (;;) {
      const rest = this.#rests[index];
      if (rest === undefined || rest.from + count > rest.to + 1) return undefined;
      const range = { from: rest.from, to: rest.from + count - 1 };
      const taken = await lastTaken(range);
      this.#rests[index] = { from: evenFrom((taken ?? range.to) + 1), to: rest.to };
      if (taken === undefined) return range;
    }
  }

  /** Neighbouring blocks that hold so many. */
  async #heldFor(count: number): Promise<PortRange> {
    const needed = Math.ceil(count / BLOCK_PORTS);
    let run: Socket[] = [];
    for (let block = 0; block < this.#blocks; block += 1) {
      const guard = await bound(this.#area.from + block);
      if (guard === undefined) {
        for (const one of run) one.close();
        run = [];
        continue;
      }
      run.push(guard.unref());
      if (run.length < needed) continue;
      this.#guards.push(...run);
      const first = evenFrom(this.#area.from + this.#blocks);
      return { from: first + (block + 1 - needed) * BLOCK_PORTS, to: first + (block + 1) * BLOCK_PORTS - 1 };
    }
    for (const one of run) one.close();
    throw new Error(
      `no ${count} neighbouring ports are left between ${this.#area.from} and ${this.#area.to}: this process holds ` +
        `${this.#guards.length} of ${this.#blocks} blocks of ${BLOCK_PORTS}, other test runs on this machine the rest. Wait until ` +
        "they have ended, or let XCC_TEST_PORTS=<first>-<last> name more ports, outside of net.ipv4.ip_local_port_range",
    );
  }
}

let leases: PortLeases | undefined;

/** See `PortLeases.lease`. */
export function leasePorts(count: number): Promise<PortRange> {
  leases ??= new PortLeases(areaFrom(process.env["XCC_TEST_PORTS"]));
  return leases.lease(count);
}

export async function leasePort(): Promise<number> {
  return (await leasePorts(1)).from;
}

function evenFrom(port: number): number {
  return port + (port % 2);
}

/** The last of them that is not free; undefined: all are. */
async function lastTaken({ from, to }: PortRange): Promise<number | undefined> {
  for (let first = from; first <= to; first += LOOKED_AT_ONCE) {
    const ports = Array.from({ length: Math.min(LOOKED_AT_ONCE, to + 1 - first) }, (_, index) => first + index);
    const areFree = await Promise.all(ports.map(isFree));
    const last = areFree.lastIndexOf(false);
    if (last >= 0) return first + last;
  }
  return undefined;
}

async function isFree(port: number): Promise<boolean> {
  const socket = await bound(port);
  if (socket === undefined) return false;
  await new Promise<void>((resolve) => socket.close(resolve));
  return isFreeForTcp(port);
}

function bound(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.once("error", () => {
      socket.close();
      resolve(undefined);
    });
    socket.bind({ port, address: LOOPBACK, exclusive: true }, () => resolve(socket));
  });
}

function isFreeForTcp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
