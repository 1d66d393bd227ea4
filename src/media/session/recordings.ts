import { SAMPLE_RATE } from "../audio/frame.ts";
import type { RateHz } from "../audio/frame.ts";
import { Message } from "../record/message.ts";
import { Recording } from "../record/recording.ts";
import type { Beginning, Channel } from "../record/channel.ts";
import { ownRate } from "../codec/codecs.ts";
import type { Recorded, RecordingFile } from "../record/recording-file.ts";
import type { Side } from "../record/side.ts";
import type { MediaCommand, MediaSessionId } from "../vocabulary.ts";
import type { SwitchboardPorts } from "./ports.ts";
import type { Session } from "./session.ts";
import { Tap } from "./tap.ts";

type Command<Type extends MediaCommand["type"]> = Extract<MediaCommand, { type: Type }>;
type Ports = Pick<SwitchboardPorts, "now" | "emit" | "openRecording">;

/** How often what came is looked at; what is written lasts a second. */
const WRITE_EVERY_MS = 200;
const NOTHING = "it ended before anything could be heard";

/** One channel, and who speaks on it. */
interface Track {
  readonly taps: Map<Session, Tap>;
  open(session: Session): Channel;
  close(session: Session, nowMs: number): void;
}

interface Running {
  readonly recorded: Recorded;
  readonly path: string;
  readonly tracks: readonly Track[];
  /** Who was ever named and lives. */
  readonly named: Set<Session>;
  nextWriteMs: number;
}

/** The recordings of one worker. */
export class Recordings {
  readonly #hasDigits: boolean;
  readonly #ports: Ports;
  readonly #sessionOf: (id: MediaSessionId) => Session | undefined;
  readonly #running = new Map<number, Running>();
  /** Whose file is not closed yet. */
  #unfinished = 0;
  #whenFinished: (() => void) | undefined;

  constructor(hasDigits: boolean, ports: Ports, sessionOf: (id: MediaSessionId) => Session | undefined) {
    this.#hasDigits = hasDigits;
    this.#ports = ports;
    this.#sessionOf = sessionOf;
  }

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  record({ id, path, left, right }: Command<"record">): void {
    const rateHz = ownRate(this.#sessionsOf([...left, ...right]).map(({ spoken }) => spoken));
    this.#begin(id, path, { sides: [left, right], rateHz }, (file, beginning) => {
      const recording = new Recording<Session>(file, beginning);
      return { recorded: recording, tracks: [trackOf(recording.left), trackOf(recording.right)] };
    });
  }

  /** A recording that is over, or of which nothing is known, is no matter: the command has crossed its end. */
  change({ id, left, right }: Command<"record-sides">): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    for (const [at, names] of [left, right].entries()) this.#name(running, running.tracks[at], names);
  }

  recordMessage({ id, path, session, ...limits }: Command<"record-message">): void {
    // What tells speech from a line's tones listens at 8 kHz, and so will whoever dials in for their messages.
    this.#begin(id, path, { sides: [[session]], rateHz: SAMPLE_RATE }, (file, { atMs }) => {
      const message = new Message(file, atMs, limits);
      return {
        recorded: message,
        tracks: [{ taps: new Map<Session, Tap>(), open: () => message.channel, close: () => undefined }],
      };
    });
  }

  stop(id: number): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    const { recorded, path } = running;
    this.#untap(id, recorded);
    recorded.finish(this.#ports.now(), (sizeBytes) => {
      // A message without a word is a short one; a talk's recording is none.
      if (sizeBytes === 0 && recorded instanceof Recording)
        this.#ports.emit({ type: "failed", session: undefined, id, reason: NOTHING });
      else this.#ports.emit({ type: "recorded", id, path, durationMs: recorded.durationMs, sizeBytes });
      this.#finished();
    });
  }

  /** It leaves its channels. With the last one that was ever named the recording ends. */
  sessionCloses(session: Session): void {
    for (const [id, { named, tracks }] of this.#running) {
      if (!named.delete(session)) continue;
      for (const track of tracks) this.#leave(track, session);
      if (named.size === 0) this.stop(id);
    }
  }

  tick(nowMs: number): void {
    for (const [id, running] of this.#running) {
      if (nowMs < running.nextWriteMs) continue;
      running.nextWriteMs += WRITE_EVERY_MS;
      if (running.recorded.write(nowMs)) this.stop(id);
    }
  }

  /** Nothing is running any more: `done` when the last of it is on the disk. */
  whenFinished(done: () => void): void {
    if (this.#unfinished === 0) done();
    else this.#whenFinished = done;
  }

  #begin(
    id: number,
    path: string,
    { sides, rateHz }: { readonly sides: readonly (readonly MediaSessionId[])[]; readonly rateHz: RateHz },
    make: (
      file: RecordingFile,
      beginning: Beginning,
    ) => { readonly recorded: Recorded; readonly tracks: readonly Track[] },
  ): void {
    const fail = (reason: string): void => this.#ports.emit({ type: "failed", session: undefined, id, reason });
    if (!sides.flat().some((name) => this.#sessionOf(name))) {
      fail("there is no such session");
      return;
    }
    if (this.#running.has(id)) {
      fail("a recording of that id is running");
      return;
    }
    const now = this.#ports.now();
    this.#unfinished += 1;
    const file = this.#ports.openRecording(
      path,
      { channels: sides.length, rateHz },
      () => this.#ports.emit({ type: "recording", id }),
      (reason) => {
        this.#untap(id, recorded);
        fail(reason);
        this.#finished();
      },
    );
    const { recorded, tracks } = make(file, { atMs: now, rateHz });
    const running = { recorded, path, tracks, named: new Set<Session>(), nextWriteMs: now + WRITE_EVERY_MS };
    for (const [at, names] of sides.entries()) this.#name(running, tracks[at], names);
    this.#running.set(id, running);
  }

  /** Who speaks on a channel from now on. Whoever did already goes on without a seam. */
  #name(running: Running, track: Track | undefined, names: readonly MediaSessionId[]): void {
    if (track === undefined) return;
    const sessions = new Set(this.#sessionsOf(names));
    for (const session of [...track.taps.keys()]) if (!sessions.has(session)) this.#leave(track, session);
    for (const session of sessions) {
      running.named.add(session);
      if (track.taps.has(session)) continue;
      const tap = new Tap(track.open(session), this.#hasDigits);
      track.taps.set(session, tap);
      session.recorders.push(tap);
    }
  }

  #sessionsOf(names: readonly MediaSessionId[]): readonly Session[] {
    return names.map((name) => this.#sessionOf(name)).filter((session) => session !== undefined);
  }

  #leave(track: Track, session: Session): void {
    const tap = track.taps.get(session);
    if (tap === undefined) return;
    track.taps.delete(session);
    session.recorders.splice(session.recorders.indexOf(tap), 1);
    track.close(session, this.#ports.now());
  }

  /** The sessions are no longer listened to. */
  #untap(id: number, recorded: Recorded): void {
    const running = this.#running.get(id);
    if (running?.recorded !== recorded) return;
    this.#running.delete(id);
    for (const track of running.tracks) for (const session of [...track.taps.keys()]) this.#leave(track, session);
  }

  #finished(): void {
    if (--this.#unfinished === 0) this.#whenFinished?.();
  }
}

function trackOf(side: Side<Session>): Track {
  return {
    taps: new Map(),
    open: (session) => side.add(session),
    close: (session, nowMs) => side.remove(session, nowMs),
  };
}
