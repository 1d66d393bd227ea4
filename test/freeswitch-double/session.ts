// One connection to the event socket, without the socket: bytes come in, text goes out.
import { inFormat, nameOf, type EventFormat, type NodeEvent } from "./event.ts";
import { FrameReader, type Frame } from "./frames.ts";
import type { World } from "./world.ts";

/** The way back to the client. */
export interface Line {
  write(text: string): void;
  /** The client does not read: what is written piles up. */
  isFull(): boolean;
  close(): void;
}

/** What the node does for a connection; `answer` is called once, in this turn or later. */
export interface Desk {
  readonly password: string;
  /** So many events wait for one connection; of what comes then 500 are lost before all stands still. */
  readonly queueMost: number;
  api(command: string, argument: string, answer: (text: string) => void): void;
  sendMessage(uuid: string, frame: Frame, answer: (text: string) => void): void;
  sendEvent(name: string, frame: Frame): void;
  /** Whether the event socket of the whole node stands still, for want of a reader. */
  readonly standsStill: boolean;
  /** A reader who does not read has been lost too much. */
  stuck(session: Session): void;
  /** The one that was stuck has read, or is gone. */
  loose(session: Session): void;
}

/** Milliseconds until who has not said the password is shown the door; seen on a node. */
export const UNAUTHENTICATED_MS = 24_600;
const LOST_MOST = 500;
const AFTER_COMMAND_MS = 21;
const GOODBYE = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";
const ALL = "ALL";

export class Session {
  readonly #world: World;
  readonly #desk: Desk;
  readonly #line: Line;
  readonly #reader = new FrameReader();
  readonly #frames: Frame[] = [];
  readonly #names = new Set<string>();
  readonly #filters: { readonly header: string; readonly value: string }[] = [];
  readonly #queue: NodeEvent[] = [];
  #format: EventFormat = "plain";
  #isKnown = false;
  #isBusy = false;
  #isClosed = false;
  #heldUntil = 0;
  #lost = 0;
  #wake: (() => void) | undefined;

  constructor(world: World, desk: Desk, line: Line) {
    this.#world = world;
    this.#desk = desk;
    this.#line = line;
  }

  open(): void {
    this.#line.write("Content-Type: auth/request\n\n");
    this.#world.after(UNAUTHENTICATED_MS, () => {
      if (!this.#isKnown) this.end();
    });
  }

  receive(bytes: Buffer): void {
    if (this.#isClosed) return;
    this.#frames.push(...this.#reader.read(bytes));
    this.work();
  }

  /** The client is gone. */
  closed(): void {
    this.#isClosed = true;
    this.#queue.length = 0;
    this.#desk.loose(this);
  }

  end(): void {
    if (this.#isClosed) return;
    this.#line.write(`Content-Type: text/disconnect-notice\nContent-Length: ${GOODBYE.length}\n\n${GOODBYE}`);
    this.#line.close();
    this.closed();
  }

  /** Takes the next command, in the order in which they came: each waits for the one before it. */
  work(): void {
    if (this.#isBusy || this.#isClosed || this.#desk.standsStill) return;
    const frame = this.#frames.shift();
    if (frame === undefined) {
      this.flush();
      return;
    }
    this.#isBusy = true;
    this.#carryOut(frame, (text) => {
      this.#isBusy = false;
      if (this.#isClosed) return;
      this.#line.write(text);
      this.work();
    });
  }

  offer(event: NodeEvent): void {
    if (this.#isClosed || !this.#isKnown || !this.#wants(event)) return;
    if (this.#queue.length >= this.#desk.queueMost) {
      this.#lost += 1;
      if (this.#lost > LOST_MOST) this.#desk.stuck(this);
      return;
    }
    this.#queue.push(event);
    this.flush();
  }

  /** Events wait while a command of this connection is carried out, and for a moment after it. */
  flush(): void {
    if (this.#isBusy || this.#isClosed || this.#desk.standsStill || this.#line.isFull() || this.#queue.length === 0)
      return;
    const waitMs = this.#heldUntil - this.#world.now();
    if (waitMs > 0) {
      this.#wake ??= this.#world.after(waitMs, () => {
        this.#wake = undefined;
        this.flush();
      });
      return;
    }
    while (this.#queue.length > 0 && !this.#line.isFull()) {
      const event = this.#queue.shift();
      if (event !== undefined) this.#line.write(inFormat(event, this.#format));
    }
  }

  /** The client has read what was written. */
  drained(): void {
    this.#lost = 0;
    this.#desk.loose(this);
    this.flush();
    this.work();
  }

  get queued(): number {
    return this.#queue.length;
  }

  #wants(event: NodeEvent): boolean {
    if (!this.#names.has(ALL) && !this.#names.has(nameOf(event))) return false;
    // A filter drops all that does not match it, a BACKGROUND_JOB and a HEARTBEAT as well.
    if (this.#filters.length === 0) return true;
    return this.#filters.some(({ header, value }) => {
      const has = event.headers[header];
      return has !== undefined && (value.startsWith("/") ? has.includes(value.slice(1, -1)) : has === value);
    });
  }

  #carryOut(frame: Frame, answer: (text: string) => void): void {
    const reply = (text: string, delayMs = 0.2): void =>
      void this.#world.after(delayMs, () => answer(`Content-Type: command/reply\nReply-Text: ${text}\n\n`));
    const [verb = "", ...words] = frame.line.split(" ");
    const rest = words.join(" ");
    if (frame.strays.length > 0) {
      this.#world.violation(`a second command in one frame: ${JSON.stringify([frame.line, ...frame.strays])}`);
      reply("-ERR command not found");
      return;
    }
    if (verb === "auth") this.#authenticate(rest, reply);
    else if (!this.#isKnown) reply("-ERR command not found");
    else if (verb === "api") this.#api(rest, answer);
    else if (verb === "bgapi") this.#background(rest, frame, answer);
    else this.#others(verb, rest, frame, reply);
  }

  #authenticate(password: string, reply: (text: string) => void): void {
    if (password === this.#desk.password) {
      this.#isKnown = true;
      reply("+OK accepted");
      return;
    }
    reply("-ERR invalid");
    this.#world.after(1, () => this.end());
  }

  #api(line: string, answer: (text: string) => void): void {
    const [, command = "", argument = ""] = /^(\S*)\s?(.*)$/s.exec(line) ?? [];
    this.#desk.api(command, argument, (text) => {
      this.#heldUntil = this.#world.now() + AFTER_COMMAND_MS;
      answer(`Content-Type: api/response\nContent-Length: ${Buffer.byteLength(text)}\n\n${text}`);
    });
  }

  #background(line: string, frame: Frame, answer: (text: string) => void): void {
    const job = frame.headers.get("job-uuid") ?? this.#world.chance.uuid();
    const [, command = "", argument = ""] = /^(\S*)\s?(.*)$/s.exec(line) ?? [];
    const text = `Content-Type: command/reply\nReply-Text: +OK Job-UUID: ${job}\nJob-UUID: ${job}\n\n`;
    this.#world.after(0.2, () => answer(text));
    this.#world.after(1, () =>
      this.#desk.api(command, argument, (body) => {
        const headers = { "Job-UUID": job, "Job-Command": command, "Job-Command-Arg": argument };
        this.#world.after(AFTER_COMMAND_MS - 1.2, () => this.#world.say("BACKGROUND_JOB", headers, { body }));
      }),
    );
  }

  #others(verb: string, rest: string, frame: Frame, reply: (text: string, delayMs?: number) => void): void {
    switch (verb) {
      case "event":
        this.#subscribe(rest, reply);
        return;
      case "nixevent":
        for (const name of rest.split(" ")) this.#names.delete(name);
        reply("+OK events nixed");
        return;
      case "noevents":
        this.#names.clear();
        reply("+OK no longer listening for events");
        return;
      case "filter":
        this.#filter(rest, reply);
        return;
      case "sendmsg":
        this.#desk.sendMessage(rest.trim(), frame, (text) => reply(text));
        return;
      case "sendevent":
        this.#desk.sendEvent(rest.trim(), frame);
        reply(`+OK ${this.#world.chance.uuid()}`);
        return;
      case "linger":
      case "nolinger":
      case "nolog":
      case "log":
        reply("+OK");
        return;
      case "exit":
        reply("+OK bye");
        this.#world.after(1, () => this.end());
        return;
      default:
        this.#world.violation(`no such command: ${frame.line}`);
        reply("-ERR command not found");
    }
  }

  #subscribe(rest: string, reply: (text: string) => void): void {
    const [format = "", ...names] = rest.split(" ").filter((word) => word !== "");
    if (format !== "plain" && format !== "json") {
      this.#world.violation(`events in no format: ${rest}`);
      reply("-ERR no keywords supplied");
      return;
    }
    this.#format = format;
    const isAll = names.some((name) => name.toUpperCase() === ALL);
    for (const name of names) if (name !== "CUSTOM") this.#names.add(isAll ? ALL : name);
    reply(`+OK event listener enabled ${format}`);
  }

  #filter(rest: string, reply: (text: string) => void): void {
    const [header = "", ...value] = rest.split(" ");
    if (header === "delete") {
      this.#filters.length = 0;
      reply("+OK filter deleted. [all]");
      return;
    }
    this.#filters.push({ header, value: value.join(" ") });
    reply(`+OK filter added. [${header}]=[${value.join(" ")}]`);
  }
}
