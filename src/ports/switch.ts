import type { SwitchCommand, SwitchEvent, SwitchMark } from "../core/switch.ts";

/** Whether audio is secured (SRTP): not at all, where the other side can, or always. */
export type SrtpNeed = "off" | "optional" | "required";

/** A phone's account as the switch needs it: how it proves who it is. */
export interface PhoneAccount {
  readonly extn: string;
  readonly domain: string;
  /** MD5(extn:domain:password), hex. Never logged. */
  readonly ha1: string;
  readonly disabled: boolean;
  /** Whether its audio is secured (SRTP). Absent: it is plain. */
  readonly srtp?: Exclude<SrtpNeed, "off">;
  /** Its telephone is a browser's, over a socket of the API. */
  readonly overSockets?: true;
}

/** Where the number stands that was called over a line. */
export type LineNumberField = "request-uri" | "to" | "called-party" | "diversion" | "history-info";

/**
 * What passes between a line and us of who calls (RFC 3325): "in": what it asserts is believed, and what callers withhold is
 * not told it; "both": it is told that, too; "none": neither.
 */
export type LineTrust = "none" | "in" | "both";

/** An outside line as the switch needs it. */
export interface TrunkAccount {
  readonly name: string;
  readonly enabled: boolean;
  /** A numeric address or a host name: calls from there need no proof. */
  readonly address: string;
  /** 0: not given; the usual one, or what the name's own records say. */
  readonly port: number;
  readonly transport: "udp" | "tcp" | "tls";
  /** Whose certificate must be shown over TLS, a name or an address. Absent: that of `address`. */
  readonly tlsName?: string;
  /** Whether its audio is secured (SRTP). Absent: it is plain. */
  readonly srtp?: Exclude<SrtpNeed, "off">;
  /** How we prove who we are where the carrier asks. Never logged. */
  readonly login: { readonly user: string; readonly password: string } | undefined;
  /** Where we tell the carrier how to reach us; undefined: it knows our address. Wants a `login`. */
  readonly registration: { readonly domain: string; readonly expiresSeconds: number } | undefined;
  /** Absent: "in". */
  readonly trust?: LineTrust;
  /** Absent: the Request-URI. Where the field is not there or has no number, that counts all the same. */
  readonly numberIn?: LineNumberField;
}

export type AccountChange =
  | { readonly type: "put-account"; readonly account: PhoneAccount }
  /** Ends its registration at once. */
  | { readonly type: "drop-account"; readonly extn: string; readonly domain: string }
  | { readonly type: "put-trunk"; readonly trunk: TrunkAccount }
  /** Calls that run over it go on. */
  | { readonly type: "drop-trunk"; readonly name: string };

/** How an event comes from a switch that goes on without a controller. */
export interface Told {
  readonly mark: SwitchMark;
  /** When it happened, by the clock of who hears it: it may have waited for them, and was on its way. */
  readonly at: number;
}

/**
 * Something that has phones at its ends and can do what `SwitchCommand` says.
 *
 * The implementer owes:
 * - `up` is the first event, after `start`, and lists what lives; a switch that outlives its controller is started again by
 *   the next one, and what happened in between is told by that `up` alone, unless the switch tells it before (each event
 *   with its mark and when it was; what is sent then is carried out before `up` is made); then, anew, which lines can
 *   be used and which registered phones do not answer;
 * - every leg that arrived or was dialled gets exactly one `leg-ended`, where a controller is there to hear it;
 * - `emit` is never called from inside `send`, `report`, `provision` or `start` (always in a later turn of the loop or microtask),
 *   so that the one who sends has finished before it hears the outcome;
 * - commands are carried out in the order they were sent, per leg; events of a leg come in the order they happened;
 * - both commands and events are plain data (structured-cloneable);
 * - bad input from a phone never throws out of the adapter;
 * - a mistake at one command costs that command: what it owes is `failed` (a leg that was to be dialled or hung up ends),
 *   and the others are carried out.
 */
export interface Switch {
  /**
   * Resolves when it can take calls. Rejects where it cannot (an address in use). Phones that were registered with a process
   * before this one are still, where their accounts have been provisioned by now.
   */
  start(emit: (event: SwitchEvent, told?: Told) => void): Promise<void>;
  /** Says `up` once more, in a later turn: with all that lives, after every event that has happened by then. */
  report(): void;
  send(commands: readonly SwitchCommand[]): void;
  provision(changes: readonly AccountChange[]): void;
  /**
   * All accounts that there are have been provisioned by now: those that a switch which outlives its controllers has from the one
   * before, and that this one has not named, go. Until then it has what it had. A switch that has nothing from before has no use for it.
   */
  accountsComplete?(): void;
  /** All that it has told by now is heard before this returns, where it is told from elsewhere. */
  catchUp?(): void;
  /** All that it has told so far is kept where it outlives the controller, and need not be told again. */
  kept?(): void;
  /** Ends what still lives and releases every resource. */
  stop(): Promise<void>;
}
