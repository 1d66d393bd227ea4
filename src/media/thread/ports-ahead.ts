import type { LinkReceiver, LinkResult } from "../session/ports.ts";
import type { FreeLink, FreeLinkResult } from "./sockets.ts";

/** How long nothing is tried after a port could not be had. */
const PAUSE_MS = 1_000;

/**
 * Ports bound before anybody wants one, so that whoever calls or is called need not wait for the thread's next free moment.
 * Each is told once it is there, and the next one bound when it is taken.
 */
export class PortsAhead {
  readonly #wanted: number;
  readonly #bind: (done: (result: FreeLinkResult) => void) => void;
  readonly #ready: (port: number) => void;
  readonly #links = new Map<number, FreeLink>();
  #isBinding = false;
  #isClosed = false;
  #pause: NodeJS.Timeout | undefined;

  constructor(wanted: number, bind: (done: (result: FreeLinkResult) => void) => void, ready: (port: number) => void) {
    this.#wanted = wanted;
    this.#bind = bind;
    this.#ready = ready;
  }

  fill(): void {
    if (this.#isBinding || this.#isClosed || this.#pause !== undefined || this.#links.size >= this.#wanted) return;
    this.#isBinding = true;
    this.#bind((result) => {
      this.#isBinding = false;
      if (result.type === "failed") this.#rest();
      else if (this.#isClosed) result.link.close();
      else {
        this.#links.set(result.link.port, result.link);
        this.#ready(result.link.port);
        // One in a turn of the loop: packets come first.
        setImmediate(() => this.fill());
      }
    });
  }

  /** A port of these where `port` names one, else a new one. `done` is called once. */
  take(port: number | undefined, receiver: LinkReceiver, done: (result: LinkResult) => void): void {
    const link = port === undefined ? undefined : this.#links.get(port);
    if (link === undefined) {
      this.#bind((result) => {
        done(result.type === "failed" ? result : { type: "bound", link: result.link.give(receiver) });
      });
      return;
    }
    this.#links.delete(link.port);
    done({ type: "bound", link: link.give(receiver) });
    setImmediate(() => this.fill());
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#pause);
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }

  #rest(): void {
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.fill();
    }, PAUSE_MS);
    // Nobody's life hangs on it.
    this.#pause.unref();
  }
}
