// Our end of DTLS 1.2 (RFC 6347), always as the server; it gives SRTP its keys (RFC 5764) and carries nothing else. Knows no socket
// and no clock.
//
//   hello:   <- ClientHello
//            -> ServerHello, Certificate, ServerKeyExchange, CertificateRequest, ServerHelloDone    again while nothing comes
//   keys:    <- Certificate (fingerprint!), ClientKeyExchange, CertificateVerify, Finished
//            -> ChangeCipherSpec, Finished                                                          again when theirs comes again
//   done:    what SRTP needs is told; the rest of the association's life is silence, or its end
//
// No cookies are asked for (RFC 6347 section 4.2.1 has them against forged addresses): who sends has proven by ICE that they get
// what is sent there, or is not heard at all.
import { constants, createHash, randomBytes, sign, timingSafeEqual, verify, X509Certificate } from "node:crypto";
import { newShare, type Share } from "./agreement.ts";
import { isNamed, type Certificate } from "./certificate.ts";
import { pseudoRandom, RecordKeys, srtpKeys, type SrtpKeys } from "./keys.ts";
import * as messages from "./messages.ts";
import { HANDSHAKE, type Hello } from "./messages.ts";
import type { Message, Record } from "./record.ts";
import { CONTENT, handshakeMessage, readFragments, readRecords, Reassembly, recordHeader } from "./record.ts";

export type DtlsOutcome =
  | { readonly type: "agreed"; readonly keys: SrtpKeys }
  /** Static text. */
  | { readonly type: "failed"; readonly reason: string }
  | { readonly type: "closed" };

export interface DtlsPorts {
  send(datagram: Uint8Array): void;
  tell(outcome: DtlsOutcome): void;
}

const FIRST_TIMEOUT_MS = 500;
const LONGEST_TIMEOUT_MS = 8_000;
/** So long a peer has to come to an end, from when it is first expected. */
export const HANDSHAKE_LIMIT_MS = 30_000;
const FINISHED_BYTES = 12;
const ALERTS = { closeNotify: 0, handshakeFailure: 40, badCertificate: 42, decryptError: 51 } as const;
export const WRONG_FINGERPRINT = "the peer's certificate is not the one that signalling has told of";

interface Keys {
  readonly master: Uint8Array;
  readonly records: RecordKeys;
}

export class DtlsServer {
  readonly #certificate: Certificate;
  readonly #fingerprints: readonly string[];
  readonly #ports: DtlsPorts;
  readonly #random = randomBytes(32);
  readonly #reassembly = new Reassembly();
  readonly #startedAtMs: number;
  #phase: "hello" | "keys" | "done" | "over" = "hello";
  #transcript: Buffer[] = [];
  #hello: Hello | undefined;
  #share: Share | undefined;
  #theirCertificate: Uint8Array | undefined;
  #keys: Keys | undefined;
  #isVerified = false;
  #sequence = [0, 0];
  /** What was said last, as datagrams; again where it seems lost. */
  #flight: readonly (() => Buffer)[] = [];
  #againMs = Infinity;
  #timeoutMs = FIRST_TIMEOUT_MS;

  /** `fingerprints`: of the certificate that the peer has to show, as "sha-256 AB:CD:..."; one of them is enough. */
  constructor(certificate: Certificate, fingerprints: readonly string[], ports: DtlsPorts, nowMs: number) {
    this.#certificate = certificate;
    this.#fingerprints = fingerprints;
    this.#ports = ports;
    this.#startedAtMs = nowMs;
  }

  receive(datagram: Uint8Array, nowMs: number): void {
    for (const record of readRecords(datagram)) {
      if (this.#phase === "over") return;
      this.#receiveRecord(record, nowMs);
    }
  }

  /** Several times a second until it is agreed. */
  tick(nowMs: number): void {
    if (this.#phase === "done" || this.#phase === "over") return;
    if (nowMs - this.#startedAtMs > HANDSHAKE_LIMIT_MS) this.#fail("the DTLS handshake came to no end", undefined);
    else if (nowMs >= this.#againMs) {
      this.#timeoutMs = Math.min(LONGEST_TIMEOUT_MS, 2 * this.#timeoutMs);
      this.#sendFlight(nowMs);
    }
  }

  /** Says that it is over. */
  close(): void {
    if (this.#phase === "done") this.#alert(1, ALERTS.closeNotify);
    this.#phase = "over";
  }

  #receiveRecord(record: Record, nowMs: number): void {
    const body = record.epoch === 0 ? record.body : this.#keys?.records.open(record);
    // Not theirs, or before its turn: what matters comes again.
    if (body === undefined || record.epoch > 1) return;
    // In the clear anybody may have written it.
    if (record.type === CONTENT.alert) this.#onAlert(body, record.epoch === 1);
    if (record.type !== CONTENT.handshake) return;
    for (const fragment of readFragments(body)) {
      const isFinished = fragment.type === HANDSHAKE.finished;
      if (isFinished !== (record.epoch === 1)) continue;
      if (fragment.message < this.#reassembly.next) this.#onRepeated(fragment.type, nowMs);
      else this.#reassembly.add(fragment);
    }
    for (let message = this.#reassembly.take(); message !== undefined; message = this.#reassembly.take()) {
      if (this.#phase === "over") return;
      this.#onMessage(message, nowMs);
    }
  }

  /** Ours is lost, or late. */
  #onRepeated(type: number, nowMs: number): void {
    const isOfHello = type === HANDSHAKE.clientHello && this.#phase === "keys";
    if (isOfHello || (type === HANDSHAKE.finished && this.#phase === "done")) this.#sendFlight(nowMs);
  }

  #onAlert(body: Uint8Array, isProven: boolean): void {
    const [level = 0, description = 0] = body;
    if (this.#phase === "done" && !isProven) return;
    if (description === ALERTS.closeNotify) this.#end({ type: "closed" });
    else if (level === 2) this.#end({ type: "failed", reason: "the peer has ended the DTLS handshake" });
  }

  /** Each has its turn, and none comes twice: what is signed in the end is all that was said. */
  #onMessage({ type, message, body }: Message, nowMs: number): void {
    const before = Buffer.concat(this.#transcript);
    this.#transcript.push(handshakeMessage(type, message, body));
    if (!this.#isInTurn(type)) {
      this.#fail("a message of the DTLS handshake out of its turn", ALERTS.handshakeFailure);
    } else if (type === HANDSHAKE.clientHello) this.#onHello(body, nowMs);
    else if (type === HANDSHAKE.certificate) this.#onCertificate(body);
    else if (type === HANDSHAKE.clientKeyExchange) this.#onKeyExchange(body);
    else if (type === HANDSHAKE.certificateVerify) this.#onVerify(body, before);
    else if (this.#keys !== undefined) this.#onFinished(body, before, this.#keys, nowMs);
  }

  #isInTurn(type: number): boolean {
    const isTalking = this.#phase === "keys";
    switch (type) {
      case HANDSHAKE.clientHello:
        return this.#phase === "hello";
      case HANDSHAKE.certificate:
        return isTalking && this.#theirCertificate === undefined;
      case HANDSHAKE.clientKeyExchange:
        return isTalking && this.#theirCertificate !== undefined && this.#keys === undefined;
      case HANDSHAKE.certificateVerify:
        return isTalking && this.#keys !== undefined && !this.#isVerified;
      case HANDSHAKE.finished:
        return isTalking && this.#isVerified;
      default:
        return false;
    }
  }

  #onHello(body: Uint8Array, nowMs: number): void {
    const read = messages.readHello(body);
    if (!read.ok) {
      this.#fail(read.reason, ALERTS.handshakeFailure);
      return;
    }
    const { hello } = read;
    const share = newShare(hello.group);
    const said = messages.ourShare(share.group, share.publicKey);
    const signature = sign("sha256", Buffer.concat([hello.random, this.#random, said]), this.#certificate.privateKey);
    this.#hello = hello;
    this.#share = share;
    this.#phase = "keys";
    this.#say(
      [
        [HANDSHAKE.serverHello, messages.serverHello(this.#random, hello)],
        [HANDSHAKE.certificate, messages.certificate(this.#certificate.der)],
        [HANDSHAKE.serverKeyExchange, messages.serverKeyExchange(said, signature)],
        [HANDSHAKE.certificateRequest, messages.certificateRequest()],
        [HANDSHAKE.serverHelloDone, Buffer.alloc(0)],
      ],
      nowMs,
    );
  }

  #onCertificate(body: Uint8Array): void {
    const der = messages.readCertificate(body);
    if (der === undefined || !isNamed(der, this.#fingerprints)) {
      this.#fail(WRONG_FINGERPRINT, ALERTS.badCertificate);
      return;
    }
    this.#theirCertificate = der;
    // The peer is there: it is its turn to say again what is lost.
    this.#againMs = Infinity;
  }

  #onKeyExchange(body: Uint8Array): void {
    const theirs = messages.readKeyExchange(body);
    const secret = theirs === undefined ? undefined : this.#share?.secretWith(theirs);
    const hello = this.#hello;
    if (secret === undefined || hello === undefined) {
      this.#fail("no key in common", ALERTS.handshakeFailure);
      return;
    }
    // RFC 7627 section 4: bound to all that was said.
    const master = pseudoRandom(secret, "extended master secret", hashOf(Buffer.concat(this.#transcript)), 48);
    this.#keys = { master, records: new RecordKeys(master, hello.random, this.#random) };
  }

  #onVerify(body: Uint8Array, before: Uint8Array): void {
    const proof = messages.readVerify(body);
    const isTheirs = proof !== undefined && isSignedBy(this.#theirCertificate, before, proof);
    if (!isTheirs) {
      this.#fail("the peer has not got its certificate's key", ALERTS.decryptError);
      return;
    }
    this.#isVerified = true;
  }

  #onFinished(body: Uint8Array, before: Uint8Array, { master, records }: Keys, nowMs: number): void {
    const expected = pseudoRandom(master, "client finished", hashOf(before), FINISHED_BYTES);
    if (body.length !== FINISHED_BYTES || !timingSafeEqual(body, expected)) {
      this.#fail("what was said was changed on its way", ALERTS.decryptError);
      return;
    }
    const hello = this.#hello;
    if (hello === undefined) return;
    const hash = hashOf(Buffer.concat(this.#transcript));
    const finished = pseudoRandom(master, "server finished", hash, FINISHED_BYTES);
    const message = handshakeMessage(HANDSHAKE.finished, SERVER_FINISHED, finished);
    this.#phase = "done";
    this.#transcript = [];
    this.#flight = [
      () => this.#plain(CONTENT.changeCipherSpec, Buffer.from([1])),
      () => records.seal(CONTENT.handshake, 1, this.#nextSequence(1), message),
    ];
    this.#sendFlight(nowMs);
    this.#againMs = Infinity;
    this.#ports.tell({ type: "agreed", keys: srtpKeys(master, hello.random, this.#random, hello.suite) });
  }

  #say(flight: readonly (readonly [type: number, body: Buffer])[], nowMs: number): void {
    const whole = flight.map(([type, body], at) => handshakeMessage(type, at, body));
    this.#transcript.push(...whole);
    this.#flight = whole.map((message) => () => this.#plain(CONTENT.handshake, message));
    this.#sendFlight(nowMs);
  }

  /** In one datagram: it is shorter than what goes through everywhere. */
  #sendFlight(nowMs: number): void {
    this.#ports.send(Buffer.concat(this.#flight.map((record) => record())));
    this.#againMs = nowMs + this.#timeoutMs;
  }

  #plain(type: number, body: Uint8Array): Buffer {
    return Buffer.concat([recordHeader(type, 0, this.#nextSequence(0), body.length), body]);
  }

  #nextSequence(epoch: 0 | 1): number {
    const sequence = this.#sequence[epoch] ?? 0;
    this.#sequence[epoch] = sequence + 1;
    return sequence;
  }

  #fail(reason: string, alert: number | undefined): void {
    if (alert !== undefined) this.#alert(2, alert);
    this.#end({ type: "failed", reason });
  }

  #alert(level: 1 | 2, description: number): void {
    const body = Buffer.from([level, description]);
    const isSealed = this.#phase === "done" && this.#keys !== undefined;
    const record = isSealed && this.#keys?.records.seal(CONTENT.alert, 1, this.#nextSequence(1), body);
    this.#ports.send(record || this.#plain(CONTENT.alert, body));
  }

  #end(outcome: DtlsOutcome): void {
    if (this.#phase === "over") return;
    this.#phase = "over";
    this.#ports.tell(outcome);
  }
}

/** Ours is the sixth: five are in the flight before. */
const SERVER_FINISHED = 5;

function hashOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function isSignedBy(
  der: Uint8Array | undefined,
  said: Uint8Array,
  { algorithm, signature }: { readonly algorithm: number; readonly signature: Uint8Array },
): boolean {
  const kind = messages.SIGNATURES.get(algorithm);
  if (der === undefined || kind === undefined) return false;
  try {
    const key = new X509Certificate(der).publicKey;
    if (key.asymmetricKeyType !== (kind === "ecdsa" ? "ec" : "rsa")) return false;
    const padding = kind === "rsa-pss" ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
    return verify("sha256", said, { key, ...padding }, signature);
  } catch {
    return false;
  }
}
