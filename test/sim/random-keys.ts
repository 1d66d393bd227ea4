// Keys that callers press.
import type { LegId } from "../../src/core/model.ts";
import type { MailboxWorld } from "./random-mailboxes.ts";

type KeysWorld = Pick<MailboxWorld, "below" | "rasterMs" | "clock" | "switch">;

/** Returns when the last one is pressed. */
export function pressInTurn({ below, rasterMs, clock, switch: phones }: KeysWorld, leg: LegId, keys: string): number {
  let at = clock.now();
  for (const key of keys) {
    at += rasterMs * (below(2) === 0 ? 0 : below(10));
    clock.wakeAt(at, () => phones.press(leg, key));
  }
  return at;
}

/** In all instants, also before they are answered, after they have gone, and several at once. */
export function pressKeys({ below, rasterMs, clock, switch: phones }: KeysWorld, leg: LegId): void {
  const keys = "1230#*9";
  let at = clock.now();
  for (let left = below(12); left > 0; left -= 1) {
    at += rasterMs * (below(2) === 0 ? 0 : below(25));
    const key = keys.charAt(below(keys.length));
    clock.wakeAt(at, () => phones.press(leg, key));
  }
}

/** A key now and then, whatever it may mean by then. */
export function pressLater({ below, rasterMs, clock, switch: phones }: KeysWorld, leg: LegId): void {
  for (let key = below(4); key > 0; key -= 1) {
    const digit = "0123456789*#"[below(12)] ?? "1";
    clock.wakeAt(clock.now() + rasterMs * below(150), () => phones.press(leg, digit));
  }
}

/** They ask to be called, hang up, and call again to ask once more: from the same number, in the same queue. */
export function askTwice(world: KeysWorld, first: LegId, callAgain: () => LegId): void {
  askAndLeave(world, first, () => askAndLeave(world, callAgain(), () => undefined));
}

function askAndLeave({ below, rasterMs, clock, switch: phones }: KeysWorld, leg: LegId, then: () => void): void {
  const key = clock.now() + rasterMs * (20 + below(40));
  clock.wakeAt(key, () => phones.press(leg, "1"));
  clock.wakeAt(key + rasterMs * below(60), () => {
    phones.hangUp(leg);
    then();
  });
}
