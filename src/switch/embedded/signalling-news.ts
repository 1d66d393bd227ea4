// What signalling tells, brought to whom it is for. Of an extension that is there in two ways, both count.
import type { Extn } from "../../core/model.ts";
import type { SwitchEvent } from "../../core/switch.ts";
import type { Log } from "../../ports/log.ts";
import type { SipEvent } from "../../sip/index.ts";
import type { VertoEvent } from "../../verto/index.ts";
import type { Arrivals } from "./arrivals.ts";
import type { Legs } from "./legs.ts";
import type { PhoneKeys } from "./phone-keys.ts";
import type { Registrations, ThereBy } from "./registrations.ts";
import type { SilentPhones } from "./silent-phones.ts";
import type { Trunks } from "./trunks.ts";
import { sessionEventOf } from "./verto-sessions.ts";

type Why = Extract<SwitchEvent, { readonly type: "phone-unregistered" }>["reason"];

export interface SignallingNewsParts {
  readonly arrivals: Arrivals;
  readonly legs: Legs;
  readonly phoneKeys: PhoneKeys;
  readonly registrations: Registrations;
  readonly silentPhones: SilentPhones;
  readonly trunks: Trunks;
  readonly log: Log;
  readonly tell: (event: SwitchEvent) => void;
}

export class SignallingNews {
  readonly #parts: SignallingNewsParts;

  constructor(parts: SignallingNewsParts) {
    this.#parts = parts;
  }

  onSip(event: SipEvent): void {
    const { arrivals, legs, phoneKeys, silentPhones, trunks, log } = this.#parts;
    switch (event.type) {
      case "invited":
        arrivals.onInvited(event);
        break;
      case "referred":
        phoneKeys.onReferred(event);
        break;
      case "bound":
        this.#isThere(event.user as Extn, "sip");
        break;
      case "unbound":
        silentPhones.left(event.user as Extn);
        this.#isGone(event.user as Extn, "sip", event.why);
        break;
      case "registered":
        silentPhones.heard(event.user as Extn, event.contact);
        // A second phone of the extension, or one that has not lost its call, says that it knows of it.
        if (event.isNewStart) legs.askPhone(event.user as Extn);
        break;
      case "asked":
        silentPhones.onAsked(event.question, event.status);
        trunks.onAsked(event.question, event.status);
        break;
      case "notice":
        log[event.level](event.fields, event.text);
        break;
      case "registration":
        trunks.onRegistration(event);
        break;
      case "reoffer-refused": // The talk goes on as it was.
      case "notified": // Telephones have nothing to tell us.
        break;
      default:
        legs.feedSession(event.session, event);
    }
  }

  onVerto(event: VertoEvent): void {
    switch (event.type) {
      case "bound":
        this.#isThere(event.user as Extn, "verto");
        break;
      case "unbound":
        this.#isGone(event.user as Extn, "verto", event.why);
        break;
      case "invited":
        this.#parts.arrivals.onCalled(event);
        break;
      case "referred":
        this.#parts.phoneKeys.onReferred({ ...event, user: event.number });
        break;
      default:
        this.#parts.legs.feedSession(event.session, sessionEventOf(event));
    }
  }

  #isThere(extn: Extn, by: ThereBy): void {
    if (this.#parts.registrations.isThere(extn, by)) this.#parts.tell({ type: "phone-registered", extn });
  }

  #isGone(extn: Extn, by: ThereBy, reason: Why): void {
    if (this.#parts.registrations.isGone(extn, by)) this.#parts.tell({ type: "phone-unregistered", extn, reason });
  }
}
