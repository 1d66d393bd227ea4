// The rules of conversations that are never broken, judged after each step from what happened, what the engine said and
// ordered, and what lives: each leg has one place, who hears whom is the table's, whoever has gone has left nothing.
import type { Event } from "../../../src/core/events.ts";
import type { Fact } from "../../../src/core/facts.ts";
import type { LegId } from "../../../src/core/model.ts";
import type { SwitchCommand } from "../../../src/core/switch.ts";
import { checkAgents } from "./agent-rules.ts";
import type { ConversationLedger, ConversationStep } from "./ledger.ts";
import { heardBy, recordedOf, type Scene, type Somebody } from "./section-nine.ts";
import { closeDeadTalks, noteInBook, type BookTalk, type TalkBook, type Visit } from "./talk-book.ts";
import { forgetLeg, tell, type ToldRecording, type ToldSwitch } from "./told-switch.ts";

/** Notes the step and returns the rules that it broke. */
export function brokenInConversations(ledger: ConversationLedger, step: ConversationStep): string[] {
  const { book, told } = ledger;
  const broken: string[] = [];
  const known = new Set(book.legs.keys());
  noteEvent(ledger, step.event, known);
  for (const fact of step.facts) {
    broken.push(...noteInBook(book, fact));
    noteOther(ledger, fact);
    if ("leg" in fact && fact.leg !== undefined) known.add(fact.leg);
    if (fact.type === "leg-ended") forgetLeg(told, fact.leg);
  }
  closeDeadTalks(book);
  for (const command of step.commands) {
    checkCommand(ledger, command, known, broken);
    tell(told, command);
    if (command.type === "hang-up") Object.assign(book.legs.get(command.leg) ?? {}, { hungUp: true });
    if (command.type === "record") {
      turnTo(book, command);
      if (isOfConsultation(book, command)) ledger.apart.add(command.id);
    }
  }
  for (const leg of told.hears.keys()) if (!book.legs.has(leg)) forgetLeg(told, leg);
  checkPlaces(ledger, step, broken);
  checkHearing(ledger, step, broken);
  checkRecordings(ledger, step, broken);
  checkAsked(ledger, step, broken);
  checkArmed(step, broken);
  if (step.event.type === "down" && step.facts.some(({ type }) => type === "call-started" || type === "leg-dialled"))
    broken.push("the switch is gone, and somebody begins to talk or is called");
  checkAgents(ledger, step, broken);
  return broken;
}

function noteOther({ agents, paused }: ConversationLedger, fact: Fact): void {
  if (fact.type === "agent-changed") agents.set(fact.agent, { callState: fact.callState, leg: fact.leg });
  else if (fact.type === "agent-signed-in" && fact.queue === undefined) agents.delete(fact.agent);
  else if (fact.type === "recording-paused") paused.add(fact.name);
  else if (fact.type === "recording-resumed") paused.delete(fact.name);
}

function noteEvent({ asked, told }: ConversationLedger, event: Event, known: Set<string>): void {
  if (event.type === "transfer-asked") asked.set(event.leg, [...(asked.get(event.leg) ?? []), event.request]);
  // It may be sent away at once.
  if (event.type === "leg-arrived") known.add(event.leg);
  // It was none, or is over by itself.
  if (event.type === "failed" || event.type === "recorded") told.recordings.delete(event.command);
}

/** Who lets a talk of two phones of ours be recorded is its agent. */
function turnTo({ talks }: TalkBook, { left, right }: Extract<SwitchCommand, { type: "record" }>): void {
  for (const talk of talks.values()) {
    const isTurned = left.includes(talk.agent as LegId) || right.includes(talk.customer as LegId);
    if (isTurned && talk.consulted === undefined && talk.supervisors.size === 0) {
      Object.assign(talk, { customer: talk.agent, agent: talk.customer });
    }
  }
}

/** Each command is for legs that live, or have just ended, and hearing and recording for those that are answered. */
function checkCommand(
  { book, asked }: ConversationLedger,
  command: SwitchCommand,
  known: ReadonlySet<string>,
  broken: string[],
): void {
  for (const leg of legsOf(command)) {
    if (!known.has(leg) && !asked.has(leg)) broken.push(`${command.type} for ${leg}, which does not live`);
  }
  if (command.type === "converse" || command.type === "record" || command.type === "record-sides") {
    for (const leg of legsOf(command)) {
      if (book.legs.get(leg)?.answered === false) broken.push(`${command.type} names ${leg}, which is not answered`);
    }
  }
  if (command.type !== "tell-transfer") return;
  const left = asked.get(command.leg) ?? [];
  if (!left.includes(command.request)) broken.push(`${command.leg} is told of a transfer for which it did not ask`);
  else if (command.state !== "ringing") left.splice(left.indexOf(command.request), 1);
  if (left.length === 0) asked.delete(command.leg);
}

function legsOf(command: SwitchCommand): readonly string[] {
  switch (command.type) {
    case "converse":
      return command.parties.flatMap(({ leg, hears }) => [leg, ...hears]);
    case "record":
    case "record-sides":
      return [...command.left, ...command.right];
    case "stop-recording":
    case "lamp":
      return [];
    default:
      return [command.leg];
  }
}

/** Each living leg has a place in one call: it takes part, rings, waits, or was told to go. */
function checkPlaces({ book, asked }: ConversationLedger, { after }: ConversationStep, broken: string[]): void {
  const placed = new Map<string, string>();
  for (const { call, legs, stage, rings, offers, ending, peer } of after.calls) {
    const talk = book.talks.get(call);
    if ((stage === "talking") !== (talk !== undefined) && stage !== "ending") {
      broken.push(`1: call ${call} is ${stage}, and by its facts ${talk === undefined ? "nobody talks" : "two talk"}`);
    }
    const own = new Set<string>([...rings, ...ending, ...offers.map(({ leg }) => leg), peer ?? ""]);
    if (talk === undefined) own.add(book.callers.get(call) ?? "");
    else for (const { leg } of peopleOf(book, talk)) own.add(leg);
    for (const leg of legs) {
      const known = book.legs.get(leg);
      if (placed.has(leg)) broken.push(`1: leg ${leg} is in call ${call} and in call ${String(placed.get(leg))}`);
      placed.set(leg, call);
      if (known === undefined) broken.push(`leg ${leg} of call ${call} has ended`);
      else if (known.call !== call) broken.push(`1: leg ${leg} is in call ${call}, by its facts in ${known.call}`);
      // It waits to hear what becomes of the transfer that it asked for.
      const isOwed = stage === "hunting" && asked.has(leg);
      if (!own.has(leg) && !isOwed && known?.replaces === undefined) broken.push(`leg ${leg} has no place in ${call}`);
    }
  }
  for (const [leg, { call }] of book.legs) {
    if (!placed.has(leg)) broken.push(`leg ${leg} lives and is in no call (${call})`);
  }
}

export function peopleOf({ legs }: TalkBook, talk: BookTalk): Somebody[] {
  const people: Somebody[] = [];
  const add = (leg: string, role: Somebody["role"], visit: Partial<Visit> = {}): void => {
    const { held = false, holding = false, muted = false } = legs.get(leg) ?? {};
    people.push({ leg, role, held, holding, muted, ...visit });
  };
  add(talk.customer, "customer");
  add(talk.agent, "agent");
  if (talk.consulted?.answered === true) add(talk.consulted.leg, "consulted");
  for (const [leg, visit] of talk.supervisors) add(leg, "supervisor", visit);
  return people;
}

/** What every leg hears is what the table has for it, and nobody hears anything who takes no part. */
function checkHearing({ book, told }: ConversationLedger, { after }: ConversationStep, broken: string[]): void {
  const connecting = new Set(after.calls.filter((call) => call.connecting).map(({ call }) => call as string));
  const talking = new Set<string>();
  for (const talk of book.talks.values()) {
    const scene: Scene = { people: peopleOf(book, talk), focus: talk.focus };
    for (const listener of scene.people) {
      talking.add(listener.leg);
      if (book.legs.get(listener.leg)?.hungUp !== false) continue;
      const expected = heardBy(scene, listener);
      const is = isHeard(told, listener.leg);
      const wanted = text({ ...expected, voices: expected.voices.filter((leg) => book.legs.has(leg)) });
      const actual = text({ ...is, voices: is.voices.filter((leg) => book.legs.has(leg)) });
      if (wanted !== actual) broken.push(`9: ${listener.role} ${listener.leg} hears ${actual}, should: ${wanted}`);
      const plays = told.plays.get(listener.leg);
      if (plays !== undefined && !listener.held && plays !== expected.sound)
        broken.push(`9: ${listener.leg} hears ${plays} that goes on, should: ${wanted}`);
      if (listener.role === "customer") checkWhispers(scene, is.voices, broken);
    }
  }
  for (const [leg, { hearing }] of told.hears) {
    const known = book.legs.get(leg);
    if (talking.has(leg) || known === undefined || known.hungUp || connecting.has(known.call)) continue;
    if (hearing.music !== undefined) broken.push(`9: ${leg} takes part in no talk and hears music of one`);
    const voices = hearing.hears.filter((other) => book.legs.get(other)?.hungUp === false);
    if (voices.length > 0) broken.push(`9: ${leg} takes part in no talk and hears ${voices.join(", ")}`);
  }
}

interface IsHeard {
  readonly voices: readonly string[];
  readonly sound: string | undefined;
  readonly unless: string | undefined;
}

function isHeard({ hears }: ToldSwitch, leg: string): IsHeard {
  const { hearing } = hears.get(leg) ?? {};
  if (hearing === undefined) return { voices: [], sound: undefined, unless: undefined };
  // What is played to another is heard beside the voices.
  const music = hearing.music ?? hears.get(hearing.playedTo ?? "")?.hearing.music;
  const sound = music?.sounds.some(({ type }) => type === "tone") === true ? "ringback" : music && "music";
  return { voices: hearing.hears, sound, unless: music?.unless };
}

function text({ voices, sound, unless }: IsHeard): string {
  const all = [...[...voices].sort(), ...(sound === undefined ? [] : [sound])].join(", ") || "nobody";
  return unless === undefined ? all : `${all} unless ${unless} sends`;
}

function checkWhispers({ people }: Scene, voices: readonly string[], broken: string[]): void {
  for (const { leg, role, manner } of people) {
    if (role === "supervisor" && manner !== "barge" && voices.includes(leg)) {
      broken.push(`9: the customer hears supervisor ${leg}, who is there to ${String(manner)}`);
    }
  }
}

/** Recorded is who talks, on the right side, as long as they talk. */
function checkRecordings(ledger: ConversationLedger, step: ConversationStep, broken: string[]): void {
  const { book, told, paused, apart } = ledger;
  for (const [command, recording] of told.recordings) {
    const call = step.after.calls.find((one) => isOf(recording, one.call))?.call;
    const talk = call === undefined ? undefined : book.talks.get(call);
    if (talk === undefined) {
      broken.push(`${recording.name} is recorded, and nobody talks`);
      continue;
    }
    if (apart.has(command)) {
      checkApart(ledger, { call: call ?? "", talk }, recording, broken);
      continue;
    }
    const { left, right } = recordedOf({ people: peopleOf(book, talk), focus: talk.focus });
    const wanted = paused.has(recording.name) ? sidesText([], []) : sidesText(left, right);
    const is = sidesText(recording.left, recording.right);
    if (wanted !== is) broken.push(`9: recorded in ${recording.name} is ${is}, should: ${wanted}`);
  }
}

/** The first one bears the name of its call alone. */
function isOf({ name }: ToldRecording, call: string): boolean {
  return name.startsWith(call) && /^(-\d+)?$/.test(name.slice(call.length));
}

/** It begins with the two who speak in it. */
function isOfConsultation({ talks }: TalkBook, { left, right }: Extract<SwitchCommand, { type: "record" }>): boolean {
  return [...talks.values()].some(
    ({ agent, consulted }) => consulted !== undefined && left.join() === agent && right.join() === consulted.leg,
  );
}

/** What the two say to each other and the customer does not hear; nothing while the talk's own recording is paused. */
function checkApart(
  { told, paused, apart }: ConversationLedger,
  { call, talk: { agent, customer, consulted } }: { readonly call: string; readonly talk: BookTalk },
  { name, left, right }: ToldRecording,
  broken: string[],
): void {
  if (consulted === undefined) return;
  const isBetween = (speaker: string, listener: string): boolean => {
    const { voices, unless } = isHeard(told, listener);
    return unless !== speaker && voices.includes(speaker) && !isHeard(told, customer).voices.includes(speaker);
  };
  const isPaused = [...told.recordings].some(
    ([command, own]) => !apart.has(command) && isOf(own, call) && paused.has(own.name),
  );
  const wanted = sidesText(
    !isPaused && isBetween(agent, consulted.leg) ? [agent] : [],
    !isPaused && isBetween(consulted.leg, agent) ? [consulted.leg] : [],
  );
  const is = sidesText(left, right);
  if (wanted !== is) broken.push(`9: recorded apart in ${name} is ${is}, should: ${wanted}`);
}

function sidesText(left: readonly string[], right: readonly string[]): string {
  return `left ${[...left].sort().join(", ")}; right ${[...right].sort().join(", ")}`;
}

/** Nothing is armed for a call that is over, for a phone that does not ring, or for one who is not left alone any more. */
function checkArmed({ after: { armed, calls } }: ConversationStep, broken: string[]): void {
  for (const due of armed) {
    if (!("call" in due)) continue;
    const call = calls.find((one) => one.call === due.call);
    if (call === undefined) broken.push(`3: ${due.type} is armed for call ${due.call}, which is over`);
    if (due.type === "stranded-over" && call?.stage !== "stranded")
      broken.push(`3: ${due.type} is armed for call ${due.call}, which is ${String(call?.stage)}`);
    if (due.type !== "ring-over" || call?.stage === "summoning") continue;
    const rings = [...(call?.offers.map(({ leg }) => leg) ?? []), ...(call?.rings ?? [])];
    if (!rings.includes(due.leg)) broken.push(`3: ${due.type} is armed for ${due.leg}, which does not ring`);
  }
}

/** A phone that waits to hear of its transfer is in the call that is led away; else it has been told. */
function checkAsked({ book, asked }: ConversationLedger, { after }: ConversationStep, broken: string[]): void {
  for (const leg of asked.keys()) {
    const known = book.legs.get(leg);
    if (known === undefined) asked.delete(leg);
    if (known?.hungUp !== false) continue;
    const stage = after.calls.find(({ call }) => call === known.call)?.stage;
    if (stage !== "hunting") broken.push(`${leg} is owed a word on its transfer, and its call is ${String(stage)}`);
  }
}
