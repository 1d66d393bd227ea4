// How the legs that talk are heard, while they live: looked at every ten seconds, by what has come and gone in them.
import type { LegId } from "../../core/model.ts";
import type { SwitchEvent } from "../../core/switch.ts";
import { estimatedMos } from "../../media/index.ts";
import type { MediaCodec, MediaStatistics } from "../../media/index.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Measure } from "../../ports/measures.ts";

const EVERY_MS = 10_000;
/** A second of audio: with less of it there is nothing to go by. */
const LEAST_PACKETS = 50;
/** A leg that was never below this is not told of. */
const WELL = 4;
/** What is told differs at least so much from what was told before. */
const STEP = 0.2;

export interface SoundWatchParts {
  readonly clock: Clock;
  /** Those that talk, with the session of their media. */
  readonly talking: () => Iterable<{ readonly leg: LegId; readonly session: string }>;
  readonly statisticsOf: (session: string) => MediaStatistics | undefined;
  readonly tell: (event: SwitchEvent) => void;
}

interface Watched {
  readonly statistics: MediaStatistics;
  /** The lower of both directions, of the last ten seconds; undefined: there was too little of both. */
  readonly mos: number | undefined;
  readonly told: number | undefined;
}

export class SoundWatch {
  readonly #parts: SoundWatchParts;
  #watched = new Map<LegId, Watched>();
  #takeBack: (() => void) | undefined;

  constructor(parts: SoundWatchParts) {
    this.#parts = parts;
  }

  /** `living`: legs that there are; while there is none nothing is looked at. */
  watch(living: number): void {
    if (living === 0) this.stop();
    else if (this.#takeBack === undefined) this.#arm();
  }

  #arm(): void {
    const { clock } = this.#parts;
    this.#takeBack = clock.wakeAt(clock.now() + EVERY_MS, () => {
      this.look();
      this.#arm();
    });
  }

  stop(): void {
    this.#takeBack?.();
    this.#takeBack = undefined;
    this.#watched.clear();
  }

  look(): void {
    const now = new Map<LegId, Watched>();
    for (const { leg, session } of this.#parts.talking()) {
      const statistics = this.#parts.statisticsOf(session);
      if (statistics === undefined) continue;
      const before = this.#watched.get(leg);
      const mos = before === undefined ? undefined : lowestSince(before.statistics, statistics);
      now.set(leg, { statistics, mos, told: this.#tell(leg, mos, before?.told) });
    }
    this.#watched = now;
  }

  #tell(leg: LegId, mos: number | undefined, told: number | undefined): number | undefined {
    if (mos === undefined || (told === undefined && mos >= WELL)) return told;
    if (told !== undefined && Math.abs(mos - told) < STEP) return told;
    this.#parts.tell({ type: "leg-sound", leg, mos });
    return mos;
  }

  measures(): readonly Measure[] {
    const known = [...this.#watched.values()].flatMap(({ mos }) => (mos === undefined ? [] : [mos]));
    const bands = { good: 0, fair: 0, poor: 0, unknown: this.#watched.size - known.length };
    for (const mos of known) bands[mos >= WELL ? "good" : mos >= 3.1 ? "fair" : "poor"] += 1;
    const samples = Object.entries(bands).map(([sound, value]) => ({ labels: { sound }, value }));
    const help = "Legs that talk, by the estimated MOS of their last ten seconds: good from 4, fair from 3.1.";
    const lowest = "The lowest estimated MOS of a leg's last ten seconds.";
    return [
      { name: "xcc_rtp_legs", help, type: "gauge", samples },
      ...(known.length === 0
        ? []
        : [
            {
              ...{ name: "xcc_rtp_lowest_mos", help: lowest, type: "gauge" as const },
              samples: [{ value: Math.min(...known) }],
            },
          ]),
    ];
  }
}

function lowestSince(before: MediaStatistics, now: MediaStatistics): number | undefined {
  const { jitterMs, roundTripMs } = now;
  if (now.codec === "") return undefined;
  const codec = now.codec as MediaCodec;
  const lost = now.packetsLost - before.packetsLost;
  const expected = now.packetsReceived - before.packetsReceived + lost;
  const sent = now.packetsSent - before.packetsSent;
  const directions: number[] = [];
  if (expected >= LEAST_PACKETS)
    directions.push(estimatedMos({ codec, roundTripMs, lostShare: lost / expected, jitterMs }));
  if (now.remotePacketsLost !== undefined && sent >= LEAST_PACKETS) {
    const lostShare = (now.remotePacketsLost - (before.remotePacketsLost ?? 0)) / sent;
    directions.push(estimatedMos({ codec, roundTripMs, lostShare, jitterMs: now.remoteJitterMs ?? 0 }));
  }
  return directions.length === 0 ? undefined : Math.min(...directions);
}
