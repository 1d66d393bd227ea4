import { describe, expect, it } from "vitest";
import { extensionOf } from "../../../test/scenarios/script.ts";
import { Center } from "../center.ts";
import type { EventBody } from "../events.ts";
import { storyOf } from "../explain/story.ts";
import { tell } from "../explain/tell.ts";
import type { Fact } from "../facts.ts";
import type { CallId, CommandId, ConfigChange, Extn, LegId } from "../model.ts";
import { bookFacts, EMPTY_BOOK } from "../../report/call-book.ts";
import { cutByCrash } from "../report/call-record.ts";
import type { SwitchCommand } from "../switch.ts";
import { whoAndWhen } from "./words.ts";

const AT = Date.UTC(2026, 0, 5, 1);
const HALF_HOUR_MS = 1_800_000;
const call = "a" as CallId;
const leg = "a" as LegId;

const CONFIGURATION: readonly ConfigChange[] = [
  { type: "put-extension", extension: extensionOf("1000") },
  { type: "put-extension", extension: extensionOf("1001", { mailboxPassword: "2468" }) },
];

/** A center, and all that it has said. */
function started() {
  const center = new Center();
  const facts: Fact[] = [];
  const commands: SwitchCommand[] = [];
  let at = AT;
  const happen = (event: EventBody, afterMs = 1_000): void => {
    at += afterMs;
    const said = center.step({ ...event, at });
    facts.push(...said.facts);
    commands.push(...said.commands);
  };
  const last = (type: SwitchCommand["type"]): CommandId =>
    commands.findLast((one) => one.type === type)?.id ?? (0 as CommandId);
  happen({ type: "started", seed: 1, lastFact: 0, configuration: CONFIGURATION, agents: [] }, 0);
  const arrive = (dialled: string, extn: string): void =>
    happen({
      ...{ type: "leg-arrived", leg, origin: { type: "extension", extn: extn as Extn }, dialled },
      ...{ callerNumber: extn, callerName: "" },
    });
  const record = () => {
    const found = bookFacts(EMPTY_BOOK, facts).touched.get(call);
    if (found === undefined) throw new Error("no record");
    return found;
  };
  const told = (language: "en" | "zh"): string[] => storyOf(record()).map((line) => tell(line, language));
  return { center, facts, commands, happen, last, arrive, record, told };
}

type Started = ReturnType<typeof started>;

/** Until they may speak. */
function speaking(): Started {
  const world = started();
  const { commands, happen, last, arrive } = world;
  arrive("1001", "1000");
  const dial = commands.find((one) => one.type === "dial");
  if (dial?.type !== "dial") throw new Error("nothing was dialled");
  happen({ type: "leg-ended", leg: dial.leg, cause: "unreachable", by: "switch", media: undefined });
  happen({ type: "done", command: last("answer") });
  for (let sound = 0; sound < 2; sound += 1) happen({ type: "played", command: last("play"), ended: "end" });
  happen({ type: "done", command: last("record-message") });
  return world;
}

const ended = { type: "leg-ended", leg, cause: "normal", by: "phone", media: undefined } as const;

describe("the story of a call", () => {
  it("to a mailbox tells of the message, in both languages, also where it is written after the call's end", () => {
    const { happen, last, record, told } = speaking();
    happen(ended);
    expect(record().way.at(-1)).toMatchObject({ type: "mailbox", extn: "1001", message: "recording" });
    happen({ type: "recorded", command: last("record-message"), file: "m.wav", durationMs: 4_000, sizeBytes: 64_044 });
    expect(record().way.at(-1)).toMatchObject({ type: "mailbox", message: "left", durationMs: 4_000, file: "m.wav" });
    expect(told("en")).toContain("led to the mailbox of 1001");
    expect(told("en")).toContain("left a message, 4.0 s: m.wav");
    expect(told("zh")).toContain("转到分机 1001 的语音信箱");
    expect(told("zh").some((line) => line.startsWith("留言，4.0"))).toBe(true);
  });

  it("that a crash cuts while they speak says that the message is lost", () => {
    const { record } = speaking();
    const cut = cutByCrash(record(), AT + 60_000);
    expect(storyOf(cut).map((line) => tell(line, "en"))).toContain("the message was lost in a crash of the center");
  });

  it("is kept in mind until the message is written", () => {
    const { facts, happen, last } = speaking();
    happen(ended);
    const { book } = bookFacts(EMPTY_BOOK, facts);
    expect(book.records.has(call)).toBe(true);
    const before = facts.length;
    happen({ type: "recorded", command: last("record-message"), file: "m.wav", durationMs: 10, sizeBytes: 0 });
    expect(bookFacts(book, facts.slice(before)).book.records.has(call)).toBe(false);
  });

  it("to listen tells what was tried, heard and deleted, and no password", () => {
    const world = speaking();
    world.happen(ended);
    const { happen, last, facts, arrive, told } = world;
    happen({ type: "recorded", command: last("record-message"), file: "m.wav", durationMs: 4_000, sizeBytes: 64_044 });
    facts.length = 0;
    arrive("*97", "1001");
    happen({ type: "done", command: last("answer") });
    for (const digit of "1357#2468#") happen({ type: "digit", leg, digit });
    happen({ type: "played", command: last("play"), ended: "end" });
    happen({ type: "digit", leg, digit: "3" });
    happen(ended);
    expect(told("en")).toEqual([
      "1001 called *97",
      "asked for the messages of its own phone",
      "the center answered",
      "keyed in a wrong password for the mailbox of 1001",
      "opened the mailbox of 1001",
      "listened to a message",
      "deleted a message",
      expect.stringMatching(/^ended/),
    ]);
    expect(told("zh")).toContain("分机 1001 的语音信箱密码错误");
    expect(JSON.stringify(facts)).not.toMatch(/1357|2468/);
  });
});

it("what is being said to somebody is not heard by whoever has their number next", () => {
  const { happen, last, facts, center } = speaking();
  const extn = "1001" as Extn;
  const extension = extensionOf("1001", { mailboxPassword: "1357" });
  happen({
    ...{
      type: "configured",
      changes: [
        { type: "drop-extension", extn },
        { type: "put-extension", extension },
      ],
    },
  });
  happen({ type: "recorded", command: last("record-message"), file: "m.wav", durationMs: 4_000, sizeBytes: 64_044 });
  expect(facts.find(({ type }) => type === "message-dropped")).toMatchObject({ reason: "no-mailbox", file: "m.wav" });
  expect(center.messages(undefined)).toEqual([]);
});

describe("a preview", () => {
  const preview = (number: string, from = "1000") => started().center.preview({ at: AT, number, from }).end;

  it("speaks of the mailbox that takes a caller whom nobody answers", () => {
    expect(preview("1001")).toMatchObject({ type: "rings", numbers: ["1001"], otherwise: "mailbox" });
    expect(preview("1000", "1001")).toMatchObject({ type: "rings", otherwise: "cause" });
  });

  it("of a service code says what is asked for", () => {
    expect(preview("*97")).toEqual({ type: "mailbox-access", own: true });
    expect(preview("*98")).toEqual({ type: "mailbox-access", own: false });
  });
});

it("what is said of how long ago it was left", () => {
  const says = (agoMs: number): string =>
    whoAndWhen({ callerNumber: "", leftAt: 0 }, agoMs)
      .slice(1)
      .map((sound) => (sound.type === "number" ? String(sound.value) : sound.type === "prompt" ? sound.prompt : "?"))
      .join(" ");
  expect(says(59_999)).toBe("just-now");
  expect(says(60_000)).toBe("1 minute-ago");
  expect(says(HALF_HOUR_MS)).toBe("30 minutes-ago");
  expect(says(2 * HALF_HOUR_MS)).toBe("1 hour-ago");
  expect(says(46 * HALF_HOUR_MS)).toBe("23 hours-ago");
  expect(says(48 * HALF_HOUR_MS)).toBe("1 day-ago");
  expect(says(48 * 5_000 * HALF_HOUR_MS)).toBe("999 days-ago");
});
