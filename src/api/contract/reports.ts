// How reports look on the wire. Times are milliseconds unless their names say otherwise; what there is nothing to say of is null.
import { z } from "zod";
import { AGENT_TIMES, type AgentFigures } from "../../report/agent-report.ts";
import { SERVICE_LEVEL_MEANING, SERVICE_LEVELS, type ServiceLevelName } from "../../core/report/answered-in-time.ts";
import type { HotlineFigures } from "../../report/hotline-report.ts";
import type { OutgoingFigures } from "../../report/outgoing-report.ts";
import type { Handling, QueueFigures, Waits } from "../../report/queue-report.ts";

const count = z.number();
const ms = z.number().nullable();
const share = z.number().nullable().describe("0 to 1, to four places");

const waitsReply = z.object({ mean_ms: ms, p50_ms: ms, p95_ms: ms, max_ms: ms });

const handlingReply = z.object({
  talks: count.describe("conversations"),
  talk_ms: count.describe("of all of them, without hold"),
  hold_ms: count.describe("one of both or both kept the other on hold, counted once"),
  wrap_up_ms: count,
  mean_ms: ms.describe("talk, hold and wrap-up of one conversation"),
});

const levelOf = (name: ServiceLevelName) =>
  z.object({ numerator: count, denominator: count, share }).describe(SERVICE_LEVEL_MEANING[name]);

export const queueReply = z.object({
  offered: count.describe("who joined, and whom the queue had no room for"),
  answered: count,
  answered_in_time: count,
  abandoned: count.describe("all of them"),
  abandoned_in_time: count,
  abandoned_short: count.describe("of the abandoned: under 5 s"),
  timed_out: count,
  overflowed: count,
  no_agent: count,
  transferred_out: count.describe("moved elsewhere while they waited"),
  answered_then_out: count.describe("of the answered: sent out of the queues before anybody else talked with them"),
  error: count,
  waiting: count.describe("not left yet"),
  answered_wait: waitsReply.describe("of the answered"),
  wait: waitsReply.describe("of all who have left"),
  handling: handlingReply,
  service_levels: z.object(
    Object.fromEntries(SERVICE_LEVELS.map((name) => [name, levelOf(name)])) as Record<
      ServiceLevelName,
      ReturnType<typeof levelOf>
    >,
  ),
});

export const hotlineReply = z.object({
  calls: count.describe("closed + answered + unanswered + living"),
  closed: count.describe("no row for the time"),
  answered: count.describe("somebody talked with the caller"),
  unanswered: count,
  living: count.describe("neither over nor answered yet"),
  queues: queueReply.describe("its callers' visits of queues"),
});

export const agentReply = z.object({
  offers: z
    .object({ made: count, answered: count, no_answer: count, rejected: count, busy: count, unreachable: count })
    .extend({ do_not_disturb: count.describe("the phone is set so"), lost_race: count, withdrawn: count })
    .extend({ ringing: count })
    .describe("made = the sum of the others"),
  handling: handlingReply,
  signed_in_ms: count.describe("the sum of times"),
  times: z
    .object({ idle_ms: count, ringing_ms: count, dialing_ms: count, talking_ms: count, held_ms: count })
    .extend({ wrap_up_ms: count, break_ms: count }),
  breaks: z.array(z.object({ reason: z.string(), ms: count })),
  occupancy: share.describe("ringing, in conversation and wrap-up / the same and idle"),
});

export const outgoingReply = z.object({
  calls: count.describe("that agents made to numbers outside: reached + the sum of not_reached + dialling"),
  reached: count.describe("talked with"),
  dialling: count.describe("neither reached nor over yet"),
  not_reached: z
    .object({ busy: count, no_answer: count, rejected: count, unreachable: count, cancelled: count })
    .extend({ no_such_number: count, not_allowed: count, congestion: count, other: count })
    .describe("by the cause with which the last attempt ended"),
  talk_ms: count.describe("of the agents who made them, without hold"),
  hold_ms: count,
  mean_ms: ms.describe("talk and hold of one who was reached"),
});

export function shownQueue({ counts, waiting, ...rest }: QueueFigures): z.input<typeof queueReply> {
  const { offered, answered, abandoned, overflowed } = counts;
  const levels = SERVICE_LEVELS.map((name) => {
    const { numerator, denominator, share: part } = rest.serviceLevels[name];
    return [name, { numerator, denominator, share: toFourPlaces(part) }] as const;
  });
  return {
    ...{ offered, answered, answered_in_time: counts.answeredInTime },
    ...{ abandoned, abandoned_in_time: counts.abandonedInTime, abandoned_short: counts.abandonedShort },
    ...{ timed_out: counts.timedOut, overflowed, no_agent: counts.noAgent },
    ...{ transferred_out: counts.transferredOut, answered_then_out: counts.answeredThenOut },
    ...{ error: counts.errors, waiting },
    answered_wait: shownWaits(rest.answeredWait),
    wait: shownWaits(rest.wait),
    handling: shownHandling(rest.handling),
    service_levels: Object.fromEntries(levels) as Record<ServiceLevelName, (typeof levels)[number][1]>,
  };
}

export function shownHotline({ queues, ...calls }: HotlineFigures): z.input<typeof hotlineReply> {
  return { ...calls, queues: shownQueue(queues) };
}

export function shownAgent({ offers, offerEnds, ringing, ...rest }: AgentFigures): z.input<typeof agentReply> {
  const times = AGENT_TIMES.map((time) => [`${time.replace("-", "_")}_ms`, rest.times[time]] as const);
  const { answered, rejected, busy, withdrawn } = offerEnds;
  // Somebody has to see to the phone, either way.
  const unreachable = offerEnds.unreachable + offerEnds["media-refused"];
  return {
    offers: {
      ...{ made: offers, answered, no_answer: offerEnds["no-answer"], rejected, busy, unreachable },
      ...{ do_not_disturb: offerEnds["do-not-disturb"], lost_race: offerEnds["lost-race"], withdrawn, ringing },
    },
    handling: shownHandling(rest.handling),
    signed_in_ms: rest.signedInMs,
    times: Object.fromEntries(times) as z.input<typeof agentReply>["times"],
    breaks: [...rest.breaks],
    occupancy: toFourPlaces(rest.occupancy),
  };
}

export function shownOutgoing(figures: OutgoingFigures): z.input<typeof outgoingReply> {
  const { calls, reached, dialling, notReached, talkMs, holdMs, meanMs } = figures;
  const { busy, rejected, unreachable, cancelled, congestion } = notReached;
  const named = [busy, rejected, unreachable, cancelled, congestion, notReached["no-answer"]];
  named.push(notReached["no-such-number"], notReached["not-allowed"]);
  const other = [...Object.values(notReached), ...named.map((one) => -one)].reduce((sum, one) => sum + one, 0);
  return {
    ...{ calls, reached, dialling },
    not_reached: {
      ...{ busy, no_answer: notReached["no-answer"], rejected, unreachable, cancelled },
      ...{ no_such_number: notReached["no-such-number"], not_allowed: notReached["not-allowed"], congestion, other },
    },
    ...{ talk_ms: talkMs, hold_ms: holdMs, mean_ms: whole(meanMs) },
  };
}

function shownWaits({ meanMs, p50Ms, p95Ms, maxMs }: Waits): z.input<typeof waitsReply> {
  return { mean_ms: whole(meanMs), p50_ms: whole(p50Ms), p95_ms: whole(p95Ms), max_ms: whole(maxMs) };
}

function shownHandling({ talks, talkMs, holdMs, wrapUpMs, meanMs }: Handling): z.input<typeof handlingReply> {
  return { talks, talk_ms: talkMs, hold_ms: holdMs, wrap_up_ms: wrapUpMs, mean_ms: whole(meanMs) };
}

function whole(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value);
}

/** More would only look exact. */
function toFourPlaces(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 10_000) / 10_000;
}
