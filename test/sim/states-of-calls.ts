// Every state that a call can be in, and the limit that it has. The compiler asks for a new stage, connecting step or doing.
import type { Call, Connecting, InMailbox, InMenu, LeavingMessage, Stage } from "../../src/core/call/call.ts";
import type { Center, CenterState } from "../../src/core/center.ts";
import type { Fact } from "../../src/core/facts.ts";
import { follow } from "../scenarios/transcript.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** The settings' own (docs/operations.md, How long things last). */
const LIMITS = { callMs: 12 * HOUR, holdMs: HOUR, queueMs: 4 * HOUR, menuMs: HOUR / 2, wrapUpMs: 4 * HOUR };

const GIVEN = `given limits ${Object.entries(LIMITS)
  .map(([name, ms]) => `${name}=${ms}`)
  .join(" ")}
given extension 1000 mailboxPassword=1234
given extension 1001
given extension 1002
given extension 1003 mailboxPassword=1234
given agent 1001 wrapUpMs=0
given agent 1002 wrapUpMs=0
given queue support callbackKey=1 survey=true timeoutMs=20000
given queue waiting callbackKey=1
given queue saying notifyAgentAnswer=true
given queue working wrapUpMode=manual
given trunk trunk1 outbound=:0:
given ivr 6000 prompt=choose
given node 6000 1 menu sales prompt=sales

+0 switch-up
+0 register 1000
+0 register 1001
+0 register 1002
+0 sign-in 1001 1001 support
+0 ready 1001
`;

const TALK = `+0 arrive c1 from trunk1/13800000000 to support
+5 done answer c1
+10 answered 1001#1
+5 done converse c1
`;
const TO_MENU = "+0 arrive c1 from 1000 to 6000\n";
const IN_MENU = `${TO_MENU}+1 done answer c1\n`;
const TO_MAILBOX = "+0 arrive c1 from trunk1/13800000000 to waiting\n+1 done answer c1\n";
const AT_MAILBOX = "+0 arrive c1 from 1000 to *97\n+1 done answer c1\n";
const LEAVING = "+0 arrive c1 from 1000 to 1003\n+10 ended 1003#1 unreachable switch\n";
const PROMISED = `+0 arrive c1 from trunk1/13800000000 to waiting
+1 done answer c1
+100 key c1 1
`;

export interface State {
  readonly script: string;
  /** How it is seen in the call; it must be so when nobody does anything any more. */
  readonly isSo: (call: Call) => boolean;
  /** What ends it, at the latest: the sum of what the table in docs/operations.md says. */
  readonly withinMs: number;
  /** The cause and the limit, where it is one of the three that are told. */
  readonly limit?: "call" | "hold" | "menu" | "queue";
}

const stage =
  <Type extends Stage["type"]>(
    type: Type,
    also: (stage: Extract<Stage, { readonly type: Type }>) => boolean = () => true,
  ) =>
  ({ stage }: Call): boolean =>
    stage.type === type && also(stage as Extract<Stage, { readonly type: Type }>);

/** A switch that reports nothing: the end of a leg and what became of a command are waited for no longer than this. */
const SILENT_SWITCH = 120 * SECOND;

const MENU: Readonly<Record<InMenu["doing"], string>> = {
  answering: TO_MENU,
  prompting: IN_MENU,
  listening: `${IN_MENU}+10 played c1\n`,
  correcting: `${IN_MENU}+10 key c1 9\n`,
};
const MESSAGE: Readonly<Record<LeavingMessage["doing"], string>> = {
  answering: LEAVING,
  greeting: `${LEAVING}+1 done answer c1\n`,
  beep: `${LEAVING}+1 done answer c1\n+10 played c1\n`,
  recording: `${LEAVING}+1 done answer c1\n+10 played c1\n+10 played c1\n+10 done record-message c1\n`,
  finishing: `${LEAVING}+1 done answer c1\n+10 played c1\n+10 played c1\n+10 done record-message c1\n+10 key c1 #\n`,
};
const MAILBOX: Readonly<Record<InMailbox["doing"], string>> = {
  number: "+0 arrive c1 from 1000 to *98\n+1 done answer c1\n",
  password: AT_MAILBOX,
  message: "",
  keys: "",
  leaving: "",
};
const MESSAGE_LEFT = `${MESSAGE.recording}+5000 key c1 #
+10 recorded-message c1 5000
+2000 played c1
+5 ended c1 normal command
`;
const LISTENING = `${MESSAGE_LEFT}+0 register 1003
+0 arrive c2 from 1003 to *97
+1 done answer c2
+10 key c2 1
+10 key c2 2
+10 key c2 3
+10 key c2 4
+10 key c2 #
`;

const CONNECTING: Readonly<Record<Connecting["step"], string>> = {
  answering: "+0 arrive c1 from 1000 to 1001\n+10 answered 1001#1\n",
  conversing: "+0 arrive c1 from 1000 to support\n+5 done answer c1\n+10 answered 1001#1\n",
  announcing:
    "+0 sign-in 1002 1002 saying\n+0 ready 1002\n+0 arrive c1 from 1000 to saying\n+5 done answer c1\n+10 answered 1002#1\n",
  "calling-back": `${PROMISED}+10 ended c1\n+0 sign-in 1002 1002 waiting\n+0 ready 1002\n+100 answered 1002#1\n`,
};

const STAGES: Readonly<Record<Exclude<Stage["type"], "new" | "menu" | "leaving-message" | "in-mailbox">, State>> = {
  summoning: {
    ...{ script: "+0 order 1002 dial number 1001\n", isSo: stage("summoning"), withinMs: 30 * SECOND },
  },
  hunting: { script: "+0 arrive c1 from 1000 to 1002\n", isSo: stage("hunting"), withinMs: 30 * SECOND },
  queued: { script: TO_MAILBOX, isSo: stage("queued"), withinMs: LIMITS.queueMs, limit: "queue" },
  talking: { script: TALK, isSo: stage("talking"), withinMs: LIMITS.callMs, limit: "call" },
  stranded: {
    ...{ script: `${TALK}+5 held 1001#1\n+30000 ended 1001#1 vanished switch\n`, isSo: stage("stranded") },
    withinMs: 300 * SECOND,
  },
  surveying: { script: `${TALK}+5 ended 1001#1\n`, isSo: stage("surveying"), withinMs: 30 * SECOND },
  parting: {
    script: "+0 arrive c1 from 1000 to 6000\n+1 done answer c1\n+1 key c1 9\n+1 key c1 9\n+1 key c1 9\n+1 key c1 9\n",
    isSo: stage("parting"),
    withinMs: 30 * SECOND,
  },
  // A line's number that is nobody's.
  ending: { script: "+0 arrive c1 from trunk1/13800000000 to 7777\n", isSo: stage("ending"), withinMs: 0 },
};

export const STATES: readonly (readonly [string, State])[] = [
  ...Object.entries(STAGES),
  ...Object.entries(MENU).map(
    ([doing, script]) =>
      [
        `menu, ${doing}`,
        {
          script,
          isSo: stage("menu", (menu) => menu.doing === doing),
          withinMs: doing === "answering" ? 0 : 120 * SECOND,
        },
      ] as const,
  ),
  ...Object.entries(MESSAGE).map(
    ([doing, script]) =>
      [
        `leaving a message, ${doing}`,
        { script, isSo: stage("leaving-message", (at) => at.doing === doing), withinMs: 180 * SECOND },
      ] as const,
  ),
  ...Object.entries(MAILBOX).map(([doing, script]) => {
    const heard = {
      message: LISTENING,
      keys: `${LISTENING}+10000 played c2\n+10 playing c2 5000\n+5000 played c2\n`,
      leaving: `${LISTENING}+10 key c2 3\n`,
    };
    const steps = doing === "message" || doing === "keys" || doing === "leaving" ? heard[doing] : script;
    return [
      `in a mailbox, ${doing}`,
      { script: steps, isSo: stage("in-mailbox", (at) => at.doing === doing), withinMs: 120 * SECOND },
    ] as const;
  }),
  ...Object.entries(CONNECTING).map(
    ([step, script]) =>
      [
        `connecting, ${step}`,
        {
          ...{ script, isSo: ({ connecting }: Call) => connecting?.step === step, withinMs: LIMITS.queueMs },
          // They are in line again.
          ...(step === "conversing" || step === "announcing" ? { limit: "queue" as const } : {}),
        },
      ] as const,
  ),
  [
    "promised a call, being told",
    { script: PROMISED, isSo: ({ callback }: Call) => callback?.promised !== undefined, withinMs: 2 * HOUR },
  ],
  [
    "promised a call, away",
    { script: `${PROMISED}+10 ended c1\n`, isSo: ({ callback }: Call) => callback !== undefined, withinMs: 2 * HOUR },
  ],
  [
    "promised a call, another attempt to come",
    {
      script: `${CONNECTING["calling-back"]}+100 ended 13800000000#1 busy\n+0 sign-out 1002\n`,
      isSo: ({ callback }: Call) => callback?.again !== undefined,
      withinMs: 2 * HOUR,
    },
  ],
  [
    "a talk on hold by a button",
    { script: `${TALK}+5 order 1001 hold\n`, isSo: stage("talking"), withinMs: LIMITS.holdMs, limit: "hold" },
  ],
  [
    "a talk on hold by the customer's phone",
    { script: `${TALK}+5 held c1\n`, isSo: stage("talking"), withinMs: LIMITS.holdMs, limit: "hold" },
  ],
  [
    "a consultation that rings",
    {
      script: `${TALK}+5 order 1001 consult extension 1002\n`,
      isSo: stage("talking"),
      withinMs: LIMITS.callMs,
      limit: "call",
    },
  ],
  [
    "a consultation",
    {
      script: `${TALK}+5 order 1001 consult extension 1002\n+100 answered 1002#1\n+5 done converse c1\n`,
      ...{ isSo: stage("talking"), withinMs: LIMITS.holdMs, limit: "hold" as const },
    },
  ],
  [
    "a three-way talk",
    {
      script: `${TALK}+5 order 1001 consult extension 1002\n+100 answered 1002#1\n+5 done converse c1\n+5 order 1001 three-way\n+5 done converse c1\n`,
      ...{ isSo: stage("talking"), withinMs: LIMITS.callMs, limit: "call" as const },
    },
  ],
];

/** The calls when nothing more has been done but what is `meanwhile`, and the engine after the limit. */
export function leftAlone({ script, withinMs }: Pick<State, "script" | "withinMs">, meanwhile = "") {
  let center: Center | undefined;
  const facts: Fact[] = [];
  let before: Call[] = [];
  // Deadlines for what the switch owes begin when it is asked, not when that was due: so time passes in small steps.
  const isLong = withinMs > 10 * 60 * SECOND;
  const steady = "+5000 tick\n".repeat((isLong ? SILENT_SWITCH : withinMs + SILENT_SWITCH) / 5_000);
  const ticks = `${isLong ? `+${withinMs} tick\n` : ""}${steady}`;
  const count = script.split("\n").length + GIVEN.split("\n").filter((each) => each.startsWith("+")).length;
  let steps = 0;
  follow(`${GIVEN}${script}${meanwhile}${ticks}`, (at, told) => {
    center = at;
    facts.push(...told);
    steps += 1;
    if (steps === count) before = [...at.state.calls.values()].map((call) => structuredClone(call));
  });
  return { center, facts, before };
}

/** The engine in that state, as its own. */
export function reached({ script }: Pick<State, "script">): CenterState {
  let state: CenterState | undefined;
  follow(`${GIVEN}${script}`, (at) => {
    state = at.state;
  });
  if (state === undefined) throw new Error("Nothing has happened.");
  return structuredClone(state);
}
