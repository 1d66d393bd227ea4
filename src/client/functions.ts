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
  "ccGetAgentState",
  "ccGetQueueList",
  "ccQueueWaitNum",
] as const;

export interface CcFunctions {
  /** Signs an agent in at an extension and into a queue, or into all that they have a place in; they are not ready yet. */
  readonly ccLogin: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn: string;
    /** a queue, by its name */
    readonly queue?: string;
  };
  /** Signs an agent out of one queue, or of all; after the call where they are in one. */
  readonly ccLogout: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent: string;
    /** a queue, by its name */
    readonly queue?: string;
  };
  /** Takes an agent out of one queue; out of the last one is out altogether. */
  readonly ccExitQueue: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent: string;
    /** a queue, by its name */
    readonly queue: string;
  };
  /** Lets an agent be offered calls. */
  readonly ccGoReady: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent: string;
    /** a queue, by its name */
    readonly queue?: string;
  };
  /** Keeps calls from an agent; after the call where they are in one. */
  readonly ccGoBreak: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent: string;
    /** a queue, by its name */
    readonly queue?: string;
    /** why, as reports show it */
    readonly reason?: string;
  };
  /** A break to rest. */
  readonly ccGoRest: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent: string;
    /** a queue, by its name */
    readonly queue?: string;
    /** why, as reports show it */
    readonly reason?: string;
  };
  /** Lets another agent be offered calls. */
  readonly ccForceReady: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent: string;
  };
  /** Keeps calls from another agent; after the call where they are in one. */
  readonly ccForceBusy: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent: string;
    /** why, as reports show it */
    readonly reason?: string;
  };
  /** Signs another agent out of one queue, or of all; after the call where they are in one. */
  readonly ccForceLogout: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent: string;
    /** a queue, by its name */
    readonly queue?: string;
  };
  /** Calls the agent's phone, then the number, agent or extension; queue: for which it is done, its numbers may be shown. Exactly one of destNumber, destAgent, destExtn. */
  readonly ccDial: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** a number, as it would be dialled on the phone */
    readonly destNumber?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** an extension */
    readonly destExtn?: string;
    /** a queue, by its name */
    readonly queue?: string;
    /** the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
    readonly cidNumber?: string;
  };
  /** Lets the phone take the call that rings there, where the phone can be told to. */
  readonly ccAnswer: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Hangs up the agent's call. */
  readonly ccHangup: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Holds the call: the other party hears music. */
  readonly ccHold: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Goes on with the call that is on hold. */
  readonly ccUnHold: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** The agent is not heard any more, and hears the others. */
  readonly ccMute: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** The agent is heard again. */
  readonly ccUnMute: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Sends keys to the other party. */
  readonly ccSendDTMF: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
    /** keys: 0 to 9, *, #, A to D; at most 32 */
    readonly dtmf: string;
  };
  /** Sends the customer on to a number, an agent, an extension, a queue or a menu; the agent leaves at once. Exactly one of destNumber, destAgent, destExtn, queue, ivr. */
  readonly ccTransfer: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
    /** a number, as it would be dialled on the phone */
    readonly destNumber?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** an extension */
    readonly destExtn?: string;
    /** a queue, by its name */
    readonly queue?: string;
    /** a menu, by its number */
    readonly ivr?: string;
    /** the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
    readonly cidNumber?: string;
  };
  /** Asks somebody while the customer hears music. Exactly one of destNumber, destAgent, destExtn, queue, ivr. */
  readonly ccConsult: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
    /** a number, as it would be dialled on the phone */
    readonly destNumber?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** an extension */
    readonly destExtn?: string;
    /** a queue, by its name */
    readonly queue?: string;
    /** a menu, by its number */
    readonly ivr?: string;
    /** the number to be shown to who is called outside: one of own_numbers of the agent or of the queue */
    readonly cidNumber?: string;
  };
  /** Lets the consulted party go: the agent is with the customer again, out of a three-way talk as well. */
  readonly ccCancelConsult: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Customer and consulted party go on without the agent. */
  readonly ccConsultTransfer: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** To the other one of customer and consulted party; the one before hears music. */
  readonly ccSwap: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Agent, customer and consulted party talk together. */
  readonly ccThreeWay: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** From three back to a consultation: the customer hears music again. */
  readonly ccEndThreeWay: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Begins to record the call. */
  readonly ccRecordStart: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Ends the recording. */
  readonly ccRecordStop: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Records nothing for now, as while a card's number is said. */
  readonly ccRecordPause: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Goes on recording. */
  readonly ccRecordResume: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** The agent leaves, and the customer is asked how it was. */
  readonly ccInviteSurvey: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Calls the supervisor's phone: they hear an agent's call and nobody hears them. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccListen: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** The same, and the agent hears the supervisor. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccWhisper: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** The same, and everybody hears the supervisor. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccInsert: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** The supervisor takes the agent's place; the agent is out. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccIntercept: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** The supervisor leaves the call that they listen to; nothing else changes. */
  readonly ccStopListen: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
  };
  /** Ends an agent's call, or the call with that id. Exactly one of destAgent, callUUID, destUUID. */
  readonly ccForceHangup: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID?: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
  };
  /** Sends a caller who waits in a queue to another place. Exactly one of destNumber, destAgent, destExtn, queue, ivr. */
  readonly ccMoveWaiting: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** the extension to sign in at; of a supervisor who is not signed in: to act at, otherwise that of the user */
    readonly extn?: string;
    /** id of the call, or of one of its legs; left out: the call that the agent is in */
    readonly callUUID: string;
    /** the same, where only the leg of the other party is known */
    readonly destUUID?: string;
    /** a number, as it would be dialled on the phone */
    readonly destNumber?: string;
    /** an agent, by the work number, wherever they are signed in */
    readonly destAgent?: string;
    /** an extension */
    readonly destExtn?: string;
    /** a queue, by its name */
    readonly queue?: string;
    /** a menu, by its number */
    readonly ivr?: string;
  };
  /** What an agent is, or those of a queue are; without either: whose token it is. Who is signed out has no row. */
  readonly ccGetAgentState: {
    /** work number of the agent who acts, or group.number; where it may be left out: whose token it is */
    readonly agent?: string;
    /** a queue, by its name */
    readonly queue?: string;
  };
  /** The queues, with how many wait in each and how many agents it has. */
  readonly ccGetQueueList: Readonly<Record<string, never>>;
  /** How many callers wait in a queue, or in all. */
  readonly ccQueueWaitNum: {
    /** a queue, by its name */
    readonly queue?: string;
  };
}
