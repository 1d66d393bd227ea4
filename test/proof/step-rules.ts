// The rules of routing that are never broken, each judged from one step: where everything stood before, what happened, what
// the engine said and ordered, and where it stands now.
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { Snapshot } from "../../src/core/views/snapshot.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";

/** What has to be remembered of the way here; plain data. */
export interface Ledger {
  joined: number;
  left: number;
  lastFact: number;
  readonly livingLegs: Set<string>;
  readonly livingCalls: Set<string>;
  /** Who is bridged with the caller of a call. */
  readonly peers: Map<string, string>;
}

export interface Step {
  /** Known where an agent asked for something. */
  readonly before: Snapshot | undefined;
  readonly event: Event;
  readonly commands: readonly SwitchCommand[];
  readonly facts: readonly Fact[];
  readonly after: Snapshot;
}

export function newLedger(lastFact: number): Ledger {
  return { joined: 0, left: 0, lastFact, livingLegs: new Set(), livingCalls: new Set(), peers: new Map() };
}

/** Notes the step in the ledger and returns the rules that it broke. */
export function brokenBy(ledger: Ledger, step: Step): string[] {
  const broken: string[] = [];
  for (const fact of step.facts) noteFact(ledger, fact, broken);
  checkOffers(step, broken);
  checkAgents(step, broken);
  checkCalls(step, broken);
  checkWill(step, broken);
  checkRestart(step, broken);
  const waiting = step.after.queues.reduce((sum, queue) => sum + queue.waiting.length, 0);
  if (ledger.joined !== ledger.left + waiting)
    broken.push(`5: ${ledger.joined} joined, ${ledger.left} left, ${waiting} wait`);
  return broken;
}

function noteFact(ledger: Ledger, fact: Fact, broken: string[]): void {
  if (fact.seq !== ledger.lastFact + 1) broken.push(`fact ${fact.seq} after ${ledger.lastFact}`);
  ledger.lastFact = fact.seq;
  switch (fact.type) {
    case "call-started":
      ledger.livingCalls.add(fact.call);
      ledger.livingLegs.add(fact.leg);
      return;
    case "leg-dialled":
      ledger.livingLegs.add(fact.leg);
      return;
    case "leg-ended":
      if (!ledger.livingLegs.delete(fact.leg)) broken.push(`leg ${fact.leg} ended twice`);
      if (ledger.peers.get(fact.call) === fact.leg) ledger.peers.delete(fact.call);
      return;
    case "bridged":
      if (ledger.peers.has(fact.call)) broken.push(`1: call ${fact.call} is bridged to two`);
      if (!fact.legs.every((leg) => ledger.livingLegs.has(leg))) broken.push(`1: ${fact.call} is bridged to nobody`);
      ledger.peers.set(fact.call, fact.legs[1]);
      return;
    case "queue-joined":
      ledger.joined += 1;
      return;
    case "queue-left":
      ledger.left += 1;
      return;
    case "call-ended":
      if (!ledger.livingCalls.delete(fact.call)) broken.push(`call ${fact.call} ended twice`);
      ledger.peers.delete(fact.call);
      return;
    case "repaired":
      if (fact.what.startsWith("assertion")) broken.push(`repaired: ${fact.what}`);
      return;
    default:
      return;
  }
}

/** Rules 1 and 6: reserved in one step, with a reason for each candidate; of two answers one loses without a missed call. */
function checkOffers({ facts, commands }: Step, broken: string[]): void {
  for (const fact of facts) {
    if (fact.type === "offer-made") {
      if (!commands.some((command) => command.type === "dial" && command.leg === fact.leg)) {
        broken.push(`1: ${fact.agent} is reserved for ${fact.call} and not rung`);
      }
      const own = fact.candidates.find(({ agent }) => agent === fact.agent);
      if (own === undefined || own.skipped !== undefined) broken.push(`6: nobody says why ${fact.agent} was chosen`);
    }
    if (fact.type === "offer-ended" && fact.end === "lost-race") {
      const order = commands.find((command) => command.type === "hang-up" && command.leg === fact.leg);
      if (order?.type !== "hang-up" || order.cause !== "answered-elsewhere") {
        broken.push(`1: the phone of ${fact.agent}, who lost the race, shows a missed call`);
      }
    }
  }
}

/** Rule 1: an agent holds one offer or call. */
function checkAgents({ after }: Step, broken: string[]): void {
  const held = new Map<string, string>();
  const hold = (leg: string, call: string): void => {
    const other = held.get(leg);
    if (other !== undefined && other !== call) broken.push(`1: leg ${leg} belongs to two calls`);
    held.set(leg, call);
  };
  for (const call of after.calls) {
    for (const { leg } of call.offers) hold(leg, call.call);
    if (call.peer !== undefined) hold(call.peer, call.call);
  }
  for (const { extn, legs } of after.phones) {
    const living = legs.filter((leg) => held.has(leg));
    if (living.length > 1) broken.push(`1: agent ${extn} holds ${living.length} offers and calls`);
  }
  for (const queue of after.queues) {
    const starving = queue.waiting.find(({ looks }) => looks);
    const rung = after.calls.find(({ call }) => call === starving?.call)?.offers.length ?? 0;
    if (starving !== undefined && rung === 0 && queue.eligible.length > 0) {
      broken.push(`call ${starving.call} waits while ${String(queue.eligible[0])} could take it`);
    }
  }
}

/** Rule 3: of a caller who is gone nothing rings, is reserved or armed; what still lives was told to hang up. */
function checkCalls({ after }: Step, broken: string[]): void {
  const living = new Set(after.calls.map(({ call }) => call));
  for (const call of after.calls) {
    const callerLives = call.legs.includes(call.call as unknown as (typeof call.legs)[number]);
    if (!callerLives && (call.offers.length > 0 || call.connecting))
      broken.push(`3: ${call.call} left and phones ring`);
    if (!callerLives && call.legs.some((leg) => !call.ending.includes(leg))) broken.push(`3: ${call.call} left a leg`);
    const isWaiting = after.queues.some(({ waiting }) => waiting.some((one) => one.call === call.call));
    if (isWaiting !== (call.stage === "queued")) broken.push(`3: ${call.call} is ${call.stage}, in line: ${isWaiting}`);
  }
  for (const due of after.armed) {
    if ("call" in due && !living.has(due.call)) broken.push(`3: ${due.type} is armed for ${due.call}, which is over`);
    if (due.type === "ring-over") {
      const call = after.calls.find((one) => one.call === due.call);
      const rings = [...(call?.offers.map(({ leg }) => leg) ?? []), ...(call?.rings ?? [])];
      if (!rings.includes(due.leg)) broken.push(`3: ring-over is armed for ${due.leg}, which does not ring`);
    }
  }
}

/** Rule 4: a break or a sign-out takes effect at once when idle, and is shown as pending when busy. */
function checkWill({ before, event, after }: Step, broken: string[]): void {
  if (event.type !== "agent-break" && event.type !== "agent-sign-out") return;
  const was = before?.agents.find(({ agent }) => agent === event.agent);
  if (was === undefined) return;
  const isBusy = (before?.phones.find(({ extn }) => extn === was.extn)?.legs.length ?? 0) > 0;
  const is = after.agents.find(({ agent }) => agent === event.agent);
  const wanted = event.type === "agent-break" ? "break" : "sign-out";
  const done = event.type === "agent-break" ? is?.state === "UNREADY" : is === undefined;
  if (!isBusy && !done) broken.push(`4: ${event.agent} is idle and their ${wanted} did not take effect`);
  if (isBusy && is?.pending !== wanted && !done) broken.push(`4: ${wanted} of ${event.agent} is not shown as pending`);
}

/** After a restart the switch has legs that nobody cares for: each is told to hang up. */
function checkRestart({ event, commands, after }: Step, broken: string[]): void {
  if (event.type !== "up") return;
  const known = new Set(after.calls.flatMap(({ legs }) => legs));
  for (const { leg } of event.legs) {
    const isEnded = commands.some((command) => command.type === "hang-up" && command.leg === leg);
    if (!known.has(leg) && !isEnded) broken.push(`3: leg ${leg} lives on after a restart`);
  }
}
