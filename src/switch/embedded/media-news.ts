// What the media engine tells, brought to whom it is for.
import type { CommandId } from "../../core/model.ts";
import type { MediaEvent } from "../../media/index.ts";
import type { Log } from "../../ports/log.ts";
import type { Legs } from "./legs.ts";
import type { RecordingDesk } from "./recording-desk.ts";
import type { Refusals } from "./refusals.ts";
import { logStranger } from "./strangers.ts";

export interface MediaNewsParts {
  readonly legs: Legs;
  readonly recordings: RecordingDesk;
  readonly refusals: Refusals;
  readonly log: Log;
}

export class MediaNews {
  readonly #parts: MediaNewsParts;

  constructor(parts: MediaNewsParts) {
    this.#parts = parts;
  }

  hear(event: MediaEvent): void {
    const { legs, recordings, log } = this.#parts;
    switch (event.type) {
      case "recording":
      case "recorded":
        recordings.hear(event);
        break;
      case "failed":
        this.#onFailed(event);
        break;
      case "stranger":
        logStranger(log, legs.legOf(event.session), event);
        break;
      case "engine-failed":
        // Its sessions' ends follow one by one.
        log.error({ reason: event.reason }, "a media worker died");
        break;
      default:
        legs.feedSession(event.session, event);
    }
  }

  #onFailed(event: Extract<MediaEvent, { readonly type: "failed" }>): void {
    const { legs, recordings, refusals, log } = this.#parts;
    const { session, id, reason } = event;
    if (session === undefined) recordings.hear(event);
    else if (id !== undefined) {
      legs.feedSession(session, { type: "play-failed", session, command: id as CommandId, reason });
    } else {
      const opening = legs.opening(session);
      if (opening === undefined) log.warn({ session, reason }, "a media session failed");
      else if (opening.direction === "dialled") refusals.lack("ports");
      legs.feedSession(session, { type: "open-failed", session });
    }
  }
}
