// Our connection to a node's event socket on loopback: it opens, is told events, is refused, and knows when nobody is there any more.
import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { EslConnection } from "../../src/esl/connection.ts";
import type { Happening } from "../../src/esl/machine.ts";
import { subscriptionOf, textOf } from "../../src/esl/say.ts";
import { DoubleServer } from "../freeswitch-double/socket.ts";
import { leasePort } from "./ports.ts";
import { until } from "./until.ts";

let server: DoubleServer;
let connection: EslConnection | undefined;
let happened: Happening[] = [];

beforeEach(async () => {
  happened = [];
  server = new DoubleServer({ password: "s3cret", heartbeatMs: 100 });
  await server.listen(await leasePort());
});
afterEach(async () => {
  connection?.end("the test is over");
  await server.stop();
});

function connected(port = server.port, password = "s3cret"): EslConnection {
  const options = { host: "127.0.0.1", port, password, happened: (one: Happening) => void happened.push(one) };
  return (connection = new EslConnection(options));
}

const holds = (what: string, condition: () => boolean): Promise<true> =>
  until(what, () => Promise.resolve(condition() ? (true as const) : undefined));
const isClosed = (): boolean => happened.at(-1)?.type === "closed";

it("opens, and hears the node's heart and its calls; a hundred commands are replied to in their order", async () => {
  const own = connected();
  await holds("open", () => own.isOpen);
  own.send(subscriptionOf(["HEARTBEAT", "CHANNEL_PARK"]));
  const { uuid } = server.node.arrive("13800138000", "4000");
  const asked = Array.from({ length: 100 }, () => own.send(`api ${textOf({ type: "exists", leg: uuid }) ?? ""}`));
  const names = (): string[] => happened.flatMap((one) => (one.type === "event" ? [one.event.name] : []));
  await holds("a heartbeat and a parked leg", () => names().includes("HEARTBEAT") && names().includes("CHANNEL_PARK"));
  const replies = () => happened.flatMap((one) => (one.type === "reply" ? [one] : []));
  await holds("all replies", () => replies().length === 101);
  expect(
    replies()
      .slice(1)
      .map(({ to, text }) => [to, text]),
  ).toEqual(asked.map((to) => [to, "true"]));
  expect(server.node.violations).toEqual([]);
});

it("is closed by a wrong password, by a node that is killed, and by a port where nobody listens, once each", async () => {
  connected(server.port, "wrong");
  await holds("refused", isClosed);
  expect(happened).toMatchObject([{ type: "closed", reason: "the node refuses the password" }]);

  happened = [];
  const own = connected();
  await holds("open", () => own.isOpen);
  server.node.die("closed");
  await holds("closed", isClosed);
  expect(own.send("api status")).toBeUndefined();

  happened = [];
  connected(await leasePort());
  await holds("refused", isClosed);
  expect(happened.map(({ type }) => type)).toEqual(["closed"]);
  expect(happened).toMatchObject([{ reason: expect.stringContaining("ECONNREFUSED") as string }]);
});

it("ends with whoever is no node: who says nothing within ten seconds, and who speaks another language", async () => {
  const port = await leasePort();
  const stranger: Server = createServer((socket) => socket.on("error", () => undefined));
  await new Promise<void>((resolve) => stranger.listen(port, "127.0.0.1", resolve));
  const began = Date.now();
  connected(port);
  await holds("given up", isClosed);
  expect(happened).toMatchObject([{ reason: "the node does not answer" }]);
  expect(Date.now() - began).toBeGreaterThan(9_000);
  stranger.close();

  happened = [];
  const other = await leasePort();
  const web = createServer((socket) => socket.end(`HTTP/1.1 200 OK\r\n${"x".repeat(100_000)}`));
  await new Promise<void>((resolve) => web.listen(other, "127.0.0.1", resolve));
  connected(other);
  await holds("ended", isClosed);
  expect(happened.map(({ type }) => type)).toEqual(["closed"]);
  web.close();
});
