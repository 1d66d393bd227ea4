// Where the engine stood at the beginning of a file of events, so that a start need not go back to the first one.
//
//   a head as JSON, then a line's end, then node's own serialisation of the engine's state
//
// A state of an earlier version is brought up to date step by step, as rows of a database are.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import { notePromise } from "../../core/call/promises.ts";
import { neverSet } from "../../core/clock-setting.ts";
import type { CenterState } from "../../core/center.ts";
import { stateFile } from "./format.ts";

const STATE_FORMAT = "xcc-state";
/** To be raised, with a step in `MIGRATIONS`, whenever what the engine knows has another shape; a test notices. */
export const STATE_VERSION = 8;

/** From version n (at place n - 1) to the next one. */
const MIGRATIONS: readonly ((state: unknown) => unknown)[] = [
  ...[phonesAnswer, clockNeverSet, talksHaveParties],
  (former) => promisesByNumber(stepsHaveTheirTime(former)),
  nobodySentOn,
  (former) => onlyWhatIsCounted(nobodyInNeed(former)),
  // Of no leg had been said how it is heard, and that may be absent.
  (former) => former,
];

interface StateHead {
  readonly format: string;
  readonly version: number;
  readonly program: string;
  /** Of the bytes after the head. */
  readonly check: number;
}

/** In one piece or not at all: it is moved into place when it is whole. Gives its size. */
export function writeState(folder: string, number: number, state: CenterState, program: string): number {
  const body = serialize(state);
  const head: StateHead = { format: STATE_FORMAT, version: STATE_VERSION, program, check: crc32(body) };
  const file = stateFile(folder, number);
  const draft = `${file}.new`;
  const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
  writeFileSync(draft, bytes, { mode: 0o600 });
  renameSync(draft, file);
  return bytes.length;
}

/** Undefined: there is none, it is damaged, or a later program has written it. */
export function readState(
  folder: string,
  number: number,
  { version, migrations } = { version: STATE_VERSION, migrations: MIGRATIONS },
): CenterState | undefined {
  const file = stateFile(folder, number);
  if (!existsSync(file)) return undefined;
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(0x0a);
    const head = JSON.parse(bytes.toString("utf8", 0, end)) as StateHead;
    const body = bytes.subarray(end + 1);
    if (head.format !== STATE_FORMAT || head.version > version || crc32(body) !== head.check) return undefined;
    let state: unknown = deserialize(body);
    for (const migrate of migrations.slice(head.version - 1)) state = migrate(state);
    return state as CenterState;
  } catch {
    return undefined;
  }
}

/** Of phones it was not known whether they answer anything at all. */
function phonesAnswer(state: unknown): unknown {
  for (const phone of (state as Pick<CenterState, "phones">).phones.values()) phone.silent = false;
  return state;
}

/** Of calls that lived it was not noted that they were to emergency numbers: no alarm is fired for them. */
function nobodyInNeed(state: unknown): unknown {
  return state;
}

function clockNeverSet(state: unknown): unknown {
  return { ...(state as object), clock: neverSet() };
}

/** A talk was a pair: the caller and their peer; and a recording was known by its call alone. */
function talksHaveParties(former: unknown): unknown {
  const state = former as { calls: Map<string, FormerCall>; recordings: Map<number, unknown>; returning: Set<string> };
  state.returning = new Set();
  for (const [command, call] of state.recordings) state.recordings.set(command, { call, name: call });
  for (const call of state.calls.values()) {
    if (call.connecting?.step === "bridging") call.connecting.step = "conversing";
    if (call.stage.type !== "talking") continue;
    const { peer, agent, queue, recording } = call.stage;
    const party = (leg: string, role: string): object => ({
      leg,
      role,
      agent,
      ring: undefined,
      manner: undefined,
      to: undefined,
    });
    const sides = { left: [call.caller], right: [peer] };
    call.stage = {
      ...{ type: "talking", focus: "customer", queue, said: [], consultRecording: undefined },
      parties: new Map([
        [call.caller, { ...party(call.caller, "customer"), agent: undefined }],
        [peer ?? "", party(peer ?? "", "agent")],
      ]),
      recording: recording === undefined ? undefined : { command: recording, name: call.id, isPaused: false, sides },
    };
  }
  return state;
}

/** What was ordered was not kept: such a state's orders are not said again (`Awaited.order`, `Leg.standing`). */
function stepsHaveTheirTime(former: unknown): unknown {
  const state = former as CenterState;
  state.stepAt = state.now;
  return state;
}

/** No call was sent on by a phone, and no consultation rang in an emergency: what is said of it is absent. */
function nobodySentOn(state: unknown): unknown {
  return state;
}

/** A figure of the day stood there that nothing had ever counted. */
function onlyWhatIsCounted(former: unknown): unknown {
  for (const { today } of (former as CenterState).queues.values())
    if (today !== undefined) Reflect.deleteProperty(today.counts, "answeredThenOut");
  return former;
}

/** Whom the center owed a call was not kept by number; numbers were compared as they were written. */
function promisesByNumber(former: unknown): unknown {
  const state = former as CenterState;
  const indexed: CenterState = { ...state, promises: new Map(), numbersInCalls: new Map() };
  for (const call of state.calls.values()) if (call.callback !== undefined) notePromise(indexed, call);
  return indexed;
}

interface FormerCall {
  readonly id: string;
  readonly caller: string;
  readonly connecting: { step: string } | undefined;
  stage: {
    type: string;
    peer?: string | undefined;
    agent?: string | undefined;
    queue?: string | undefined;
    recording?: unknown;
    parties?: unknown;
  };
}
