// Requests over connections that stay open, each sent when the one before it on its connection is answered.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { percentile } from "../figures.ts";

export interface HttpTarget {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of the request of this number. */
  readonly body: (request: number) => string;
}

export interface HttpFigures {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Rejects where anything but 200 is answered. The first `warmMs` do not count. */
export async function measureHttp(
  target: HttpTarget,
  { connections, warmMs, ms }: { readonly connections: number; readonly warmMs: number; readonly ms: number },
): Promise<HttpFigures> {
  const times: number[] = [];
  const countFrom = performance.now() + warmMs;
  const until = countFrom + ms;
  let sent = 0;
  const next = (): string => target.body((sent += 1));
  const took = (began: number, now: number): void => {
    if (began >= countFrom && now <= until) times.push(now - began);
  };
  const all = Array.from({ length: connections }, () => converse(target, next, until, took));
  await Promise.all(all);
  return { perSecond: (times.length / ms) * 1_000, p50Ms: percentile(times, 50), p99Ms: percentile(times, 99) };
}

async function converse(
  { port, path, headers }: HttpTarget,
  next: () => string,
  until: number,
  took: (began: number, now: number) => void,
): Promise<void> {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  await once(socket, "connect");
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n${fields.join("")}`;
  await new Promise<void>((resolve, reject) => {
    let began = 0;
    const send = (): void => {
      const body = next();
      began = performance.now();
      socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    onAnswers(socket, (status, text) => {
      const now = performance.now();
      if (status !== 200) reject(new Error(`${path} answered ${status}: ${text.slice(0, 300)}`));
      else if (now >= until) resolve();
      else {
        took(began, now);
        send();
      }
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error(`${path}: the connection was closed`)));
    send();
  }).finally(() => socket.destroy());
}

/** Only what our servers send: a head with a content-length, then the body. */
function onAnswers(socket: Socket, take: (status: number, body: string) => void): void {
  let waiting: Buffer = Buffer.alloc(0);
  socket.on("data", (bytes: Buffer) => {
    waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
    const end = waiting.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = waiting.toString("latin1", 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (waiting.length < end + 4 + length) return;
    const body = waiting.toString("utf8", end + 4, end + 4 + length);
    waiting = Buffer.alloc(0);
    take(Number(head.slice(9, 12)), body);
  });
}
