// A leg's way from its beginning to the talk: ports, ringing, answer.
import type { Cause } from "../../core/switch.ts";
import type { Extn, LegId } from "../../core/model.ts";
import type { MediaCodec } from "../../media/index.ts";
import type { SessionId } from "../../sip/index.ts";
import { causeOfLeaving, causeOfStatus } from "./causes.ts";
import { answer, concludeOffer, newLocal, offer, sameStream, whyNot, type Agreed } from "./description.ts";
import { connect } from "./leg-connect.ts";
import { earlyAudio, onRungHere, silenceRingback } from "./leg-early.ts";
import { failBranch, finish, noReply, shut, shutBranch } from "./leg-end.ts";
import type { Security } from "./secrecy.ts";
import type { WebPhone } from "./web-phone.ts";
import type { Branch, Leg, LegEffect, LegInput, SilenceLimits, Step } from "./leg-state.ts";
import type { Call } from "./session-side.ts";
import { NO_MUSIC, withMusic } from "./leg-music.ts";
import { failure } from "./leg-outcomes.ts";
import { isQuiet, onQuietChanged, silence } from "./leg-watch.ts";

type Input<Type extends LegInput["type"]> = Extract<LegInput, { readonly type: Type }>;

const NEW_LEG = {
  phase: "opening",
  agreed: undefined,
  answers: [],
  deferred: undefined,
  plays: [],
  play: undefined,
  keys: { count: 0, last: "" },
  rang: false,
  near: undefined,
  early: undefined,
  quietMs: undefined,
  watch: undefined,
  held: false,
  heldByWord: false,
  isRungHere: false,
  part: "none",
  music: NO_MUSIC,
  end: undefined,
  isHushOver: false,
  visited: [],
} as const;

/** So long a phone is waited for that says nothing while another of the same extension has said no: a lost INVITE, and a slow way. */
const HUSH_MS = 1_000;

const NEW_BRANCH = { media: "opening", local: undefined, rang: false, heard: false, failed: undefined } as const;

export interface Arriving {
  readonly offer: string | undefined;
  /** The address that the INVITE came from. */
  readonly signalledFrom: string;
  readonly hops: number;
  readonly limits: SilenceLimits;
  /** Undefined: its audio is plain. */
  readonly security?: Security | undefined;
  /** Undefined: it is no browser. */
  readonly web?: WebPhone | undefined;
  /** It makes no ringing tone of its own. */
  readonly isRungHere?: boolean;
}

/** A phone calls. The call center is told when there is a port for it. */
export function arrive(
  session: SessionId,
  arrival: NonNullable<Leg["arrival"]>,
  { offer, signalledFrom, hops, limits, security, web, isRungHere = false }: Arriving,
): Step {
  const branch: Branch = {
    ...{ ...NEW_BRANCH, session, signalling: "live", invitation: undefined },
    ...{ signalledFrom, security, web },
  };
  const leg: Leg = {
    ...NEW_LEG,
    id: arrival.leg,
    direction: "arrived",
    trunk: arrival.origin.type === "trunk",
    extn: arrival.origin.type === "extension" ? arrival.origin.extn : undefined,
    dialled: undefined,
    arrival,
    announced: false,
    offer,
    branches: [branch],
    speaker: session,
    codec: undefined,
    hops,
    limits,
    isRungHere,
  };
  return [leg, [opening(branch, undefined)]];
}

export interface Dialling {
  readonly order: NonNullable<Leg["dialled"]>;
  readonly trunk: boolean;
  readonly extn: Extn | undefined;
  /** The leg that it will talk with. */
  readonly nearLeg: LegId | undefined;
  /** That one's media session, and its codec. */
  readonly near: SessionId | undefined;
  readonly codec: MediaCodec | undefined;
  readonly hops: number;
  readonly limits: SilenceLimits;
}

/**
 * A call of ours to the phones of one extension (all ring, the first to answer has it) or over a trunk. Without anybody
 * to invite the leg ends at once, by the cause `otherwise`.
 */
export function dial(
  id: LegId,
  invitations: readonly Call[],
  { order, trunk, extn, nearLeg, near, codec, hops, limits }: Dialling,
  otherwise: Cause = "unreachable",
): Step {
  const branches = invitations.map(branchTo);
  const leg: Leg = {
    ...NEW_LEG,
    id,
    direction: "dialled",
    trunk,
    extn,
    dialled: order,
    arrival: undefined,
    announced: true,
    offer: undefined,
    branches,
    speaker: undefined,
    near: nearLeg,
    codec,
    hops,
    limits,
  };
  if (branches.length === 0) return finish(leg, { cause: otherwise, by: "switch" });
  return [leg, branches.map((branch) => opening(branch, near))];
}

function branchTo(invitation: Call): Branch {
  const { session, flow, security, web } = invitation;
  return { ...NEW_BRANCH, session, signalling: "idle", invitation, signalledFrom: flow.remoteAddress, security, web };
}

function opening({ session, web }: Branch, near: SessionId | undefined): LegEffect {
  return { type: "media", command: { type: "open", session, near, ...(web === undefined ? {} : { web: true }) } };
}

/** The phone has sent the call elsewhere: what is called there takes its place. */
export function onForwarded(leg: Leg, branch: Branch, { visited, invitations, told }: Input<"forwarded">): Step {
  if (leg.phase !== "waiting" || branch.signalling !== "over") return [leg, []];
  const cause = refusal(leg, branch, MOVED);
  const news: LegEffect[] =
    told === undefined ? [] : [{ type: "tell", event: { type: "leg-forwarded", leg: leg.id, ...told } }];
  if (invitations.length === 0) {
    const [failed, effects] = failBranch(leg, branch, cause, "phone");
    return [failed, [...news, ...effects]];
  }
  const sentOn = told?.how === "followed" ? { sentOnTo: told.number } : {};
  const added = invitations.map((invitation) => ({ ...branchTo(invitation), ...sentOn }));
  const more: Leg = { ...leg, visited, branches: [...leg.branches, ...added] };
  const [rest, effects] = failBranch(more, branch, cause, "phone");
  return [rest, [...news, ...effects, ...added.map((one) => opening(one, undefined))]];
}

const MOVED = 302;

export function branchOf(leg: Leg, session: SessionId): Branch | undefined {
  return leg.branches.find((branch) => branch.session === session);
}

export function withBranch(leg: Leg, changed: Branch): Leg {
  return { ...leg, branches: leg.branches.map((each) => (each.session === changed.session ? changed : each)) };
}

/** What is the same of all our legs. */
export interface OurMedia {
  /** Where they listen, as phones shall see it. */
  readonly address: string;
  /** What they speak, the best first. */
  readonly codecs: readonly MediaCodec[];
}

/** A port is there: the leg that arrived is told of, the phone of a dialled one is called. */
export function onOpened(
  leg: Leg,
  branch: Branch,
  { port, web }: Input<"opened">,
  { address, codecs }: OurMedia,
): Step {
  const way = branch.web && web && { ...branch.web, ...web, theirName: undefined, restarts: 0 };
  const local = newLocal(address, port, branch.session, branch.security, { codecs, web: way });
  const open: Branch = { ...branch, media: "open", local };
  if (branch.invitation !== undefined) {
    const said = offer(local, leg.codec);
    const invited: Branch = { ...open, signalling: "live", local: said.local };
    const isFork = leg.branches.length > 1;
    const effects: LegEffect[] = [{ type: "invite", call: branch.invitation, offer: said.sdp, isFork }];
    if (isFork) effects.push({ type: "wake", deadline: "hush", afterMs: HUSH_MS });
    return [{ ...withBranch(leg, invited), phase: "waiting" }, effects];
  }
  const ready: Leg = { ...withBranch(leg, open), phase: "waiting" };
  const answered = leg.offer === undefined ? undefined : answer(local, leg.offer);
  // No common codec: refused with 488 and the reason, and all that there is of the call is its record.
  if (answered?.ok === false) return finish(ready, { cause: "media-failed", by: "switch", why: answered.reason });
  if (leg.arrival === undefined) return [ready, []];
  const codec = answered?.agreed.stream.codec;
  return [{ ...ready, codec, announced: true }, [{ type: "tell", event: leg.arrival }]];
}

export function onRing(leg: Leg, { ringback = [] }: Input<"ring">): Step {
  if (leg.direction !== "arrived" || leg.phase !== "waiting" || leg.rang || leg.speaker === undefined) return [leg, []];
  if (leg.isRungHere) return onRungHere(leg, ringback);
  return [{ ...leg, rang: true }, [{ type: "ring", session: leg.speaker }]];
}

export function onProgress(leg: Leg, branch: Branch, { status, sdp }: Pick<Input<"progress">, "status" | "sdp">): Step {
  if (leg.direction === "dialled" && !branch.heard) {
    return onProgress(withBranch(leg, { ...branch, heard: true }), { ...branch, heard: true }, { status, sdp });
  }
  // 183 without 180 is how trunks say that the far end rings; 181 and 182 say that it does not yet.
  if (leg.phase !== "waiting" || leg.direction !== "dialled" || (status !== 180 && status !== 183)) return [leg, []];
  const rung: Leg = { ...withBranch(leg, { ...branch, rang: true }), rang: true };
  const told: LegEffect[] = leg.rang ? [] : [{ type: "tell", event: { type: "leg-ringing", leg: leg.id } }];
  return [rung, [...told, ...earlyAudio(leg, branch, sdp)]];
}

/**
 * Our 200. `done` is told at once and not with the ACK: the phone has the 200 before any audio of ours, and what its
 * owner says first must not fall on a leg that waits a round trip to be bridged. A 200 that is lost is sent again inside
 * the session; one that nobody acknowledges ends it. Only where our 200 carries the offer must we wait for the ACK: before
 * it we do not know where to send.
 */
export function onAnswer(leg: Leg, { command, codec }: Input<"answer">): Step {
  const done: LegEffect = { type: "tell", event: { type: "done", command } };
  if (leg.direction === "dialled") return [leg, [failure(command, "a dialled leg is answered by its phone")]];
  if (leg.phase === "talking") return [leg, [done]];
  const branch = leg.speaker === undefined ? undefined : branchOf(leg, leg.speaker);
  if (leg.phase === "accepting") return [{ ...leg, answers: [...leg.answers, command] }, []];
  if (leg.phase !== "waiting" || branch?.local === undefined) return [leg, []];
  const { session, local } = branch;
  if (leg.offer === undefined) {
    const said = offer(local, codec);
    const accepting: Leg = { ...withBranch(leg, { ...branch, local: said.local }), phase: "accepting" };
    return [{ ...accepting, answers: [command] }, [{ type: "accept", session, sdp: said.sdp }]];
  }
  // What a 183 of ours has said stays so.
  const answered = answer(local, leg.offer, leg.early?.stream.codec ?? codec);
  if (!answered.ok) return finish(leg, { cause: "media-failed", by: "switch", why: answered.reason });
  const { said, agreed } = answered;
  const [talking, effects] = talk(withBranch(leg, { ...branch, local: said.local }), session, agreed, [done]);
  return [talking, [{ type: "accept", session, sdp: said.sdp }, ...effects]];
}

/** The ACK to our 200; it matters where it brings the answer to our offer. */
export function onAcknowledged(leg: Leg, branch: Branch, acknowledged: Input<"acknowledged">): Step {
  if (leg.phase !== "accepting" || branch.local === undefined) return [leg, []];
  const concluded = concludeOffer(branch.local, acknowledged.answer);
  if (concluded === undefined) return finish(leg, { cause: "media-failed", by: "switch" });
  const { local, agreed } = concluded;
  const outcomes = leg.answers.map((command): LegEffect => ({ type: "tell", event: { type: "done", command } }));
  return talk({ ...withBranch(leg, { ...branch, local }), answers: [] }, branch.session, agreed, outcomes);
}

/** A phone of a dialled leg answered: the others stop ringing and show no missed call. */
export function onAccepted(leg: Leg, branch: Branch, accepted: Input<"accepted">): Step {
  if (leg.phase !== "waiting" || branch.local === undefined) return [leg, []];
  const concluded = concludeOffer(branch.local, accepted.answer);
  if (concluded === undefined) {
    const [failed, effects] = failBranch(leg, branch, "media-failed", "switch");
    return [failed, [{ type: "media-refused", by: "us", why: whyNot(branch.local, accepted.answer) }, ...effects]];
  }
  const { local, agreed } = concluded;
  const others = leg.branches.filter((each) => each !== branch && each.failed === undefined);
  const stopped = others.flatMap((each) => shut(each, "answered-elsewhere", "command"));
  const won: Leg = {
    ...leg,
    branches: leg.branches.map((each) => (each === branch ? { ...each, local } : shutBranch(each))),
    speaker: branch.session,
  };
  const where = branch.sentOnTo === undefined ? {} : { number: branch.sentOnTo };
  const answered: LegEffect = { type: "tell", event: { type: "leg-answered", leg: leg.id, ...where } };
  const [talking, effects] = talk(won, branch.session, agreed, [answered]);
  return [talking, [...effects, ...stopped]];
}

/** Signalling says that a session is over. */
export function onSessionEnded(leg: Leg, branch: Branch, ended: Input<"ended">): Step {
  const { by, status, reason } = ended;
  const over: Branch = { ...branch, signalling: "over" };
  const rest = withBranch(leg, over);
  const talked = leg.phase === "talking" || leg.phase === "accepting";
  if (by === "us") {
    // Not asked for by us: the SIP side gave the session up because the peer broke the protocol.
    if (talked || leg.direction === "arrived") return finish(rest, { cause: "protocol-error", by: "switch" });
    return failBranch(rest, over, "protocol-error", "switch");
  }
  const broken = by !== "peer";
  if (talked || leg.direction === "arrived") {
    const cause = broken ? "vanished" : causeOfLeaving(talked, reason);
    return finish(rest, { cause, by: broken ? "switch" : "phone" });
  }
  const { contacts } = ended;
  if (!broken && contacts !== undefined && contacts.length > 0) {
    return [rest, [{ type: "redirected", session: branch.session, contacts }]];
  }
  const cause = refusal(leg, over, broken ? undefined : status);
  const refused = cause === "media-failed" ? [mediaRefused(ended)] : [];
  if (status !== undefined && status >= 600 && !broken) {
    // 6xx speaks for all phones of the user (RFC 3261 section 21.6).
    const [finished, all] = finish(withBranch(leg, { ...over, failed: cause }), { cause, by: "phone" });
    return [finished, [...refused, ...all]];
  }
  const [failed, effects] = failBranch(rest, over, cause, broken ? "switch" : "phone");
  // Nothing came in time, not even a word that it tries: nobody is there. Who rings in vain is.
  return [failed, by === "timeout" && !branch.rang ? [...noReply(leg, branch), ...effects] : [...refused, ...effects]];
}

function mediaRefused({ status, warning }: Input<"ended">): LegEffect {
  return { type: "media-refused", by: "phone", why: `${String(status)}${warning === undefined ? "" : `, ${warning}`}` };
}

function refusal(leg: Leg, branch: Branch, status: number | undefined): Cause {
  if (status === undefined) return "unreachable";
  return causeOfStatus({ status, rang: branch.rang, trunk: leg.trunk });
}

/** Both sides know where to send: the media are connected, `news` is told, and what waited for that follows. */
function talk(leg: Leg, session: SessionId, agreed: Agreed, news: readonly LegEffect[]): Step {
  const effects: LegEffect[] = [...silenceRingback(leg)];
  const { stream } = agreed;
  const isConnected = leg.early?.session === session && sameStream(leg.early.stream, stream);
  // Also where it was heard early: the engine keeps what it has learnt, and one not heard yet speaks from now on.
  effects.push(connect(leg, session, stream), ...news);
  const [talking, more] = beginTalk({ ...leg, phase: "talking", agreed, codec: stream.codec }, isConnected);
  effects.push(...more);
  if (leg.deferred === undefined) {
    const [played, begun] = withMusic(talking);
    return [played, [...effects, ...begun]];
  }
  const { command, sources, repeat, interruptible, unless } = leg.deferred;
  effects.push({
    type: "media",
    command: { type: "play", session, id: command, sources, repeat, interruptible, unless },
  });
  return [{ ...talking, deferred: undefined, plays: [command] }, effects];
}

/** `isConnected`: it was heard early, and its silence then is its silence now. */
function beginTalk(leg: Leg, isConnected: boolean): Step {
  const { quietMs } = leg;
  const talking: Leg = { ...leg, held: leg.agreed?.held === true, quietMs: undefined };
  const told: LegEffect[] = talking.held ? [{ type: "tell", event: { type: "leg-held", leg: leg.id } }] : [];
  if (isQuiet(talking)) {
    const [watched, effects] = onQuietChanged(talking);
    return [watched, [...told, ...effects]];
  }
  return isConnected && quietMs !== undefined ? silence(talking, quietMs) : [talking, []];
}
