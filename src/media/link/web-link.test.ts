import { describe, expect, it } from "vitest";
import { newRow } from "../statistics-board.ts";
import { newCertificate } from "./dtls/certificate.ts";
import { printStun } from "./stun.ts";
import { CONSENT_LOST, NO_WAY, WebLink } from "./web-link.ts";

const OURS = { name: "ours", password: "our-password-our-password" };
const THEIRS = { name: "theirs", password: "their-password-their-password" };
const BROWSER = { address: "192.0.2.7", port: 5_000 };
const certificate = newCertificate(Date.now());
/** The beginning of a ClientHello: enough to be DTLS. */
const DTLS = Buffer.concat([Buffer.from("16fefd0000000000000000000c010000000000000000000000", "hex")]);
const SRTP = Buffer.concat([Buffer.from([0x80, 0x00]), Buffer.alloc(60)]);

class Rig {
  nowMs = 0;
  readonly sent: { readonly kind: number; readonly port: number }[] = [];
  readonly lost: string[] = [];
  readonly heard: Uint8Array[] = [];
  #random = 0;
  readonly link: WebLink;

  constructor() {
    const datagrams = {
      ...{ port: 30_000, row: newRow(), close: () => undefined },
      send: (bytes: Uint8Array, port: number) => void this.sent.push({ kind: bytes[0] ?? -1, port }),
    };
    this.link = new WebLink(datagrams, {
      ...{ certificate, addresses: ["192.0.2.1", "2001:db8::1"], now: () => this.nowMs },
      random: (bytes) => (++this.#random).toString(16).padStart(bytes * 2, "0"),
      receiver: {
        rtp: (bytes) => void this.heard.push(bytes),
        rtcp: (bytes) => void this.heard.push(bytes),
        unopened: () => undefined,
        lost: (reason) => void this.lost.push(reason),
      },
    });
    const theirs = { ...THEIRS, candidates: [], fingerprints: ["sha-256 AA"], isLite: false };
    this.link.agree({ ours: OURS, theirs, isControlling: false }, 0);
  }

  /** The browser, or somebody who has another password. */
  checks(password = OURS.password, from = BROWSER): void {
    const check = { type: "request", username: "ours:theirs", priority: 9, isControlling: true } as const;
    const bytes = printStun({ ...check, tieBreaker: 1n, useCandidate: true }, "0a".repeat(12), password);
    this.link.receive(bytes, from.address, from.port);
  }

  run(forMs: number): void {
    for (const until = this.nowMs + forMs; this.nowMs < until;) this.link.tick((this.nowMs += 20));
  }
}

describe("a browser's link", () => {
  it("tells where it is", () => {
    expect(new Rig().link.candidates).toEqual([
      "1 1 udp 2130706431 192.0.2.1 30000 typ host",
      "2 1 udp 2130706175 2001:db8::1 30000 typ host",
    ]);
  });

  it("says nothing to strangers, whatever they send, and hears nothing of them", () => {
    const rig = new Rig();
    for (let port = 1; port < 2_000; port += 1) {
      rig.checks("guessed", { address: "203.0.113.6", port });
      for (const bytes of [DTLS, SRTP, Buffer.alloc(0), Buffer.from([1]), Buffer.alloc(2_000, 0xff)]) {
        rig.link.receive(bytes, "203.0.113.6", port);
      }
    }
    rig.link.sendRtp(SRTP);
    expect([rig.sent, rig.heard, rig.lost]).toEqual([[], [], []]);
  });

  it("sends no audio, and takes none, before there are keys", () => {
    const rig = new Rig();
    rig.checks();
    rig.run(200);
    rig.link.receive(SRTP, BROWSER.address, BROWSER.port);
    rig.link.sendRtp(SRTP);
    rig.link.sendRtcp(SRTP);
    // Checks and their answers only.
    expect(rig.sent.every(({ kind, port }) => kind <= 3 && port === BROWSER.port)).toBe(true);
    expect(rig.heard).toEqual([]);
  });

  it("says once that it is lost: where no way is found, and where nobody answers any more", () => {
    const rig = new Rig();
    rig.run(40_000);
    expect(rig.lost).toEqual([NO_WAY]);
    expect(CONSENT_LOST).not.toBe(NO_WAY);
  });

  it("says nothing once it is closed", () => {
    const rig = new Rig();
    rig.link.close();
    const before = rig.sent.length;
    rig.checks();
    rig.run(40_000);
    expect([rig.sent.length, rig.lost]).toEqual([before, []]);
  });
});
