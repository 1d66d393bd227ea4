// A call's whole way, told from its record in the order in which it went: as data, for words in any language.
import type { ForwardRefusal } from "../call/forward-refusal.ts";
import type { PutOff } from "../call/put-off.ts";
import type { Candidate, OfferEnd, QueueLimit, QueueOutcome } from "../facts.ts";
import type { CallRecord } from "../report/call-record.ts";
import { whoIsAt, type LegRecord } from "../report/leg-record.ts";
import type { TalkRecord, WorkTimes } from "../report/talk-record.ts";
import type { AccessStep, LimitKind, MailboxStep, MenuStep, OfferRecord, QueueStep, WayStep } from "../report/way.ts";
import type { Cause, LineTone } from "../switch.ts";
import { tellHelp, type HelpBody } from "./help-story.ts";
import { tellConversation, tellsHoldsOf, type ConversationBody } from "./conversation-story.ts";

export type StoryLine = { readonly at: number } & StoryBody;

export type StoryBody =
  | ConversationBody
  | HelpBody
  /** `over`: the line they called over; undefined: from a phone of ours. */
  | { readonly what: "called"; readonly from: string; readonly dialled: string; readonly over: string | undefined }
  | { readonly what: "known"; readonly as: "vip" | "black" }
  | { readonly what: "hotline"; readonly number: string }
  | { readonly what: "ivr"; readonly number: string }
  | { readonly what: "menu"; readonly name: string }
  | { readonly what: "keyed"; readonly keys: string; readonly isWrong: boolean }
  | { readonly what: "no-key" }
  | { readonly what: "extension"; readonly extn: string }
  | { readonly what: "outside"; readonly number: string }
  | { readonly what: "emergency"; readonly number: string; readonly extn: string; readonly lines: readonly string[] }
  | { readonly what: "closed" }
  | { readonly what: "unroutable"; readonly dialled: string }
  | { readonly what: "answered" }
  | { readonly what: "joined"; readonly queue: string; readonly position: number }
  /** `candidates`: who was considered, in order, the chosen one without a reason; undefined where nobody noted it. */
  | {
      readonly what: "offered";
      readonly queue: string;
      readonly agent: string;
      readonly extn: string;
      readonly candidates: readonly Candidate[] | undefined;
    }
  | { readonly what: "offer-ended"; readonly agent: string; readonly end: OfferEnd; readonly ringMs: number }
  | { readonly what: "left-queue"; readonly queue: string; readonly outcome: QueueOutcome; readonly waitMs: number }
  | {
      readonly what: "sent-on";
      readonly queue: string;
      readonly limit: QueueLimit;
      readonly to: string;
      readonly target: string;
    }
  | { readonly what: "promised"; readonly queue: string; readonly number: string }
  | { readonly what: "promise-kept" }
  /** The center was away for a moment, and the call has lived on. */
  | { readonly what: "taken-up"; readonly how: Extract<WayStep, { type: "taken-up" }>["how"] }
  | { readonly what: "call-back-failed"; readonly attempt: number; readonly cause: Cause }
  | { readonly what: "call-back-put-off"; readonly reason: PutOff }
  | { readonly what: "call-back-superseded"; readonly queue: string; readonly by: string }
  | { readonly what: "mailbox"; readonly extn: string }
  /** What became of the message that they were to leave. */
  | {
      readonly what: "message";
      readonly extn: string;
      readonly message: Exclude<MailboxStep["message"], "recording" | undefined>;
      readonly durationMs: number | undefined;
      readonly file: string | undefined;
    }
  | { readonly what: "mailbox-access"; readonly own: boolean }
  | { readonly what: "at-mailbox"; readonly extn: string | undefined; readonly happened: AccessStep["type"] }
  | { readonly what: "sent-nowhere"; readonly to: string; readonly target: string }
  | { readonly what: "limit-reached"; readonly limit: LimitKind; readonly afterMs: number }
  | { readonly what: "tone-heard"; readonly tone: LineTone }
  | { readonly what: "told-of-recording" }
  | {
      readonly what: "forwarded";
      readonly from: string;
      readonly number: string;
      readonly refused: ForwardRefusal | undefined;
    }
  /** A phone rang that no queue had offered the call to. */
  | { readonly what: "rang"; readonly number: string }
  | { readonly what: "not-reached"; readonly number: string; readonly cause: Cause; readonly ringMs: number }
  | { readonly what: "talked"; readonly with: string; readonly isAgent: boolean }
  | { readonly what: "talk-ended"; readonly with: string; readonly talkMs: number }
  | { readonly what: "held"; readonly by: string; readonly holdMs: number }
  | { readonly what: "wrapped-up"; readonly agent: string; readonly wrapUpMs: number }
  /** What came of it, by an agent's part in it. `code` undefined: there are notes only. `by`: who said it; the center: it was the default. */
  | {
      readonly what: "disposition";
      readonly agent: string;
      readonly code: string | undefined;
      readonly noted: boolean;
      readonly by: "agent" | "supervisor" | "center";
    }
  | { readonly what: "recorded"; readonly file: string; readonly durationMs: number }
  | { readonly what: "not-recorded"; readonly reason: string }
  | { readonly what: "ended"; readonly by: "caller" | "callee" | "center"; readonly cause: Cause };

/** What happened in one instant stands in the order in which one follows from the other. */
export function storyOf(record: CallRecord): StoryLine[] {
  const over = record.origin.type === "trunk" ? record.origin.trunk : undefined;
  const lines: StoryLine[] = [
    { at: record.startedAt, what: "called", from: record.callerNumber, dialled: record.dialled, over },
  ];
  // Where a queue or a prompt answers the caller it does so after they were led there.
  const answered: StoryLine[] = record.answeredAt === undefined ? [] : [{ at: record.answeredAt, what: "answered" }];
  lines.push(
    ...record.way.flatMap(tellStep),
    ...answered,
    ...record.legs.flatMap((leg) => tellLeg(record, leg)),
    ...record.way.flatMap((step) => (step.type === "queue" ? tellOffers(step) : [])),
    ...(record.helps ?? []).flatMap(tellHelp),
    ...tellConversation(record),
    ...record.talks.flatMap((talk) => tellTalk(record, talk)),
    ...record.way.flatMap((step) => (step.type === "queue" ? tellLeaving(step) : [])),
    ...record.recordings.flatMap(({ startedAt, file, durationMs, failure }): StoryLine[] => {
      if (failure !== undefined) return [{ at: startedAt, what: "not-recorded", reason: failure }];
      if (file === undefined || durationMs === undefined) return [];
      return [{ at: startedAt + durationMs, what: "recorded", file, durationMs }];
    }),
  );
  const { endedAt, endedBy, cause } = record;
  if (endedAt !== undefined && endedBy !== undefined && cause !== undefined) {
    lines.push({ at: endedAt, what: "ended", by: endedBy, cause });
  }
  lines.push(...record.talks.flatMap(tellWrapUp), ...(record.otherWork ?? []).flatMap(tellWrapUp));
  for (const { at, agent, code, notes, by } of record.dispositions ?? []) {
    lines.push({ at, what: "disposition", agent, code, noted: notes !== "", by });
  }
  return lines.sort((a, b) => a.at - b.at);
}

function tellStep(step: WayStep): StoryLine[] {
  const { at } = step;
  switch (step.type) {
    case "known-caller":
      return [{ at, what: "known", as: step.kind }];
    case "ivr":
      return [{ at, what: "ivr", number: step.number }, ...step.steps.flatMap(tellMenu)];
    case "hotline":
      return [{ at, what: "hotline", number: step.number }];
    case "extension":
      return [{ at, what: "extension", extn: step.extn }];
    case "outside":
      return [{ at, what: "outside", number: step.number }];
    case "emergency":
      return [{ at, what: "emergency", number: step.number, extn: step.extn, lines: step.lines }];
    case "closed":
      return [{ at, what: "closed" }];
    case "unroutable":
      return [{ at, what: "unroutable", dialled: step.dialled }];
    case "sent-on":
      return [{ at, what: "sent-on", queue: step.queue, limit: step.limit, to: step.to, target: step.target }];
    case "callback-promised":
      return [{ at, what: "promised", queue: step.queue, number: step.number }];
    case "callback-kept":
      return [{ at, what: "promise-kept" }];
    case "taken-up":
      return [{ at, what: "taken-up", how: step.how }];
    case "callback-failed":
      return [{ at, what: "call-back-failed", attempt: step.attempt, cause: step.cause }];
    case "callback-put-off":
      return [{ at, what: "call-back-put-off", reason: step.reason }];
    case "callback-superseded":
      return [{ at, what: "call-back-superseded", queue: step.queue, by: step.by }];
    case "sent-nowhere":
      return [{ at, what: "sent-nowhere", to: step.to, target: step.target }];
    case "limit-reached":
      return [{ at, what: "limit-reached", limit: step.limit, afterMs: step.afterMs }];
    case "tone-heard":
      return [{ at, what: "tone-heard", tone: step.tone }];
    case "forwarded":
      return [{ at, what: "forwarded", from: step.from, number: step.number, refused: step.refused }];
    case "recording-announced":
      return [{ at, what: "told-of-recording" }];
    case "mailbox":
      return [{ at, what: "mailbox", extn: step.extn }, ...tellMessage(step)];
    case "mailbox-access":
      return [
        { at, what: "mailbox-access", own: step.own },
        ...step.steps.map(({ at, type, mailbox }): StoryLine => ({
          at,
          what: "at-mailbox",
          extn: mailbox,
          happened: type,
        })),
      ];
    case "queue":
      return step.position === 0 ? [] : [{ at, what: "joined", queue: step.queue, position: step.position }];
  }
}

function tellMessage({ extn, message, messageAt, durationMs, file }: MailboxStep): StoryLine[] {
  if (message === undefined || message === "recording" || messageAt === undefined) return [];
  return [{ at: messageAt, what: "message", extn, message, durationMs, file }];
}

function tellMenu(step: MenuStep): StoryLine[] {
  const { at } = step;
  switch (step.type) {
    case "entered":
      return [{ at, what: "menu", name: step.name === "" ? step.menu : step.name }];
    case "key":
      return [{ at, what: "keyed", keys: step.keys, isWrong: step.meaning === "wrong" }];
    case "timeout":
      return [{ at, what: "no-key" }];
    case "left":
      // Where to is told by what follows.
      return [];
  }
}

function tellOffers({ queue, offers }: QueueStep): StoryLine[] {
  let said: OfferRecord["candidates"];
  return offers.flatMap(({ agent, extn, at, end, ringMs, candidates }: OfferRecord): StoryLine[] => {
    // Of offers of one instant only the first has its candidates noted: they are those of all.
    said = candidates ?? said;
    const made: StoryLine = { at, what: "offered", queue, agent, extn, candidates: said };
    if (end === undefined || ringMs === undefined) return [made];
    return [made, { at: at + ringMs, what: "offer-ended", agent, end, ringMs }];
  });
}

function tellLeaving({ queue, leftAt, outcome, waitMs }: QueueStep): StoryLine[] {
  if (leftAt === undefined || outcome === undefined) return [];
  return [{ at: leftAt, what: "left-queue", queue, outcome, waitMs: waitMs ?? 0 }];
}

function tellLeg(record: CallRecord, leg: LegRecord): StoryLine[] {
  const lines: StoryLine[] = [];
  const wasCalled = leg.replaces === undefined && leg.movedFrom === undefined;
  const isSupervisor = leg.role === "supervisor";
  if (((leg.role === "callee" && leg.agent === undefined) || isSupervisor) && wasCalled) {
    lines.push({
      at: leg.startedAt,
      ...(isSupervisor
        ? { what: "supervisor-called", by: leg.signedIn ?? leg.number }
        : { what: "rang", number: leg.number }),
    });
    if (leg.answeredAt === undefined && leg.endedAt !== undefined) {
      const ringMs = leg.ringingAt === undefined ? 0 : leg.endedAt - leg.ringingAt;
      lines.push({ at: leg.endedAt, what: "not-reached", number: leg.number, cause: leg.cause ?? "normal", ringMs });
    }
  }
  if (leg.holdMs > 0 && leg.endedAt !== undefined && !tellsHoldsOf(record, leg.leg)) {
    lines.push({
      at: leg.endedAt,
      what: "held",
      by: leg.sentOnTo === undefined ? (leg.agent ?? leg.number) : whoIsAt(leg),
      holdMs: leg.holdMs,
    });
  }
  return lines;
}

function tellTalk(record: CallRecord, talk: TalkRecord): StoryLine[] {
  const [other, isAgent] = talksWith(record, talk);
  const lines: StoryLine[] = [{ at: talk.startedAt, what: "talked", with: other, isAgent }];
  const { endedAt } = talk;
  if (endedAt !== undefined) {
    lines.push({ at: endedAt, what: "talk-ended", with: other, talkMs: endedAt - talk.startedAt });
  }
  return lines;
}

/** Where their phone has sent the call on it is not they who talk. */
function talksWith({ legs }: CallRecord, { leg: id, agent }: TalkRecord): readonly [name: string, isAgent: boolean] {
  const leg = legs.find((one) => one.leg === id);
  if (leg?.sentOnTo !== undefined) return [whoIsAt(leg), leg.sentOnTo.agent !== undefined];
  return [agent ?? leg?.number ?? "", agent !== undefined];
}

function tellWrapUp({ agent, wrapUpSince, wrapUpMs }: WorkTimes & Pick<TalkRecord, "agent">): StoryLine[] {
  if (agent === undefined || wrapUpSince === undefined || wrapUpMs === undefined) return [];
  return [{ at: wrapUpSince + wrapUpMs, what: "wrapped-up", agent, wrapUpMs }];
}
