// An agent: who they are, whether they take calls, and what keeps them from it.
//
//   LOGOUT --sign in--> UNREADY <--break / ready--> READY         (work state, their own will)
//   IDLE -> RINGING -> TALKING <-> HELD -> ACW -> IDLE            (call state, derived from the legs at their phone)
//   IDLE -> DIALING -> TALKING                                    (they call)
import type { Deadline } from "../deadlines.ts";
import type {
  AgentCallState,
  AgentConfig,
  AgentId,
  AgentState,
  CallId,
  Extn,
  LegId,
  QueueName,
  WrapUpMode,
} from "../model.ts";
import { nothingToday, type Today } from "./today.ts";

export interface SignedIn {
  extn: Extn;
  readonly queues: Set<QueueName>;
  state: "UNREADY" | "READY";
  reason: string;
  /** Asked for while they were busy; done when their call is over. A sign-out from all queues outweighs a break. */
  pending: { readonly type: "break"; readonly reason: string } | { readonly type: "sign-out" } | undefined;
  /** Queues of theirs that they take a break in, while they may go on in the others. Absent: none. */
  breaks?: Map<QueueName, QueueBreak>;
}

export interface QueueBreak {
  readonly reason: string;
  /** By the engine's time. */
  readonly since: number;
}

/** Their part in a call that is over. */
export interface Handling {
  readonly call: CallId;
  /** Whose caller it was; undefined: no queue's. */
  queue: QueueName | undefined;
  /** By the engine's time. */
  endedAt: number;
  /** After-call work has followed. */
  wrappedUp: boolean;
  /** Its disposition. Absent: none was set. */
  code?: string;
}

/** After-call work that is being done. */
export interface WrapUp {
  readonly call: CallId;
  queue: QueueName | undefined;
  readonly mode: Exclude<WrapUpMode, "none">;
  /** By the engine's time. */
  readonly since: number;
}

export interface Agent {
  readonly id: AgentId;
  config: AgentConfig;
  /** Their row is gone: they end what they are in, and cannot come back. Absent: it is there. */
  isRemoved?: true;
  session: SignedIn | undefined;
  /** Since when the state holds. */
  since: number;
  /** After-call work until then; 0: none. Infinite: until they say that it is over. */
  wrapUpUntil: number;
  /** What it is about. Absent: none, or what an earlier version began: timed. */
  wrapUp?: WrapUp;
  /** The last calls that they had a part in. Absent: none. */
  handlings?: readonly Handling[];
  wrapUpOver: Deadline | undefined;
  /** When their break has lasted as long as its reason says, by the engine's time. Absent: it has no time. */
  breakUntil?: number;
  breakOver?: Deadline;
  /** No offers until then: `lag`, a rejected or busy offer. */
  heldBackUntil: number;
  heldBackOver: Deadline | undefined;
  missedInRow: number;
  /** When they last became idle: the later of end of wrap-up, sign-in and end of break. */
  idleSince: number;
  /** What they have done today; read and kept by today.ts. */
  today: Today;
  /** What the last fact about them said, so that a fact is told once. */
  told: AgentView | undefined;
}

/** What the outside sees of an agent. */
export interface AgentView {
  readonly agent: AgentId;
  readonly extn: Extn;
  readonly queues: readonly QueueName[];
  readonly state: AgentState;
  readonly callState: AgentCallState;
  readonly reason: string;
  readonly pending: "break" | "sign-out" | undefined;
  /** That they are in, or do after-call work for. */
  readonly call: CallId | undefined;
  readonly leg: LegId | undefined;
  /** Since when, milliseconds since 1970. */
  readonly since: number;
  /** When what they do now is over by itself, milliseconds since 1970. Absent: it is not. */
  readonly until?: number | undefined;
  /** Queues of theirs that they take a break in. Absent: none. */
  readonly breaks?: readonly QueueBreakView[] | undefined;
}

export interface QueueBreakView {
  readonly queue: QueueName;
  readonly reason: string;
  /** Since when, milliseconds since 1970. */
  readonly since: number;
}

export function newAgent(config: AgentConfig): Agent {
  return {
    id: config.agent,
    config,
    session: undefined,
    since: 0,
    wrapUpUntil: 0,
    wrapUpOver: undefined,
    heldBackUntil: 0,
    heldBackOver: undefined,
    missedInRow: 0,
    idleSince: 0,
    today: nothingToday(0),
    told: undefined,
  };
}
