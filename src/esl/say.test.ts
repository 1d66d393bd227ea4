// Nothing that somebody else has chosen is taken for anything but itself: what is said is read back by the double's own parsers, which
// take lines apart as a node does.
import { describe, expect, it } from "vitest";
import { FrameReader } from "../../test/freeswitch-double/frames.ts";
import { Seeded } from "../../test/freeswitch-double/seeded.ts";
import { bracedVariables, hasExpansion, pairs, splitWords } from "../../test/freeswitch-double/words.ts";
import { lampOf, messageOf, passwordOf, sayable, subscriptionOf, textOf } from "./say.ts";
import type { Application, EslCommand } from "./vocabulary.ts";

const TIMES = 100_000;
const LEG = "0d2f-11";
/** What people are called, and what somebody may call themselves to get more than a name. */
const PIECES = [
  ...["王", "小明", "O'Brien", "a b", " ", "", "\u202e", "😀", "\ud800", "\u0000", "\t", "é", "x".repeat(300)],
  ...["\n\n", "\r\n\r\n", "\napi uuid_kill x", "'", '"', "`", "\\", "\\'", "\\n", "\\s", ",", ";", "|", "&", "&park()"],
  ...[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "$",
    "${domain}",
    "$${x}",
    "$(x)",
    "^",
    "^^:",
    "!",
    "%",
    "=",
    "a=b",
    ",a=b",
  ],
  ...["1001", "+8613800138000", "../../etc/passwd", "local_stream://moh", "a/b.wav", "-both", "inline", "-- "],
];

function below(chance: Seeded, bound: number): number {
  return Math.floor(chance.between(0, bound));
}

function anything(chance: Seeded): string {
  return Array.from({ length: below(chance, 4) }, () => PIECES[below(chance, PIECES.length)] ?? "").join("");
}

/** As one frame, with one line where it is no message. */
function frameOf(text: string): { readonly line: string; readonly headers: ReadonlyMap<string, string> } {
  const frames = new FrameReader().read(Buffer.from(`${text}\n\n`));
  expect(frames.length, JSON.stringify(text)).toBe(1);
  const [frame] = frames;
  if (frame === undefined) throw new Error("No frame.");
  expect(frame.strays, JSON.stringify(text)).toEqual([]);
  expect(hasExpansion(text), JSON.stringify(text)).toBe(false);
  return frame;
}

describe("a text of anybody's", () => {
  it("keeps what people are called by, and nothing that is more than a sign", () => {
    expect(sayable(" 王 小明\n")).toBe("王 小明");
    expect(sayable("O'Brien, {x=1}")).toBe("O Brien x 1");
    expect(sayable("${domain}")).toBe("domain");
    expect(sayable("x".repeat(500))).toHaveLength(200);
    expect(sayable("\n\napi status")).toBe("api status");
  });

  it("is read back as it was said, a hundred thousand times, as a variable of a call and of a leg", () => {
    const chance = new Seeded(1);
    for (let at = 0; at < TIMES; at += 1) {
      const [name, other] = [anything(chance), anything(chance)];
      const originate = textOf({
        ...{ type: "originate", leg: LEG, to: { type: "user", user: "1001", domain: "xswitch.cn" } },
        ...{ variables: { origination_caller_id_name: name, xcc_call: other }, then: { type: "park" } },
      });
      if (originate === undefined) throw new Error("It is always said.");
      const { line } = frameOf(`bgapi ${originate}`);
      const { variables, rest } = bracedVariables(line.slice("bgapi originate ".length));
      expect([...variables], JSON.stringify(name)).toEqual([
        ["origination_uuid", LEG],
        ["origination_caller_id_name", sayable(name)],
        ["xcc_call", sayable(other)],
      ]);
      expect(rest, JSON.stringify(name)).toBe("user/1001@xswitch.cn &park()");
      const set = textOf({ type: "set", leg: LEG, variables: { xcc_name: name, b: other } }) ?? "";
      const { line: setting } = frameOf(`api ${set}`);
      const prefix = `api uuid_setvar_multi ${LEG} `;
      expect(pairs(setting.slice(prefix.length), ";"), JSON.stringify(name)).toEqual([
        ["xcc_name", sayable(name)],
        ["b", sayable(other)],
      ]);
    }
  });
});

describe("a number, a path, a name of a leg", () => {
  const COMMANDS: readonly ((text: string) => EslCommand)[] = [
    (leg) => ({ type: "kill", leg, cause: "NORMAL_CLEARING" }),
    (first) => ({ type: "bridge", first, second: LEG }),
    (second) => ({ type: "bridge", first: LEG, second }),
    (path) => ({ type: "record-start", leg: LEG, path }),
    (room) => ({ type: "to-conference", leg: LEG, both: true, room }),
    (room) => ({ type: "relate", room, member: 1, other: 2, relation: "nohear" }),
    (keys) => ({ type: "send-keys", leg: LEG, keys }),
    (user) => ({ type: "flush-directory", user, domain: "a.example" }),
    (domain) => ({ type: "flush-directory", user: "1001", domain }),
    (number) => ({
      ...{ type: "originate", leg: LEG, to: { type: "gateway", name: "line", number } },
      ...{ variables: {}, then: { type: "park" } },
    }),
    (name) => ({
      ...{ type: "originate", leg: LEG, to: { type: "gateway", name, number: "138" }, variables: {} },
      then: { type: "park" },
    }),
    (leg) => ({
      ...{ type: "originate", leg: LEG, to: { type: "user", user: "1001", domain: "a" }, variables: {} },
      then: { type: "eavesdrop", leg },
    }),
  ];
  const APPLICATIONS: readonly ((text: string) => Application)[] = [
    (sound) => ({ type: "playback", sound }),
    (leg) => ({ type: "eavesdrop", leg }),
    (path) => ({ type: "record", path, limitS: 60, threshold: 200, silenceS: 5 }),
  ];

  it("is said as one word, or not at all, a hundred thousand times", () => {
    const chance = new Seeded(2);
    const counts = { said: 0, refused: 0 };
    for (let at = 0; at < TIMES; at += 1) {
      const text = anything(chance);
      const command = COMMANDS[below(chance, COMMANDS.length)]?.(text);
      const written = command && textOf(command);
      counts[written === undefined ? "refused" : "said"] += 1;
      if (written !== undefined) {
        const { line } = frameOf(`api ${written}`);
        expect(splitWords(line, " ").join(" "), JSON.stringify(text)).toBe(line);
        expect(line, JSON.stringify(text)).toContain(text);
      }
      const application = APPLICATIONS[below(chance, APPLICATIONS.length)]?.(text);
      const message = application && messageOf(LEG, application, "7");
      if (message === undefined) continue;
      const { line, headers } = frameOf(message);
      expect([line, headers.get("event-uuid"), headers.size]).toEqual([`sendmsg ${LEG}`, "7", 4]);
      expect(headers.get("execute-app-arg")).toContain(text);
    }
    expect(counts.said).toBeGreaterThan(1_000);
    expect(counts.refused).toBeGreaterThan(1_000);
  });

  it("that cannot be said makes no command", () => {
    expect(textOf({ type: "kill", leg: "a b", cause: "NORMAL_CLEARING" })).toBeUndefined();
    expect(textOf({ type: "kill", leg: "", cause: "NORMAL_CLEARING" })).toBeUndefined();
    expect(textOf({ type: "record-start", leg: LEG, path: "a b.wav" })).toBeUndefined();
    expect(textOf({ type: "set", leg: LEG, variables: { "a=b;c": "x" } })).toBeUndefined();
    expect(textOf({ type: "relate", room: "r", member: 1.5, other: 2, relation: "clear" })).toBeUndefined();
    expect(messageOf(LEG, { type: "playback", sound: "a\nb" }, "7")).toBeUndefined();
    expect(messageOf(LEG, { type: "park" }, "7\n8")).toBeUndefined();
    expect(lampOf("1001\n", "a", 1, 2)).toBeUndefined();
    expect(passwordOf("secret word")).toBeUndefined();
    expect(passwordOf("")).toBeUndefined();
  });
});

it("each command stands as the node has it", () => {
  const said = (command: EslCommand): string | undefined => textOf(command);
  expect(said({ type: "kill", leg: LEG, cause: "LOSE_RACE" })).toBe(`uuid_kill ${LEG} LOSE_RACE`);
  expect(said({ type: "bridge", first: "c", second: "a" })).toBe("uuid_bridge c a");
  expect(said({ type: "break", leg: LEG })).toBe(`uuid_break ${LEG} all`);
  expect(said({ type: "dump", leg: LEG })).toBe(`uuid_dump ${LEG} json`);
  expect(said({ type: "channels" })).toBe("show channels as json");
  expect(said({ type: "unbridge", leg: "c", both: true })).toBe("uuid_transfer c -both park inline");
  expect(said({ type: "unbridge", leg: "c", both: false })).toBe("uuid_transfer c park inline");
  expect(said({ type: "to-conference", leg: "c", both: true, room: "r1" })).toBe(
    "uuid_transfer c -both conference:r1@default inline",
  );
  expect(said({ type: "record-stop", leg: "c", path: "/r/a.wav" })).toBe("uuid_record c stop /r/a.wav");
  expect(messageOf("c", { type: "playback", sound: "local_stream://moh" }, "9")).toBe(
    "sendmsg c\ncall-command: execute\nexecute-app-name: playback\nexecute-app-arg: local_stream://moh\nEvent-UUID: 9",
  );
  expect(lampOf("2000", "127.0.0.3", 2, 1)).toBe(
    "sendevent MESSAGE_WAITING\nMWI-Messages-Waiting: yes\nMWI-Message-Account: sip:2000@127.0.0.3\nMWI-Voice-Message: 2/1 (0/0)",
  );
  expect(subscriptionOf(["CHANNEL_ANSWER", "sofia::register"])).toBe(
    "event json CHANNEL_ANSWER CUSTOM sofia::register",
  );
});
