// Made of the functions' schemas by test/contract/client-functions.test.ts: what there is to call, and with what.

export interface CcReply {
  readonly code: number;
  readonly message?: string;
  readonly reason?: string;
  readonly [more: string]: unknown;
}

export const CC_FUNCTION_NAMES = [
  "ccLogin",
  "ccLogout",
  "ccExitQueue",
  "ccGoReady",
  "ccGoBreak",
  "ccGoRest",
  "ccForceReady",
  "ccForceBusy",
  "ccForceLogout",
  "ccWrapUp",
  "ccExtendWrapUp",
  "ccSetDisposition",
  "ccDial",
  "ccAnswer",
  "ccHangup",
  "ccHold",
  "ccUnHold",
  "ccMute",
  "ccUnMute",
  "ccSendDTMF",
  "ccTransfer",
  "ccConsult",
  "ccCancelConsult",
  "ccConsultTransfer",
  "ccSwap",
  "ccThreeWay",
  "ccEndThreeWay",
  "ccRecordStart",
  "ccRecordStop",
  "ccRecordPause",
  "ccRecordResume",
  "ccInviteSurvey",
  "ccListen",
  "ccWhisper",
  "ccInsert",
  "ccIntercept",
  "ccStopListen",
  "ccForceHangup",
  "ccMoveWaiting",
  "ccPrioritise",
  "ccAskHelp",
  "ccCancelHelp",
  "ccAnswerHelp",
  "ccSendMessage",
  "ccReadMessages",
  "ccGetAgentState",
  "ccGetQueueList",
  "ccQueueWaitNum",
] as const;

export interface CcFunctions {
  /** Signs an agent in at an extension and into a queue, or into all that they have a place in; they are not ready yet. In a queue without a place of theirs they have their own level and position (agent_info). */
  readonly ccLogin: { readonly agent: string; readonly extn: string; readonly queue?: string };
  /** Signs an agent out of one queue, at once, or of all; of all after the call where they are in one. */
  readonly ccLogout: { readonly agent: string; readonly queue?: string };
  /** Takes an agent out of one queue, at once; out of the last one is out altogether, after the call where they are in one. */
  readonly ccExitQueue: { readonly agent: string; readonly queue: string };
  /** Lets an agent be offered calls, of one queue or of all of theirs; a sign-out that is pending is taken back. */
  readonly ccGoReady: { readonly agent: string; readonly queue?: string };
  /** Keeps calls from an agent: those of one queue, or all; of all after the call where they are in one. */
  readonly ccGoBreak: { readonly agent: string; readonly queue?: string; readonly reason?: string };
  /** A break to rest. */
  readonly ccGoRest: { readonly agent: string; readonly queue?: string; readonly reason?: string };
  /** Lets another agent be offered calls, of one queue or of all of theirs. */
  readonly ccForceReady: { readonly agent?: string; readonly destAgent: string; readonly queue?: string };
  /** Keeps calls of one queue, or all, from another agent; all of them after the call where they are in one. */
  readonly ccForceBusy: {
    readonly agent?: string;
    readonly destAgent: string;
    readonly queue?: string;
    readonly reason?: string;
  };
  /** Signs another agent out of one queue, at once, or of all; of all after the call where they are in one. */
  readonly ccForceLogout: { readonly agent?: string; readonly destAgent: string; readonly queue?: string };
  /** Asks for time to work on the call that the agent is in, or has had within 30 s; ccGoReady ends it. */
  readonly ccWrapUp: { readonly agent: string };
  /** Makes after-call work so much longer, up to 15 minutes in all. */
  readonly ccExtendWrapUp: { readonly agent: string; readonly seconds: string };
  /** Says what came of a call for an agent who had a part in it: a code, notes, or both; for a day after it. */
  readonly ccSetDisposition: {
    readonly agent?: string;
    readonly callUUID?: string;
    readonly code?: string;
    readonly notes?: string;
  };
  /** Calls the agent's phone, then the number, agent or extension; queue: for which it is done, its numbers may be shown. Exactly one of destNumber, destAgent, destExtn. */
  readonly ccDial: {
    readonly agent?: string;
    readonly extn?: string;
    readonly destNumber?: string;
    readonly destAgent?: string;
    readonly destExtn?: string;
    readonly queue?: string;
    readonly cidNumber?: string;
  };
  /** Lets the phone take the call that rings there, where the phone can be told to. */
  readonly ccAnswer: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Hangs up the agent's call. */
  readonly ccHangup: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Holds the call: the other party hears music. */
  readonly ccHold: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Goes on with the call that is on hold. */
  readonly ccUnHold: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** The agent is not heard any more, and hears the others. */
  readonly ccMute: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** The agent is heard again. */
  readonly ccUnMute: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Sends keys to the other party. */
  readonly ccSendDTMF: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
    readonly dtmf: string;
  };
  /** Sends the customer on to a number, an agent, an extension, a queue or a menu; the agent leaves at once. Exactly one of destNumber, destAgent, destExtn, queue, ivr. */
  readonly ccTransfer: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
    readonly destNumber?: string;
    readonly destAgent?: string;
    readonly destExtn?: string;
    readonly queue?: string;
    readonly ivr?: string;
    readonly cidNumber?: string;
  };
  /** Asks somebody while the customer hears music. Exactly one of destNumber, destAgent, destExtn, queue, ivr. */
  readonly ccConsult: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
    readonly destNumber?: string;
    readonly destAgent?: string;
    readonly destExtn?: string;
    readonly queue?: string;
    readonly ivr?: string;
    readonly cidNumber?: string;
  };
  /** Lets the consulted party go: the agent is with the customer again, out of a three-way talk as well. */
  readonly ccCancelConsult: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Customer and consulted party go on without the agent. */
  readonly ccConsultTransfer: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** To the other one of customer and consulted party; the one before hears music. */
  readonly ccSwap: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Agent, customer and consulted party talk together. */
  readonly ccThreeWay: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** From three back to a consultation: the customer hears music again. */
  readonly ccEndThreeWay: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Begins to record the call; where its queue does already, that goes on, and the record says who wanted it. */
  readonly ccRecordStart: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Ends the recording. */
  readonly ccRecordStop: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Records nothing for now, as while a card's number is said. */
  readonly ccRecordPause: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Goes on recording. */
  readonly ccRecordResume: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** The agent leaves, and the customer is asked how it was. */
  readonly ccInviteSurvey: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Calls the supervisor's phone: they hear an agent's call and nobody hears them. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccListen: {
    readonly agent?: string;
    readonly extn?: string;
    readonly destAgent?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** The same, and the agent hears the supervisor. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccWhisper: {
    readonly agent?: string;
    readonly extn?: string;
    readonly destAgent?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** The same, and everybody hears the supervisor. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccInsert: {
    readonly agent?: string;
    readonly extn?: string;
    readonly destAgent?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** The supervisor takes the agent's place; the agent is out. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccIntercept: {
    readonly agent?: string;
    readonly extn?: string;
    readonly destAgent?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** The supervisor leaves the call that they listen to; nothing else changes. */
  readonly ccStopListen: { readonly agent?: string; readonly extn?: string };
  /** Ends an agent's call, or the call with that id. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccForceHangup: {
    readonly agent?: string;
    readonly extn?: string;
    readonly destAgent?: string;
    readonly callUUID?: string;
    readonly destUUID?: string;
  };
  /** Sends a caller who waits in a queue to another place. Exactly one of destNumber, destAgent, destExtn, queue, ivr. */
  readonly ccMoveWaiting: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID: string;
    readonly destUUID?: string;
    readonly destNumber?: string;
    readonly destAgent?: string;
    readonly destExtn?: string;
    readonly queue?: string;
    readonly ivr?: string;
  };
  /** Gives a caller who waits in a queue another priority; without one they go before all others in that line. */
  readonly ccPrioritise: {
    readonly agent?: string;
    readonly extn?: string;
    readonly callUUID: string;
    readonly destUUID?: string;
    readonly priority?: string;
  };
  /** Asks the supervisors of the agent's queues for help, with the call that they are in or without one. */
  readonly ccAskHelp: { readonly agent?: string; readonly callUUID?: string; readonly text?: string };
  /** Takes a request for help back. */
  readonly ccCancelHelp: { readonly agent?: string; readonly help?: string };
  /** Answers a request for help with a message, or calls the supervisor's phone into the call; the first one does. */
  readonly ccAnswerHelp: {
    readonly agent?: string;
    readonly extn?: string;
    readonly help: string;
    readonly manner?: string;
    readonly text?: string;
  };
  /** Sends another user a message; it is kept. */
  readonly ccSendMessage: {
    readonly agent?: string;
    readonly to: string;
    readonly text: string;
    readonly key?: string;
  };
  /** Says that messages were read, up to one of them. */
  readonly ccReadMessages: { readonly agent?: string; readonly upTo: string };
  /** What an agent is, or those of a queue are; without either: whose token it is. Who is signed out has no row. */
  readonly ccGetAgentState: { readonly agent?: string; readonly queue?: string };
  /** The queues, with how many wait in each and how many agents it has. */
  readonly ccGetQueueList: Readonly<Record<string, never>>;
  /** How many callers wait in a queue, or in all. */
  readonly ccQueueWaitNum: { readonly queue?: string };
}
