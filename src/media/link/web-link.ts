// The link to a browser: what comes on its one port is told apart (RFC 7983), the way is found by ICE, keys by DTLS, and RTP and
// RTCP go over both together (RFC 5761). Above it is plain RTP; the peer is where the session was told that it is, wherever it really is.
//
//   socket --stun--> Ice --way--> DtlsServer --keys--> Shield
//          --rtp, if from a place that the peer has proven--> Shield --opened--> session
import type { WebReceiver, WebWay } from "../session/ports.ts";
import { Shield } from "../secure/shield.ts";
import type { StatisticsRow } from "../statistics-board.ts";
import type { WebAgreement } from "../vocabulary.ts";
import { isRtcp } from "../wire/rtp.ts";
import { printCandidate, readCandidate } from "./candidate.ts";
import type { Certificate } from "./dtls/certificate.ts";
import { DtlsServer, type DtlsOutcome } from "./dtls/server.ts";
import { Ice } from "./ice.ts";
import { kindOf } from "./stun.ts";
import { WEB_PEER } from "./web-peer.ts";

/** What the link stands on. Sending never throws; the bytes may be reused afterwards. */
export interface Datagrams {
  readonly port: number;
  readonly row: StatisticsRow;
  send(bytes: Uint8Array, port: number, address: string): void;
  close(): void;
}

export interface WebLinkParts {
  readonly certificate: Certificate;
  /** At which we are reached. */
  readonly addresses: readonly string[];
  readonly receiver: WebReceiver;
  readonly now: () => number;
  /** In hex digits. */
  readonly random: (bytes: number) => string;
}

export const NO_WAY = "no way to the browser was found by ICE";
export const CONSENT_LOST = "the browser answers no more (ICE consent)";
export const CLOSED = "the browser has closed the DTLS association";
/** A page that is left closes its end and says so by signalling too, which may come later. */
const FAREWELL_MS = 5_000;

export class WebLink implements WebWay {
  readonly #socket: Datagrams;
  readonly #parts: WebLinkParts;
  readonly #ice: Ice;
  readonly #shield = new Shield();
  #dtls: DtlsServer | undefined;
  #agreed: WebAgreement | undefined;
  #isSecured = false;
  #wasConnected = false;
  #isOver = false;
  #closedAtMs = Infinity;

  constructor(socket: Datagrams, parts: WebLinkParts) {
    this.#socket = socket;
    this.#parts = parts;
    const send = (bytes: Uint8Array, address: string, port: number): void => socket.send(bytes, port, address);
    this.#ice = new Ice({ send, random: parts.random });
  }

  get port(): number {
    return this.#socket.port;
  }

  get fingerprint(): string {
    return this.#parts.certificate.fingerprint;
  }

  get candidates(): readonly string[] {
    return this.#parts.addresses.map((address, at) => printCandidate(address, this.port, at));
  }

  get row(): StatisticsRow {
    return this.#socket.row;
  }

  /** Again after each description: the same changes nothing. */
  agree(agreed: WebAgreement, nowMs: number): void {
    const { ours, theirs, isControlling } = agreed;
    const candidates = theirs.candidates.flatMap((line) => readCandidate(line) ?? []);
    const { name, password, isLite } = theirs;
    this.#ice.agree(ours, { name, password, isLite, candidates }, isControlling, nowMs);
    const former = this.#agreed?.theirs.fingerprints.join();
    this.#agreed = agreed;
    // Another certificate is another association (RFC 8842 section 4); the keys of the one before serve until it is there.
    if (this.#dtls !== undefined && former === theirs.fingerprints.join()) return;
    const ports = {
      send: (datagram: Uint8Array) => this.#sendRaw(datagram),
      tell: (outcome: DtlsOutcome) => this.#onDtls(outcome),
    };
    this.#dtls = new DtlsServer(this.#parts.certificate, theirs.fingerprints, ports, nowMs);
  }

  receive(bytes: Uint8Array, address: string, port: number): void {
    if (this.#isOver) return;
    const nowMs = this.#parts.now();
    const kind = kindOf(bytes);
    if (kind === "stun") this.#ice.receive(bytes, address, port, nowMs);
    else if (this.#ice.knows(address, port)) {
      if (kind === "dtls") this.#dtls?.receive(bytes, nowMs);
      else if (kind === "rtp" && this.#isSecured) this.#receiveMedia(bytes);
    }
  }

  tick(nowMs: number): void {
    if (this.#isOver || this.#agreed === undefined) return;
    this.#ice.tick(nowMs);
    const { state } = this.#ice;
    if (state === "connected") this.#wasConnected = true;
    if (nowMs - this.#closedAtMs > FAREWELL_MS) this.#lose(CLOSED);
    else if (state === "lost") this.#lose(this.#wasConnected ? CONSENT_LOST : NO_WAY);
    else if (state === "connected") this.#dtls?.tick(nowMs);
  }

  sendRtp(bytes: Uint8Array): void {
    if (!this.#isSecured || this.#ice.selected === undefined) return;
    const sealed = this.#shield.seal(bytes);
    if (sealed !== undefined) this.#sendRaw(sealed);
  }

  sendRtcp(bytes: Uint8Array): void {
    if (!this.#isSecured || this.#ice.selected === undefined) return;
    const sealed = this.#shield.sealControl(bytes);
    if (sealed !== undefined) this.#sendRaw(sealed);
  }

  close(): void {
    if (!this.#isOver) this.#dtls?.close();
    this.#isOver = true;
    this.#socket.close();
  }

  #receiveMedia(bytes: Uint8Array): void {
    const { receiver } = this.#parts;
    const isControl = isRtcp(bytes);
    const opened = isControl ? this.#shield.openControl(bytes) : this.#shield.open(bytes);
    if (opened === undefined) receiver.unopened();
    else if (isControl) receiver.rtcp(opened, WEB_PEER.address, WEB_PEER.port);
    else receiver.rtp(opened, WEB_PEER.address, WEB_PEER.port);
  }

  /** The DTLS association goes where the browser was last seen to want it: before one is selected, its answer is awaited anyway. */
  #sendRaw(bytes: Uint8Array): void {
    const to = this.#ice.selected ?? this.#ice.seen;
    if (to !== undefined) this.#socket.send(bytes, to.port, to.address);
  }

  #onDtls(outcome: DtlsOutcome): void {
    switch (outcome.type) {
      case "agreed":
        this.#shield.agree(outcome.keys);
        this.#isSecured = true;
        break;
      case "failed":
        this.#lose(outcome.reason);
        break;
      case "closed":
        this.#isSecured = false;
        this.#closedAtMs = this.#parts.now();
        break;
    }
  }

  #lose(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#parts.receiver.lost(reason);
  }
}
