// A conversation: who takes part in a talk, as whom, and with whom the agent speaks at this moment.
//
//   customer -- agent                           focus "customer"
//   customer (music)   agent -- consulted       focus "consulted": a consultation; its ringing while it is dialled
//   customer -- agent   consulted (music)       focus "customer": swapped back
//   customer -- agent -- consulted -- customer  focus "all": three-way
//
// Supervisors listen to the agent, or to whom the agent consults, and are heard by nobody, by that one, or by all who talk with them. Hold and mute are of the legs.
import type { Deadline } from "../deadlines.ts";
import type { AgentId, CommandId, LegId, QueueName } from "../model.ts";
import type { CallTarget, Manner } from "../orders.ts";
import type { DialTarget, Hearing, SwitchCommand } from "../switch.ts";
import type { RecordingOrderer } from "./facts.ts";

/** Whose phone is still rung, and until when. */
export interface PartyRing {
  readonly since: number;
  readonly over: Deadline;
  /** Other ways to them, should this one fail. */
  readonly otherWays: readonly DialTarget[];
  /** Whatever became of one way, the next one is tried. Absent: only where it has failed. */
  readonly isEmergency?: true;
}

export interface Party {
  readonly leg: LegId;
  role: "customer" | "agent" | "consulted" | "supervisor";
  /** Whose handling it is or would be: of an agent's, a supervisor's, a consulted one's; undefined: nobody is signed in there. */
  readonly agent: AgentId | undefined;
  /** Undefined: they are in. */
  ring: PartyRing | undefined;
  /** How a supervisor takes part. */
  manner: Manner | undefined;
  /** The consulted one whom a supervisor has named; absent, or no party any more: the agent. */
  watches?: LegId;
  /** Where a consulted party was looked for. */
  readonly to: CallTarget | undefined;
}

export interface TalkRecording {
  readonly command: CommandId;
  readonly name: string;
  isPaused: boolean;
  /** Somebody has asked for it, whether it ran already or not. */
  isOrdered?: true;
  /** What was said last of whose voices are on it. */
  sides: Sides;
  /** The process that had begun it died, and it has ended; the talk goes on. Absent: no. */
  isOver?: true;
}

export interface Sides {
  readonly left: readonly LegId[];
  readonly right: readonly LegId[];
}

export interface Talking {
  readonly type: "talking";
  readonly parties: Map<LegId, Party>;
  focus: "customer" | "consulted" | "all";
  /** The queue that the customer came from. */
  queue: QueueName | undefined;
  recording: TalkRecording | undefined;
  /** Of the consultation, apart, where the queue wants it. */
  consultRecording: CommandId | undefined;
  /** The relation of hearing as the switch was told it last. */
  said: readonly Hearing[];
  /** The order that said so. Absent: it is not known. */
  saidBy?: SwitchCommand | undefined;
  /** Somebody waits, and when that has lasted as long as it may. Absent: nobody does, or no limit. */
  holdOver?: Deadline;
  /** The customer is being told that they are recorded, because of whom it then is. Absent: no. */
  announcing?: { readonly command: CommandId; readonly by: RecordingOrderer };
}

/** Somebody who is in. */
export function newParty(leg: LegId, role: Party["role"], agent: AgentId | undefined): Party {
  return { leg, role, agent, ring: undefined, manner: undefined, to: undefined };
}

/** Two who talk and nobody else yet; nothing has been said to the switch. */
export function talkOfTwo(customer: Party, agent: Party, queue: QueueName | undefined): Talking {
  return {
    type: "talking",
    parties: new Map([customer, agent].map((party) => [party.leg, party])),
    focus: "customer",
    queue,
    recording: undefined,
    consultRecording: undefined,
    said: [],
  };
}

export function partyOf(stage: Talking, role: Party["role"]): Party | undefined {
  for (const party of stage.parties.values()) if (party.role === role) return party;
  return undefined;
}

export function customerOf(stage: Talking): Party {
  return wanted(partyOf(stage, "customer"));
}

export function agentOf(stage: Talking): Party {
  return wanted(partyOf(stage, "agent"));
}

/** In a consultation, before or after it was answered, and in a three-way talk. */
export function consultedOf(stage: Talking): Party | undefined {
  return partyOf(stage, "consulted");
}

export function supervisorsOf(stage: Talking): Party[] {
  return [...stage.parties.values()].filter(({ role }) => role === "supervisor");
}

/** Whom a supervisor listens to. */
export function watchedBy(stage: Talking, { watches }: Party): Party {
  return (watches === undefined ? undefined : stage.parties.get(watches)) ?? agentOf(stage);
}

function wanted(party: Party | undefined): Party {
  if (party === undefined) throw new Error("a talk lacks one of the two who talk");
  return party;
}
