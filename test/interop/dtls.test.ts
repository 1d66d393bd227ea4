// Our DTLS against OpenSSL's, which knows nothing of us.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fingerprintOf, newCertificate } from "../../src/media/link/dtls/certificate.ts";
import { DtlsServer, WRONG_FINGERPRINT, type DtlsOutcome } from "../../src/media/link/dtls/server.ts";
import { leasePort } from "./ports.ts";

const folder = mkdtempSync(join(tmpdir(), "xcc-dtls-"));
const PEER_CERTIFICATES = { ec: ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"], rsa: ["rsa:2048"] } as const;
type Kind = keyof typeof PEER_CERTIFICATES;

function pathsOf(kind: Kind): { readonly cert: string; readonly key: string } {
  return { cert: join(folder, `${kind}.pem`), key: join(folder, `${kind}.key`) };
}

beforeAll(() => {
  for (const kind of ["ec", "rsa"] as const) {
    const { cert, key } = pathsOf(kind);
    const made = ["-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=peer"];
    execFileSync("openssl", ["req", "-x509", "-newkey", ...PEER_CERTIFICATES[kind], ...made], { stdio: "ignore" });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let socket: Socket | undefined;
let client: ChildProcess | undefined;
let ticking: NodeJS.Timeout | undefined;
afterEach(() => {
  clearInterval(ticking);
  client?.kill("SIGKILL");
  socket?.close();
  socket = client = undefined;
});

interface Met {
  readonly outcome: Promise<DtlsOutcome>;
  readonly said: () => string;
}

/** `loses`: datagrams of both that get lost, by their number. */
async function meet(
  kind: Kind,
  fingerprints: readonly string[],
  options: readonly string[],
  loses: readonly number[] = [],
): Promise<Met> {
  const own = createSocket("udp4");
  socket = own;
  const port = await leasePort();
  own.bind(port, "127.0.0.1");
  await once(own, "listening");
  let peerPort = 0;
  let datagrams = 0;
  const isLost = (): boolean => loses.includes(++datagrams);
  const outcome = new Promise<DtlsOutcome>((resolve) => {
    const ports = {
      send: (bytes: Uint8Array): void => {
        if (!isLost()) own.send(bytes, peerPort, "127.0.0.1");
      },
      tell: resolve,
    };
    const server = new DtlsServer(newCertificate(Date.now()), fingerprints, ports, performance.now());
    own.on("message", (bytes, from) => {
      peerPort = from.port;
      if (!isLost()) server.receive(bytes, performance.now());
    });
    ticking = setInterval(() => server.tick(performance.now()), 20);
  });
  const { cert, key } = pathsOf(kind);
  const given = ["s_client", "-dtls1_2", "-connect", `127.0.0.1:${port}`, "-cert", cert, "-key", key, ...options];
  const started = spawn("openssl", given, { stdio: ["pipe", "pipe", "pipe"] });
  client = started;
  let text = "";
  for (const stream of [started.stdout, started.stderr])
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { outcome, said: () => text };
}

const SRTP = ["-use_srtp", "SRTP_AES128_CM_SHA1_80"];
const EXPORT = ["-keymatexport", "EXTRACTOR-dtls_srtp", "-keymatexportlen", "60"];

function fingerprint(kind: Kind): string {
  const pem = readFileSync(pathsOf(kind).cert, "utf8").replace(/-----[^-]+-----|\s/g, "");
  return fingerprintOf(Buffer.from(pem, "base64")) ?? "";
}

describe("our DTLS and OpenSSL's", () => {
  const cases: readonly (readonly [string, Kind, readonly string[], readonly number[]])[] = [
    ["over X25519", "ec", ["-groups", "X25519:P-256"], []],
    ["over P-256", "ec", ["-groups", "P-256"], []],
    ["with a certificate of RSA", "rsa", [], []],
    ["in small pieces", "ec", ["-mtu", "300"], []],
    ["where the first answer and the last are lost", "ec", [], [2, 6]],
  ];
  it.each(cases)("come to the same keys %s", async (_how, kind, options, loses) => {
    const { outcome, said } = await meet(kind, [fingerprint(kind)], [...SRTP, ...EXPORT, ...options], loses);
    const agreed = await outcome;
    if (agreed.type !== "agreed") throw new Error(JSON.stringify(agreed));
    await expect.poll(said, { timeout: 10_000 }).toContain("Keying material: ");
    const material = Buffer.from(/Keying material: ([0-9A-F]+)/.exec(said())?.[1] ?? "", "hex");
    const part = (from: number, to: number): string => material.subarray(from, to).toString("hex");
    expect(Buffer.from(agreed.keys.theirs.keyAndSalt).toString("hex")).toBe(part(0, 16) + part(32, 46));
    expect(Buffer.from(agreed.keys.ours.keyAndSalt).toString("hex")).toBe(part(16, 32) + part(46, 60));
    expect(agreed.keys.ours.suite).toBe("AES_CM_128_HMAC_SHA1_80");
  });

  it("part where the certificate is another one than was told", async () => {
    const { outcome, said } = await meet("ec", [fingerprint("rsa")], SRTP);
    expect(await outcome).toEqual({ type: "failed", reason: WRONG_FINGERPRINT });
    await expect.poll(said, { timeout: 5_000 }).toMatch(/alert bad certificate/i);
  });

  it("part where there is no SRTP in it, or no cipher in common", async () => {
    const without = await meet("ec", [fingerprint("ec")], []);
    expect(await without.outcome).toEqual({ type: "failed", reason: "no SRTP profile in common" });
    client?.kill("SIGKILL");
    socket?.close();
    const other = await meet("ec", [fingerprint("ec")], [...SRTP, "-cipher", "ECDHE-RSA-AES256-GCM-SHA384"]);
    expect(await other.outcome).toEqual({ type: "failed", reason: "no cipher suite in common" });
  });

  it("use the other profile where the peer has that alone", async () => {
    const { outcome } = await meet("ec", [fingerprint("ec")], ["-use_srtp", "SRTP_AEAD_AES_128_GCM"]);
    expect(await outcome).toMatchObject({ type: "agreed", keys: { ours: { suite: "AEAD_AES_128_GCM" } } });
  });
});
