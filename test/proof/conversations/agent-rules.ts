// Rules of conversations about agents: what they are said to be is what their phones do, and they speak in one talk at most.
import type { ConversationLedger, ConversationStep } from "./ledger.ts";
import type { BookLeg, TalkBook } from "./talk-book.ts";

export function checkAgents({ book, agents }: ConversationLedger, step: ConversationStep, broken: string[]): void {
  for (const { agent, extn, callState, leg } of step.after.agents) {
    const atPhone = [...book.legs.values()].filter((one) => one.extn === extn);
    const allowed = callStates(book, atPhone, step);
    if (!allowed.includes(callState)) broken.push(`agent ${agent} is ${callState}, should: ${allowed.join(" or ")}`);
    const told = agents.get(agent);
    if (told !== undefined && (told.callState !== callState || told.leg !== leg)) {
      broken.push(`agent ${agent} is ${callState} with ${String(leg)} and was told as ${told.callState}`);
    }
  }
  checkSpeaking(book, step, broken);
}

/** More than one where it is a matter of words. */
function callStates(book: TalkBook, legs: readonly BookLeg[], step: ConversationStep): readonly string[] {
  const isOut = ({ call }: BookLeg): boolean => {
    const found = step.after.calls.find((one) => one.call === call);
    return book.ordered.has(call) && found?.stage === "hunting" && !found.connecting;
  };
  const calls = legs.filter((one) => isOut(one) && book.legs.get(book.callers.get(one.call) ?? "") === one);
  const answered = legs.filter((one) => one.answered && !calls.includes(one));
  if (answered.some(({ held, holding }) => !held && !holding)) return ["TALKING"];
  // Whoever holds and is told to go holds nobody any more.
  if (answered.some(({ held, hungUp }) => !held && hungUp)) return ["TALKING", "HELD"];
  if (answered.length > 0) return ["HELD"];
  const early = legs.filter((one) => !one.answered);
  // Who calls in the place of another phone, and a caller who is called back, may be said to do either.
  if (early.some((one) => one.replaces !== undefined || book.calledBack.has(one.call))) return ["RINGING", "DIALING"];
  const isRung = ({ isCalled, call }: BookLeg): boolean => isCalled && !book.ordered.has(call);
  const isOwn = (one: BookLeg): boolean => book.legs.get(book.callers.get(one.call) ?? "") === one;
  if (early.some((one) => isRung(one) || (one.isCalled && !isOwn(one)))) return ["RINGING"];
  if (early.length > 0 || calls.length > 0) return ["DIALING"];
  return ["IDLE", "ACW"];
}

/** Rule 1: an agent speaks in one conversation at most. */
function checkSpeaking({ talks, legs }: TalkBook, { phonesHold }: ConversationStep, broken: string[]): void {
  const speaking = new Map<string, string>();
  const seen = new Map<string, string>();
  for (const [call, { customer, agent, consulted, supervisors }] of talks) {
    for (const id of [
      customer,
      agent,
      ...(consulted?.answered === true ? [consulted.leg] : []),
      ...supervisors.keys(),
    ]) {
      const leg = legs.get(id);
      if (leg === undefined || leg.hungUp) continue;
      const other = seen.get(id);
      if (other !== undefined) broken.push(`1: leg ${id} takes part in the talks ${other} and ${call}`);
      seen.set(id, call);
      if (!phonesHold || leg.extn === undefined || leg.held || leg.holding) continue;
      const elsewhere = speaking.get(leg.extn);
      if (elsewhere !== undefined) broken.push(`1: extension ${leg.extn} speaks in ${elsewhere} and in ${call}`);
      speaking.set(leg.extn, call);
    }
  }
}
