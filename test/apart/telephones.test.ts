// What passes at browsers' sockets, over the line between a controller and its switch.
import { describe, expect, it } from "vitest";
import type { ToTelephones } from "../../src/ports/telephones.ts";
import { newControllerEnd, stepControllerEnd, type ControllerEnd } from "../../src/switch/apart/controller-end.ts";
import { newSwitchEnd, stepSwitchEnd, type SwitchEnd } from "../../src/switch/apart/switch-end.ts";
import type { ToController, Words } from "../../src/switch/apart/words.ts";

const NEW: Words = { oldest: 1, newest: 2 };
const OLD: Words = { oldest: 1, newest: 1 };
const ADDRESS = { host: "192.0.2.1", port: 5060 };
const ENTERED: ToTelephones = { type: "entered", socket: "s", user: "1001", sessid: "p", address: "192.0.2.7" };
const ASKED: ToTelephones = { type: "asked", socket: "s", request: 1, method: "verto.invite", params: {} };
const PUSH = { type: "push", socket: "s", method: "verto.bye", params: {} } as const;

function controller(): ControllerEnd {
  return newControllerEnd({ words: NEW, aliveMs: 1_000, goneMs: 5_000, mostCommands: 10, isNew: false }, undefined, 0);
}

/** What it says to the switch, and at sockets. */
function told(end: ControllerEnd, ...inputs: Parameters<typeof stepControllerEnd>[1][]): readonly unknown[] {
  return inputs
    .flatMap((input) => stepControllerEnd(end, input, 0))
    .flatMap((effect): readonly unknown[] => {
      if (effect.type === "said") return [effect.said];
      return effect.type === "say" && effect.frame.type === "telephones" ? [effect.frame.said] : [];
    });
}

function welcome(end: ControllerEnd, words: number): readonly unknown[] {
  const frame: ToController = { type: "welcome", words, run: "r", upTo: 0, begun: true, address: ADDRESS };
  return told(end, { type: "connected" }, { type: "heard", frame }, { type: "caught-up" });
}

describe("a controller", () => {
  it("hands over what happens at sockets, and says there what the switch says", () => {
    const end = controller();
    welcome(end, 2);
    expect(told(end, { type: "telephones", said: ENTERED })).toEqual([ENTERED]);
    expect(told(end, { type: "telephones", said: ASKED })).toEqual([ASKED]);
    expect(told(end, { type: "heard", frame: { type: "telephones", said: PUSH } })).toEqual([PUSH]);
  });

  it("refuses calls while its switch is away, and tells it who is there when it is back", () => {
    const end = controller();
    expect(told(end, { type: "telephones", said: ENTERED })).toEqual([]);
    expect(told(end, { type: "telephones", said: ASKED })).toMatchObject([
      { type: "answer", socket: "s", request: 1, answer: { error: { message: "CALL ERROR", causeCode: 41 } } },
    ]);
    expect(welcome(end, 2)).toEqual([ENTERED]);
    told(end, { type: "closed" }, { type: "telephones", said: { type: "left", socket: "s" } });
    expect(welcome(end, 2)).toEqual([]);
  });

  it("says nothing of it to a switch of before: there is no telephone then", () => {
    const end = controller();
    welcome(end, 1);
    expect(told(end, { type: "telephones", said: ENTERED })).toEqual([{ type: "ready", socket: "s", reattached: [] }]);
    expect(told(end, { type: "telephones", said: ASKED })).toMatchObject([{ type: "answer" }]);
  });
});

describe("a switch", () => {
  const held = (words: Words): SwitchEnd => {
    const options = { run: "r", words: NEW, address: ADDRESS, aloneMs: 60_000, mostWaiting: 10, mostInFlight: 10 };
    const end = newSwitchEnd(options, 0, { last: 0, events: [] });
    stepSwitchEnd(end, { type: "heard", connection: 1, frame: { type: "hello", words, heard: undefined, seen: 0 } }, 0);
    return end;
  };

  it("hears of sockets, says what is to be said there, and knows that they go with their controller", () => {
    const end = held(NEW);
    const frame = { type: "telephones", said: ENTERED } as const;
    expect(stepSwitchEnd(end, { type: "heard", connection: 1, frame }, 0)).toEqual([frame]);
    expect(stepSwitchEnd(end, { type: "said", said: PUSH }, 0)).toEqual([
      { type: "say", connection: 1, frame: { type: "telephones", said: PUSH } },
    ]);
    const gone = { type: "telephones", said: { type: "all-left" } };
    expect(stepSwitchEnd(end, { type: "closed", connection: 2 }, 0)).toEqual([]);
    expect(stepSwitchEnd(end, { type: "closed", connection: 1 }, 0)).toEqual([gone]);
    expect(stepSwitchEnd(end, { type: "said", said: PUSH }, 0)).toEqual([]);
  });

  it("loses them to the next controller", () => {
    const end = held(NEW);
    const hello = { type: "hello", words: NEW, heard: undefined, seen: 0 } as const;
    const effects = stepSwitchEnd(end, { type: "heard", connection: 2, frame: hello }, 0);
    expect(effects).toContainEqual({ type: "telephones", said: { type: "all-left" } });
  });

  it("says nothing of them to a controller of before", () => {
    expect(stepSwitchEnd(held(OLD), { type: "said", said: PUSH }, 0)).toEqual([]);
  });
});
