// One connection to a node without its socket: bytes come in, and out come what is to be sent and what has happened. Replies are
// told in the order in which commands were sent, as the node promises; `+OK` means that a command was taken, and nothing more.
import { eventIn } from "./events.ts";
import { FrameReader, type Frame } from "./frames.ts";
import { passwordOf } from "./say.ts";
import type { EslEvent } from "./vocabulary.ts";

export type Happening =
  /** The node has taken the password. */
  | { readonly type: "open" }
  /** Of the command of that number: the node's own text, `+OK ...`, `-ERR ...`, or what was asked for. */
  | { readonly type: "reply"; readonly to: number; readonly text: string }
  | { readonly type: "event"; readonly event: EslEvent }
  /** Nothing comes any more; what was sent and not replied to has no reply. */
  | { readonly type: "closed"; readonly reason: string; readonly unanswered: readonly number[] };

type Phase = "greeting" | "asking" | "open" | "closed";

/** Commands that wait for their replies. */
const MOST_PENDING = 100_000;

export class EslMachine {
  readonly #reader = new FrameReader();
  readonly #password: string;
  #phase: Phase = "greeting";
  #pending: number[] = [];
  #last = 0;
  #happened: Happening[] = [];
  #out: string[] = [];

  constructor(password: string) {
    this.#password = password;
  }

  get isOpen(): boolean {
    return this.#phase === "open";
  }

  /** A command as it is written, and `headers` of its own. Gives its number; undefined: nothing can be sent. */
  send(text: string, headers: Readonly<Record<string, string>> = {}): number | undefined {
    if (this.#phase !== "open" || this.#pending.length >= MOST_PENDING) return undefined;
    // A line more would be a command more.
    const lines = Object.entries(headers).map(([name, value]) => `\n${name}: ${value}`);
    const whole = `${text}${lines.join("")}`;
    if (/\n\n|\r/.test(whole)) return undefined;
    this.#last += 1;
    this.#pending.push(this.#last);
    this.#out.push(`${whole}\n\n`);
    return this.#last;
  }

  receive(bytes: Buffer): void {
    if (this.#phase === "closed") return;
    const read = this.#reader.read(bytes);
    if (read.type === "fault") {
      this.close(`the node sent ${read.reason}`);
      return;
    }
    for (const frame of read.frames) this.#take(frame);
  }

  close(reason: string): void {
    if (this.#phase === "closed") return;
    this.#phase = "closed";
    this.#happened.push({ type: "closed", reason, unanswered: this.#pending });
    this.#pending = [];
  }

  /** What is to be written now. */
  taken(): string {
    const text = this.#out.join("");
    this.#out = [];
    return text;
  }

  happened(): readonly Happening[] {
    const all = this.#happened;
    this.#happened = [];
    return all;
  }

  #take(frame: Frame): void {
    if (this.#phase === "closed") return;
    switch (frame.headers.get("content-type")) {
      case "auth/request":
        this.#authenticate();
        return;
      case "command/reply":
        this.#reply(frame.headers.get("reply-text") ?? "");
        return;
      case "api/response":
        this.#reply(frame.body);
        return;
      case "text/disconnect-notice":
        this.close("the node has ended the connection");
        return;
      case "text/rude-rejection":
        this.close("the node lets nobody in from this address");
        return;
      default: {
        const event = eventIn(frame);
        if (event !== undefined) this.#happened.push({ type: "event", event });
      }
    }
  }

  #authenticate(): void {
    const text = passwordOf(this.#password);
    if (this.#phase !== "greeting" || text === undefined) {
      this.close(
        text === undefined ? "the password is none that a node takes" : "the node asked for the password twice",
      );
      return;
    }
    this.#phase = "asking";
    this.#out.push(`${text}\n\n`);
  }

  #reply(text: string): void {
    if (this.#phase === "asking") {
      if (!text.startsWith("+OK")) {
        this.close("the node refuses the password");
        return;
      }
      this.#phase = "open";
      this.#happened.push({ type: "open" });
      return;
    }
    const to = this.#pending.shift();
    if (to === undefined) this.close("the node replied to nothing");
    else this.#happened.push({ type: "reply", to, text });
  }
}
