// What the keys of a desk phone ask for beside calling and hanging up, and what its keys are asked to do: the phone transfers
// whom it talks with, and answers as if its owner had lifted the receiver.
import type { CommandId, LegId } from "../../core/model.ts";
import type { SwitchCommand, SwitchEvent, TransferWish } from "../../core/switch.ts";
import type { ReferralId, SessionId } from "../../sip/index.ts";
import { isAnswered } from "./leg-state.ts";
import type { Legs } from "./legs.ts";
import type { ReferralNews, SessionSide } from "./session-side.ts";
import { isNumber } from "./who-calls.ts";

type Command<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { readonly type: Type }>;

/** A phone asks that its other side be led to a number, or be connected with the other side of another call of its own. */
export interface Referred {
  readonly session: SessionId;
  readonly referral: ReferralId;
  readonly user: string;
  readonly replaces: SessionId | undefined;
}

export interface PhoneKeysParts {
  readonly sessions: Pick<SessionSide, "tellReferral" | "askToTalk">;
  readonly legs: Pick<Legs, "get" | "legOf" | "knows">;
  readonly tell: (event: SwitchEvent) => void;
}

const NO_SUCH_CALL: ReferralNews = { type: "no-such-call" };
const NOT_ALLOWED: ReferralNews = { type: "failed", cause: "not-allowed" };
const NO_SUCH_NUMBER: ReferralNews = { type: "failed", cause: "no-such-number" };

export class PhoneKeys {
  readonly #parts: PhoneKeysParts;
  /** Of which the last word has not been said. */
  readonly #wishes = new Map<LegId, readonly TransferWish[]>();

  constructor(parts: PhoneKeysParts) {
    this.#parts = parts;
  }

  /** A phone asks for a transfer. Where that cannot be one, it is told so here and the call center hears nothing. */
  onReferred({ session, referral, user, replaces }: Referred): void {
    const { legs, sessions } = this.#parts;
    const asked = legs.legOf(session);
    const leg = asked === undefined ? undefined : legs.get(asked);
    const refuse = (news: ReferralNews): void => sessions.tellReferral(referral, news);
    if (leg === undefined || !isAnswered(leg)) refuse(NO_SUCH_CALL);
    // A carrier's callers lead nobody anywhere at our cost.
    else if (leg.extn === undefined) refuse(NOT_ALLOWED);
    else if (replaces === undefined) {
      if (isNumber(user)) {
        this.#ask(leg.id, { request: referral, to: { type: "number", number: user } });
      } else refuse(NO_SUCH_NUMBER);
    } else {
      const other = legs.legOf(replaces);
      const whose = other === undefined ? undefined : legs.get(other);
      // Only a call of the phone's own, and another one than this.
      if (whose === undefined || whose.phase === "ending" || whose.id === leg.id) refuse(NO_SUCH_CALL);
      else if (whose.extn !== leg.extn) refuse(NOT_ALLOWED);
      else this.#ask(leg.id, { request: referral, to: { type: "leg", leg: whose.id } });
    }
  }

  #ask(leg: LegId, wish: TransferWish): void {
    this.#wishes.set(leg, [...this.wishesOf(leg), wish]);
    this.#parts.tell({ type: "transfer-asked", leg, ...wish });
  }

  wishesOf(leg: LegId): readonly TransferWish[] {
    return this.#wishes.get(leg) ?? [];
  }

  /** The leg has ended: whoever has wished something is told, and does not come back. */
  forget(leg: LegId): void {
    this.#wishes.delete(leg);
  }

  carryOut(command: Command<"pick-up" | "tell-transfer">): void {
    if (!this.#parts.legs.knows(command.leg)) this.#fail(command.id, "there is no such leg");
    else if (command.type === "pick-up") this.#pickUp(command.leg);
    else this.#tellTransfer(command);
  }

  /** Its leg may have ended: whoever transfers hangs up as a rule, and is told all the same. */
  #tellTransfer({ leg, request, state, cause }: Command<"tell-transfer">): void {
    if (state !== "ringing") {
      const rest = this.wishesOf(leg).filter((wish) => wish.request !== request);
      if (rest.length > 0) this.#wishes.set(leg, rest);
      else this.#wishes.delete(leg);
    }
    const news: ReferralNews = state === "failed" ? { type: "failed", cause } : { type: state };
    this.#parts.sessions.tellReferral(request, news);
  }

  /** One phone only, the best that rings: two that answer in one instant would cut one another off. */
  #pickUp(id: LegId): void {
    const leg = this.#parts.legs.get(id);
    if (leg?.direction !== "dialled" || leg.phase !== "waiting") return;
    const ringing = leg.branches.find(({ rang, signalling }) => rang && signalling === "live");
    if (ringing !== undefined) this.#parts.sessions.askToTalk(ringing.session);
  }

  #fail(command: CommandId, reason: string): void {
    this.#parts.tell({ type: "failed", command, cause: "protocol-error", reason });
  }
}
