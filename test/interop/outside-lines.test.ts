// Outside lines with a second xcc as the carrier: logged in there, called over it, calling in over it; a carrier that says
// nothing and one that refuses stand before it in the order and are passed over.
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { addExtension } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { leasePort } from "./ports.ts";
import { DOMAIN, startServer, type Json, type Server } from "./server.ts";
import { startSipp, type SippRun, type SippUser } from "./sipp.ts";
import { until } from "./until.ts";

/** The whole of 127.0.0.0/8 is this machine: everybody has an address of their own, as lines are known by theirs. */
const HOME = "127.0.0.1";
const CARRIER = "127.0.0.3";
const NUMBER = "88001000";
const FAR = "1001";

let home: Server;
let carrier: Server;
let silent: Socket;
let refusing: SippRun;
let desk: Phone;
let far: Phone;

beforeAll(async () => {
  const port = await leasePort();
  home = await startServer();
  carrier = await startServer({ environment: { XCC_SIP: `${CARRIER}:${port}` } });
  const account = await addExtension(carrier, NUMBER);
  far = await phoneAt(CARRIER, port, "127.0.0.4", await addExtension(carrier, FAR));
  desk = await phoneAt(HOME, home.sipPort, HOME, await addExtension(home, "1000"));
  await home.post("/api/xcc/hotlines/add", { nbr: "4000", type: "only", numbers: "1000" });

  silent = createSocket("udp4").bind(0, "127.0.0.5");
  await once(silent, "listening");
  refusing = await startSipp({
    scenario: "agent-refuses",
    parameters: { status: 503, ringMs: 100 },
    users: [account],
    calls: 1,
  });
  const outbound = [{ prefix: "8", strip: 1 }];
  await line({ name: "silent", address: "127.0.0.5", port: silent.address().port, priority: 1, outbound });
  // Known by its port: the phones of this test have the same address.
  await line({ name: "refusing", address: "localhost", port: refusing.port, priority: 2, outbound });
  await line({ name: "not-this-one", address: HOME, port: await leasePort(), priority: 9, outbound: [] });
  await line({
    ...{ name: "carrier", address: CARRIER, port, priority: 3, outbound, registers: true, domain: DOMAIN },
    ...{ login: NUMBER, password: account.password, inbound: [{ prefix: NUMBER, strip: 8, prepend: "4000" }] },
  });
});

afterAll(async () => {
  await Promise.all([desk, far].map((phone) => phone.stop()));
  await refusing.stop();
  silent.close();
  expect(await Promise.all([home.stop(), carrier.stop()])).toEqual([0, 0]);
});

async function line(row: Readonly<Record<string, unknown>>): Promise<void> {
  await home.post("/api/trunks", row);
}

async function phoneAt(address: string, port: number, localAddress: string, user: SippUser): Promise<Phone> {
  const phone = new Phone({
    ...{ server: { address, port }, user: user.number, password: user.password, domain: user.domain },
    ...{ localAddress, clock: systemClock(), voiceHz: 620 },
  });
  await phone.start();
  await phone.register();
  return phone;
}

function untilState(phone: Phone, state: Phone["state"]): Promise<boolean> {
  return until(`the phone is ${state}`, () => Promise.resolve(phone.state === state || undefined));
}

async function talked(...phones: readonly Phone[]): Promise<void> {
  for (const phone of phones) await untilState(phone, "talking");
  for (const phone of phones) {
    await until("it hears the other", () => Promise.resolve(phone.packetsReceived > 20 || undefined));
  }
}

it("logs in at the carrier, and finds one by their name", async () => {
  const up = async (): Promise<true | undefined> => {
    const { data } = (await home.get("/api/trunks")) as { readonly data: readonly { name: string; up: boolean }[] };
    const isUp = (which: string): boolean => data.find(({ name }) => name === which)?.up === true;
    return (isUp("carrier") && isUp("refusing")) || undefined;
  };
  expect(await until("both lines are up", up)).toBe(true);
});

it("is called over the first line that works", async () => {
  far.answerAutomatically(0);
  await desk.call(`8${FAR}`);
  await talked(desk, far);
  expect(far.shownCaller?.number).toBe(NUMBER);
  desk.hangUp();
  await untilState(far, "idle");

  const dialled = ofType(factsOf(home), "leg-dialled").map(({ to }) => (to.type === "trunk" ? to.trunk : ""));
  expect(dialled).toEqual(["silent", "refusing", "carrier"]);
  const ended = ofType(factsOf(home), "leg-ended").map(({ cause }) => cause);
  expect(ended.slice(0, 2)).toEqual(["unreachable", "congestion"]);
  const refused = await refusing.done;
  expect(refused.succeeded, refused.errors).toBe(1);
});

it("brings calls in, under the number that it is called here", async () => {
  desk.answerAutomatically(0);
  await far.call(NUMBER);
  await talked(far, desk);
  expect(desk.shownCaller?.number).toBe(FAR);
  const arrived = ofType(factsOf(home), "call-started").at(-1);
  expect(arrived).toMatchObject({ origin: { type: "trunk", trunk: "carrier" }, dialled: "4000" });
  far.hangUp();
  await untilState(desk, "idle");
});

it("is out of the order when it is disabled; a number that no line takes does not exist", async () => {
  const { data } = (await home.get("/api/trunks")) as { readonly data: readonly { id: number }[] };
  for (const { id } of data) {
    const put = await home.request("PUT", `/api/trunks/${id}`, { enabled: false });
    expect(put.status, await put.text()).toBe(200);
  }
  const { data: lines } = (await home.get("/api/trunks")) as { readonly data: readonly Json[] };
  expect(lines.map((line) => line["up"])).not.toContain(true);
  await desk.call(`8${FAR}`);
  await untilState(desk, "idle");
  expect(desk.lastStatus).toBe(503);
  await desk.call("10086");
  await untilState(desk, "idle");
  expect(desk.lastStatus).toBe(404);
});
