import type { MediaCommand, MediaEvent, MediaSessionId, MediaStatistics } from "./vocabulary.ts";

/** Where a command goes, or that it goes nowhere and what is said about that. */
export type Place =
  | { readonly type: "home"; readonly home: number }
  | { readonly type: "nowhere"; readonly event: MediaEvent | undefined };

const NOTHING_KNOWN: MediaStatistics = {
  codec: "",
  packetsSent: 0,
  packetsReceived: 0,
  packetsLost: 0,
  jitterMs: 0,
  remotePacketsLost: undefined,
  remoteJitterMs: undefined,
};

interface Resident {
  readonly home: number;
  bridge: string | undefined;
}

/**
 * Which session lives in which worker, and what is outstanding there, so that a worker's death can be told in full.
 * Follows the commands that go in and the events that come out.
 */
export class Homes {
  readonly #counts: number[];
  readonly #sessions = new Map<MediaSessionId, Resident>();
  readonly #bridges = new Map<string, { readonly home: number; members: number }>();
  /** Plays and recordings whose end has not been told. */
  readonly #plays = new Map<string, { readonly session: MediaSessionId; readonly id: number }>();
  readonly #recordings = new Map<number, number>();

  constructor(workers: number) {
    this.#counts = new Array<number>(workers).fill(0);
  }

  place(command: MediaCommand): Place {
    switch (command.type) {
      case "open":
        return this.#open(command.session, command.near);
      case "join":
        return this.#join(command.session, command.bridge);
      case "leave":
        this.#leave(command.session);
        return this.#at(command.session, undefined);
      case "record":
        return this.#record(command);
      case "stop-recording": {
        const home = this.#recordings.get(command.id);
        return home === undefined ? nowhere(undefined) : { type: "home", home };
      }
      case "play": {
        const { session, id } = command;
        const place = this.#at(session, { type: "failed", session, id, reason: "there is no such session" });
        if (place.type === "home") this.#plays.set(playKey(session, id), { session, id });
        return place;
      }
      case "connect":
      case "stop":
      case "send-digits":
      case "inject-digit":
      case "close":
        // A command that crosses the session's end is normal and says nothing.
        return this.#at(command.session, undefined);
    }
  }

  /** An event on its way out. */
  note(event: MediaEvent): void {
    switch (event.type) {
      case "closed":
        this.forget(event.session);
        break;
      case "played":
        this.#plays.delete(playKey(event.session, event.id));
        break;
      case "recorded":
        this.#recordings.delete(event.id);
        break;
      case "failed":
        if (event.id === undefined) {
          if (event.session !== undefined) this.forget(event.session);
        } else if (event.session !== undefined) this.#plays.delete(playKey(event.session, event.id));
        else this.#recordings.delete(event.id);
        break;
      case "opened":
      case "recording":
      case "digit":
      case "silent":
      case "resumed":
      case "engine-failed":
        break;
    }
  }

  /** What is to be said when the worker `home` has died: the outstanding first, then `closed` for each of its sessions. */
  mourn(home: number): readonly MediaEvent[] {
    const reason = "the media worker died";
    const events: MediaEvent[] = [];
    for (const [key, { session, id }] of this.#plays) {
      if (this.#sessions.get(session)?.home !== home) continue;
      this.#plays.delete(key);
      events.push({ type: "failed", session, id, reason });
    }
    for (const [id, where] of this.#recordings) {
      if (where !== home) continue;
      this.#recordings.delete(id);
      events.push({ type: "failed", session: undefined, id, reason });
    }
    for (const [session, resident] of this.#sessions) {
      if (resident.home !== home) continue;
      this.forget(session);
      events.push({ type: "closed", session, statistics: NOTHING_KNOWN });
    }
    return events;
  }

  forget(session: MediaSessionId): void {
    const resident = this.#sessions.get(session);
    if (resident === undefined) return;
    this.#leave(session);
    this.#sessions.delete(session);
    this.#counts[resident.home] = (this.#counts[resident.home] ?? 1) - 1;
  }

  #open(session: MediaSessionId, near: MediaSessionId | undefined): Place {
    if (this.#sessions.has(session)) {
      return nowhere({ type: "failed", session, id: undefined, reason: "a session of that name is open already" });
    }
    const neighbour = near === undefined ? undefined : this.#sessions.get(near);
    const home = neighbour?.home ?? this.#counts.indexOf(Math.min(...this.#counts));
    this.#sessions.set(session, { home, bridge: undefined });
    this.#counts[home] = (this.#counts[home] ?? 0) + 1;
    return { type: "home", home };
  }

  #join(session: MediaSessionId, name: string): Place {
    const resident = this.#sessions.get(session);
    if (resident === undefined) return nowhere(undefined);
    this.#leave(session);
    const bridge = this.#bridges.get(name);
    if (bridge !== undefined && bridge.home !== resident.home) {
      const reason = "the other members of the bridge live in another media worker";
      return nowhere({ type: "failed", session, id: undefined, reason });
    }
    resident.bridge = name;
    if (bridge === undefined) this.#bridges.set(name, { home: resident.home, members: 1 });
    else bridge.members += 1;
    return { type: "home", home: resident.home };
  }

  #leave(session: MediaSessionId): void {
    const resident = this.#sessions.get(session);
    if (resident?.bridge === undefined) return;
    const bridge = this.#bridges.get(resident.bridge);
    if (bridge !== undefined && --bridge.members === 0) this.#bridges.delete(resident.bridge);
    resident.bridge = undefined;
  }

  #record(command: Extract<MediaCommand, { type: "record" }>): Place {
    const { id } = command;
    const left = this.#sessions.get(command.left);
    const right = this.#sessions.get(command.right);
    if (left === undefined || right === undefined) {
      return nowhere({ type: "failed", session: undefined, id, reason: "there is no such session" });
    }
    if (left.home !== right.home) {
      return nowhere({
        type: "failed",
        session: undefined,
        id,
        reason: "the two sides live in different media workers",
      });
    }
    this.#recordings.set(id, left.home);
    return { type: "home", home: left.home };
  }

  #at(session: MediaSessionId, otherwise: MediaEvent | undefined): Place {
    const resident = this.#sessions.get(session);
    return resident === undefined ? nowhere(otherwise) : { type: "home", home: resident.home };
  }
}

function nowhere(event: MediaEvent | undefined): Place {
  return { type: "nowhere", event };
}

function playKey(session: MediaSessionId, id: number): string {
  return `${id} ${session}`;
}
