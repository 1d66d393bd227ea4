// How far the wall clock was set, for the switch after this one: the time by which phones are registered goes on, whichever way it was
// set, as the event log's does for the controller. A file that says nothing means that nobody has set it.
import { LineFile } from "../../lines/line-file.ts";
import type { Log } from "../../ports/log.ts";

export class KeptOffset {
  readonly #file: LineFile;
  readonly #log: Log;
  #offsetMs = 0;

  constructor(file: string, log: Log) {
    this.#file = new LineFile(file);
    this.#log = log;
  }

  /** What the process before this one has left. */
  read(): number {
    try {
      const kept: unknown = JSON.parse(this.#file.read() ?? "{}");
      const offsetMs = typeof kept === "object" && kept !== null && "offsetMs" in kept ? kept.offsetMs : 0;
      this.#offsetMs = typeof offsetMs === "number" ? offsetMs : 0;
    } catch (error) {
      this.#log.warn({ err: error }, "how far the clock was set cannot be read; phones are waited for to register");
    }
    return this.#offsetMs;
  }

  /** Written where it is another one. A disk that refuses is asked again with the next. */
  keep(offsetMs: number): void {
    if (offsetMs === this.#offsetMs) return;
    this.#offsetMs = offsetMs;
    try {
      this.#file.writeAnew(`${JSON.stringify({ offsetMs })}\n`);
      this.#file.close();
    } catch (error) {
      this.#log.error({ err: error }, "how far the clock was set cannot be written down");
    }
  }
}
