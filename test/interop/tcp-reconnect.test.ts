// A telephone over TCP whose connection is lost in the middle of a call, and that registers over another one: what we have to say
// in its call reaches it there.
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { addExtension, addQueue, makeReady, signOutAll, untilCallState, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { LOOPBACK } from "./ports.ts";
import { registeredPhone } from "./registered-phone.ts";
import { startServer, type Server } from "./server.ts";
import { TcpProxy } from "./tcp-proxy.ts";
import { until } from "./until.ts";

const [FAR, NEAR] = ["1001", "1002"] as const;

/** After so long without a sign of life a phone is gone: half of that before, it is asked. */
const SILENCE_LIMIT_S = 10;

let server: Server;
/** Where the telephone over TCP connects to: to a wire that can be cut. */
let wire: TcpProxy;
let far: Phone;
let near: Phone;

beforeAll(async () => {
  server = await startServer({ environment: { XCC_SILENCE_LIMIT: String(SILENCE_LIMIT_S) } });
  for (const extn of [FAR, NEAR]) await addExtension(server, extn);
  await addQueue(server, { wait_timeout: 120 });
  wire = await TcpProxy.start(server.sipPort);
  const { number, password, domain } = userOf(FAR);
  far = new Phone({
    ...{ server: { address: LOOPBACK, port: wire.port }, user: number, password, domain, transport: "tcp" },
    ...{ localAddress: LOOPBACK, clock: systemClock() },
  });
  await far.start();
  await far.register();
  near = await registeredPhone(server, userOf(NEAR));
});

afterEach(async () => {
  for (const phone of [far, near]) {
    phone.answerAutomatically(undefined);
    phone.hangUp();
  }
  await untilIs("idle", far, near);
  await signOutAll(server);
});

afterAll(async () => {
  await Promise.all([far.stop(), near.stop()]);
  await wire.stop();
  expect(await server.stop()).toBe(0);
});

function untilIs(state: Phone["state"], ...phones: readonly Phone[]): Promise<true> {
  return until(
    `they are ${state}`,
    () => Promise.resolve(phones.every((one) => one.state === state) || undefined),
    15_000,
  );
}

async function reconnect(): Promise<void> {
  await wire.cut();
  // Its own end of the old connection may not know yet that it is gone.
  await until("it is registered again", () =>
    far.register().then(
      () => true,
      () => undefined,
    ),
  );
}

function lastEnded(): unknown {
  return ofType(factsOf(server), "call-ended").at(-1);
}

it("hears in a talk that the other one has hung up, over the new connection", async () => {
  await near.call(FAR);
  await untilIs("ringing", far);
  far.answer();
  await untilIs("talking", near, far);
  await reconnect();
  expect(far.state).toBe("talking");
  near.hangUp();
  await untilIs("idle", far);
  expect(lastEnded()).toMatchObject({ cause: "normal", by: "caller" });
});

it("is asked over the new connection whether it is there, where it says nothing, and its call goes on", async () => {
  await near.call(FAR);
  await untilIs("ringing", far);
  far.answer();
  await untilIs("talking", near, far);
  await reconnect();
  far.fallSilent();
  await wait(2 * SILENCE_LIMIT_S * 1_000);
  expect([near.state, far.state]).toEqual(["talking", "talking"]);
  far.hangUp();
  await untilIs("idle", near);
  expect(lastEnded()).toMatchObject({ cause: "normal", by: "callee" });
});

it("may hold, resume and hang up itself over the new connection", async () => {
  await near.call(FAR);
  await untilIs("ringing", far);
  far.answer();
  await untilIs("talking", near, far);
  await reconnect();
  const steps: string[] = [];
  const forget = far.onStep(({ type }) => steps.push(type));
  far.hold();
  await until("it holds", () => Promise.resolve(steps.includes("held") || undefined));
  far.resume();
  await until("it has resumed", () => Promise.resolve(steps.includes("resumed") || undefined));
  far.hangUp();
  await untilIs("idle", near);
  forget();
  expect(lastEnded()).toMatchObject({ cause: "normal", by: "callee" });
});

it("stops ringing when the caller gives up, and rings in between", async () => {
  await near.call(FAR);
  await untilIs("ringing", far);
  await reconnect();
  expect(far.state).toBe("ringing");
  near.hangUp();
  await untilIs("idle", far);
  expect(far.missedCalls).toBe(1);
});

it("takes a call that rang before, over the new connection", async () => {
  await near.call(FAR);
  await untilIs("ringing", far);
  await reconnect();
  far.answer();
  await untilIs("talking", near, far);
  near.hangUp();
  await untilIs("idle", far);
});

it("is answered when it was ringing for them as the connection was lost", async () => {
  await far.call(NEAR);
  await untilIs("ringing", near);
  await reconnect();
  near.answer();
  await untilIs("talking", near, far);
  near.hangUp();
  await untilIs("idle", far);
  expect(lastEnded()).toMatchObject({ cause: "normal", by: "callee" });
});

it("is told over the new connection that it was refused", async () => {
  await far.call(NEAR);
  await untilIs("ringing", near);
  await reconnect();
  near.reject("busy");
  await untilIs("idle", far);
  expect(far.lastStatus).toBe(486);
});

it("may give up a call of its own that was ringing", async () => {
  await far.call(NEAR);
  await untilIs("ringing", near);
  await reconnect();
  far.hangUp();
  await untilIs("idle", near, far);
});

it("keeps its place in a queue, and is connected", async () => {
  await far.call("4000");
  await untilIs("talking", far);
  await reconnect();
  near.answerAutomatically(20);
  await makeReady(server, NEAR);
  await untilCallState(server, NEAR, "TALKING");
  near.hangUp();
  await untilIs("idle", far);
  expect(ofType(factsOf(server), "queue-left").at(-1)).toMatchObject({ outcome: "answered" });
});

it("as an agent's is rung no second time, and answers the offer that it was rung for", async () => {
  await makeReady(server, FAR);
  await near.call("4000");
  await untilIs("ringing", far);
  await reconnect();
  far.answer();
  await untilCallState(server, FAR, "TALKING");
  near.hangUp();
  await untilIs("idle", far);
  expect(ofType(factsOf(server), "offer-made")).toHaveLength(2);
});
