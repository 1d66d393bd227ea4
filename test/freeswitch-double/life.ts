// A leg parks, leaves a bridge, ends. What follows from one follows here from the other.
//
//   bridged --partner gone--> park_after_bridge ? parked : hung up
//   any     --hang-up-------> CHANNEL_HANGUP, what ran on it, RECORD_STOP, HANGUP_COMPLETE, DESTROY
import { vanished } from "./bridge-window.ts";
import { hearingChanged } from "./hearing.ts";
import { isAlive, isTrue, topOf, type Leg } from "./leg.ts";
import { stopRecording } from "./recording.ts";
import { dropAll, letGoDigits, takeNext } from "./running.ts";
import type { World } from "./world.ts";

/** The leg is in the park from now on; what was asked of it meanwhile has its turn. */
export function parkNow(world: World, leg: Leg): void {
  if (!isAlive(leg)) return;
  dropAll(leg, "moved");
  leaveBridge(world, leg);
  leg.doing = "parked";
  leg.parksLeft = Math.max(0, leg.parksLeft - 1);
  world.tell(leg, "CHANNEL_PARK");
  hearingChanged(world);
  takeNext(world, leg);
}

export function parkSoon(world: World, leg: Leg, low = 8, high = 20): void {
  world.afterBetween(low, high, () => {
    if (isAlive(leg)) parkNow(world, leg);
  });
}

/** The pair is no more; UNBRIDGE is told of the one that was named first, and the other is left to itself. */
function leaveBridge(world: World, leg: Leg): void {
  const { partner } = leg;
  if (leg.doing !== "bridged" || partner === undefined) return;
  const first = leg.isFirst ? leg : partner;
  world.tell(first, "CHANNEL_UNBRIDGE", pairHeaders(leg, partner));
  leg.partner = undefined;
  partner.partner = undefined;
  leg.doing = "idle";
  partner.doing = "idle";
  hearingChanged(world);
  afterBridge(world, partner);
}

export function pairHeaders(leg: Leg, partner: Leg): Record<string, string> {
  const [a, b] = leg.isFirst ? [leg, partner] : [partner, leg];
  return { "Bridge-A-Unique-ID": a.uuid, "Bridge-B-Unique-ID": b.uuid };
}

/** A transfer of both: each goes its own way, so nobody is left. */
export function partBoth(world: World, leg: Leg, partner: Leg): void {
  const first = leg.isFirst ? leg : partner;
  world.tell(first, "CHANNEL_UNBRIDGE", pairHeaders(leg, partner));
  for (const each of [leg, partner]) {
    each.partner = undefined;
    each.doing = "idle";
  }
  hearingChanged(world);
}

function afterBridge(world: World, left: Leg): void {
  if (!isAlive(left)) return;
  if (isTrue(left, "park_after_bridge")) parkSoon(world, left);
  else
    world.afterBetween(1, 6, () => {
      if (left.doing === "idle") hangUp(world, left, "NORMAL_CLEARING", "send_bye");
    });
}

/** Ends the bridge of a leg that goes elsewhere; its partner stays behind. */
export function goElsewhere(world: World, leg: Leg): void {
  dropAll(leg, "moved");
  leaveBridge(world, leg);
  leg.doing = "idle";
}

export function hangUp(world: World, leg: Leg, cause: string, by: string): void {
  if (!isAlive(leg)) return;
  leg.phase = "hung-up";
  leg.hangupCause = cause;
  leg.hangupBy = by;
  world.tell(leg, "CHANNEL_HANGUP");
  leg.waiting.length = 0;
  const bridging = leg.bridging;
  leg.bridging = undefined;
  if (bridging !== undefined) {
    const { left, ends } = vanished(world, bridging, leg);
    if (ends === "lost") world.after(4, () => hangUp(world, left, "ORIGINATOR_CANCEL", "send_bye"));
    else if (ends === "parks") parkSoon(world, left);
  }
  leaveBridge(world, leg);
  dropAll(leg, "hang-up");
  letGoDigits(world, leg);
  for (const path of [...leg.recordings.keys()]) stopRecording(world, leg, path, "success-silence");
  endEavesdroppers(world, leg);
  hearingChanged(world);
  leg.onEnd?.(cause);
  leg.onEnd = undefined;
  world.afterBetween(2, 12, () => complete(world, leg));
}

/** Who listens to a leg ends with it, in the same millisecond, unless it was parked before: then it is there again. */
function endEavesdroppers(world: World, leg: Leg): void {
  for (const other of [...world.legs.values()]) {
    const top = topOf(other);
    if (top?.eavesdrop?.target !== leg || !isAlive(other)) continue;
    if (other.doing === "parked") top.stop?.("moved");
    else hangUp(world, other, "NORMAL_CLEARING", "send_bye");
  }
}

function complete(world: World, leg: Leg): void {
  const inbound = String(Math.round((world.now() - (leg.answeredAt || world.now())) / 20));
  leg.variables.set("hangup_cause", leg.hangupCause);
  leg.variables.set("sip_hangup_disposition", leg.hangupBy);
  leg.variables.set("rtp_audio_in_packet_count", inbound);
  leg.variables.set("rtp_audio_out_packet_count", inbound);
  leg.variables.set("rtp_audio_in_jitter_min_variance", "0.00");
  world.tell(leg, "CHANNEL_HANGUP_COMPLETE");
  leg.phase = "gone";
  world.tell(leg, "CHANNEL_DESTROY");
  world.legs.delete(leg.uuid);
}
