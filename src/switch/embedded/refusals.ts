// Callers whom there was no room for: each is told to the call center, so that there is a record of the call, and the log
// says once in a while how many there were and which setting gives more room. Only whoever has proven who they are, or
// comes over a line of ours, gets here; and of a flood the center hears as much as a busy line may honestly bring.
import type { LegOrigin, SwitchEvent } from "../../core/switch.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

type Refused = Extract<SwitchEvent, { readonly type: "leg-refused" }>;
export type Want = "legs" | "ports" | "stopping" | "audio";

/** Calls at once, and calls a second from then on, that are told of one phone and of one line. */
const TOLD: Readonly<Record<LegOrigin["type"], { readonly atOnce: number; readonly aSecond: number }>> = {
  extension: { atOnce: 20, aSecond: 1 },
  trunk: { atOnce: 500, aSecond: 50 },
};

/** The log has one line for each want in so long. */
const LOG_EVERY_MS = 60_000;

const WORDS: Readonly<Record<Want, string>> = {
  legs: "calls are refused: as many legs live as there are pairs of RTP ports; XCC_RTP_PORTS gives more (pairs = 2 x calls/s x (call seconds + 2))",
  ports:
    "calls are refused: no pair of RTP ports is free; XCC_RTP_PORTS gives more (pairs = 2 x calls/s x (call seconds + 2))",
  stopping: "calls are refused: the center is stopping",
  audio: "calls are refused with 488: they want other audio than the codecs of XCC_CODECS over plain RTP",
};

interface Count {
  loggedAt: number;
  refused: number;
  untold: number;
}

export class Refusals {
  readonly #clock: Pick<Clock, "now">;
  readonly #log: Log;
  readonly #tell: (event: SwitchEvent) => void;
  /** By origin: how many more may be told, and since when that is so. As many as there are phones and lines. */
  readonly #room = new Map<string, { left: number; at: number }>();
  readonly #counts = new Map<Want, Count>();

  constructor(clock: Pick<Clock, "now">, log: Log, tell: (event: SwitchEvent) => void) {
    this.#clock = clock;
    this.#log = log;
    this.#tell = tell;
  }

  /** The caller has been refused; `want` is what was wanting, `why` what is wrong with the audio of the last of them. */
  take(event: Refused, want: Want, why?: string): void {
    const isTold = this.#mayTell(event.origin);
    if (isTold) this.#tell(event);
    this.#note(event.cause === "shutdown" ? "stopping" : want, isTold, {
      caller: event.callerNumber,
      ...(why === undefined ? {} : { why }),
    });
  }

  /** A leg that was to be dialled has not been: the call center knows it. */
  lack(want: Want): void {
    this.#note(want, true);
  }

  #mayTell(origin: LegOrigin): boolean {
    const key = origin.type === "extension" ? `extension ${origin.extn}` : `trunk ${origin.trunk}`;
    const { atOnce, aSecond } = TOLD[origin.type];
    const now = this.#clock.now();
    const room = this.#room.get(key) ?? { left: atOnce, at: now };
    const left = Math.min(atOnce, room.left + (Math.max(0, now - room.at) / 1_000) * aSecond);
    const isRoom = left >= 1;
    this.#room.set(key, { left: isRoom ? left - 1 : left, at: now });
    return isRoom;
  }

  #note(want: Want, isTold: boolean, last: { readonly why?: string; readonly caller?: string } = {}): void {
    const now = this.#clock.now();
    const count = this.#counts.get(want) ?? { loggedAt: Number.NEGATIVE_INFINITY, refused: 0, untold: 0 };
    this.#counts.set(want, count);
    count.refused += 1;
    if (!isTold) count.untold += 1;
    if (now - count.loggedAt < LOG_EVERY_MS) return;
    const counted = { refused: count.refused, withoutRecord: count.untold };
    this.#log.warn(want === "audio" ? { ...counted, ...last } : counted, WORDS[want]);
    Object.assign(count, { loggedAt: now, refused: 0, untold: 0 });
  }
}
