// Strangers who want all the connections that the API has, or hold one for as long as they can.
import { once } from "node:events";
import { connect, type AddressInfo, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { HttpConnections, type HttpLimits } from "../../src/api/connections.ts";
import { apiBeside, DEV_KEY, startTestApi, type TestApi } from "../api/test-api.ts";
import { silent } from "../store/test-store.ts";
import { closed, floodFrom, inTheirOwnTime } from "./flood.ts";

const LOOPBACK = "127.0.0.1";
const STRANGER = "127.0.0.66";
/** Beyond all doubt about a busy machine. */
const LATER_MS = 15_000;

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
  await test.reset();
});
afterAll(() => test.stop());

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function listening(limits: Partial<HttpLimits>): Promise<{ api: FastifyInstance; port: number }> {
  const clock = { now: () => Date.now() };
  const connections = new HttpConnections({ limits, clock, log: silent });
  const api = apiBeside(test, {}, { connections, clock });
  await api.listen({ host: LOOPBACK, port: 0 });
  opened.push(() => api.close());
  return { api, port: (api.server.address() as AddressInfo).port };
}

async function dial(port: number, localAddress = STRANGER): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect({ host: LOOPBACK, port, localAddress });
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  socket.on("error", () => undefined);
  opened.push(() => void socket.destroy());
  await once(socket, "connect");
  return { socket, heard: () => text };
}

function within(done: Promise<void>): Promise<string> {
  return Promise.race([done.then(() => "closed"), wait(LATER_MS, "open", { ref: false })]);
}

const HEAD = ["POST /api/sessions HTTP/1.1", "Host: a", "Content-Type: application/json", "Content-Length: 900", "x: "];

describe("a request that takes its time", () => {
  it("over its head is given up, and told so", async () => {
    const { port } = await listening({ headMs: 600, requestMs: 60_000 });
    const { socket, heard } = await dial(port);
    const isClosed = closed(socket);
    inTheirOwnTime(socket, `${HEAD.join("\r\n")}${"y".repeat(900)}`, 50);
    expect(await within(isClosed)).toBe("closed");
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
    expect(JSON.parse(heard().slice(heard().indexOf("\r\n\r\n")))).toMatchObject({ code: 408, error: "too-slow" });
  });

  it("over its body is given up, and told so", async () => {
    const { port } = await listening({ headMs: 500, requestMs: 1_000 });
    const { socket, heard } = await dial(port);
    const isClosed = closed(socket);
    socket.write(`${HEAD.join("\r\n")}y\r\n\r\n`);
    inTheirOwnTime(socket, `{"login":"${"a".repeat(900)}`, 50);
    expect(await within(isClosed)).toBe("closed");
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("and one that never begins, too", async () => {
    const { port } = await listening({ headMs: 500, requestMs: 1_000 });
    const { socket } = await dial(port);
    expect(await within(closed(socket))).toBe("closed");
  });
});

function connectionsOf(api: FastifyInstance): Promise<number> {
  return new Promise((resolve) => {
    api.server.getConnections((_error, count) => resolve(count));
  });
}

it("one who stays after being told that this is no HTTP holds no connection", async () => {
  const { api, port } = await listening({ headMs: 60_000, requestMs: 60_000 });
  const socket = connect({ host: LOOPBACK, port, allowHalfOpen: true });
  opened.push(() => void socket.destroy());
  socket.on("error", () => undefined).resume();
  socket.write("no HTTP\r\n\r\n");
  await once(socket, "end");
  await expect.poll(() => connectionsOf(api)).toBe(0);
});

it("one address has no more than its places, and another gets in all the while", async () => {
  const { api, port } = await listening({ all: 40, perAddress: 15 });
  const flood = await floodFrom(port, STRANGER);
  opened.push(() => flood.stop());
  await flood.until(150);
  expect(await connectionsOf(api)).toBeLessThanOrEqual(20);
  for (let index = 0; index < 5; index += 1) {
    const { socket, heard } = await dial(port, "127.0.0.7");
    socket.write(`GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n`);
    await expect.poll(heard, { timeout: LATER_MS }).toMatch(/^HTTP\/1\.1 200 /);
  }
});

it("who is being served with a good token is not cut off by those who come later from there", async () => {
  const { api, port } = await listening({ all: 40, perAddress: 5 });
  const { socket, heard } = await dial(port);
  let admit = (): void => undefined;
  let finish = (): void => undefined;
  const isAdmitted = new Promise<void>((resolve) => (admit = resolve));
  const isOver = new Promise<void>((resolve) => (finish = resolve));
  const list = test.store.queues.list.bind(test.store.queues);
  test.store.queues.list = async (...asked) => {
    admit();
    await isOver;
    return list(...asked);
  };
  opened.push(() => void (test.store.queues.list = list));
  socket.write(`POST /api/xcc/queues/list HTTP/1.1\r\nHost: a\r\ntoken: ${DEV_KEY}\r\nContent-Length: 0\r\n\r\n`);
  await isAdmitted;
  const flood = await floodFrom(port, STRANGER);
  opened.push(() => flood.stop());
  await flood.until(100);
  expect(await connectionsOf(api)).toBeLessThanOrEqual(10);
  finish();
  await expect.poll(heard, { timeout: LATER_MS }).toMatch(/^HTTP\/1\.1 200 /);
});
