// Phones that register beside a switch of its own while nobody thinks: they are answered, known afterwards, and no password that was
// changed meanwhile is forgotten. And a browser's connection outlives the controller that let it in.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import WebSocket from "ws";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { answerChallenge, parseChallenge } from "../../src/sip/digest/credentials.ts";
import { openStore } from "../../src/store/store.ts";
import { addExtension, userOf } from "./center.ts";
import { OwnSwitch } from "./own-switch.ts";
import { isThere, openSocketsOf } from "./parts.ts";
import { LOOPBACK } from "./ports.ts";
import { DOMAIN, type Json } from "./server.ts";
import { until } from "./until.ts";

const BROWSER = "1001";
const BEFORE = "1002";
const MEANWHILE = "1003";
const CHANGED = "1004";
const CALLER = "2001";
const NEW_PASSWORD = "Another-one-1004";

let center: OwnSwitch | undefined;
const sockets: WebSocket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await center?.end();
  center = undefined;
});

async function started(...extns: readonly string[]): Promise<OwnSwitch> {
  center = await OwnSwitch.start(extns);
  return center;
}

/** The controller is dead, and nobody starts another one before it is over. */
async function whileNobodyThinks(own: OwnSwitch, act: () => Promise<void>): Promise<void> {
  const supervisor = own.server.pid ?? 0;
  const controller = await own.part("controller");
  const before = own.readies;
  own.hurt(supervisor, "SIGSTOP");
  try {
    own.hurt(controller, "SIGKILL");
    await until("it is dead", () => Promise.resolve(!isThere(controller) || undefined));
    await act();
  } finally {
    own.hurt(supervisor, "SIGCONT");
  }
  await own.untilReadyAgain(before);
}

async function phone(own: OwnSwitch, extn: string, password = userOf(extn).password): Promise<Phone> {
  const made = new Phone({
    ...{ server: { address: LOOPBACK, port: own.server.sipPort }, user: extn, password, domain: DOMAIN },
    ...{ localAddress: LOOPBACK, clock: systemClock() },
  });
  own.phones.push(made);
  await made.start();
  return made;
}

async function registered(own: OwnSwitch): Promise<readonly string[]> {
  const { data } = (await own.server.get("/api/phones?registered=true&perPage=100")) as { data: readonly Json[] };
  return data.map((row) => String(row["extn"])).toSorted();
}

/** A browser's connection for SIP, and what it is answered there. */
class BrowserSocket {
  readonly #socket: WebSocket;
  readonly #extn: string;
  readonly #call = randomBytes(8).toString("hex");
  #sequence = 0;

  constructor(own: OwnSwitch, extn: string) {
    this.#extn = extn;
    this.#socket = new WebSocket(`ws://${LOOPBACK}:${own.server.httpPort}/sip`, ["sip"]);
    this.#socket.on("error", () => undefined);
    sockets.push(this.#socket);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  async open(): Promise<void> {
    await once(this.#socket, "open");
  }

  /** The status of the last answer; 401 where the password is not taken. */
  async register(): Promise<number> {
    const first = await this.#ask();
    const challenge = parseChallenge(/^WWW-Authenticate: *(.*)$/im.exec(first)?.[1]?.trim() ?? "");
    if (challenge === undefined) return statusOf(first);
    const { number: user, password } = userOf(this.#extn);
    const how = { method: "REGISTER", uri: `sip:${DOMAIN}`, body: new Uint8Array(), cnonce: "0a4f113b", nc: 1 };
    return statusOf(await this.#ask(answerChallenge(challenge, { ...how, user, password })));
  }

  async #ask(authorization?: string): Promise<string> {
    this.#sequence += 1;
    const address = `<sip:${this.#extn}@${DOMAIN}>`;
    const lines = [
      `REGISTER sip:${DOMAIN} SIP/2.0`,
      `Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK${this.#call}${this.#sequence}`,
      "Max-Forwards: 70",
      `To: ${address}`,
      `From: ${address};tag=${this.#call}`,
      `Call-ID: ${this.#call}`,
      `CSeq: ${this.#sequence} REGISTER`,
      `Contact: <sip:${this.#extn}@df7jal23ls0d.invalid;transport=ws>;expires=600`,
      ...(authorization === undefined ? [] : [`Authorization: ${authorization}`]),
      "Content-Length: 0",
    ];
    const answer = once(this.#socket, "message");
    this.#socket.send([...lines, "", ""].join("\r\n"));
    const [data] = (await answer) as [Buffer];
    return data.toString("utf8");
  }
}

function statusOf(answer: string): number {
  return Number(/^SIP\/2\.0 (\d{3})/.exec(answer)?.[1]);
}

it("a browser's connection outlives its controller, and is answered while there is none", async () => {
  const own = await started(BROWSER);
  const whoPasses = [own.server.pid ?? 0, await own.part("controller")];
  const held = (): readonly number[] => whoPasses.map(openSocketsOf);
  // Of what came before, the API's connections may still be open.
  const before = held();
  const browser = new BrowserSocket(own, BROWSER);
  await browser.open();
  expect(await browser.register()).toBe(200);
  expect(held()).toEqual(before);
  expect(await registered(own)).toEqual([BROWSER]);
  await whileNobodyThinks(own, async () => expect(await browser.register()).toBe(200));
  expect(browser.isOpen).toBe(true);
  expect(await registered(own)).toEqual([BROWSER]);
  expect(await browser.register()).toBe(200);
  // It is nobody's who has passed it on: with the switch it is gone.
  const former = await own.part("switch");
  own.hurt(former, "SIGKILL");
  await until("it is closed", () => Promise.resolve(!browser.isOpen || undefined));
  await own.part("switch", former);
  await until("a new one is let in", async () => {
    const next = new BrowserSocket(own, BROWSER);
    // While there is no switch it is told 503.
    await next.open().catch(() => undefined);
    return next.isOpen && (await next.register()) === 200 ? true : undefined;
  });
});

it("phones are registered beyond the controller's death, and those that register meanwhile are known afterwards", async () => {
  const own = await started(BEFORE, MEANWHILE, CALLER);
  const before = await phone(own, BEFORE);
  await before.register();
  const meanwhile = await phone(own, MEANWHILE);
  await whileNobodyThinks(own, async () => {
    await meanwhile.register();
    await before.register();
  });
  expect(await registered(own)).toEqual([BEFORE, MEANWHILE]);
  const [caller] = await own.callers([CALLER]);
  for (const called of [before, meanwhile]) called.answerAutomatically(0);
  for (const extn of [BEFORE, MEANWHILE]) {
    await caller?.call(extn);
    await until(`${extn} answers`, () => Promise.resolve(caller?.state === "talking" || undefined));
    caller?.hangUp();
    await until("the call is over", () => Promise.resolve(caller?.state === "idle" || undefined));
  }
});

it("a password that was changed before the controller died is the only one while there is none, and after", async () => {
  const own = await started(BEFORE);
  await addExtension(own.server, CHANGED);
  const former = await phone(own, CHANGED);
  await former.register();
  const { data } = await own.server.post("/api/xcc/extensions/list", { page: "1", page_size: "50" });
  const row = (data as readonly Json[]).find(({ extn }) => extn === CHANGED);
  await own.server.post("/api/xcc/extensions/set", { id: row?.["id"], password: NEW_PASSWORD });
  const next = await phone(own, CHANGED, NEW_PASSWORD);
  await whileNobodyThinks(own, async () => {
    await expect(former.register()).rejects.toThrow();
    await next.register();
  });
  expect(await registered(own)).toEqual([CHANGED]);
  await expect(former.register()).rejects.toThrow();
});

it("one that is changed while there is no controller holds as soon as there is one", async () => {
  const own = await started(BEFORE, CHANGED);
  const former = await phone(own, CHANGED);
  const unchanged = await phone(own, BEFORE);
  await whileNobodyThinks(own, async () => {
    await former.register();
    await unchanged.register();
    const ignore = (): void => undefined;
    const store = await openStore({
      ...{ location: { type: "embedded", folder: `${own.server.dataFolder}/database` }, domain: DOMAIN },
      ...{ timeZone: "Asia/Shanghai", auditDays: 365, clock: systemClock() },
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    });
    const { extensions } = store;
    await extensions.set((await extensions.byNumber(CHANGED))?.id ?? 0, { password: NEW_PASSWORD });
    await store.stop();
  });
  await until("only the other one is there", async () => {
    const there = await registered(own);
    return there.length === 1 && there[0] === BEFORE ? true : undefined;
  });
  await expect(former.register()).rejects.toThrow();
  const next = await phone(own, CHANGED, NEW_PASSWORD);
  await next.register();
  expect(await registered(own)).toEqual([BEFORE, CHANGED]);
});
