// What a phone asks for by its own keys: that whom it talks with be led to a number, or be connected with the far side of its
// other call. It hears what becomes of it.
import type { Call } from "../call/call.ts";
import { hangUp } from "../call/legs.ts";
import { forCall } from "../call/for-call.ts";
import { releaseCall } from "../call/release.ts";
import { owedAnnouncement } from "../call/told-of-recording.ts";
import type { LegId } from "../model.ts";
import type { CallTarget } from "../orders.ts";
import { command, fact, signedInAt, type State } from "../state.ts";
import type { Cause, SwitchEvent } from "../switch.ts";
import { closeTalk } from "./close.ts";
import { destinationOf, isRefusal, refuse, whyNotThere, type Refusal } from "./destination.ts";
import { handOver } from "./hand-over.ts";
import { endRecording } from "./recording.ts";
import { endConversation } from "./say.ts";
import { speakForCenter, whyNotForCenter } from "./seat.ts";
import { moveLeg } from "./split.ts";
import { agentOf, consultedOf, customerOf, type Party, type Talking } from "./talking.ts";
import { transfer } from "./transfer.ts";

type Asked = Extract<SwitchEvent, { readonly type: "transfer-asked" }>;

export function onTransferAsked(state: State, { leg, request, to }: Asked): void {
  const asking = state.legs.get(leg);
  if (asking !== undefined) asking.wish = request;
  const refusal = to.type === "number" ? leadTo(state, leg, request, to.number) : connect(state, leg, request, to.leg);
  if (refusal === undefined) return;
  const cause = causeOf(refusal.code);
  command(state, { type: "tell-transfer", leg, request, state: "failed", cause });
}

function causeOf(code: Refusal["code"]): Cause {
  switch (code) {
    case "no-such-number":
    case "no-such-extension":
    case "no-such-queue":
    case "no-such-agent":
      return "no-such-number";
    case "busy":
    case "unreachable":
    case "not-allowed":
      return code;
    case "disabled":
      return "not-allowed";
    case "not-signed-in":
    case "no-such-call":
    case "no-such-message":
    case "no-such-alarm":
    case "no-such-help":
    case "no-such-code":
    case "extension-in-use":
    case "wrong-state":
      return "rejected";
  }
}

interface Speaking {
  readonly call: Call;
  readonly stage: Talking;
  readonly party: Party;
}

/** The talk that the leg's phone takes part in. */
function talkOf(state: State, id: LegId): Speaking | Refusal {
  const leg = state.legs.get(id);
  const call = leg === undefined ? undefined : state.calls.get(leg.call);
  const stage = call?.stage;
  const party = stage?.type === "talking" ? stage.parties.get(id) : undefined;
  if (call === undefined || stage?.type !== "talking" || party === undefined) {
    return refuse("wrong-state", "Nobody is being talked with on that leg.");
  }
  return { call, stage, party };
}

function leadTo(state: State, leg: LegId, request: string, number: string): Refusal | undefined {
  const talk = talkOf(state, leg);
  if ("ok" in talk) return talk;
  const { call, stage, party } = talk;
  const extn = state.legs.get(leg)?.extn;
  // Whoever calls from outside leads nobody anywhere: it would be at our cost.
  if (extn === undefined) return refuse("not-allowed", "Only phones of the center transfer calls.");
  const to: CallTarget = { type: "number", number };
  const destination = destinationOf(state, extn, to);
  if (isRefusal(destination)) return destination;
  const refused = whyNotThere(state, stage, destination) ?? speakForCenter(state, stage, party);
  if (refused !== undefined) return refused;
  transfer(state, call, stage, destination, { to, shown: undefined, request });
  return undefined;
}

/** The far sides of two legs of one phone talk with one another from now on. */
function connect(state: State, leg: LegId, request: string, otherLeg: LegId): Refusal | undefined {
  const own = talkOf(state, leg);
  if ("ok" in own) return own;
  const extn = state.legs.get(leg)?.extn;
  const second = state.legs.get(otherLeg);
  const otherCall = second === undefined ? undefined : state.calls.get(second.call);
  if (extn === undefined || second?.extn !== extn || otherCall === undefined || otherCall === own.call) {
    return refuse("not-allowed", "The other call is not one of this phone.");
  }
  const other = talkOf(state, otherLeg);
  if ("ok" in other) {
    // Nobody has answered there yet: the customer goes where it rings.
    const refused = leadTo(state, leg, request, otherCall.dialled);
    if (refused === undefined) forCall(state, otherCall, (call) => releaseCall(state, call, "caller", "normal"));
    return refused;
  }
  for (const each of [own, other]) {
    if (consultedOf(each.stage) !== undefined) return refuse("wrong-state", "Somebody is being consulted there.");
    const refused = whyNotForCenter(state, each.stage, each.party);
    if (refused !== undefined) return refused;
  }
  for (const each of [own, other]) speakForCenter(state, each.stage, each.party);
  const [kept, ended] = isMoreOf(state, other, own) ? [other, own] : [own, other];
  unite(state, kept, ended);
  command(state, { type: "tell-transfer", leg, request, state: "done", cause: "normal" });
  for (const id of [leg, otherLeg]) hangUp(state, id, "normal");
  return undefined;
}

/** Whose customer's call it is that goes on: a queue's before others, an outside caller's before our own phones'. */
function isMoreOf(state: State, one: Speaking, other: Speaking): boolean {
  const rank = ({ stage }: Speaking): number => {
    if (stage.queue !== undefined) return 2;
    return state.legs.get(customerOf(stage).leg)?.extn === undefined ? 1 : 0;
  };
  return rank(one) > rank(other);
}

function unite(state: State, kept: Speaking, ended: Speaking): void {
  const far = customerOf(ended.stage);
  const agent = agentOf(kept.stage);
  const number = state.legs.get(far.leg)?.extn ?? numberOf(ended.call);
  const { queue } = kept.stage;
  // Who comes from a call in which they were to be told that they are recorded, and could not be, is not recorded in this one either.
  if (owedAnnouncement(state, ended.call, ended.stage.queue) !== undefined) endRecording(state, kept.call, kept.stage);
  closeTalk(state, ended.call, ended.stage);
  endConversation(state, ended.call, ended.stage);
  ended.call.stage = { type: "new" };
  fact(state, {
    ...{ type: "transferred", call: kept.call.id, from: agent.leg, agent: agent.agent },
    ...{ kind: "attended", to: { type: "number", number }, queue },
  });
  moveLeg(state, far.leg, ended.call, kept.call);
  kept.stage.parties.delete(agent.leg);
  const extn = state.legs.get(far.leg)?.extn;
  const signedIn = signedInAt(state, extn);
  const party: Party = { ...far, role: "agent", agent: signedIn };
  kept.stage.parties.set(far.leg, party);
  handOver(state, kept.call, kept.stage, party);
  releaseCall(state, ended.call, "caller", "normal");
}

function numberOf({ origin, dialled, callerNumber }: Call): string {
  return origin.type === "extension" ? dialled : callerNumber;
}
