import { Message } from "../record/message.ts";
import { Recording } from "../record/recording.ts";
import type { Channel } from "../record/channel.ts";
import type { Recorded, RecordingFile } from "../record/recording-file.ts";
import type { MediaCommand, MediaSessionId } from "../vocabulary.ts";
import type { SwitchboardPorts } from "./ports.ts";
import type { Session } from "./session.ts";
import { Tap } from "./tap.ts";

type Command<Type extends MediaCommand["type"]> = Extract<MediaCommand, { type: Type }>;
type Ports = Pick<SwitchboardPorts, "now" | "emit" | "openRecording">;

/** How often what came is looked at; what is written lasts a second. */
const WRITE_EVERY_MS = 200;

interface Running {
  readonly recorded: Recorded;
  readonly path: string;
  readonly sides: readonly { readonly session: Session; readonly tap: Tap }[];
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
    this.#begin(id, path, [left, right], (file, now) => {
      const recording = new Recording(file, now);
      return { recorded: recording, channels: [recording.left, recording.right] };
    });
  }

  recordMessage({ id, path, session, ...limits }: Command<"record-message">): void {
    this.#begin(id, path, [session], (file, now) => {
      const message = new Message(file, now, limits);
      return { recorded: message, channels: [message.channel] };
    });
  }

  stop(id: number): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    const { recorded, path } = running;
    this.#untap(id, recorded);
    recorded.finish(this.#ports.now(), (sizeBytes) => {
      this.#ports.emit({ type: "recorded", id, path, durationMs: recorded.durationMs, sizeBytes });
      this.#finished();
    });
  }

  sessionCloses(session: Session): void {
    for (const [id, { sides }] of this.#running) {
      if (sides.some((side) => side.session === session)) this.stop(id);
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
    names: readonly MediaSessionId[],
    make: (file: RecordingFile, now: number) => { readonly recorded: Recorded; readonly channels: readonly Channel[] },
  ): void {
    const sessions = names.map((name) => this.#sessionOf(name)).filter((session) => session !== undefined);
    const fail = (reason: string): void => this.#ports.emit({ type: "failed", session: undefined, id, reason });
    if (sessions.length < names.length) {
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
      sessions.length,
      () => this.#ports.emit({ type: "recording", id }),
      (reason) => {
        this.#untap(id, recorded);
        fail(reason);
        this.#finished();
      },
    );
    const { recorded, channels } = make(file, now);
    const sides = sessions.map((session, at) => {
      const tap = new Tap(channels[at] as Channel, session.law, this.#hasDigits);
      session.recorders.push(tap);
      return { session, tap };
    });
    this.#running.set(id, { recorded, path, sides, nextWriteMs: now + WRITE_EVERY_MS });
  }

  /** The sessions are no longer listened to. */
  #untap(id: number, recorded: Recorded): void {
    const running = this.#running.get(id);
    if (running?.recorded !== recorded) return;
    this.#running.delete(id);
    for (const { session, tap } of running.sides) session.recorders.splice(session.recorders.indexOf(tap), 1);
  }

  #finished(): void {
    if (--this.#unfinished === 0) this.#whenFinished?.();
  }
}
