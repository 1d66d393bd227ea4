// The double behind a real socket: what units see of it in virtual time is so on loopback too.
import { connect, type Socket } from "node:net";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { directoryAt, DoubleServer } from "../freeswitch-double/socket.ts";
import { leasePort } from "./ports.ts";
import { until } from "./until.ts";

function holds(what: string, condition: () => boolean): Promise<true> {
  return until(what, () => Promise.resolve(condition() ? (true as const) : undefined));
}

class Client {
  text = "";
  isClosed = false;
  isRefused = false;
  readonly socket: Socket;

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1");
    this.socket.on("data", (bytes) => (this.text += bytes.toString()));
    this.socket.on("error", () => (this.isRefused = true));
    this.socket.on("close", () => (this.isClosed = true));
  }

  async says(wanted: string): Promise<void> {
    await holds(wanted, () => this.text.includes(wanted));
  }

  async signIn(): Promise<this> {
    await this.says("auth/request");
    this.socket.write("auth s3cret\n\nevent plain ALL\n\n");
    await this.says("event listener enabled plain");
    return this;
  }
}

let server: DoubleServer;
let folder = "";
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-double-"));
  server = new DoubleServer({ password: "s3cret", heartbeatMs: 200 });
  await server.listen(await leasePort());
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("a call is answered, recorded into a real file, and ended", async () => {
  const client = await new Client(server.port).signIn();
  const { uuid } = server.node.arrive("1001", "4000");
  await client.says("CHANNEL_PARK");
  client.socket.write(`sendmsg ${uuid}\ncall-command: execute\nexecute-app-name: answer\n\n`);
  await client.says("CHANNEL_ANSWER");
  const path = join(folder, "a.wav");
  client.socket.write(`api uuid_record ${uuid} start ${path}\n\n`);
  await client.says("RECORD_START");
  client.socket.write(`api uuid_kill ${uuid}\n\n`);
  await client.says("CHANNEL_DESTROY");
  const wav = readFileSync(path);
  expect([wav.toString("latin1", 0, 4), wav.readUInt32LE(40)]).toEqual(["RIFF", wav.length - 44]);
  expect(wav.length).toBeGreaterThan(44);
  expect(server.node.violations).toEqual([]);
});

it("dies by closing, and comes back on the same port", async () => {
  const client = await new Client(server.port).signIn();
  await server.die("closed");
  await holds("the connection is closed", () => client.isClosed);
  const refused = new Client(server.port);
  await holds("nobody listens", () => refused.isRefused);
  await server.restart();
  await new Client(server.port).signIn();
});

it("dies in silence: connections stand, and nothing comes any more", async () => {
  const client = await new Client(server.port).signIn();
  await client.says("HEARTBEAT");
  await server.die("silent");
  const later = new Client(server.port);
  await holds("its sockets still take who comes", () => later.socket.readyState === "open");
  const { text } = client;
  client.socket.write("api status\n\n");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect([client.text, client.isClosed, later.text]).toEqual([text, false, ""]);
});

it("asks the directory over HTTP, and lets nobody in where nobody answers", async () => {
  const ha1 = createHash("md5").update("1001:xcc.test:right").digest("hex");
  const asked: string[] = [];
  const directory = createServer((request, response) => {
    request.on("data", (bytes: Buffer) => asked.push(bytes.toString()));
    request.on("end", () =>
      response.end(`<user id="1001"><params><param name="a1-hash" value="${ha1}"/></params></user>`),
    );
  });
  const port = await leasePort();
  await new Promise<void>((resolve) => directory.listen(port, "127.0.0.1", resolve));
  const asking = new DoubleServer({ directory: directoryAt(`http://127.0.0.1:${port}/directory`) });
  const { registrar } = asking.node;
  try {
    expect(await registrar.register("1001", "xcc.test", "right")).toBe(200);
    expect(await registrar.register("1001", "xcc.test", "wrong")).toBe(403);
    expect(new URLSearchParams(asked[0]).get("action")).toBe("sip_auth");
  } finally {
    directory.closeAllConnections();
    await new Promise((resolve) => directory.close(resolve));
  }
  expect(await registrar.register("1001", "xcc.test", "right")).toBe(403);
  await asking.stop();
});
