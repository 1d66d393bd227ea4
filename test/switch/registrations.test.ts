// What the embedded switch takes up of the process before it, and keeps for the one after it.
import { beforeEach, describe, expect, it } from "vitest";
import type { CommandId, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { AccountChange } from "../../src/ports/switch.ts";
import type { KeptRegistration } from "../../src/sip/index.ts";
import type { RegistrationStore } from "../../src/switch/embedded/registration-file.ts";
import type { Kept } from "../../src/switch/embedded/registration-lines.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { FakeSides } from "./fake-sides.ts";
import { phoneAnswer, STATISTICS } from "./leg-driver.ts";

const NOW = Date.UTC(2026, 0, 31);
const DOMAIN = "xcc.test";

/** As the file, without one. */
class MemoryStore implements RegistrationStore {
  readonly kept = new Map<string, Kept>();
  isOpen = false;

  open(): ReadonlyMap<string, Kept> {
    this.isOpen = true;
    return new Map(this.kept);
  }

  keep(user: string, kept: Kept | undefined): void {
    if (kept === undefined) this.kept.delete(user);
    else this.kept.set(user, kept);
  }

  close(): void {
    this.isOpen = false;
  }
}

let store = new MemoryStore();
let fake = new FakeSides();
let said: object[] = [];

beforeEach(() => {
  store = new MemoryStore();
  said = [];
});

/** A process that goes on with the store, and the first that it tells. */
async function started(accounts: readonly AccountChange[]): Promise<{ made: EmbeddedSwitch; events: SwitchEvent[] }> {
  fake = new FakeSides();
  const ignore = (): void => undefined;
  const log = { debug: ignore, info: (fields: object) => void said.push(fields), warn: ignore, error: ignore };
  const where = { sipAddress: "192.0.2.1", sipPort: 5060, domain: DOMAIN, recordingsFolder: "/recordings" };
  const audio = { rtpPorts: { from: 30_000, to: 30_099 }, mediaWorkers: 1, prompts: { resolve: () => [] } };
  const options = { ...where, ...audio, clock: new VirtualClock(NOW), log, registrations: store };
  const made = new EmbeddedSwitch(options, fake.make);
  made.provision(accounts);
  const events: SwitchEvent[] = [];
  await made.start((event) => events.push(event));
  await Promise.resolve();
  return { made, events };
}

function account(extn: string, change: { ha1?: string; disabled?: boolean } = {}): AccountChange {
  return {
    type: "put-account",
    account: { extn, domain: DOMAIN, ha1: `digest of ${extn}`, disabled: false, ...change },
  };
}

const registration = (transport: "udp" | "tcp" = "udp"): KeptRegistration => ({
  ...{ contact: "sip:1001@192.0.2.7", path: [], q: 1, userAgent: "", callId: "a", sequence: 1, parameters: new Map() },
  ...{ flow: { transport, remoteAddress: "192.0.2.7", remotePort: 5060 }, expiresAt: NOW + 60_000, refreshedAt: NOW },
});

/** A process in which these phones have registered, and which is gone. */
async function former(phones: Readonly<Record<string, readonly KeptRegistration[]>>): Promise<void> {
  await started(Object.keys(phones).map((extn) => account(extn)));
  for (const [extn, all] of Object.entries(phones)) fake.keeper?.keep(extn, all);
}

function dial(on: EmbeddedSwitch, extn: string): void {
  const [leg, near, to] = ["L" as LegId, "N" as LegId, { type: "extension", extn: extn as Extn } as const];
  on.send([{ id: 1 as CommandId, type: "dial", leg, near, to, callerNumber: "1000", callerName: "" }]);
}

describe("phones that were registered with the process before", () => {
  it("are there when the switch is up, and are called where they are", async () => {
    await former({ "1001": [registration()], "1002": [registration()] });
    const { made, events } = await started([account("1001"), account("1002")]);
    expect(events).toEqual([{ type: "up", legs: [], recordings: [], phones: ["1001", "1002"] }]);
    dial(made, "1001");
    expect(fake.media.map(({ type }) => type)).toEqual(["open"]);
    expect(said).toContainEqual({ phones: 2, waiting: 0, dropped: 0 });
  });

  it("are not, and are forgotten, where the account is gone or barred or has another password", async () => {
    await former({
      "1001": [registration()],
      "1002": [registration()],
      "1003": [registration()],
      "1004": [registration()],
    });
    const accounts = [account("1001"), account("1003", { disabled: true }), account("1004", { ha1: "another" })];
    const { events } = await started(accounts);
    expect(events).toEqual([{ type: "up", legs: [], recordings: [], phones: ["1001"] }]);
    expect([...fake.restored.keys()]).toEqual(["1001"]);
    expect([...store.kept.keys()]).toEqual(["1001"]);
    expect(said).toContainEqual({ phones: 1, waiting: 0, dropped: 3 });
  });

  it("over a connection are not told of, and are waited for", async () => {
    await former({ "1001": [registration("tcp")], "1002": [registration("tcp"), registration()] });
    const { made, events } = await started([account("1001"), account("1002")]);
    expect(events).toEqual([{ type: "up", legs: [], recordings: [], phones: ["1002"] }]);
    expect([...fake.restored.keys()]).toEqual(["1001", "1002"]);
    expect(store.kept.size).toBe(2);
    dial(made, "1001");
    await Promise.resolve();
    expect(events.at(-1)).toMatchObject({ type: "leg-ended", cause: "unreachable" });
    fake.sip({ type: "bound", user: "1001" });
    await Promise.resolve();
    expect(events.at(-1)).toEqual({ type: "phone-registered", extn: "1001" });
  });
});

describe("what is kept", () => {
  it("says nothing by which a password could be found", async () => {
    await former({ "1001": [registration()] });
    expect(store.kept.get("1001")?.mark).toMatch(/^[0-9a-f]{4}$/);
  });

  it("is of those who are known, until they have gone", async () => {
    await former({ "1001": [registration()] });
    fake.keeper?.keep("1009", [registration()]);
    expect([...store.kept.keys()]).toEqual(["1001"]);
    fake.keeper?.keep("1001", []);
    expect(store.kept.size).toBe(0);
  });

  it("is not touched by a clean end", async () => {
    await former({ "1001": [registration()] });
    const { made } = await started([account("1001")]);
    expect(store.isOpen).toBe(true);
    await made.stop();
    expect(store.isOpen).toBe(false);
    expect([...store.kept.keys()]).toEqual(["1001"]);
  });
});

describe("a phone that registers under another Call-ID", () => {
  const again = { type: "registered", user: "1001", contact: "sip:1001@192.0.2.7" } as const;
  const probes = (): readonly string[] => fake.asked.filter((asked) => asked.startsWith("probe"));

  /** Two phones of two extensions that talk. */
  async function talking(): Promise<SwitchEvent[]> {
    const { made, events } = await started([account("1001"), account("1002")]);
    for (const extn of ["1001", "1002"]) {
      fake.restored.set(extn, [registration()]);
      const [leg, near] = [`L${extn}` as LegId, "N" as LegId];
      const to = { type: "extension", extn: extn as Extn } as const;
      made.send([{ id: 1 as CommandId, type: "dial", leg, near, to, callerNumber: "1000", callerName: "" }]);
      const session = `${leg}.0`;
      fake.tellMedia({ type: "opened", session, port: 30_000 });
      fake.sip({ type: "accepted", session, answer: phoneAnswer(fake.offers.get(session) ?? ""), offer: undefined });
    }
    return events;
  }

  it("is asked whether it still knows of its calls, and nobody else is", async () => {
    const events = await talking();
    fake.sip({ ...again, isNewStart: false });
    expect(probes()).toEqual([]);
    fake.sip({ ...again, isNewStart: true });
    expect(probes()).toEqual(["probe L1001.0"]);
    // It has started anew, and says that it knows of none; one that does keeps it.
    fake.sip({ type: "ended", session: "L1001.0", by: "peer", status: 481, reason: undefined });
    fake.tellMedia({ type: "closed", session: "L1001.0", statistics: STATISTICS });
    await Promise.resolve();
    expect(events.filter(({ type }) => type === "leg-ended")).toMatchObject([{ leg: "L1001" }]);
    fake.sip({ ...again, isNewStart: true });
    expect(probes()).toHaveLength(1);
  });
});
