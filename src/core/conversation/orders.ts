// What people ask for in calls, each taken to where it is done. Whatever cannot be done changes nothing and is answered with
// the reason.
import type { Call } from "../call/call.ts";
import { hangUp } from "../call/legs.ts";
import { exitStage, releaseCall } from "../call/release.ts";
import { beginSurveyOf } from "../call/survey.ts";
import type { Outcome } from "../events.ts";
import type { AgentId, Extn, QueueName } from "../model.ts";
import { isSameNumber } from "../numbers/compare.ts";
import type { CallOrder, CallTarget, Order } from "../orders.ts";
import { command, fact, touchPhone, signedInAt, type State } from "../state.ts";
import { cancelConsult, completeConsult, consult, endThreeWay, swap, threeWay } from "./consult.ts";
import { destinationOf, isRefusal, refuse, whyNotThere, type Destination, type Refusal } from "./destination.ts";
import { dialOut } from "./dial-out.ts";
import { prioritise } from "./prioritise.ts";
import { orderRecording } from "./recording.ts";
import { sayConversation } from "./say.ts";
import { callNamed, forCenter, seatOf, watchedCall, type Seat } from "./seat.ts";
import { mayLookAfter, stopSupervising, supervise } from "./supervise.ts";
import { agentOf, consultedOf, customerOf, type Party, type Talking } from "./talking.ts";
import { leadAway, tellIfEmergency, transfer } from "./transfer.ts";

type OrderOf<Type extends Order["type"]> = Extract<Order, { readonly type: Type }>;

export function onCallOrder(state: State, event: CallOrder): Outcome {
  const { order, extn, by } = event;
  switch (order.type) {
    case "dial":
      return dial(state, extn, order);
    case "supervise":
      return onSupervise(state, event, order);
    case "force-hang-up":
      return forceHangUp(state, event, order);
    case "move-waiting":
      return moveWaiting(state, event, order);
    case "prioritise":
      return prioritise(state, event, order);
    default: {
      const seat = seatOf(state, extn, event.which);
      return "ok" in seat ? seat : atSeat(state, seat, order, by);
    }
  }
}

type ButtonOrder = OrderOf<"hold" | "unhold" | "mute" | "unmute">;
type SeatOrder = Exclude<Order, OrderOf<"dial" | "supervise" | "force-hang-up" | "move-waiting" | "prioritise">>;

function atSeat(state: State, seat: Seat, order: SeatOrder, by: AgentId | undefined): Outcome {
  const { call, leg } = seat;
  if (order.type === "answer") return answer(state, seat);
  if (order.type === "hang-up") return hangUpSeat(state, seat);
  const { stage } = call;
  const party = stage.type === "talking" ? stage.parties.get(leg.id) : undefined;
  if (stage.type !== "talking" || party === undefined) {
    return refuse("wrong-state", `At extension ${leg.extn ?? ""} nobody is being talked with.`);
  }
  switch (order.type) {
    case "hold":
    case "unhold":
    case "mute":
    case "unmute":
      if (party.ring !== undefined) return refuse("wrong-state", "They have not answered yet.");
      return press(state, seat, stage, order.type, by);
    case "send-digits":
      return sendDigits(state, call, stage, party, order.digits);
    case "stop-supervising":
      if (party.role !== "supervisor") return refuse("wrong-state", "They do not supervise this call.");
      return stopSupervising(state, call, stage, party);
    default:
      return forCenter(state, stage, party, () => asAgent(state, seat, stage, order, by));
  }
}

type AgentOrder = Exclude<SeatOrder, ButtonOrder | OrderOf<"answer" | "hang-up" | "send-digits" | "stop-supervising">>;

function asAgent(
  state: State,
  { call, leg }: Seat,
  stage: Talking,
  order: AgentOrder,
  by: AgentId | undefined,
): Outcome {
  const { extn } = leg;
  switch (order.type) {
    case "transfer": {
      const reached = reach(state, extn, order, stage);
      if ("ok" in reached) return reached;
      const { destination, shown } = reached;
      return transfer(state, call, stage, destination, { ...order, shown, request: undefined });
    }
    case "consult": {
      const reached = reach(state, extn, order, stage);
      if ("ok" in reached) return reached;
      const { destination, shown } = reached;
      if (destination.type !== "phone") return refuse("wrong-state", "Only somebody at a phone can be consulted.");
      const outcome = consult(state, call, stage, destination, { ...order, shown });
      if (outcome.ok) tellIfEmergency(state, call, destination, leg.id, extn);
      return outcome;
    }
    case "cancel-consult":
      return cancelConsult(state, call, stage);
    case "complete-consult":
      return completeConsult(state, call, stage);
    case "swap":
      return swap(state, call, stage);
    case "three-way":
      return threeWay(state, call, stage);
    case "end-three-way":
      return endThreeWay(state, call, stage);
    case "record":
      return orderRecording(state, call, stage, order.doing, { leg: leg.id, agent: by ?? signedInAt(state, extn) });
    case "invite-to-survey":
      return inviteToSurvey(state, call, stage);
  }
}

interface Reached {
  readonly destination: Destination;
  readonly shown: string | undefined;
}

/** Where it leads, if they may lead anybody there and may show that number, and as what that is shown. */
function reach(
  state: State,
  extn: Extn | undefined,
  { to, shown }: { readonly to: CallTarget; readonly shown: string | undefined },
  stage: Talking,
): Reached | Refusal {
  if (extn === undefined) return refuse("not-allowed", "This can only be asked for at an extension.");
  const own = ownNumber(state, extn, shown, stage.queue);
  if ("ok" in own) return own;
  const destination = destinationOf(state, extn, to);
  if (isRefusal(destination)) return destination;
  return whyNotThere(state, stage, destination) ?? { destination, ...own };
}

/** Nobody is shown a number that is neither the agent's nor the queue's own; it is shown as it stands there. */
function ownNumber(
  state: State,
  extn: Extn,
  shown: string | undefined,
  queue: QueueName | undefined,
): Pick<Reached, "shown"> | Refusal {
  if (shown === undefined) return { shown };
  const agent = signedInAt(state, extn);
  const ofAgent = agent === undefined ? undefined : state.agents.get(agent)?.config.ownNumbers;
  const ofQueue = queue === undefined ? undefined : state.queues.get(queue)?.config.ownNumbers;
  const own = [...(ofAgent ?? []), ...(ofQueue ?? [])];
  const known = own.includes(shown) ? shown : own.find((one) => isSameNumber(state, one, shown));
  if (known !== undefined) return { shown: known };
  return refuse("not-allowed", `The number ${shown} is not one that may be shown from extension ${extn}.`);
}

function dial(state: State, extn: Extn, order: OrderOf<"dial">): Outcome {
  const agent = signedInAt(state, extn);
  const { queue } = order;
  if (queue !== undefined && agent !== undefined && state.queues.get(queue)?.members.has(agent) !== true) {
    return refuse("not-allowed", `Agent ${agent} is not signed in to the queue ${queue}.`);
  }
  const own = ownNumber(state, extn, order.shown, queue);
  return "ok" in own ? own : dialOut(state, extn, { ...order, ...own });
}

function answer(state: State, { call, leg }: Seat): Outcome {
  const isRung = leg.role !== "caller" || call.stage.type === "summoning";
  if (leg.answered || !isRung) return refuse("wrong-state", `At extension ${leg.extn ?? ""} nothing rings.`);
  command(state, { type: "pick-up", leg: leg.id });
  return { ok: true, call: call.id, leg: leg.id };
}

/** As if they had done it at their phone. */
function hangUpSeat(state: State, { call, leg }: Seat): Outcome {
  if (leg.id === call.caller && call.stage.type !== "talking") releaseCall(state, call, "caller", "normal");
  else hangUp(state, leg.id, leg.answered ? "normal" : "rejected");
  return { ok: true, call: call.id, leg: leg.id };
}

interface Button {
  readonly key: "holding" | "muted";
  readonly isOn: boolean;
  readonly fact: "talk-held" | "talk-unheld" | "muted" | "unmuted";
  /** Why it is refused where it is so already. */
  readonly already: Refusal;
}

const BUTTONS: Readonly<Record<ButtonOrder["type"], Button>> = {
  hold: {
    key: "holding",
    isOn: true,
    fact: "talk-held",
    already: refuse("wrong-state", "They hold the call already."),
  },
  unhold: {
    key: "holding",
    isOn: false,
    fact: "talk-unheld",
    already: refuse("wrong-state", "They do not hold the call."),
  },
  mute: { key: "muted", isOn: true, fact: "muted", already: refuse("wrong-state", "They are muted already.") },
  unmute: { key: "muted", isOn: false, fact: "unmuted", already: refuse("wrong-state", "They are not muted.") },
};

/** No order reaches a phone's own key. */
const HELD_BY_PHONE = refuse("wrong-state", "The phone holds the call by its own key: resume it there.");

function press(
  state: State,
  { call, leg }: Seat,
  stage: Talking,
  button: ButtonOrder["type"],
  by: AgentId | undefined,
): Outcome {
  const { key, isOn, fact: type, already } = BUTTONS[button];
  if ((leg[key] === true) === isOn) return button === "unhold" && leg.held ? HELD_BY_PHONE : already;
  leg[key] = isOn;
  fact(state, { type, call: call.id, leg: leg.id, agent: by ?? signedInAt(state, leg.extn) });
  if (leg.extn !== undefined) touchPhone(state, state.phones.get(leg.extn));
  sayConversation(state, call, stage);
  return { ok: true, call: call.id, leg: leg.id };
}

/** To whom they talk with now. */
function sendDigits(state: State, call: Call, stage: Talking, party: Party, digits: string): Outcome {
  const consulted = consultedOf(stage);
  const others =
    party.role === "agent" ? [customerOf(stage), ...(consulted === undefined ? [] : [consulted])] : [agentOf(stage)];
  const heard = others.filter(
    ({ role, ring }) => ring === undefined && (stage.focus === "all" || party.role !== "agent" || role === stage.focus),
  );
  if (heard.length === 0) return refuse("wrong-state", "Nobody would hear the keys.");
  for (const { leg } of heard) command(state, { type: "send-digits", leg, digits });
  return { ok: true, call: call.id };
}

function inviteToSurvey(state: State, call: Call, stage: Talking): Outcome {
  const agent = agentOf(stage);
  const { queue } = stage;
  if (queue === undefined || agent.agent === undefined || consultedOf(stage) !== undefined) {
    return refuse("wrong-state", "Only a caller of a queue can be asked, and while nobody is being consulted.");
  }
  beginSurveyOf(state, call, stage, { queue, agent: agent.agent });
  return { ok: true, call: call.id };
}

function onSupervise(state: State, { extn, by }: CallOrder, { whom, manner, queues }: OrderOf<"supervise">): Outcome {
  const call = watchedCall(state, whom);
  if ("ok" in call) return call;
  if (!mayLookAfter(state, call, queues)) return refuse("not-allowed", "The call is of none of their queues.");
  if (call.stage.type !== "talking") return refuse("wrong-state", "Nobody talks in that call.");
  const own = partyAt(state, call.stage, extn);
  if (own !== undefined && own.role !== "supervisor")
    return refuse("wrong-state", "They talk in that call themselves.");
  const { stage } = call;
  const named = whom.type === "agent" ? partyAt(state, stage, state.agents.get(whom.agent)?.session?.extn) : undefined;
  const come = (): Outcome => supervise(state, call, stage, { extn, agent: by }, { manner, named });
  // Of two phones of ours it is the one that was named whom they listen to.
  return named?.role === "customer" ? forCenter(state, stage, named, come) : come();
}

function partyAt(state: State, stage: Talking, extn: Extn | undefined): Party | undefined {
  if (extn === undefined) return undefined;
  return [...stage.parties.values()].find(({ leg }) => state.legs.get(leg)?.extn === extn);
}

function forceHangUp(state: State, { extn, by }: CallOrder, { whom, queues }: OrderOf<"force-hang-up">): Outcome {
  const call = watchedCall(state, whom);
  if ("ok" in call) return call;
  if (!mayLookAfter(state, call, queues)) return refuse("not-allowed", "The call is of none of their queues.");
  if (call.stage.type === "ending") return refuse("wrong-state", "The call is ending already.");
  fact(state, { type: "intervened", call: call.id, what: "hung-up", extn, agent: by });
  releaseCall(state, call, "center", "normal");
  return { ok: true, call: call.id };
}

function moveWaiting(state: State, { extn, by, which }: CallOrder, { to, queues }: OrderOf<"move-waiting">): Outcome {
  const call = which === undefined ? undefined : callNamed(state, which);
  if (call === undefined) return refuse("no-such-call", `There is no call ${which ?? ""}.`);
  if (!mayLookAfter(state, call, queues)) return refuse("not-allowed", "The call is of none of their queues.");
  if (!isWaiting(call)) return refuse("wrong-state", "Nobody waits in that call.");
  const destination = destinationOf(state, extn, to);
  if (isRefusal(destination)) return destination;
  fact(state, { type: "intervened", call: call.id, what: "moved", extn, agent: by });
  exitStage(state, call, "transferred-out");
  fact(state, {
    ...{ type: "transferred", call: call.id, from: call.caller, agent: by },
    ...{ kind: "moved", to, queue: call.lastQueue },
  });
  tellIfEmergency(state, call, destination, call.caller, extn);
  leadAway(state, call, destination);
  return { ok: true, call: call.id };
}

/** Somebody who could be led elsewhere: nobody has answered them yet, and they are on the line. */
function isWaiting({ stage, connecting, callback }: Call): boolean {
  switch (stage.type) {
    case "queued":
      return connecting === undefined && callback === undefined;
    case "stranded":
      return true;
    case "new":
    case "summoning":
    case "menu":
    case "hunting":
    case "talking":
    case "surveying":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      return false;
  }
}
