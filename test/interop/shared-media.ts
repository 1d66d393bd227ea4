// One media engine for all switches of a file, one switch after the other: threads that begin and end by the hundred take their
// time, and Node 24 has been seen to die of it.
import { setTimeout as wait } from "node:timers/promises";
import { MediaEngine, type MediaCommand, type MediaEvent } from "../../src/media/index.ts";
import type { EmbeddedSwitchOptions } from "../../src/switch/embedded/options.ts";
import type { MediaSide } from "../../src/switch/embedded/sides.ts";
import { PATIENCE_MS } from "../real-time.ts";

type Options = Pick<EmbeddedSwitchOptions, "sipAddress" | "rtpPorts" | "mediaWorkers">;

export class SharedMedia {
  #engine: Promise<MediaEngine> | undefined;
  #emit: ((event: MediaEvent) => void) | undefined;

  /** The media of the next switch. The options of the first one count: the threads run from its start on. */
  sideOf(options: Options): MediaSide {
    let engine: MediaEngine | undefined;
    const unfinished = new Unfinished();
    return {
      get sessions() {
        return unfinished.sessions.size;
      },
      get packetsStranger() {
        return engine?.packetsStranger ?? 0;
      },
      statisticsOf: (session) => engine?.statisticsOf(session),
      start: async (emit) => {
        engine = await (this.#engine ??= this.#started(options));
        this.#emit = (event) => {
          unfinished.hear(event);
          emit(event);
        };
      },
      send: (command) => {
        unfinished.say(command);
        engine?.send(command);
      },
      // As the engine itself does it: each session is closed, and what is recorded is finished.
      stop: async () => {
        for (const session of unfinished.sessions) engine?.send({ type: "close", session });
        await unfinished.none();
        this.#emit = undefined;
      },
    };
  }

  /** Ends the threads. */
  async end(): Promise<void> {
    await (await this.#engine)?.stop();
    this.#engine = undefined;
  }

  async #started({ sipAddress, rtpPorts, mediaWorkers }: Options): Promise<MediaEngine> {
    const engine = new MediaEngine({ address: sipAddress, ports: rtpPorts, workers: mediaWorkers });
    await engine.start((event) => this.#emit?.(event));
    return engine;
  }
}

/** What one switch has begun in the engine and not seen the end of. */
class Unfinished {
  readonly sessions = new Set<string>();
  readonly #recordings = new Set<number>();

  say(command: MediaCommand): void {
    if (command.type === "open") this.sessions.add(command.session);
    if (command.type === "record" || command.type === "record-message") this.#recordings.add(command.id);
  }

  hear(event: MediaEvent): void {
    if (event.type === "recorded") this.#recordings.delete(event.id);
    else if (event.type === "closed") this.sessions.delete(event.session);
    else if (event.type !== "failed") return;
    else if (event.id !== undefined) this.#recordings.delete(event.id);
    else if (event.session !== undefined) this.sessions.delete(event.session);
  }

  async none(): Promise<void> {
    const giveUpAt = performance.now() + PATIENCE_MS;
    while (this.sessions.size + this.#recordings.size > 0) {
      if (performance.now() > giveUpAt)
        throw new Error("the media of a switch that was stopped did not come to an end");
      await wait(5);
    }
  }
}
