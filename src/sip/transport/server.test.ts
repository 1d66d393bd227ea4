import { beforeEach, expect, it } from "vitest";
import type { SipEvent } from "../endpoint/vocabulary.ts";
import { MemoryTransport } from "./memory-transport.ts";
import { SipServer } from "./server.ts";

const SDP = "v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n";

let transport: MemoryTransport;
let server: SipServer;
/** What happened, and what had been answered by then. */
let happened: string[];

beforeEach(async () => {
  transport = new MemoryTransport();
  server = new SipServer(
    {
      realm: "example.com",
      directory: { ha1: () => undefined, trusts: () => true },
      random: (bytes) => "5a".repeat(bytes),
      listen: { address: "192.0.2.1", port: 5060 },
      clock: { now: () => 1_000, wakeAt: () => () => undefined },
    },
    transport.make,
  );
  happened = [];
  await server.start();
});

/** When all that a turn of the loop has begun is done. */
function turnIsOver(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function talking(): Promise<void> {
  const forget = server.onEvent((event) => {
    if (event.type === "invited") server.accept(event.session, SDP);
  });
  transport.invite("4000", SDP);
  await turnIsOver();
  transport.acknowledge();
  await turnIsOver();
  forget();
  expect(transport.sent.splice(0)).toEqual(["100 INVITE", "200 INVITE"]);
}

function note(what: string): void {
  happened.push(`${what}, answered: ${transport.sent.join(" ")}`);
}

it("answers a BYE when its end was told, and what follows from that in microtasks is done", async () => {
  await talking();
  server.onEvent(({ type }: SipEvent) => {
    note(type);
    queueMicrotask(() => {
      note("reported");
      queueMicrotask(() => note("written down"));
    });
  });
  transport.hangUp();
  await turnIsOver();
  expect(happened).toEqual(["ended, answered: ", "reported, answered: ", "written down, answered: "]);
  expect(transport.sent).toEqual(["200 BYE"]);
});

it("answers also where who listens throws", async () => {
  await talking();
  server.onEvent(() => {
    throw new Error("a listener's mistake");
  });
  expect(() => transport.hangUp()).toThrow("a listener's mistake");
  await turnIsOver();
  expect(transport.sent).toEqual(["200 BYE"]);
});

it("sends what is left when it stops", async () => {
  await talking();
  transport.hangUp();
  await server.stop();
  expect(transport.sent).toEqual(["200 BYE"]);
});
