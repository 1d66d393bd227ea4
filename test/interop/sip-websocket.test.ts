// SIP over WebSocket (RFC 7118) as a client sees it that is no browser: what is let in, in which frames, and what is answered.
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { LOOPBACK } from "./ports.ts";
import { startServer, type Server } from "./server.ts";

let server: Server;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  server = await startServer();
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

interface Options {
  readonly protocols?: readonly string[];
  readonly origin?: string;
  readonly path?: string;
}

function connect({ protocols = ["sip"], origin, path = "/sip" }: Options = {}): WebSocket {
  const url = `ws://${LOOPBACK}:${String(server.httpPort)}${path}`;
  const socket = new WebSocket(url, [...protocols], origin === undefined ? {} : { origin });
  socket.on("error", () => undefined);
  sockets.push(socket);
  return socket;
}

async function refusedWith(socket: WebSocket): Promise<number | undefined> {
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, { readonly statusCode?: number }];
  return response.statusCode;
}

function register(branch: string): string {
  return [
    "REGISTER sip:xswitch.cn SIP/2.0",
    `Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK${branch}`,
    "Max-Forwards: 69",
    "To: <sip:1000@xswitch.cn>",
    "From: <sip:1000@xswitch.cn>;tag=65bnmj.34asd",
    "Call-ID: aiuy7k9njasd",
    "CSeq: 1 REGISTER",
    'Contact: <sip:ola@df7jal23ls0d.invalid;transport=ws>;reg-id=1;+sip.instance="<urn:uuid:f81-7dec-14a06cf1>"',
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}

async function answerTo(socket: WebSocket, message: string | Buffer): Promise<string> {
  const answer = once(socket, "message");
  socket.send(message);
  const [data] = (await answer) as [Buffer];
  return data.toString("utf8");
}

describe("SIP over WebSocket", () => {
  it("is let in under its subprotocol, from this server's pages and from programs", async () => {
    for (const options of [{}, { protocols: ["other", "sip"] }, { origin: `http://${LOOPBACK}:${server.httpPort}` }]) {
      const socket = connect(options);
      await once(socket, "open");
      expect(socket.protocol).toBe("sip");
    }
    expect(await refusedWith(connect({ protocols: [] }))).toBe(400);
    expect(await refusedWith(connect({ protocols: ["xmpp"] }))).toBe(400);
    expect(await refusedWith(connect({ origin: "https://elsewhere.example" }))).toBe(403);
    expect(await refusedWith(connect({ path: "/sip/more" }))).toBe(404);
  });

  it("answers text and binary, with the client's only Via and its host as they were", async () => {
    const socket = connect();
    await once(socket, "open");
    for (const message of [register("text"), Buffer.from(register("binary"))]) {
      const answer = await answerTo(socket, message);
      expect(answer).toMatch(/^SIP\/2\.0 401 /);
      const vias = answer.split("\r\n").filter((line) => line.startsWith("Via:"));
      expect(vias.length).toBe(1);
      expect(vias[0]).toMatch(/^Via: SIP\/2\.0\/WS df7jal23ls0d\.invalid;/);
    }
  });

  it("answers the keep-alives of RFC 5626, and is asked by frames of its own", async () => {
    const socket = connect();
    await once(socket, "open");
    expect(await answerTo(socket, "\r\n\r\n")).toBe("\r\n");
    // Ours is no question, and gets no answer.
    socket.send("\r\n");
    expect(await answerTo(socket, register("after"))).toMatch(/^SIP\/2\.0 401 /);
  });

  it("closes on more than 64 kB, and what is no SIP harms nobody", async () => {
    const socket = connect();
    await once(socket, "open");
    for (const nonsense of ["", "nonsense", "\u0000\u0001", "SIP/2.0 200", "{}"]) socket.send(nonsense);
    expect(await answerTo(socket, register("still"))).toMatch(/^SIP\/2\.0 401 /);
    const closed = once(socket, "close");
    socket.send(Buffer.alloc(70_000, 65));
    expect(((await closed) as [number])[0]).toBe(1009);
  });
});
