// Between a session and its sockets: what is agreed on to be secured goes out sealed, and comes in opened or not at all.
//
//   session --rtp, rtcp--> sealed under our key --> sockets --> opened under the peer's --> session
//
// A peer that changes its key may still have packets under the former one on their way: those are opened until one comes under
// the new one.
import type { Link } from "../session/ports.ts";
import type { StatisticsRow } from "../statistics-board.ts";
import type { MediaCommand } from "../vocabulary.ts";
import { isRtcp } from "../wire/rtp.ts";
import { SrtpReceiver, SrtpSender } from "./srtp.ts";
import type { MasterKey } from "./suites.ts";

export type Secured = NonNullable<Extract<MediaCommand, { readonly type: "connect" }>["secured"]>;

interface Keyed<T> {
  readonly key: MasterKey;
  readonly by: T;
}

export class Shield {
  #sender: Keyed<SrtpSender> | undefined;
  #receiver: Keyed<SrtpReceiver> | undefined;
  #former: SrtpReceiver | undefined;

  /** What was agreed on; undefined: nothing is secured. A key that stays goes on where it was. */
  agree(secured: Secured | undefined): void {
    if (secured === undefined) {
      this.#sender = this.#receiver = this.#former = undefined;
      return;
    }
    const { ours, theirs } = secured;
    if (this.#sender === undefined || !isSameKey(this.#sender.key, ours)) {
      this.#sender = { key: ours, by: new SrtpSender(ours) };
    }
    if (this.#receiver !== undefined && isSameKey(this.#receiver.key, theirs)) return;
    this.#former = this.#receiver?.by;
    this.#receiver = { key: theirs, by: new SrtpReceiver(theirs) };
  }

  /** RTP, or RTCP on its port. Undefined: it is not the peer's, or was there before. */
  open(packet: Uint8Array): Uint8Array | undefined {
    if (this.#receiver === undefined) return packet;
    return isRtcp(packet) ? this.openControl(packet) : this.#opened(packet, (by, bytes) => by.rtp(bytes));
  }

  openControl(packet: Uint8Array): Uint8Array | undefined {
    return this.#receiver === undefined ? packet : this.#opened(packet, (by, bytes) => by.rtcp(bytes));
  }

  /** A link over which this goes. */
  over(link: Link): Link {
    return new SealedLink(link, this);
  }

  seal(packet: Uint8Array): Uint8Array | undefined {
    return this.#sender === undefined ? packet : this.#sender.by.rtp(packet);
  }

  sealControl(packet: Uint8Array): Uint8Array | undefined {
    return this.#sender === undefined ? packet : this.#sender.by.rtcp(packet);
  }

  #opened(
    packet: Uint8Array,
    open: (by: SrtpReceiver, bytes: Uint8Array) => Uint8Array | undefined,
  ): Uint8Array | undefined {
    const opened = this.#receiver === undefined ? undefined : open(this.#receiver.by, packet);
    if (opened !== undefined) this.#former = undefined;
    return opened ?? (this.#former === undefined ? undefined : open(this.#former, packet));
  }
}

class SealedLink implements Link {
  readonly #link: Link;
  readonly #shield: Shield;

  constructor(link: Link, shield: Shield) {
    this.#link = link;
    this.#shield = shield;
  }

  get port(): number {
    return this.#link.port;
  }

  get row(): StatisticsRow {
    return this.#link.row;
  }

  sendRtp(bytes: Uint8Array, port: number, address: string): void {
    const sealed = this.#shield.seal(bytes);
    if (sealed !== undefined) this.#link.sendRtp(sealed, port, address);
  }

  sendRtcp(bytes: Uint8Array, port: number, address: string): void {
    const sealed = this.#shield.sealControl(bytes);
    if (sealed !== undefined) this.#link.sendRtcp(sealed, port, address);
  }

  close(): void {
    this.#link.close();
  }
}

function isSameKey(one: MasterKey, other: MasterKey): boolean {
  return (
    one.suite === other.suite &&
    one.nameBytes === other.nameBytes &&
    Buffer.from(one.keyAndSalt).equals(other.keyAndSalt)
  );
}
