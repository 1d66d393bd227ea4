// Counters and distributions folded from facts. No number, name or id of a person becomes a label; queues' names do.
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Fact } from "../core/facts.ts";
import type { CallId } from "../core/model.ts";
import type { MediaReport } from "../core/switch.ts";
import { BoundedNames } from "./bounded-names.ts";

/** Queues told apart; those beyond are counted together. */
const MOST_QUEUES = 1_000;
/** Calls whose start is remembered for their duration. */
const MOST_CALLS = 100_000;

const WAIT_SECONDS = [5, 10, 20, 30, 60, 120, 300, 600, 1_800];
const RING_SECONDS = [1, 2, 5, 10, 15, 20, 30, 60];
const CALL_SECONDS = [5, 15, 30, 60, 120, 300, 600, 1_800, 3_600];
const LOSS_RATIOS = [0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25];
const ROUND_TRIPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8];
const MOS = [1.5, 2, 2.5, 3, 3.5, 4, 4.3];
const JITTER_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];

type FactOf<Type extends Fact["type"]> = Extract<Fact, { readonly type: Type }>;
type Handlers = { readonly [Type in Fact["type"]]?: (fact: FactOf<Type>) => void };

/** Takes facts in their order, each once. */
export class FactMetrics {
  readonly #handlers: Handlers;
  readonly #count: () => void;

  constructor(registry: Registry) {
    const facts = counter(registry, "xcc_facts_total", "Facts that have happened.", []);
    this.#count = () => facts.inc();
    const queues = new BoundedNames(MOST_QUEUES);
    this.#handlers = {
      ...callHandlers(registry),
      ...legHandlers(registry),
      ...queueHandlers(registry, queues),
      ...offerHandlers(registry, queues),
      ...recordingHandlers(registry),
      ...mailboxHandlers(registry),
      ...presenceHandlers(registry),
    };
  }

  readonly take = (facts: readonly Fact[]): void => {
    for (const fact of facts) {
      this.#count();
      // The table's type pairs each name with its fact.
      (this.#handlers[fact.type] as ((fact: Fact) => void) | undefined)?.(fact);
    }
  };
}

function callHandlers(registry: Registry): Handlers {
  const started = counter(registry, "xcc_calls_started_total", "Calls that arrived, by where from.", ["origin"]);
  const unroutable = counter(registry, "xcc_calls_unroutable_total", "Calls to a number that leads nowhere.", []);
  const answered = counter(registry, "xcc_calls_answered_total", "Calls that the center has answered.", []);
  const ended = counter(registry, "xcc_calls_ended_total", "Calls that are over, by cause and by who ended them.", [
    "cause",
    "by",
  ]);
  const duration = histogram(registry, "xcc_call_duration_seconds", "From arrival to end.", [], CALL_SECONDS);
  const repairs = counter(registry, "xcc_repairs_total", "Impossible states found and put right: each a defect.", []);
  const startedAt = new Map<CallId, number>();
  return {
    "call-started": ({ call, at, origin }) => {
      started.inc({ origin: origin.type });
      if (startedAt.size < MOST_CALLS) startedAt.set(call, at);
    },
    "call-unroutable": () => unroutable.inc(),
    "call-answered": () => answered.inc(),
    "call-ended": ({ call, at, cause, by }) => {
      ended.inc({ cause, by });
      const since = startedAt.get(call);
      if (since !== undefined) duration.observe((at - since) / 1_000);
      startedAt.delete(call);
    },
    repaired: () => repairs.inc(),
  };
}

function legHandlers(registry: Registry): Handlers {
  const dialled = counter(registry, "xcc_legs_dialled_total", "Phones and trunks that were called.", ["to"]);
  const ended = counter(registry, "xcc_legs_ended_total", "Legs that are over, by cause and by who ended them.", [
    "cause",
    "by",
  ]);
  const silences = counter(registry, "xcc_leg_silences_total", "Times a phone on a call sent nothing.", []);
  const report = mediaCounters(registry);
  return {
    "leg-dialled": ({ to }) => dialled.inc({ to: to.type }),
    "leg-silent": () => silences.inc(),
    "leg-ended": ({ cause, by, media }) => {
      ended.inc({ cause, by });
      if (media !== undefined) report(media);
    },
  };
}

/** Counted when a leg ends. `received`: by us; `sent`: what the peer reports to have got of ours. */
function mediaCounters(registry: Registry): (media: MediaReport) => void {
  const packets = counter(registry, "xcc_rtp_packets_total", "RTP packets of legs that are over.", ["direction"]);
  const lost = counter(registry, "xcc_rtp_packets_lost_total", "RTP packets lost on the way.", ["direction"]);
  const loss = histogram(registry, "xcc_rtp_loss_ratio", "Lost packets of a leg, 0 to 1.", ["direction"], LOSS_RATIOS);
  const jitter = histogram(
    registry,
    "xcc_rtp_jitter_seconds",
    "Interarrival jitter at the end of a leg.",
    ["direction"],
    JITTER_SECONDS,
  );
  const fared = (direction: string, total: number, lostPackets: number, jitterMs: number): void => {
    lost.inc({ direction }, Math.max(0, lostPackets));
    if (total > 0) loss.observe({ direction }, Math.min(1, Math.max(0, lostPackets) / total));
    jitter.observe({ direction }, jitterMs / 1_000);
  };
  const way = histogram(registry, "xcc_rtp_round_trip_seconds", "Round trip at the end of a leg.", [], ROUND_TRIPS);
  const sound = histogram(registry, "xcc_rtp_mos", "Estimated MOS of a leg, 1 to 4.5.", ["direction"], MOS);
  return (media) => {
    const { packetsSent, packetsReceived, packetsLost, jitterMs, remotePacketsLost, remoteJitterMs } = media;
    if (media.roundTripMs !== undefined) way.observe({}, media.roundTripMs / 1_000);
    if (media.mos !== undefined) sound.observe({ direction: "received" }, media.mos);
    if (media.remoteMos !== undefined) sound.observe({ direction: "sent" }, media.remoteMos);
    packets.inc({ direction: "received" }, packetsReceived);
    packets.inc({ direction: "sent" }, packetsSent);
    if (packetsReceived > 0) fared("received", packetsReceived + packetsLost, packetsLost, jitterMs);
    if (remotePacketsLost !== undefined) fared("sent", packetsSent, remotePacketsLost, remoteJitterMs ?? 0);
  };
}

function queueHandlers(registry: Registry, queues: BoundedNames): Handlers {
  const joined = counter(registry, "xcc_queue_joined_total", "Callers who joined a queue.", ["queue"]);
  const left = counter(registry, "xcc_queue_left_total", "Callers who left a queue, by outcome.", ["queue", "outcome"]);
  const wait = histogram(
    registry,
    "xcc_queue_answer_wait_seconds",
    "How long those waited who were answered: the service level.",
    ["queue"],
    WAIT_SECONDS,
  );
  const otherWait = histogram(
    registry,
    "xcc_queue_unanswered_wait_seconds",
    "How long those waited who were not answered, all queues together, by outcome.",
    ["outcome"],
    WAIT_SECONDS,
  );
  return {
    "queue-joined": ({ queue }) => joined.inc({ queue: queues.known(queue) }),
    "queue-left": ({ queue, outcome, waitMs }) => {
      left.inc({ queue: queues.known(queue), outcome });
      if (outcome === "answered") wait.observe({ queue: queues.known(queue) }, waitMs / 1_000);
      else otherWait.observe({ outcome }, waitMs / 1_000);
    },
  };
}

function offerHandlers(registry: Registry, queues: BoundedNames): Handlers {
  const made = counter(registry, "xcc_offers_made_total", "Callers offered to an agent.", ["queue"]);
  const ended = counter(registry, "xcc_offers_ended_total", "Offers by how they ended.", ["queue", "end"]);
  const ring = histogram(registry, "xcc_offer_ring_seconds", "How long an agent's phone rang.", ["end"], RING_SECONDS);
  return {
    "offer-made": ({ queue }) => made.inc({ queue: queues.known(queue) }),
    "offer-ended": ({ queue, end, ringMs }) => {
      ended.inc({ queue: queues.known(queue), end });
      ring.observe({ end }, ringMs / 1_000);
    },
  };
}

function recordingHandlers(registry: Registry): Handlers {
  const recordings = counter(registry, "xcc_recordings_total", "Recordings by outcome.", ["outcome"]);
  const bytes = counter(registry, "xcc_recording_bytes_total", "Size of the recordings written.", []);
  const seconds = counter(registry, "xcc_recording_seconds_total", "Length of the recordings written.", []);
  return {
    "recording-ended": ({ durationMs, sizeBytes }) => {
      recordings.inc({ outcome: "written" });
      bytes.inc(sizeBytes);
      seconds.inc(durationMs / 1_000);
    },
    "recording-failed": () => recordings.inc({ outcome: "failed" }),
  };
}

function mailboxHandlers(registry: Registry): Handlers {
  const messages = counter(registry, "xcc_voicemails_total", "Callers who reached a mailbox, by outcome.", ["outcome"]);
  const refused = counter(registry, "xcc_mailbox_refusals_total", "Wrong numbers or passwords of mailboxes.", []);
  return {
    "message-left": () => messages.inc({ outcome: "left" }),
    "message-dropped": () => messages.inc({ outcome: "dropped" }),
    "message-failed": () => messages.inc({ outcome: "failed" }),
    "mailbox-full": () => messages.inc({ outcome: "full" }),
    "mailbox-refused": () => refused.inc(),
  };
}

function presenceHandlers(registry: Registry): Handlers {
  const signedIn = counter(registry, "xcc_agent_sign_ins_total", "Agents who signed in to a queue.", []);
  const signedOut = counter(registry, "xcc_agent_sign_outs_total", "Agents who signed out of a queue.", []);
  const registered = counter(registry, "xcc_phone_registrations_total", "Phones that came.", []);
  const gone = counter(registry, "xcc_phone_unregistrations_total", "Phones that went, by reason.", ["reason"]);
  const isUp = new Gauge({
    ...{ name: "xcc_switch_up", help: "1 while the switch is there, else 0.", registers: [registry] },
  });
  // Whatever an adapter might say in time to come, there are so many reasons and no more.
  const reasons = new BoundedNames(20);
  return {
    "agent-signed-in": () => signedIn.inc(),
    "agent-signed-out": () => signedOut.inc(),
    "phone-registered": () => registered.inc(),
    "phone-unregistered": ({ reason }) => gone.inc({ reason: reasons.known(reason) }),
    "switch-up": () => isUp.set(1),
    "switch-down": () => isUp.set(0),
  };
}

function counter<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly Label[],
): Counter<Label> {
  return new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
}

function histogram<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly Label[],
  buckets: readonly number[],
): Histogram<Label> {
  return new Histogram({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers: [registry] });
}
