import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { newCertificate } from "./certificate.ts";
import { handshakeMessage, recordHeader } from "./record.ts";
import { DtlsServer, HANDSHAKE_LIMIT_MS, type DtlsOutcome } from "./server.ts";

const certificate = newCertificate(Date.now());
/** As many as the default range has ports for, and as many again. */
const MOST = 1_000;

/** A client's hello with all that we want of it; then it falls silent. */
function hello(message = 0): Buffer {
  const extension = (name: number, value: string): Buffer => {
    const bytes = Buffer.from(value, "hex");
    const head = Buffer.alloc(4);
    head.writeUInt16BE(name, 0);
    head.writeUInt16BE(bytes.length, 2);
    return Buffer.concat([head, bytes]);
  };
  const extensions = Buffer.concat([
    ...[extension(10, "0002001d"), extension(13, "00020403"), extension(14, "0002000100")],
    ...[extension(23, ""), extension(0xff01, "00")],
  ]);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(extensions.length, 0);
  const body = Buffer.concat([Buffer.from("fefd", "hex"), Buffer.alloc(32, 7), Buffer.from("00000002c02b0100", "hex")]);
  const whole = handshakeMessage(1, message, Buffer.concat([body, size, extensions]));
  return Buffer.concat([recordHeader(22, 0, message, whole.length), whole]);
}

/** What is not held any more does not count. */
function collect(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

class Rig {
  readonly sent: Uint8Array[] = [];
  readonly told: DtlsOutcome[] = [];
  readonly server = new DtlsServer(
    certificate,
    ["sha-256 AA"],
    { send: (bytes) => this.sent.push(bytes), tell: (outcome) => this.told.push(outcome) },
    0,
  );
}

describe("our end of DTLS", () => {
  it("answers a hello, again while nothing comes, and gives up", () => {
    const rig = new Rig();
    rig.server.receive(hello(), 0);
    expect(rig.sent.length).toBe(1);
    expect((rig.sent[0] ?? []).length).toBeLessThan(1_200);
    for (let nowMs = 0; nowMs < HANDSHAKE_LIMIT_MS + 1_000; nowMs += 20) rig.server.tick(nowMs);
    expect(rig.sent.length).toBeLessThan(12);
    expect(rig.told).toMatchObject([{ type: "failed", reason: "the DTLS handshake came to no end" }]);
  });

  it("answers the same hello again with the same", () => {
    const rig = new Rig();
    rig.server.receive(hello(), 0);
    rig.server.receive(hello(), 10);
    const bodies = rig.sent.map((datagram) => Buffer.from(datagram).subarray(13, 71).toString("hex"));
    expect(bodies[0]).toBe(bodies[1]);
  });

  it("never throws, whatever comes", () => {
    let seed = 1;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 3_000; round += 1) {
      const rig = new Rig();
      const bytes = Buffer.from(hello());
      for (let flips = Math.ceil(random() * 4); flips > 0; flips -= 1) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      rig.server.receive(bytes.subarray(0, Math.ceil(random() * bytes.length)), 0);
      rig.server.receive(bytes, 1);
      rig.server.tick(2);
    }
  });

  it("that is begun and never ended takes some kilobytes: there are no more of these than calls", () => {
    const begun: Rig[] = [];
    collect();
    const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    for (let count = 0; count < MOST; count += 1) {
      const rig = new Rig();
      rig.server.receive(hello(), 0);
      rig.sent.length = 0;
      begun.push(rig);
    }
    collect();
    const after = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    expect(begun.length).toBe(MOST);
    expect((after - before) / 2 ** 20).toBeLessThan(30);
  });
});
