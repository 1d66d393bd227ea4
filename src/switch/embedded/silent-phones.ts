// Phones that are registered and answer nothing when they are called: switched off, cut off, behind a NAT that has forgotten
// them. Each is asked until it answers. An extension none of whose phones answers is told to the call center, which offers
// it nothing meanwhile.
//
//   called, nothing came in time --> asked by OPTIONS --> any answer, or a REGISTER: it is there
//                                      ^   | nothing (32 s over UDP)
//                                      +---+ a pause
import type { Extn } from "../../core/model.ts";
import type { SwitchEvent } from "../../core/switch.ts";
import type { Clock } from "../../ports/clock.ts";
import type { QuestionId } from "../../sip/index.ts";
import type { SipSide } from "./sides.ts";

/** Between one question that was not answered and the next, and up to as much again, so that a floor of phones is not asked at once. */
const PAUSE_MS = 3_000;

export interface SilentPhonesParts {
  readonly sip: Pick<SipSide, "ask" | "bindings">;
  readonly clock: Clock;
  readonly tell: (event: SwitchEvent) => void;
  /** In [0, 1). */
  readonly chance: () => number;
  /** Whether an extension can be called otherwise, too. Default: it cannot. */
  readonly isThereOtherwise?: (extn: Extn) => boolean;
}

interface Asked {
  readonly extn: Extn;
  readonly contact: string;
  takeBack: (() => void) | undefined;
}

export class SilentPhones {
  readonly #parts: SilentPhonesParts;
  /** By question; a contact has one at most. */
  readonly #asked = new Map<QuestionId, Asked>();
  /** Told to the call center. */
  readonly #told = new Set<Extn>();
  #questions = 0;

  constructor(parts: SilentPhonesParts) {
    this.#parts = parts;
  }

  /** It was called, and said nothing. */
  noReply(extn: Extn, contact: string): void {
    if (!this.#contactsOf(extn).has(contact)) this.#ask({ extn, contact, takeBack: undefined });
    this.#review(extn);
  }

  /** It has said something: one of its contacts, or without a name any of them. */
  heard(extn: Extn, contact?: string): void {
    for (const [id, asked] of this.#asked) {
      if (asked.extn !== extn || (contact !== undefined && asked.contact !== contact)) continue;
      asked.takeBack?.();
      this.#asked.delete(id);
    }
    this.#review(extn);
  }

  /** None of its phones is registered any more: that is told on its own. */
  left(extn: Extn): void {
    this.#told.delete(extn);
    this.heard(extn);
  }

  /** It has been told that all who are registered answer. */
  tellAnew(): void {
    this.#told.clear();
    for (const extn of new Set([...this.#asked.values()].map((asked) => asked.extn))) this.#review(extn);
  }

  onAsked(question: QuestionId, status: number | undefined): void {
    const asked = this.#asked.get(question);
    if (asked === undefined) return;
    if (status !== undefined) {
      this.heard(asked.extn, asked.contact);
      return;
    }
    const { clock, chance } = this.#parts;
    asked.takeBack = clock.wakeAt(clock.now() + PAUSE_MS * (1 + chance()), () => {
      this.#asked.delete(question);
      this.#ask(asked);
      this.#review(asked.extn);
    });
  }

  stop(): void {
    for (const { takeBack } of this.#asked.values()) takeBack?.();
    this.#asked.clear();
  }

  #ask({ extn, contact }: Asked): void {
    const { sip } = this.#parts;
    const binding = sip.bindings(extn).find((each) => each.contact === contact);
    if (binding === undefined) return;
    this.#questions += 1;
    const id = `phone-${this.#questions}`;
    this.#asked.set(id, { extn, contact, takeBack: undefined });
    sip.ask({ id, uri: contact, flow: binding.flow, route: binding.path });
  }

  #contactsOf(extn: Extn): ReadonlySet<string> {
    return new Set([...this.#asked.values()].filter((asked) => asked.extn === extn).map(({ contact }) => contact));
  }

  /** Tells what has changed for whoever wants to call the extension. */
  #review(extn: Extn): void {
    const silent = this.#contactsOf(extn);
    const bindings = silent.size === 0 ? [] : this.#parts.sip.bindings(extn);
    const isElsewhere = this.#parts.isThereOtherwise?.(extn) === true;
    const isSilent = !isElsewhere && bindings.length > 0 && bindings.every(({ contact }) => silent.has(contact));
    if (isSilent === this.#told.has(extn)) return;
    if (isSilent) this.#told.add(extn);
    else this.#told.delete(extn);
    this.#parts.tell({ type: isSilent ? "phone-silent" : "phone-answers", extn });
  }
}
