// A connection to the double without a socket, and a client that only keeps what it is told: for units.
import type { FreeswitchDouble } from "./node.ts";
import type { Session } from "./session.ts";

export interface Told {
  readonly at: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Heard {
  readonly at: number;
  readonly event: Readonly<Record<string, string>>;
}

export class TestClient {
  readonly told: Told[] = [];
  readonly events: Heard[] = [];
  readonly replies: string[] = [];
  readonly #names = new Map<string, string[]>();
  readonly #node: FreeswitchDouble;
  readonly #session: Session | undefined;
  #text = "";
  isClosed = false;
  isReading = true;

  constructor(node: FreeswitchDouble) {
    this.#node = node;
    this.#session = node.connect({
      write: (text) => this.#read(text),
      isFull: () => !this.isReading,
      close: () => (this.isClosed = true),
    });
  }

  send(text: string): void {
    if (this.#session !== undefined) this.#node.receive(this.#session, Buffer.from(text));
  }

  /** Knows the password and hears of these. */
  subscribe(names: string, format: "plain" | "json" = "json"): this {
    this.send(`auth ${this.#node.password}\n\nevent ${format} ${names}\n\n`);
    return this;
  }

  readsAgain(): void {
    this.isReading = true;
    this.#session?.drained();
  }

  close(): void {
    if (this.#session !== undefined) this.#node.disconnected(this.#session);
  }

  #read(text: string): void {
    this.#text += text;
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end < 0) return;
      const headers = headersIn(this.#text.slice(0, end));
      const length = Number(headers["Content-Length"] ?? "0");
      const whole = Buffer.from(this.#text.slice(end + 2));
      if (whole.length < length) return;
      this.#text = whole.subarray(length).toString();
      this.#take({ at: this.#node.world.now(), headers, body: whole.subarray(0, length).toString() });
    }
  }

  /** Replies are kept in order: what was said in the line, or in the body. */
  #take(told: Told): void {
    this.told.push(told);
    const { at, headers, body } = told;
    const type = headers["Content-Type"] ?? "";
    if (type === "command/reply" || type === "api/response") this.replies.push(headers["Reply-Text"] ?? body);
    if (!type.startsWith("text/event-")) return;
    const event = eventIn(type, body);
    this.events.push({ at, event });
    const uuid = event["Unique-ID"] ?? "";
    const names = this.#names.get(uuid) ?? [];
    this.#names.set(uuid, names);
    names.push(event["Event-Name"] ?? "");
  }

  /** Names of what was told of a leg, in order. */
  namesOf(uuid: string): readonly string[] {
    return [...(this.#names.get(uuid) ?? [])];
  }

  named(name: string, matching: Readonly<Record<string, string>> = {}): readonly Heard[] {
    return this.events.filter(({ event }) => {
      const isNamed = event["Event-Name"] === name || event["Event-Subclass"] === name;
      return isNamed && Object.entries(matching).every(([key, value]) => event[key] === value);
    });
  }
}

function headersIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split("\n").map((line) => {
      const at = line.indexOf(": ");
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
}

function eventIn(type: string, body: string): Record<string, string> {
  if (type === "text/event-json") return JSON.parse(body) as Record<string, string>;
  const end = body.indexOf("\n\n");
  const inner = headersIn(body.slice(0, end));
  const { "Content-Length": length, ...coded } = inner;
  const headers = Object.fromEntries(Object.entries(coded).map(([name, value]) => [name, decodeURIComponent(value)]));
  return length === undefined ? headers : { ...headers, "Content-Length": length, _body: body.slice(end + 2) };
}
