import { describe, expect, it } from "vitest";
import type { SwitchEvent } from "../../core/switch.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import type { OutgoingRegistration } from "../../sip/index.ts";
import { Trunks } from "./trunks.ts";

const BY_ADDRESS: TrunkAccount = {
  ...{ name: "carrier", enabled: true, address: "192.0.2.9", port: 5070, transport: "udp" },
  ...{ login: undefined, registration: undefined },
};
const LOGS_IN: TrunkAccount = {
  ...BY_ADDRESS,
  login: { user: "88001000", password: "secret" },
  registration: { domain: "carrier.example", expiresSeconds: 300 },
};

/** Time that stands still until it is told to pass. */
class StillClock {
  #now = 0;
  #wakes: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
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

function opened(...accounts: readonly TrunkAccount[]) {
  const trunks = new Trunks();
  const clock = new StillClock();
  const asked: string[] = [];
  const registered: OutgoingRegistration[] = [];
  const told: SwitchEvent[] = [];
  for (const account of accounts) trunks.put(account);
  trunks.open({
    clock,
    tell: (event) => told.push(event),
    sip: {
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
  return { trunks, clock, asked, registered, told, report };
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
    expect(trunks.get("carrier")?.port).toBe(5070);
    trunks.drop("carrier");
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
