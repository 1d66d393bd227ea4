// Passwords of mailboxes are keyed in, and keys are events: they would stand in the event log, in what is replayed from it
// and in the engine's state. So the engine never sees one. Each digit of a password is exchanged for another one, in the
// configuration and on the keypad alike, by a table for each mailbox and each position that nobody knows and that lives as
// long as the process. What was equal stays equal, which is all that the engine asks, and a replay gives the same facts.
import { createHmac, randomBytes } from "node:crypto";
import type { Center } from "../core/center.ts";
import type { Event } from "../core/events.ts";
import type { ConfigChange } from "../core/model.ts";

const TEN = "0123456789";

/** What covers the passwords in events, before they are logged and happen. `center`: knows where a password is asked for. */
export function keyCover(center: Pick<Center, "secretAsked">): (event: Event) => Event {
  const cover = coverBy(randomBytes(32));
  return (event) => coveredEvent(event, cover, center);
}

type Cover = (mailbox: string, position: number, key: string) => string;

function coverBy(secret: Uint8Array): Cover {
  return (mailbox, position, key) => {
    const digit = TEN.indexOf(key);
    return digit < 0 ? key : TEN.charAt(shuffled(secret, `${mailbox} ${position}`).indexOf(digit));
  };
}

/** The digits in an order that the secret and the place decide. */
function shuffled(secret: Uint8Array, place: string): number[] {
  const drawn = createHmac("sha256", secret).update(place).digest();
  return Array.from(TEN, Number).sort((a, b) => rank(drawn, a) - rank(drawn, b));
}

/** Three octets each: two digits of one rank are rare, and keep their order then. */
function rank(drawn: Buffer, digit: number): number {
  return drawn.readUIntBE(digit * 3, 3);
}

function coveredEvent(event: Event, cover: Cover, center: Pick<Center, "secretAsked">): Event {
  switch (event.type) {
    case "started":
      return { ...event, configuration: event.configuration.map((change) => coveredChange(change, cover)) };
    case "configured":
      return { ...event, changes: event.changes.map((change) => coveredChange(change, cover)) };
    case "digit": {
      const asked = center.secretAsked(event.leg);
      if (asked === undefined) return event;
      return { ...event, digit: cover(asked.mailbox, asked.position, event.digit) };
    }
    case "up":
      // Keys that nobody was told of happen as events of their own; here it counts how many there were.
      return { ...event, legs: event.legs.map((leg) => ({ ...leg, keys: { ...leg.keys, last: "" } })) };
    default:
      return event;
  }
}

function coveredChange(change: ConfigChange, cover: Cover): ConfigChange {
  if (change.type !== "put-extension" || change.extension.mailboxPassword === undefined) return change;
  const { extn, mailboxPassword } = change.extension;
  const covered = Array.from(mailboxPassword, (key, position) => cover(extn, position, key)).join("");
  return { ...change, extension: { ...change.extension, mailboxPassword: covered } };
}
