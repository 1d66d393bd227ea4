// Somebody leaves a talk: hangs up, or is gone without a word. What that means for those who stay.
import type { Call } from "../call/call.ts";
import { hangUp, type LegEnd } from "../call/legs.ts";
import { releaseCall } from "../call/release.ts";
import { routeToQueue } from "../call/route.ts";
import { beginSurvey } from "../call/survey.ts";
import type { State } from "../state.ts";
import { dropSupervisor, endConsultation } from "./close.ts";
import { onConsultedGone, passOn } from "./consult.ts";
import { leaveCustomerAlone } from "./leave-alone.ts";
import { sayConversation } from "./say.ts";
import { goOnAlone } from "./split.ts";
import { strand } from "./stranded.ts";
import { consultedOf, customerOf, type Party, type Talking } from "./talking.ts";
import { leaveWhileRinging } from "./transfer.ts";

/** The leg is gone already. */
export function onPartyGone(state: State, call: Call, stage: Talking, party: Party, end: LegEnd): void {
  switch (party.role) {
    case "supervisor":
      dropSupervisor(state, call, stage, party);
      sayConversation(state, call, stage);
      return;
    case "consulted":
      onConsultedGone(state, call, stage, party, end.cause);
      return;
    case "customer":
      onCustomerGone(state, call, stage, end);
      return;
    case "agent":
      onAgentGone(state, call, stage, party, end);
      return;
  }
}

function onCustomerGone(state: State, call: Call, stage: Talking, end: LegEnd): void {
  const agent = [...stage.parties.values()].find(({ role }) => role === "agent");
  if (agent !== undefined) goOnAlone(state, call, stage, agent);
  releaseCall(state, call, whoEnded(call, end), end.cause);
}

function onAgentGone(state: State, call: Call, stage: Talking, agent: Party, end: LegEnd): void {
  const consulted = consultedOf(stage);
  // A phone that died has not meant to transfer anybody; where three talk the two others do so already, and go on.
  if (consulted !== undefined && end.by === "switch" && stage.focus !== "all") {
    loseAgent(state, call, stage, agent, end);
    return;
  }
  if (consulted !== undefined) {
    if (consulted.ring === undefined) passOn(state, call, stage, agent);
    else leaveWhileRinging(state, call, stage, agent);
    return;
  }
  // Whom they had on hold hears music still, and would hear it for nobody.
  const isHeld = stage.said.some(({ leg, music }) => leg === customerOf(stage).leg && music !== undefined);
  if (end.by === "switch" && end.cause === "vanished" && isHeld) {
    strand(state, call, stage);
    return;
  }
  if (end.by !== "switch" && beginSurvey(state, call, stage, agent.agent)) return;
  releaseCall(state, call, whoEnded(call, end), end.cause);
}

/** In the middle of a consultation. */
function loseAgent(state: State, call: Call, stage: Talking, agent: Party, end: LegEnd): void {
  const consulted = endConsultation(state, call, stage, "agent-lost");
  if (consulted !== undefined) hangUp(state, consulted.leg, consulted.ring === undefined ? "normal" : "cancelled");
  const { queue } = stage;
  if (queue === undefined || !state.queues.has(queue)) {
    releaseCall(state, call, whoEnded(call, end), end.cause);
    return;
  }
  stage.parties.delete(agent.leg);
  leaveCustomerAlone(state, call, stage);
  routeToQueue(state, call, queue, true);
}

function whoEnded(call: Call, { leg, by }: LegEnd): "caller" | "callee" | "center" {
  if (by === "switch") return "center";
  return leg === call.caller ? "caller" : "callee";
}
