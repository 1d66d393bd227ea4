// A phone calls in the place of another one of ours that has told it of its call: it is answered, and then the other one is out.
import { awaitedCommand } from "../awaiting.ts";
import { addLeg, hangUp } from "../call/legs.ts";
import { moveHandling } from "./hand-over.ts";
import type { Call } from "../call/call.ts";
import type { LegId } from "../model.ts";
import { command, fact, touchPhone, signedInAt, type State } from "../state.ts";
import type { SwitchEvent } from "../switch.ts";
import { sayConversation } from "./say.ts";
import { consultedOf, supervisorsOf } from "./talking.ts";

type Arrived = Extract<SwitchEvent, { readonly type: "leg-arrived" }>;

/** Of such a leg no call is made: it belongs to the one that is there, or is sent away. */
export function onReplacing(state: State, { leg, origin }: Arrived, replaced: LegId): void {
  const call = callToReplaceIn(state, replaced);
  if (call === undefined || origin.type !== "extension" || state.phones.get(origin.extn)?.config?.disabled !== false) {
    command(state, { type: "hang-up", leg, cause: "not-allowed" });
    return;
  }
  const { extn } = origin;
  const added = addLeg(state, call, { id: leg, role: "callee", extn, agent: undefined });
  added.replaces = replaced;
  const agent = signedInAt(state, extn);
  fact(state, { type: "leg-replaces", call: call.id, leg, extn, agent, replaces: replaced });
  awaitedCommand(state, call, "replace", { type: "answer", leg });
}

/** Only a phone of ours is replaced, never an outside party; and only where two talk. */
function callToReplaceIn(state: State, id: LegId): Call | undefined {
  const leg = state.legs.get(id);
  const call = leg?.extn === undefined || leg.ending !== undefined ? undefined : state.calls.get(leg.call);
  if (call?.stage.type !== "talking" || !call.stage.parties.has(id)) return undefined;
  const isPlain = consultedOf(call.stage) === undefined && supervisorsOf(call.stage).length === 0;
  return isPlain ? call : undefined;
}

export function onReplacingAnswered(state: State, call: Call, id: LegId | undefined, isAnswered: boolean): void {
  const leg = id === undefined ? undefined : state.legs.get(id);
  if (leg?.replaces === undefined || leg.ending !== undefined) return;
  const { stage } = call;
  const party = stage.type === "talking" ? stage.parties.get(leg.replaces) : undefined;
  if (!isAnswered || stage.type !== "talking" || party === undefined) {
    hangUp(state, leg.id, "rejected");
    return;
  }
  leg.answered = true;
  leg.answeredAt = state.now;
  fact(state, { type: "leg-answered", call: call.id, leg: leg.id });
  const former = leg.replaces;
  delete leg.replaces;
  stage.parties.delete(former);
  const extn = leg.extn;
  const agent = signedInAt(state, extn);
  stage.parties.set(leg.id, { ...party, leg: leg.id, agent });
  for (const one of supervisorsOf(stage)) if (one.watches === former) one.watches = leg.id;
  moveHandling(state, call, stage, former, leg);
  if (extn !== undefined) touchPhone(state, state.phones.get(extn));
  sayConversation(state, call, stage);
  hangUp(state, former, "normal");
}
