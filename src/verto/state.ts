// Pages and their calls as they stand. Plain data; changed by the steps of this folder only.
import type {
  PhoneId,
  Params,
  ReferralId,
  SessionId,
  SocketId,
  VertoCause,
  VertoEffect,
  VertoEvent,
} from "./vocabulary.ts";

export interface VertoOptions {
  /** Whether a user's pages are telephones. */
  readonly isPhones: (user: string) => boolean;
  readonly random: () => string;
  /** A page that has lost its socket is still rung for so long. Default 10 000. */
  readonly graceMs?: number;
  /** Its calls are kept for so long. Default 30 000. */
  readonly keptMs?: number;
  /** In which it answers the offer to take a call up again. Default 30 000. */
  readonly attachMs?: number;
  /** A transfer of which nothing has become known by then is on its way. Default 2 000. */
  readonly referralMs?: number;
}

export interface Phone {
  readonly id: PhoneId;
  readonly user: string;
  readonly sessid: string;
  address: string;
  /** Undefined: it is being reloaded, perhaps. */
  socket: SocketId | undefined;
  /** It is rung when its user is called. */
  isBound: boolean;
  /** Calls that have ended while it was away. */
  missed: Params[];
}

/**
 *   from the client:  trying --accept--> active        (early media in between)
 *   to the client:    ringing --answer--> active
 *
 *   active --socket lost--> lost --another socket--> attaching --verto.attach of the client--> active
 */
export interface Dialog {
  readonly session: SessionId;
  /** The client's name for it. */
  readonly callId: string;
  readonly phone: PhoneId;
  phase: "trying" | "ringing" | "active" | "lost" | "attaching";
  readonly isFromClient: boolean;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calleeNumber: string;
  /** Of a call to the client: what it was offered. */
  readonly offer: string | undefined;
  /** The description that it was told before the answer. */
  early: string | undefined;
  /** By its owner. */
  isHeld: boolean;
  /** A request whose answer waits for what becomes of it. */
  open: { readonly socket: SocketId; readonly request: number; readonly action: OpenAction } | undefined;
}

export type OpenAction = "invite" | "answer" | "update-media";

export interface Referral {
  readonly session: SessionId;
  readonly socket: SocketId;
  readonly request: number;
  readonly action: "transfer" | "replace";
}

/** A page, or a call of it, or a transfer. */
export type DeadlineKey = `grace ${PhoneId}` | `kept ${PhoneId}` | `attach ${SessionId}` | `referral ${ReferralId}`;

export interface Verto {
  readonly options: Required<VertoOptions>;
  readonly phones: Map<PhoneId, Phone>;
  readonly sockets: Map<SocketId, PhoneId>;
  readonly dialogs: Map<SessionId, Dialog>;
  readonly referrals: Map<ReferralId, Referral>;
  readonly deadlines: Map<DeadlineKey, number>;
}

const DEFAULTS = { graceMs: 10_000, keptMs: 30_000, attachMs: 30_000, referralMs: 2_000 };

export function newVerto(options: VertoOptions): Verto {
  return {
    options: { ...DEFAULTS, ...options },
    ...{ phones: new Map(), sockets: new Map(), dialogs: new Map(), referrals: new Map(), deadlines: new Map() },
  };
}

/** When it wants a `tick`. */
export function vertoDue(verto: Verto): number | undefined {
  let due: number | undefined;
  for (const at of verto.deadlines.values()) due = Math.min(at, due ?? at);
  return due;
}

export function phoneAt(verto: Verto, socket: SocketId): Phone | undefined {
  const phone = verto.sockets.get(socket);
  return phone === undefined ? undefined : verto.phones.get(phone);
}

export function dialogsOf(verto: Verto, phone: PhoneId): readonly Dialog[] {
  return [...verto.dialogs.values()].filter((dialog) => dialog.phone === phone);
}

/** The pages that ring when a user is called. */
export function phonesOf(verto: Verto, user: string): readonly Phone[] {
  return [...verto.phones.values()].filter((phone) => phone.user === user && phone.isBound);
}

export function happens(event: VertoEvent): VertoEffect {
  return { type: "event", event };
}

/** To the page of a call; nobody hears it while that is away. */
export function pushed(verto: Verto, dialog: Dialog, method: string, params: Params): readonly VertoEffect[] {
  const socket = verto.phones.get(dialog.phone)?.socket;
  if (socket === undefined) return [];
  return [{ type: "push", socket, method, params: { callID: dialog.callId, ...params } }];
}

/** The call is no more. */
export function forget(verto: Verto, dialog: Dialog): void {
  verto.dialogs.delete(dialog.session);
  verto.deadlines.delete(`attach ${dialog.session}`);
}

/** Tells its page that a call is over, or keeps it for when that comes back. */
export function tellEnd(verto: Verto, dialog: Dialog, cause: VertoCause): readonly VertoEffect[] {
  const phone = verto.phones.get(dialog.phone);
  if (phone?.socket === undefined) {
    phone?.missed.push({ callID: dialog.callId, ...cause });
    return [];
  }
  return pushed(verto, dialog, "verto.bye", { ...cause });
}
