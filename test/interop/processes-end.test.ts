// The processes of a center whose switch has one of its own: each of them may die, or be replaced, and nobody is left behind.
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, agentRow, callRecords, HOTLINE, untilCallState, untilRecorded } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { OwnSwitch, TALKERS_HZ } from "./own-switch.ts";
import { isThere, processesIn, type PartName } from "./parts.ts";
import { startServer } from "./server.ts";
import { until } from "./until.ts";

const AGENT = "1001";
const CALLER = "2001";
/** For processes to end that are alone. */
const ORPHANS_MS = 15_000;
const SPEAKS_MS = 1_500;
/** Ten, as it is promised, want more than the two cores of which the phones take most: `UPGRADE_CALLS=10` where there are more. */
const CALLS_PER_SECOND = Number(process.env["UPGRADE_CALLS"] ?? 4);
/** For calls of a second or two, and for those who wait while the controller is away. */
const PHONES_PER_RATE = 4;

let center: OwnSwitch | undefined;

afterEach(async () => {
  await center?.end();
  center = undefined;
});

/** One agent, one caller, who talk. */
async function talking(environment: Readonly<Record<string, string>> = {}): Promise<{ own: OwnSwitch; caller: Phone }> {
  const own = await OwnSwitch.start([AGENT, CALLER], { environment });
  center = own;
  await addQueue(own.server);
  await own.agentsAtWork([AGENT]);
  const [caller] = await own.callers([CALLER]);
  if (caller === undefined) throw new Error("no caller");
  await talk(caller);
  return { own, caller };
}

async function talk(caller: Phone): Promise<void> {
  await caller.call(HOTLINE);
  await until("they hear the agent", () => Promise.resolve(caller.hears(TALKERS_HZ.agent) || undefined));
}

function untilGone(...pids: readonly number[]): Promise<true> {
  return until("they have ended", () => Promise.resolve(!pids.some(isThere) || undefined), ORPHANS_MS);
}

it("a switch that is killed costs its calls, says so, and is there again with the same phones", async () => {
  const { own, caller } = await talking();
  const former = await own.part("switch");
  own.hurt(former, "SIGKILL");
  await own.part("switch", former);
  const [record] = await untilRecorded(own.server, CALLER);
  expect(record).toMatchObject({ agent: AGENT });
  const [cut] = ofType(factsOf(own.server), "call-ended");
  expect(cut?.cause).not.toBe("normal");
  await untilCallState(own.server, AGENT, "IDLE");
  // Nobody has told the phones: they find out by themselves, as these do by a button.
  for (const phone of own.phones) phone.hangUp();
  await until(
    "all are on hook",
    () => Promise.resolve(own.phones.every(({ state }) => state === "idle") || undefined),
    40_000,
  );
  await talk(caller);
});

it("a supervisor that is killed leaves nobody behind, and the next start finds all in order", async () => {
  const { own } = await talking();
  const [theSwitch, controller] = [await own.part("switch"), await own.part("controller")];
  await own.killSupervisor();
  await untilGone(theSwitch, controller);
  const { dataFolder } = own.server;
  const next = await startServer({ dataFolder, temporary: true, environment: { XCC_SWITCH_PROCESS: "own" } });
  try {
    const [record] = await untilRecorded(next, CALLER);
    expect(record).toMatchObject({ agent: AGENT });
    expect((await agentRow(next, AGENT))?.state).toBe("READY");
  } finally {
    expect(await next.stop()).toBe(0);
  }
});

it.each(["controller", "switch"] as const)(
  "a %s that stands still while its supervisor is killed ends when it turns again",
  async (name) => {
    const { own } = await talking();
    const [theSwitch, controller] = [await own.part("switch"), await own.part("controller")];
    const still = name === "switch" ? theSwitch : controller;
    own.hurt(still, "SIGSTOP");
    await own.killSupervisor();
    try {
      await untilGone(name === "switch" ? controller : theSwitch);
    } finally {
      own.hurt(still, "SIGCONT");
    }
    await untilGone(still);
  },
);

it.each(["controller", "switch"] as const)(
  "a %s that stands still for ever keeps neither the ports nor the data folder from whoever starts next",
  async (name) => {
    const { own } = await talking();
    const [theSwitch, controller] = [await own.part("switch"), await own.part("controller")];
    const still = name === "switch" ? theSwitch : controller;
    own.hurt(still, "SIGSTOP");
    await own.killSupervisor();
    const { dataFolder, sipPort: sip, httpPort: http } = own.server;
    const environment = { XCC_SWITCH_PROCESS: "own" };
    try {
      const next = await startServer({ dataFolder, temporary: true, ports: { sip, http }, environment });
      try {
        expect([theSwitch, controller].filter(isThere)).toEqual([]);
        expect(next.log).toContain("a process whose supervisor is gone does not end: it is ended");
        const [record] = await untilRecorded(next, CALLER);
        expect(record).toMatchObject({ agent: AGENT });
      } finally {
        expect(await next.stop()).toBe(0);
      }
    } finally {
      if (isThere(still)) own.hurt(still, "SIGKILL");
    }
  },
);

it("a switch that hears of no controller ends its calls by itself", async () => {
  const { own, caller } = await talking({ XCC_SWITCH_ALONE: "5" });
  const { pid } = own.server;
  if (pid === undefined) throw new Error("no supervisor");
  // Nobody starts another one.
  own.hurt(pid, "SIGSTOP");
  try {
    own.hurt(await own.part("controller"), "SIGKILL");
    await wait(2_000);
    expect(caller.hears(TALKERS_HZ.agent)).toBe(true);
    await until("the call is ended", () => Promise.resolve(caller.state === "idle" || undefined), 20_000);
  } finally {
    own.hurt(pid, "SIGCONT");
  }
  await own.untilReadyAgain(1);
  // What was told on the way out was found in the queue.
  await untilRecorded(own.server, CALLER);
  await untilCallState(own.server, AGENT, "IDLE");
  await talk(caller);
});

const upgrade = `another version takes the place of the one that runs, and of its switch, under ${CALLS_PER_SECOND} calls a second`;

it(upgrade, { timeout: 240_000 }, async () => {
  const agents = numbers(1_001, CALLS_PER_SECOND * PHONES_PER_RATE);
  const extns = numbers(2_001, CALLS_PER_SECOND * PHONES_PER_RATE);
  const own = await OwnSwitch.start([...agents, ...extns], { rtpPorts: 1_000 });
  center = own;
  await addQueue(own.server);
  await own.agentsAtWork(agents);
  const callers = await own.callers(extns);
  const former = await own.part("controller");
  const formerSwitch = await own.part("switch");
  const traffic = new Traffic(callers);
  traffic.begin();
  await wait(2_000);
  own.hurt(own.server.pid ?? 0, "SIGHUP");
  await own.part("controller", former);
  await own.untilReadyAgain(1);
  await wait(3_000);
  const { calls, perSecond } = await traffic.end();
  console.log(`${calls} calls, ${perSecond.toFixed(1)} a second`);
  // Whoever still waits for an agent cannot call again.
  expect(perSecond).toBeGreaterThan(CALLS_PER_SECOND / 2);
  const records = await until("all are recorded", async () => {
    const rows = await callRecords(own.server);
    return rows.length >= calls ? rows : undefined;
  });
  expect(records.length).toBe(calls);
  expect(records.filter((row) => row.agent === "" || row.hangup_by !== "caller")).toEqual([]);
  // When nobody talks any more the switch's own program is renewed.
  await own.part("switch", formerSwitch);
  const [caller] = callers;
  if (caller !== undefined) await talk(caller);
});

function numbers(from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(from + index));
}

/** Calls at an even rate: whoever is on hook calls, hears an agent, and hangs up. */
class Traffic {
  readonly #free: Phone[];
  readonly #calling: Promise<void>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #began = 0;

  constructor(callers: readonly Phone[]) {
    this.#free = [...callers];
  }

  begin(): void {
    this.#began = performance.now();
    this.#timer = setInterval(() => {
      const caller = this.#free.shift();
      if (caller !== undefined) this.#calling.push(this.#call(caller));
    }, 1_000 / CALLS_PER_SECOND);
  }

  /** When the last one is over. */
  async end(): Promise<{ readonly calls: number; readonly perSecond: number }> {
    clearInterval(this.#timer);
    const calls = this.#calling.length;
    const perSecond = (calls * 1_000) / (performance.now() - this.#began);
    await Promise.all(this.#calling);
    return { calls, perSecond };
  }

  async #call(caller: Phone): Promise<void> {
    await caller.call(HOTLINE);
    await until("they hear an agent", () => Promise.resolve(caller.hears(TALKERS_HZ.agent) || undefined), 60_000);
    caller.hangUp();
    await until("they are on hook", () => Promise.resolve(caller.state === "idle" || undefined));
    this.#free.push(caller);
  }
}

it("a message that is spoken while the controller dies is kept whole", async () => {
  const own = await OwnSwitch.start([AGENT, CALLER]);
  center = own;
  await own.server.post("/api/xcc/extensions/set", { id: 1, vm_password: "24681357" });
  const [caller] = await own.callers([CALLER]);
  if (caller === undefined) throw new Error("no caller");
  // Nobody is registered there.
  await caller.call(AGENT);
  await until("they may speak", async () => {
    const { data } = (await own.server.get(`/api/cdrs?cidNumber=${CALLER}`)) as { data: readonly { uuid: string }[] };
    const [row] = data;
    if (row === undefined) return undefined;
    const { record } = (await own.server.get(`/api/cdrs/${row.uuid}`)) as { record: { way: { message?: string }[] } };
    return record.way.at(-1)?.message === "recording" || undefined;
  });
  const former = await own.part("controller");
  await wait(SPEAKS_MS);
  own.hurt(former, "SIGKILL");
  await wait(SPEAKS_MS);
  caller.hangUp();
  await own.untilReadyAgain(1);
  await untilRecorded(own.server, CALLER);
  const { data } = (await own.server.get(`/api/voicemails?extn=${AGENT}`)) as {
    data: readonly { duration_ms: number }[];
  };
  expect(data).toHaveLength(1);
  expect(data[0]?.duration_ms).toBeGreaterThan(1.5 * SPEAKS_MS);
});

it("two cannot have one data folder, and parts are nobody's to start", async () => {
  center = await OwnSwitch.start([CALLER]);
  const { dataFolder } = center.server;
  const environment = { XCC_SWITCH_PROCESS: "own" };
  await expect(startServer({ dataFolder, environment })).rejects.toThrow(/in use by process/);
  await expect(startServer({ args: ["--part", "switch"] })).rejects.toThrow(/xcc start itself begins/);
  const phone = (await center.callers([CALLER]))[0];
  expect(phone?.state).toBe("idle");
});

/** Who is hurt how, one after the other, in less time than anybody needs to end. */
const ENDS: readonly (readonly (readonly ["supervisor" | PartName, "SIGKILL" | "SIGTERM"])[])[] = [
  [
    ["supervisor", "SIGTERM"],
    ["switch", "SIGKILL"],
  ],
  [
    ["supervisor", "SIGTERM"],
    ["controller", "SIGKILL"],
  ],
  [
    ["supervisor", "SIGTERM"],
    ["supervisor", "SIGKILL"],
  ],
  [
    ["switch", "SIGKILL"],
    ["supervisor", "SIGTERM"],
  ],
  [
    ["controller", "SIGKILL"],
    ["supervisor", "SIGTERM"],
  ],
  [
    ["switch", "SIGKILL"],
    ["controller", "SIGKILL"],
    ["supervisor", "SIGKILL"],
  ],
  [
    ["controller", "SIGKILL"],
    ["supervisor", "SIGKILL"],
  ],
  // What a service's whole group is told.
  [
    ["switch", "SIGTERM"],
    ["controller", "SIGTERM"],
    ["supervisor", "SIGTERM"],
  ],
];

it.each(ENDS.map((blows) => [blows.map((blow) => blow.join(" ")).join(", "), blows] as const))(
  "nobody is left behind: %s",
  { timeout: 120_000 },
  async (_, blows) => {
    const own = await OwnSwitch.start([CALLER]);
    center = own;
    const supervisor = own.server.pid ?? 0;
    const pids = { supervisor, switch: await own.part("switch"), controller: await own.part("controller") };
    for (const [who, signal] of blows) if (isThere(pids[who])) own.hurt(pids[who], signal);
    // Who was started meanwhile is one of theirs too.
    await until(
      "none has its data folder open",
      () => Promise.resolve(processesIn(own.server.dataFolder).length === 0 || undefined),
      2 * ORPHANS_MS,
    );
    // It has no file open there, and ends last.
    await untilGone(supervisor);
  },
);
