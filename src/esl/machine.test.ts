// A connection to a node: its frames however they are cut, its events in either form, its replies in order, and its ends.
import { describe, expect, it } from "vitest";
import { Seeded } from "../../test/freeswitch-double/seeded.ts";
import { inFormat, type NodeEvent } from "../../test/freeswitch-double/event.ts";
import { eventIn } from "./events.ts";
import { FrameReader } from "./frames.ts";
import { EslMachine, type Happening } from "./machine.ts";

const EVENTS: readonly NodeEvent[] = [
  { name: "CHANNEL_ANSWER", headers: { "Event-Name": "CHANNEL_ANSWER", "Caller-Caller-ID-Name": "王: 小明%\n" } },
  {
    ...{ name: "CUSTOM", subclass: "sofia::register" },
    headers: { "Event-Name": "CUSTOM", "Event-Subclass": "sofia::register", "from-user": "1001" },
  },
  { name: "BACKGROUND_JOB", headers: { "Event-Name": "BACKGROUND_JOB" }, body: "-ERR NO_ANSWER\n\nand more\n" },
];

describe("frames", () => {
  it.each(["plain", "json"] as const)("of %s events come whole, wherever they are cut", (format) => {
    const text = EVENTS.map((event) => inFormat(event, format)).join("\n");
    const bytes = Buffer.from(`Content-Type: command/reply\nReply-Text: +OK\n\n${text}`);
    for (let seed = 1; seed <= 300; seed += 1) {
      const chance = new Seeded(seed);
      const reader = new FrameReader();
      const told = [];
      for (let from = 0; from < bytes.length;) {
        const until = from + 1 + Math.floor(chance.between(0, 40));
        const read = reader.read(bytes.subarray(from, until));
        if (read.type === "frames") told.push(...read.frames);
        from = until;
      }
      expect(told.length).toBe(1 + EVENTS.length);
      const events = told.map(eventIn).filter((event) => event !== undefined);
      expect(events.map(({ name, body }) => [name, body])).toEqual([
        ["CHANNEL_ANSWER", ""],
        ["sofia::register", ""],
        ["BACKGROUND_JOB", "-ERR NO_ANSWER\n\nand more\n"],
      ]);
      // Plain ones are trimmed by nobody: what is coded comes as it was.
      expect(events[0]?.headers.get("caller-caller-id-name")).toBe("王: 小明%\n");
    }
  });

  it.each([
    ["no end of headers", "x".repeat(70_000)],
    ["a body without measure", "Content-Length: 99999999999\n\n"],
    ["a body of less than nothing", "Content-Length: -1\n\n"],
  ])("with %s end the reading", (_, text) => {
    expect(new FrameReader().read(Buffer.from(text)).type).toBe("fault");
  });

  it("throw nothing, whatever comes", () => {
    const chance = new Seeded(9);
    const pieces = [
      "\n",
      "\n\n",
      ":",
      "Content-Length",
      ": 5",
      "Content-Type: text/event-json",
      "{",
      "}",
      "%zz",
      "\u0000",
      "x",
    ];
    for (let round = 0; round < 5_000; round += 1) {
      const text = Array.from({ length: 12 }, () => pieces[Math.floor(chance.between(0, pieces.length))] ?? "").join(
        "",
      );
      const read = new FrameReader().read(Buffer.from(text));
      if (read.type === "frames") read.frames.forEach(eventIn);
    }
    for (const body of ["", "[]", "null", "1", '{"Event-Name":5}', "{"]) {
      expect(eventIn({ headers: new Map([["content-type", "text/event-json"]]), body })).toBeUndefined();
    }
  });
});

/** A node of few words. */
class Talk {
  readonly machine = new EslMachine("ClueCon");
  readonly happened: Happening[] = [];
  sent = "";

  says(text: string): void {
    this.machine.receive(Buffer.from(text));
    this.sent += this.machine.taken();
    this.happened.push(...this.machine.happened());
  }

  opened(): this {
    this.says("Content-Type: auth/request\n\n");
    this.says("Content-Type: command/reply\nReply-Text: +OK accepted\n\n");
    this.sent = "";
    this.happened.length = 0;
    return this;
  }
}

describe("a connection", () => {
  it("says the password when it is asked, and is open when that is taken", () => {
    const talk = new Talk();
    expect(talk.machine.send("api status")).toBeUndefined();
    talk.says("Content-Type: auth/request\n\n");
    expect(talk.sent).toBe("auth ClueCon\n\n");
    talk.says("Content-Type: command/reply\nReply-Text: +OK accepted\n\n");
    expect(talk.happened).toEqual([{ type: "open" }]);
  });

  it("tells replies in the order of the commands, events in between", () => {
    const talk = new Talk().opened();
    const first = talk.machine.send("api uuid_exists a");
    const second = talk.machine.send("bgapi originate x", { "Job-UUID": "7" });
    talk.says(
      `Content-Type: api/response\nContent-Length: 4\n\ntrue${inFormat(EVENTS[0] as NodeEvent, "json")}Content-Type: command/reply\nReply-Text: +OK Job-UUID: 7\n\n`,
    );
    expect(talk.sent).toBe("api uuid_exists a\n\nbgapi originate x\nJob-UUID: 7\n\n");
    expect(talk.happened.map((one) => (one.type === "reply" ? [one.to, one.text] : one.type))).toEqual([
      [first, "true"],
      "event",
      [second, "+OK Job-UUID: 7"],
    ]);
  });

  it.each([
    ["Content-Type: command/reply\nReply-Text: -ERR invalid\n\n", "the node refuses the password", false],
    ["Content-Type: text/disconnect-notice\nContent-Length: 3\n\nbye", "the node has ended the connection", true],
    ["Content-Type: text/rude-rejection\nContent-Length: 0\n\n", "the node lets nobody in from this address", false],
    ["Content-Length: x\n\n", "the node sent a body of x bytes", true],
    ["Content-Type: auth/request\n\n", "the node asked for the password twice", true],
  ])("ends by %j", (text, reason, isOpen) => {
    const talk = isOpen ? new Talk().opened() : new Talk();
    if (!isOpen) talk.says("Content-Type: auth/request\n\n");
    const owed = talk.machine.send("api status");
    talk.says(text);
    expect(talk.happened.at(-1)).toEqual({ type: "closed", reason, unanswered: owed === undefined ? [] : [owed] });
    expect(talk.machine.send("api status")).toBeUndefined();
    talk.says("Content-Type: command/reply\nReply-Text: +OK\n\n");
    expect(talk.happened.filter(({ type }) => type === "closed").length).toBe(1);
  });

  it("ends where a reply comes that nobody asked for, and sends no second command in one", () => {
    const talk = new Talk().opened();
    expect(talk.machine.send("api a\n\napi b")).toBeUndefined();
    expect(talk.machine.send("api a", { "Job-UUID": "1\n\napi b" })).toBeUndefined();
    talk.says("Content-Type: command/reply\nReply-Text: +OK\n\n");
    expect(talk.happened.at(-1)).toMatchObject({ type: "closed", reason: "the node replied to nothing" });
  });
});
