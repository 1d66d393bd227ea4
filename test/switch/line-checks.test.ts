import { beforeEach, describe, expect, it } from "vitest";
import type { SwitchEvent } from "../../src/core/switch.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { TrunkAccount } from "../../src/ports/switch.ts";
import type { Question } from "../../src/sip/index.ts";
import { Trunks } from "../../src/switch/embedded/trunks.ts";

const LINE: TrunkAccount = {
  ...{ name: "carrier", enabled: true, address: "192.0.2.9", port: 5070, transport: "udp" },
  ...{ login: undefined, registration: undefined },
};
const NAMED: TrunkAccount = { ...LINE, address: "sip.carrier.example", port: 0 };
const UP: SwitchEvent = { type: "trunk-up", trunk: "carrier" };
const down = (reason: string): SwitchEvent => ({ type: "trunk-down", trunk: "carrier", reason });
const ASKING = down("its carrier is being asked");
const SILENT = down("the carrier does not answer");

let clock = new VirtualClock(0);
let trunks = new Trunks();
let asked: Question[] = [];
let told: SwitchEvent[] = [];

function open(...accounts: readonly TrunkAccount[]): void {
  for (const account of accounts) trunks.put(account);
  trunks.open({
    sip: { ask: (question) => void asked.push(question), registerWith: () => undefined, unregister: () => undefined },
    ...{ clock, family: 4, chance: () => 0.5, checkEveryMs: 60_000, hasTls: false },
    names: {
      addresses: () => Promise.resolve(["192.0.2.20", "192.0.2.21"].map((address) => ({ address, ttlSeconds: 3_600 }))),
      services: () => Promise.resolve([]),
    },
    log: { warn: () => undefined },
    tell: (event) => void told.push(event),
  });
}

/** The last question has this outcome. */
function answer(status: number | undefined): void {
  trunks.onAsked(asked.at(-1)?.id ?? "", status);
}

beforeEach(() => {
  [clock, trunks, asked, told] = [new VirtualClock(0), new Trunks(), [], []];
});

describe("a line without a login", () => {
  it.each([200, 404, 405, 501])("is up once its carrier has answered with %d, and is asked every minute", (status) => {
    open(LINE);
    expect(told).toEqual([ASKING]);
    expect(asked).toMatchObject([{ uri: "sip:192.0.2.9:5070", flow: { transport: "udp", remotePort: 5070 } }]);
    answer(status);
    answer(status);
    expect(told).toEqual([ASKING, UP]);
    clock.advance(59_999);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    answer(status);
    expect([asked.length, told]).toEqual([2, [ASKING, UP]]);
  });

  it("is down where nobody answers, is asked again soon, and comes up by itself", () => {
    open(LINE);
    answer(200);
    clock.advance(60_000);
    answer(undefined);
    expect(told).toEqual([ASKING, UP, SILENT]);
    clock.advance(15_000);
    answer(undefined);
    clock.advance(15_000);
    answer(200);
    expect([asked.length, told]).toEqual([4, [ASKING, UP, SILENT, UP]]);
  });

  it("is down where its carrier takes no calls, and says so", () => {
    open(LINE);
    answer(503);
    expect(told).toEqual([ASKING, down("the carrier refused with 503")]);
  });

  it("that is added later, changed or dropped is asked anew, or no more", () => {
    open();
    trunks.put(LINE);
    answer(200);
    trunks.put(LINE);
    expect(asked).toHaveLength(1);
    trunks.put({ ...LINE, port: 5_080 });
    expect(asked.at(-1)).toMatchObject({ flow: { remotePort: 5_080 } });
    expect(told).toEqual([ASKING, UP, ASKING]);
    trunks.drop("carrier");
    answer(200);
    expect(told).toHaveLength(3);
    expect(clock.idle).toBe(true);
  });

  it("is asked no more when the switch stops", () => {
    open(LINE);
    answer(200);
    trunks.close();
    expect(clock.idle).toBe(true);
  });

  it("that is disabled is not asked", () => {
    open({ ...LINE, enabled: false });
    expect([asked, told]).toEqual([[], []]);
  });

  it("with several addresses is asked at the next one, and called where it answered", async () => {
    open(NAMED);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(asked.at(-1)).toMatchObject({
      uri: "sip:sip.carrier.example",
      flow: { remoteAddress: "192.0.2.20", remotePort: 5060 },
    });
    answer(undefined);
    expect(asked.at(-1)).toMatchObject({ flow: { remoteAddress: "192.0.2.21" } });
    answer(200);
    expect(told.at(-1)).toEqual(UP);
    expect(trunks.get("carrier")?.target.address).toBe("192.0.2.21");
    clock.advance(60_000);
    answer(undefined);
    expect(told.at(-1)).toEqual(SILENT);
    expect(trunks.get("carrier")?.target.address).toBe("192.0.2.20");
  });
});

it("a line with a login is not asked: its login tells", () => {
  open({
    ...LINE,
    login: { user: "88001000", password: "secret" },
    registration: { domain: "carrier.example", expiresSeconds: 300 },
  });
  expect(asked).toEqual([]);
});
