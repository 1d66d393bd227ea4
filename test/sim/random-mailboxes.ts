// People who speak to mailboxes, and keys of people who listen.
import type { Center } from "../../src/core/center.ts";
import type { LegId } from "../../src/core/model.ts";
import type { Host } from "../../src/host/host.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { SimulatedSwitch } from "../../src/switch/simulated/switch.ts";

/** Phones that may have mailboxes, and the ways to listen. */
export const MAILBOX_NUMBERS: readonly string[] = ["1001", "1002", "2000", "*97", "*98"];

/** What opens one, and keys for what lies in it. */
export const RIGHT_KEYS: Readonly<Record<string, readonly string[]>> = {
  "*97": ["1#", "2#", "1#3", "2##", "2#22", "12#*1#"],
  "*98": ["1001#1#", "1002#2#33", "2000#1#", "1001#2#1001#1#1"],
};

export interface MailboxWorld {
  readonly below: (bound: number) => number;
  readonly rasterMs: number;
  readonly clock: Clock;
  readonly switch: SimulatedSwitch;
  readonly center: Center;
  readonly host: Host;
}

/** Long before they may, while they should, and after they have been thanked. */
export function speakLater(world: MailboxWorld, leg: LegId): void {
  const { below, rasterMs, clock } = world;
  for (let word = below(4); word > 0; word -= 1) {
    const at = clock.now() + rasterMs * below(150);
    clock.wakeAt(at, () => world.switch.speak(leg, rasterMs * below(100)));
  }
  if (below(2) === 0) clock.wakeAt(clock.now() + rasterMs * below(200), () => world.switch.press(leg, "#"));
}

/** Somebody cleans up elsewhere than at a phone. */
export function meddleWithMessages({ below, center, host }: MailboxWorld): void {
  const messages = center.messages(undefined);
  const message = messages[below(messages.length + 1)];
  if (message === undefined) return;
  const which = { mailbox: message.mailbox, message: message.id, user: "admin" };
  if (below(2) === 0) host.ask({ type: "message-remove", ...which });
  else host.ask({ type: "message-mark", ...which, heard: below(2) === 0 });
}
