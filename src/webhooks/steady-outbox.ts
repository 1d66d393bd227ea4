// Deliveries wait, fail and are given up by steady time: whoever sets the clock makes nothing come sooner or later. What the
// store keeps are dates. Here the one becomes the other; facts keep their dates, which are part of a delivery's id.
import type { Clock } from "../ports/clock.ts";
import type { DeliveryOutcome, WebhookOutbox, WebhookProgress } from "../ports/webhooks.ts";

export function steadyOutbox(outbox: WebhookOutbox, clock: Clock): WebhookOutbox {
  const aheadMs = () => clock.date() - clock.now();
  const toStore = (outcome: DeliveryOutcome): DeliveryOutcome => ({ ...outcome, at: outcome.at + aheadMs() });
  return {
    ...outbox,
    take: async (id) => {
      const found = await outbox.take(id);
      return found && { ...found, progress: moved(found.progress, -aheadMs()) };
    },
    write: (id, progress, outcomes) => outbox.write(id, moved(progress, aheadMs()), outcomes.map(toStore)),
    note: (id, outcome) => outbox.note(id, toStore(outcome)),
    giveUp: (target, before, why) => outbox.giveUp(target, before + aheadMs(), why),
  };
}

function moved(progress: WebhookProgress, byMs: number): WebhookProgress {
  const by = (at: number | undefined): number | undefined => at && at + byMs;
  return { ...progress, failingSince: by(progress.failingSince), nextAt: by(progress.nextAt) };
}
