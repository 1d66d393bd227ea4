// A leg as the node has it: what it is, where it stands, and what runs on it.

/**
 * The one at a leg's far end. It lives in the phones' world and is asked and told; nobody at all is at the end of a leg that failed.
 */
export interface FarEnd {
  /** As who is heard: an extension, or a number outside. */
  readonly name: string;
  /** Says something at this moment. */
  readonly speaks: boolean;
  /** Sends audio, be it silence. */
  readonly sends: boolean;
}

export interface Running {
  readonly app: string;
  readonly argument: string;
  readonly eventUuid: string;
  /** Breaks it; undefined: it cannot be broken. */
  stop: ((how: "break" | "digit" | "hang-up" | "moved") => void) | undefined;
  /** What is heard by the leg meanwhile, instead of everybody. */
  readonly sound: boolean;
  /** Whoever is listened to, and by what keys. */
  readonly eavesdrop?: { readonly target: Leg; mode: 0 | 1 | 2 | 3; readonly since: number };
  readonly conference?: string;
}

export interface Recording {
  readonly path: string;
  readonly stereo: boolean;
  readonly startedAt: number;
  /** Since when it runs, in the order of what was laid over the leg's audio. */
  readonly spans: { at: number; left: readonly string[]; right: readonly string[] }[];
  readonly limit: (() => void) | undefined;
}

export interface Member {
  readonly id: string;
  readonly leg: Leg;
  isMuted: boolean;
  isDeaf: boolean;
  /** Whom it does not hear, and by whose wish: `id>id` as it was related. */
  readonly nohear: Set<string>;
  readonly nospeak: Set<string>;
  playing: (() => void) | undefined;
}

export interface Room {
  readonly name: string;
  readonly members: Map<string, Member>;
}

export interface Bridging {
  readonly first: Leg;
  readonly second: Leg;
  readonly startedAt: number;
  isOver: boolean;
}

export type Doing = "idle" | "parked" | "running" | "bridged" | "limbo" | "bridging";

export interface Leg {
  readonly uuid: string;
  readonly direction: "inbound" | "outbound";
  readonly far: FarEnd;
  readonly name: string;
  readonly dialled: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly variables: Map<string, string>;
  readonly createdAt: number;
  phase: "new" | "ringing" | "early" | "answered" | "hung-up" | "gone";
  doing: Doing;
  /** What nests: the last one is heard. */
  readonly running: Running[];
  /** `sendmsg`s whose turn has not come. */
  readonly waiting: (() => void)[];
  isTaking: boolean;
  /** How often the dialplan would still park it. */
  parksLeft: number;
  partner: Leg | undefined;
  /** It was named first when they were bridged. */
  isFirst: boolean;
  bridging: Bridging | undefined;
  bridgedAt: number;
  answeredAt: number;
  readonly recordings: Map<string, Recording>;
  isHeld: boolean;
  /** What its far end was let hear or see: keys, that something rings, that it is to answer. */
  sentDigits: string;
  isToldRinging: boolean;
  isToldToTalk: boolean;
  /** By `uuid_audio`: nothing of what it says, or would hear, gets through. */
  isReadMuted: boolean;
  isWriteMuted: boolean;
  hangupCause: string;
  hangupBy: string;
  /** Nothing of it is told before. */
  toldAt: number;
  heldDigits: string;
  packetsIn: { count: number; at: number };
  /** What is to happen when it answers, after `originate`. */
  onAnswer: (() => void) | undefined;
  onEnd: ((cause: string) => void) | undefined;
}

export interface NewLeg {
  readonly uuid: string;
  readonly direction: "inbound" | "outbound";
  readonly far: FarEnd;
  readonly dialled: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly parksLeft: number;
  readonly at: number;
  readonly profile: string;
}

export function legOf(given: NewLeg): Leg {
  return {
    ...{ uuid: given.uuid, direction: given.direction, far: given.far, dialled: given.dialled },
    ...{ callerNumber: given.callerNumber, callerName: given.callerName, createdAt: given.at },
    name: `sofia/${given.profile}/${given.far.name}@127.0.0.3`,
    variables: new Map([["uuid", given.uuid]]),
    ...{ phase: "new", doing: "idle", running: [], waiting: [], isTaking: false, parksLeft: given.parksLeft },
    ...{ partner: undefined, isFirst: false, bridging: undefined, bridgedAt: 0, answeredAt: 0 },
    ...{
      recordings: new Map<string, Recording>(),
      isHeld: false,
      sentDigits: "",
      isToldRinging: false,
      isToldToTalk: false,
      isReadMuted: false,
      isWriteMuted: false,
      hangupCause: "",
      hangupBy: "",
      toldAt: 0,
    },
    ...{ heldDigits: "", packetsIn: { count: 0, at: given.at }, onAnswer: undefined, onEnd: undefined },
  };
}

export function isAlive(leg: Leg): boolean {
  return leg.phase !== "hung-up" && leg.phase !== "gone";
}

export function isTrue(leg: Leg, variable: string): boolean {
  return ["true", "yes", "on", "1", "t", "enabled", "active", "allow"].includes(
    (leg.variables.get(variable) ?? "").toLowerCase(),
  );
}

export function topOf(leg: Leg): Running | undefined {
  return leg.running.at(-1);
}

const ANSWER_STATES = { new: "ringing", ringing: "ringing", early: "early", answered: "answered" } as const;
const STATES = {
  ...{ idle: "CS_ROUTING", parked: "CS_EXECUTE", running: "CS_EXECUTE", bridged: "CS_EXCHANGE_MEDIA" },
  ...{ limbo: "CS_SOFT_EXECUTE", bridging: "CS_EXECUTE" },
} as const;

export function channelState(leg: Leg): string {
  return isAlive(leg) ? STATES[leg.doing] : leg.phase === "gone" ? "CS_DESTROY" : "CS_HANGUP";
}

/** What every event of a leg says of it. */
export function headersOf(leg: Leg): Record<string, string> {
  const answerState = leg.phase === "hung-up" || leg.phase === "gone" ? "hangup" : ANSWER_STATES[leg.phase];
  const microseconds = (at: number): string => (at === 0 ? "0" : String(Math.round(at * 1_000)));
  return {
    "Channel-State": channelState(leg),
    "Channel-Call-State": answerState === "answered" ? (leg.isHeld ? "HELD" : "ACTIVE") : answerState.toUpperCase(),
    "Channel-Name": leg.name,
    "Unique-ID": leg.uuid,
    "Call-Direction": leg.direction,
    "Presence-Call-Direction": leg.direction,
    "Channel-HIT-Dialplan": String(leg.direction === "inbound"),
    "Channel-Call-UUID": leg.partner !== undefined && !leg.isFirst ? leg.partner.uuid : leg.uuid,
    "Answer-State": answerState,
    "Caller-Direction": leg.direction,
    "Caller-Username": leg.callerNumber,
    "Caller-Caller-ID-Name": leg.callerName,
    "Caller-Caller-ID-Number": leg.callerNumber,
    "Caller-Destination-Number": leg.dialled,
    "Caller-Unique-ID": leg.uuid,
    "Caller-Context": "default",
    "Caller-Channel-Created-Time": microseconds(leg.createdAt),
    "Caller-Channel-Answered-Time": microseconds(leg.answeredAt),
    "Caller-Channel-Bridged-Time": microseconds(leg.bridgedAt),
    ...(leg.partner === undefined ? {} : { "Other-Leg-Unique-ID": leg.partner.uuid, "Other-Type": "originatee" }),
    ...(leg.partner === undefined ? {} : { variable_bridge_uuid: leg.partner.uuid }),
    ...(leg.hangupCause === "" ? {} : { "Hangup-Cause": leg.hangupCause }),
    ...Object.fromEntries([...leg.variables].map(([name, value]) => [`variable_${name}`, value])),
  };
}
