import { beforeEach, describe, expect, it } from "vitest";
import type { SwitchEvent } from "../../core/switch.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import type { OutgoingRegistration } from "../../sip/index.ts";
import type { NamedAddress, NamedService, NameService } from "./names.ts";
import { flowTo, Trunks } from "./trunks.ts";

const BY_ADDRESS: TrunkAccount = {
  ...{ name: "carrier", enabled: true, address: "192.0.2.9", port: 5070, transport: "udp" },
  ...{ login: undefined, registration: undefined },
};
const LOGS_IN: TrunkAccount = {
  ...BY_ADDRESS,
  login: { user: "88001000", password: "secret" },
  registration: { domain: "carrier.example", expiresSeconds: 300 },
};

/** DNS as a test has it: what is not in here does not exist. */
class FakeNames implements NameService {
  readonly hosts = new Map<string, readonly NamedAddress[]>();
  readonly records = new Map<string, readonly NamedService[]>();
  readonly asked: string[] = [];
  /** Answers nobody. */
  away = false;

  addresses(host: string, family: 4 | 6): Promise<readonly NamedAddress[]> {
    this.asked.push(`${host} IPv${family}`);
    const found = this.hosts.get(host);
    if (this.away) return Promise.reject(withCode("ETIMEOUT"));
    return found === undefined ? Promise.reject(withCode("ENOTFOUND")) : Promise.resolve(found);
  }

  services(name: string): Promise<readonly NamedService[]> {
    this.asked.push(name);
    return this.away ? Promise.reject(withCode("ETIMEOUT")) : Promise.resolve(this.records.get(name) ?? []);
  }

  is(host: string, ...addresses: readonly string[]): void {
    this.hosts.set(
      host,
      addresses.map((address) => ({ address, ttlSeconds: 60 })),
    );
  }
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Time that stands still until it is told to pass. */
class StillClock {
  #now = 0;
  #wakes: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  date(): number {
    return this.#now;
  }

  wakeAt(at: number, wake: () => void): () => void {
    const entry = { at, wake };
    this.#wakes.push(entry);
    return () => void (this.#wakes = this.#wakes.filter((each) => each !== entry));
  }

  advance(durationMs: number): void {
    this.#now += durationMs;
    const due = this.#wakes.filter(({ at }) => at <= this.#now);
    this.#wakes = this.#wakes.filter(({ at }) => at > this.#now);
    for (const { wake } of due) wake();
  }
}

/** Whether there is SIP over TLS. */
let hasTls = true;
beforeEach(() => void (hasTls = true));

function opened(...accounts: readonly TrunkAccount[]) {
  return openedWith(new FakeNames(), ...accounts);
}

function openedWith(names: FakeNames, ...accounts: readonly TrunkAccount[]) {
  const trunks = new Trunks();
  const clock = new StillClock();
  const asked: string[] = [];
  const registered: OutgoingRegistration[] = [];
  const told: SwitchEvent[] = [];
  const warned: string[] = [];
  for (const account of accounts) trunks.put(account);
  trunks.open({
    ...{ clock, names, family: 4, chance: () => 0.5, checkEveryMs: 0, hasTls },
    log: { warn: (_fields, text) => void warned.push(text) },
    tell: (event) => told.push(event),
    sip: {
      ask: () => undefined,
      registerWith: (registration) => {
        registered.push(registration);
        asked.push(`in ${registration.id}`);
      },
      unregister: (id) => void asked.push(`out ${id}`),
    },
  });
  const report = (registration: string, state: "registered" | "failed" | "unregistered", status?: number): void => {
    trunks.onRegistration({ type: "registration", registration, state, status });
  };
  return { trunks, clock, asked, registered, told, warned, report };
}

describe("where a request comes from", () => {
  const at = (remoteAddress: string, remotePort: number) => ({ transport: "udp", remoteAddress, remotePort }) as const;

  it("is told by the address, and by the port where lines share one", () => {
    const { trunks } = opened(BY_ADDRESS);
    expect(trunks.at(at("192.0.2.9", 1))?.name).toBe("carrier");
    expect(trunks.at(at("192.0.2.10", 5070))).toBeUndefined();
    trunks.put({ ...BY_ADDRESS, name: "second", port: 5080 });
    expect(trunks.at(at("192.0.2.9", 5080))?.name).toBe("second");
    expect(trunks.at(at("192.0.2.9", 1))).toBeUndefined();
  });

  it("is nobody where the line is disabled or dropped", () => {
    const { trunks } = opened(BY_ADDRESS);
    trunks.put({ ...BY_ADDRESS, enabled: false });
    expect(trunks.at(at("192.0.2.9", 5070))).toBeUndefined();
    expect(trunks.get("carrier")).toBeUndefined();
    trunks.put(BY_ADDRESS);
    expect(trunks.get("carrier")?.target).toEqual({ address: "192.0.2.9", port: 5070 });
    trunks.drop("carrier");
    expect(trunks.get("carrier")).toBeUndefined();
  });
});

describe("a line over TLS", () => {
  const SECURE: TrunkAccount = { ...BY_ADDRESS, transport: "tls", address: "carrier.example", port: 0 };
  const from = (transport: "udp" | "tcp" | "tls") =>
    ({ transport, remoteAddress: "192.0.2.9", remotePort: 40_000 }) as const;
  const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

  it("is looked up as such, and the certificate must be that of its own name, wherever its records point", async () => {
    const names = new FakeNames();
    names.records.set("_sips._tcp.carrier.example", [{ host: "a.other.example", port: 5071, priority: 1, weight: 1 }]);
    names.is("a.other.example", "192.0.2.9");
    const { trunks } = openedWith(names, SECURE);
    await settled();
    const way = trunks.get("carrier");
    if (way === undefined) throw new Error("the line is not found");
    const there = { transport: "tls", remoteAddress: "192.0.2.9", remotePort: 5071 };
    expect(flowTo(way)).toEqual({ ...there, serverName: "carrier.example" });
    expect(flowTo({ ...way, account: { ...SECURE, tlsName: "sbc.example" } })).toEqual({
      ...{ ...there, serverName: "sbc.example" },
    });
  });

  it("has the port of SIP over TLS where none is given", async () => {
    const names = new FakeNames();
    names.is("carrier.example", "192.0.2.9");
    const { trunks } = openedWith(names, SECURE, { ...SECURE, name: "numeric", address: "192.0.2.9" });
    await settled();
    expect(trunks.get("carrier")?.target.port).toBe(5061);
    expect(trunks.get("numeric")?.target.port).toBe(5061);
  });

  it("is believed to call over TLS only", () => {
    const { trunks } = opened({ ...SECURE, address: "192.0.2.9" });
    expect(trunks.at(from("tls"))?.name).toBe("carrier");
    expect(trunks.at(from("tcp"))).toBeUndefined();
    expect(trunks.at(from("udp"))).toBeUndefined();
  });

  it("is down, and says why, where there is no TLS here", () => {
    hasTls = false;
    const { told, trunks } = opened({ ...SECURE, address: "192.0.2.9" });
    expect(told).toEqual([{ type: "trunk-down", trunk: "carrier", reason: "there is no SIP over TLS here" }]);
    expect(trunks.get("carrier")).toBeUndefined();
  });
});

describe("a login at the carrier", () => {
  it("is made when there are sockets, and told", () => {
    const { registered, told, report } = opened(LOGS_IN);
    expect(registered).toMatchObject([
      {
        registrar: "sip:carrier.example",
        addressOfRecord: "sip:88001000@carrier.example",
        flow: { transport: "udp", remoteAddress: "192.0.2.9", remotePort: 5070 },
      },
    ]);
    report("trunk-1", "registered", 200);
    report("trunk-1", "failed");
    expect(told).toEqual([
      { type: "trunk-up", trunk: "carrier" },
      { type: "trunk-down", trunk: "carrier", reason: "the carrier does not answer" },
    ]);
  });

  it("stays as it is when the line is put again unchanged, and is made anew when it changes", () => {
    const { trunks, asked } = opened(LOGS_IN);
    trunks.put({ ...LOGS_IN });
    expect(asked).toEqual(["in trunk-1"]);
    trunks.put({ ...LOGS_IN, login: { user: "88001000", password: "other" } });
    expect(asked).toEqual(["in trunk-1", "out trunk-1", "in trunk-2"]);
    trunks.drop("carrier");
    expect(asked.at(-1)).toBe("out trunk-2");
  });

  it("that was refused is tried again after five minutes; news of an old one mean nothing", () => {
    const { clock, asked, told, report } = opened(LOGS_IN);
    report("trunk-1", "failed", 403);
    expect(told).toEqual([{ type: "trunk-down", trunk: "carrier", reason: "the carrier refused with 403" }]);
    clock.advance(299_999);
    expect(asked).toEqual(["in trunk-1"]);
    clock.advance(1);
    expect(asked).toEqual(["in trunk-1", "in trunk-2"]);
    report("trunk-1", "registered", 200);
    expect(told).toHaveLength(1);
    report("trunk-2", "registered", 200);
    expect(told).toHaveLength(2);
  });

  it("is not tried again when the line is gone meanwhile", () => {
    const { trunks, clock, asked, report } = opened(LOGS_IN);
    report("trunk-1", "failed", 403);
    trunks.drop("carrier");
    clock.advance(600_000);
    expect(asked).toEqual(["in trunk-1"]);
  });
});

const NAME = "sip.carrier.example";
const BY_NAME: TrunkAccount = { ...BY_ADDRESS, address: NAME, port: 0 };
const BY_NAME_LOGS_IN: TrunkAccount = { ...LOGS_IN, address: NAME, port: 0 };
const LOOKING = { type: "trunk-down", trunk: "carrier", reason: "its carrier's name is being looked up" };
const UP = { type: "trunk-up", trunk: "carrier" };

/** Until everything that was asked at DNS has been answered. */
async function answered(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe("a carrier with a name", () => {
  const flow = (remoteAddress: string, remotePort = 5060) => ({ transport: "udp", remoteAddress, remotePort }) as const;

  it("is looked up, and calls from any of its addresses are its own", async () => {
    const names = new FakeNames();
    names.is(NAME, "192.0.2.21", "192.0.2.20");
    const { trunks, told } = openedWith(names, { ...BY_NAME, port: 5070 });
    expect(trunks.get("carrier")).toBeUndefined();
    await answered();
    // With a port there is no question about services.
    expect(names.asked).toEqual([`${NAME} IPv4`]);
    expect(told).toEqual([LOOKING, UP]);
    expect(trunks.get("carrier")?.target).toEqual({ address: "192.0.2.20", port: 5070 });
    expect(trunks.at(flow("192.0.2.21"))?.name).toBe("carrier");
    expect(trunks.at(flow("192.0.2.22"))).toBeUndefined();
  });

  it("without a port is where its SRV records say, by priority and weight", async () => {
    const names = new FakeNames();
    names.records.set(`_sip._udp.${NAME}`, [
      { host: "c.example", port: 5083, priority: 20, weight: 9 },
      { host: "b.example", port: 5082, priority: 10, weight: 1 },
      { host: "gone.example", port: 5084, priority: 10, weight: 5 },
      { host: "a.example", port: 5081, priority: 10, weight: 2 },
    ]);
    names.is("a.example", "192.0.2.31");
    names.is("b.example", "192.0.2.32");
    names.is("c.example", "192.0.2.33");
    const { trunks } = openedWith(names, BY_NAME);
    await answered();
    expect(trunks.get("carrier")?.target).toEqual({ address: "192.0.2.31", port: 5081 });
    for (const address of ["192.0.2.31", "192.0.2.32", "192.0.2.33"]) {
      expect(trunks.at(flow(address))?.name, address).toBe("carrier");
    }
  });

  it("without a port and without records is at the usual one; one whose record is a dot has no such service", async () => {
    const names = new FakeNames();
    names.is(NAME, "192.0.2.20");
    expect(openedWith(names, BY_NAME).trunks.get("carrier")).toBeUndefined();
    const { trunks } = openedWith(names, BY_NAME);
    await answered();
    expect(trunks.get("carrier")?.target).toEqual({ address: "192.0.2.20", port: 5060 });
    names.records.set(`_sip._udp.${NAME}`, [{ host: ".", port: 0, priority: 0, weight: 0 }]);
    const { told } = openedWith(names, BY_NAME);
    await answered();
    expect(told.at(-1)).toMatchObject({
      type: "trunk-down",
      reason: expect.stringContaining("no such service") as string,
    });
  });

  it("that is not found is down and says why, and comes up by itself", async () => {
    const names = new FakeNames();
    const { trunks, clock, told, warned } = openedWith(names, BY_NAME);
    await answered();
    const reason = `the name ${NAME} was not found: ENOTFOUND`;
    expect(told).toEqual([LOOKING, { type: "trunk-down", trunk: "carrier", reason }]);
    expect(warned).toEqual([reason]);
    names.is(NAME, "192.0.2.20");
    clock.advance(29_999);
    await answered();
    expect(trunks.get("carrier")).toBeUndefined();
    clock.advance(1);
    await answered();
    expect(told.at(-1)).toEqual(UP);
    expect(trunks.get("carrier")?.target.address).toBe("192.0.2.20");
  });

  it("is looked up again when the answer has aged, and follows where it moves", async () => {
    const names = new FakeNames();
    names.is(NAME, "192.0.2.20");
    const { trunks, clock } = openedWith(names, BY_NAME);
    await answered();
    names.is(NAME, "192.0.2.40");
    clock.advance(59_999);
    await answered();
    expect(trunks.get("carrier")?.target.address).toBe("192.0.2.20");
    clock.advance(1);
    await answered();
    expect(trunks.get("carrier")?.target.address).toBe("192.0.2.40");
    expect(trunks.at(flow("192.0.2.20"))).toBeUndefined();
    // Without a login there is nothing that would have to stay: the best one at once.
    names.is(NAME, "192.0.2.40", "192.0.2.39");
    clock.advance(60_000);
    await answered();
    expect(trunks.get("carrier")?.target.address).toBe("192.0.2.39");
  });

  it("stays where it was while DNS is away", async () => {
    const names = new FakeNames();
    names.is(NAME, "192.0.2.20");
    const { trunks, clock, told, warned } = openedWith(names, BY_NAME);
    await answered();
    names.away = true;
    for (let minute = 0; minute < 60; minute += 1) {
      clock.advance(60_000);
      await answered();
    }
    expect(trunks.get("carrier")?.target.address).toBe("192.0.2.20");
    expect(told).toEqual([LOOKING, UP]);
    expect(names.asked.length).toBeGreaterThan(60);
    expect(warned).toEqual([`the name ${NAME} was not found: ETIMEOUT`]);
  });

  it("is logged in at when it is found; where it moves the login moves, where it stays the login stays", async () => {
    const names = new FakeNames();
    names.is(NAME, "192.0.2.20", "192.0.2.21");
    const { clock, asked, registered, told, report } = openedWith(names, BY_NAME_LOGS_IN);
    expect(asked).toEqual([]);
    await answered();
    expect(registered[0]?.flow).toMatchObject({ remoteAddress: "192.0.2.20", remotePort: 5060 });
    expect(told).toEqual([LOOKING, { type: "trunk-down", trunk: "carrier", reason: "it is logging in" }]);
    report("trunk-1", "registered", 200);
    names.is(NAME, "192.0.2.19", "192.0.2.20");
    clock.advance(60_000);
    await answered();
    expect(asked).toEqual(["in trunk-1"]);
    names.is(NAME, "192.0.2.50");
    clock.advance(60_000);
    await answered();
    expect(asked).toEqual(["in trunk-1", "out trunk-1", "in trunk-2"]);
    expect(registered.at(-1)?.flow).toMatchObject({ remoteAddress: "192.0.2.50" });
  });

  it("that is silent is asked at its next address, and after the last one from the first on, half a minute later", async () => {
    const names = new FakeNames();
    names.is(NAME, "192.0.2.20", "192.0.2.21");
    const { trunks, clock, asked, registered, report } = openedWith(names, BY_NAME_LOGS_IN);
    await answered();
    report("trunk-1", "failed");
    expect(registered.at(-1)?.flow).toMatchObject({ remoteAddress: "192.0.2.21" });
    // Calls go where the login is.
    expect(trunks.get("carrier")?.target.address).toBe("192.0.2.21");
    report("trunk-2", "failed", 503);
    expect(asked).toEqual(["in trunk-1", "out trunk-1", "in trunk-2", "out trunk-2"]);
    clock.advance(30_000);
    expect(asked.at(-1)).toBe("in trunk-3");
    expect(registered.at(-1)?.flow).toMatchObject({ remoteAddress: "192.0.2.20" });
  });

  it("is not looked up any more when the line is dropped, disabled or has an address instead", async () => {
    for (const change of ["drop", "disable", "address"] as const) {
      const names = new FakeNames();
      names.is(NAME, "192.0.2.20");
      const { trunks, clock, told } = openedWith(names, BY_NAME);
      if (change === "drop") trunks.drop("carrier");
      else trunks.put(change === "disable" ? { ...BY_NAME, enabled: false } : BY_ADDRESS);
      await answered();
      clock.advance(7_200_000);
      await answered();
      expect(names.asked.length, change).toBeLessThanOrEqual(2);
      expect(trunks.get("carrier")?.target.address, change).toBe(change === "address" ? "192.0.2.9" : undefined);
      // A line with an address needs nobody's answer.
      expect(told.at(-1), change).toEqual(change === "address" ? UP : LOOKING);
    }
  });
});
