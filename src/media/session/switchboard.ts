import { MusicShelf } from "../play/music.ts";
import { Player } from "../play/player.ts";
import { gather } from "../play/programme.ts";
import type { Order } from "../thread/protocol.ts";
import type { MediaCommand, MediaEvent, MediaSessionId, RtpSource } from "../vocabulary.ts";
import type { LineTone } from "../audio/line-tone.ts";
import { Conversations } from "./conversations.ts";
import { Ear } from "./ear.ts";
import { Shield } from "../secure/shield.ts";
import type { Counters, Link, LinkReceiver, SwitchboardPorts, WebReceiver, WebWay } from "./ports.ts";
import { Recordings } from "./recordings.ts";
import { Session } from "./session.ts";

/** The 20 ms are cut in so many slots, so that hundreds of sessions do not all send in the same instant. */
export const SLOTS = 4;
const WATCH_EVERY_MS = 1_000;

export interface SwitchboardSettings {
  readonly silentAfterMs: number;
  readonly rtcpIntervalMs: number;
  readonly digitsInRecordings: boolean;
  readonly source: RtpSource;
  readonly lineTones: boolean;
}

type Command<Type extends MediaCommand["type"]> = Extract<MediaCommand, { type: Type }>;

interface Line {
  readonly session: Session;
  readonly shield: Shield;
  /** Undefined: it is no browser's, or not bound yet. */
  web: WebWay | undefined;
  /** Undefined: nobody wants to know, or it is no phone's. */
  readonly ear: Ear | undefined;
  nextWatchMs: number;
  nextReportMs: number;
}

/** All sessions of one worker, their conversations and recordings: carries out commands, and turns when told the time. */
export class Switchboard {
  readonly counters: Counters = {
    packetsReceived: 0,
    packetsSent: 0,
    packetsMalformed: 0,
    packetsStray: 0,
    packetsStranger: 0,
    packetsUnknownType: 0,
    packetsUnopened: 0,
  };
  readonly #settings: SwitchboardSettings;
  readonly #ports: SwitchboardPorts;
  readonly #lines = new Map<MediaSessionId, Line>();
  readonly #conversations: Conversations;
  readonly #recordings: Recordings;
  readonly #shelf: MusicShelf;
  /** The same lines, by the slot they send in. */
  readonly #slots: readonly Set<Line>[] = Array.from({ length: SLOTS }, () => new Set<Line>());

  constructor(settings: SwitchboardSettings, ports: SwitchboardPorts) {
    this.#settings = settings;
    this.#ports = ports;
    this.#shelf = new MusicShelf(ports.sounds);
    const sessionOf = (id: MediaSessionId): Session | undefined => this.#lines.get(id)?.session;
    this.#conversations = new Conversations(sessionOf);
    this.#recordings = new Recordings(settings.digitsInRecordings, ports, sessionOf);
  }

  get sessions(): number {
    return this.#lines.size;
  }

  /** Is there anything that `tick` would do? */
  get isBusy(): boolean {
    return this.#lines.size > 0 || this.#recordings.isRunning;
  }

  execute(command: Order): void {
    switch (command.type) {
      case "open":
        this.#open(command);
        break;
      case "converse":
        this.#converse(command);
        break;
      case "record":
        this.#recordings.record(command);
        break;
      case "record-sides":
        this.#recordings.change(command);
        break;
      case "record-message":
        this.#recordings.recordMessage(command);
        break;
      case "stop-recording":
        this.#recordings.stop(command.id);
        break;
      case "connect":
      case "play":
      case "stop":
      case "send-digits":
      case "inject-digit":
      case "close": {
        const line = this.#lines.get(command.session);
        if (line !== undefined) this.#guard(line, () => this.#executeFor(line, command));
        break;
      }
    }
  }

  /** One slot's 20 ms. `nowMs` is when it should be, `period` counts the 20 ms. */
  tick(slot: number, period: number, nowMs: number): void {
    for (const line of this.#slots[slot] ?? []) {
      try {
        line.web?.tick(nowMs);
        line.session.tick(period, nowMs);
        if (nowMs >= line.nextWatchMs) this.#watch(line, nowMs);
      } catch (fault) {
        this.#fault(line, fault);
      }
    }
    this.#conversations.tick(slot, nowMs);
    if (slot === 0) this.#recordings.tick(nowMs);
  }

  /** Closes everything. `done` when the last recording is on the disk. */
  closeAll(done: () => void): void {
    for (const line of [...this.#lines.values()]) this.#close(line);
    this.#recordings.whenFinished(done);
  }

  #executeFor(
    line: Line,
    command: Command<"connect" | "play" | "stop" | "send-digits" | "inject-digit" | "close">,
  ): void {
    const { session } = line;
    switch (command.type) {
      case "connect":
        line.shield.agree(command.secured);
        if (command.web !== undefined) line.web?.agree(command.web, this.#ports.now());
        session.connect(command, this.#ports.now());
        break;
      case "play":
        line.ear?.noteQuiet(this.#ports.now());
        line.ear?.noteOwn(command, this.#ports.now());
        this.#play(session, command);
        break;
      case "stop":
        line.ear?.noteQuiet(this.#ports.now());
        session.stop("stopped");
        break;
      case "send-digits":
        session.sendDigits(command.digits);
        break;
      case "inject-digit":
        session.inject(command.digit, this.#ports.now());
        break;
      case "close":
        this.#close(line);
        break;
    }
  }

  #converse(command: Command<"converse">): void {
    try {
      this.#conversations.say(command, this.#ports.now());
    } catch (fault) {
      for (const { session } of command.parties) {
        const line = this.#lines.get(session);
        if (line !== undefined) this.#fault(line, fault);
      }
    }
  }

  #open({ session: id, port, standIn, web }: Extract<Order, { readonly type: "open" }>): void {
    // A second one of the name would leave the first without an owner, and its port open for ever.
    if (this.#lines.has(id)) return;
    const slot = this.#emptiestSlot();
    const numbers = this.#ports.numbers();
    const emit = (event: MediaEvent): void => this.#ports.emit(event);
    const session = new Session(id, slot, numbers, emit, this.counters, this.#settings.source, standIn);
    const now = this.#ports.now();
    // Spread, so that sessions that began together do not report together.
    const nextReportMs = now + this.#settings.rtcpIntervalMs * (0.5 + (numbers.ssrc % 1_000) / 1_000);
    const tell = (tone: LineTone): void => this.#ports.emit({ type: "tone", session: id, tone });
    const ear = this.#settings.lineTones && standIn === undefined ? new Ear(tell) : undefined;
    if (ear !== undefined) session.recorders.push(ear);
    const shield = new Shield();
    const line: Line = { session, shield, web: undefined, ear, nextWatchMs: now + WATCH_EVERY_MS, nextReportMs };
    this.#lines.set(id, line);
    this.#slots[slot]?.add(line);
    const failed = (reason: string): void => {
      if (this.#lines.get(id) !== line) return;
      this.#forget(line);
      this.#ports.emit({ type: "failed", session: id, id: undefined, reason });
    };
    if (web === true) {
      this.#ports.bindWeb(this.#webReceiverOf(line), (result) => {
        if (result.type === "bound") this.#boundWeb(line, result.link);
        else failed(result.reason);
      });
      return;
    }
    this.#ports.bind(id, port, this.#receiverOf(line), (result) => {
      if (result.type === "bound") this.#bound(line, result.link, port === undefined);
      else failed(result.reason);
    });
  }

  #webReceiverOf(line: Line): WebReceiver {
    return {
      ...this.#receiverOf(line),
      unopened: () => (this.counters.packetsUnopened += 1),
      lost: (reason) => this.#lose(line, reason),
    };
  }

  #boundWeb(line: Line, link: WebWay): void {
    const { session } = line;
    if (this.#lines.get(session.id) !== line) {
      link.close();
      return;
    }
    session.link = line.web = link;
    const { port, fingerprint, candidates } = link;
    this.#ports.emit({ type: "opened", session: session.id, port, web: { fingerprint, candidates } });
  }

  #receiverOf(line: Line): LinkReceiver {
    const { session, shield } = line;
    return {
      rtp: (bytes, address, port) => {
        try {
          const opened = shield.open(bytes);
          if (opened === undefined) this.counters.packetsUnopened += 1;
          else session.receive(opened, address, port, this.#ports.now());
        } catch (fault) {
          this.#fault(line, fault);
        }
      },
      rtcp: (bytes, address, port) =>
        this.#guard(line, () => {
          const opened = shield.openControl(bytes);
          if (opened === undefined) this.counters.packetsUnopened += 1;
          else session.receiveControl(opened, address, port, this.#ports.now());
        }),
    };
  }

  /** `isNews`: who ordered does not know the port yet. */
  #bound(line: Line, link: Link, isNews: boolean): void {
    const { session } = line;
    // Closed before it was open.
    if (this.#lines.get(session.id) !== line) {
      link.close();
      return;
    }
    session.link = line.shield.over(link);
    if (isNews) this.#ports.emit({ type: "opened", session: session.id, port: link.port });
  }

  #play(session: Session, command: Command<"play">): void {
    session.prepare({ id: command.id, interruptible: command.interruptible, unless: command.unless });
    gather(command.sources, this.#ports.sounds, this.#shelf, (parts) => {
      if ("reason" in parts) session.cannotPlay(command.id, parts.reason);
      else session.play(new Player(command.id, parts, command.repeat), this.#ports.now());
    });
  }

  #watch(line: Line, nowMs: number): void {
    line.nextWatchMs += WATCH_EVERY_MS;
    line.session.watch(nowMs, this.#settings.silentAfterMs);
    if (nowMs < line.nextReportMs) return;
    line.nextReportMs = nowMs + this.#settings.rtcpIntervalMs;
    line.session.report(nowMs, this.#ports.wall(), false);
  }

  #guard(line: Line, act: () => void): void {
    try {
      act();
    } catch (fault) {
      this.#fault(line, fault);
    }
  }

  /** A programmer's mistake ends the session it happened to, never the thread with all the others. */
  #fault(line: Line, fault: unknown): void {
    this.#lose(line, `internal fault: ${fault instanceof Error ? fault.message : String(fault)}`);
  }

  #lose(line: Line, reason: string): void {
    const session = line.session.id;
    if (this.#lines.get(session) !== line) return;
    this.#ports.emit({ type: "failed", session, id: undefined, reason });
    this.#close(line);
  }

  #close(line: Line): void {
    const { session } = line;
    this.#recordings.sessionCloses(session);
    session.stop("stopped");
    this.#conversations.leave(line.session, this.#ports.now());
    session.report(this.#ports.now(), this.#ports.wall(), true);
    session.link?.close();
    session.link = undefined;
    this.#forget(line);
    session.end();
    this.#ports.emit({ type: "closed", session: session.id, statistics: session.statistics() });
  }

  #forget(line: Line): void {
    this.#conversations.leave(line.session, this.#ports.now());
    this.#lines.delete(line.session.id);
    this.#slots[line.session.slot]?.delete(line);
  }

  #emptiestSlot(): number {
    const sizes = this.#slots.map((lines) => lines.size);
    return sizes.indexOf(Math.min(...sizes));
  }
}
