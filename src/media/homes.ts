import type { Order } from "./thread/protocol.ts";
import type { MediaEvent, MediaSessionId, MediaStatistics } from "./vocabulary.ts";

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
  roundTripMs: undefined,
  mos: undefined,
  remoteMos: undefined,
};

type Of<Type extends Order["type"]> = Extract<Order, { readonly type: Type }>;

interface Resident {
  readonly home: number;
  readonly isWeb: boolean;
  /** Undefined until it is told. */
  port: number | undefined;
  conversation: string | undefined;
}

/**
 * Which session lives in which worker, and what is outstanding there, so that a worker's death can be told in full.
 * Follows the commands that go in and the events that come out.
 */
export class Homes {
  readonly #counts: number[];
  readonly #sessions = new Map<MediaSessionId, Resident>();
  readonly #conversations = new Map<string, { readonly home: number; readonly members: Set<MediaSessionId> }>();
  /** Plays and recordings whose end has not been told. */
  readonly #plays = new Map<string, { readonly session: MediaSessionId; readonly id: number }>();
  readonly #recordings = new Map<number, number>();
  /** Sessions whose end was told before their worker had carried it out, by worker and name; how many of that name. */
  readonly #leaving = new Map<string, number>();

  constructor(workers: number) {
    this.#counts = new Array<number>(workers).fill(0);
  }

  /** Sessions that live, those that only join two workers included. */
  get sessions(): number {
    return this.#sessions.size;
  }

  place(command: Order): Place {
    switch (command.type) {
      case "open":
        return this.#open(command);
      case "converse":
        return this.#converse(command);
      case "record":
        return this.#record(command);
      case "record-message": {
        const { session, id } = command;
        const place = this.#at(session, { type: "failed", session: undefined, id, reason: "there is no such session" });
        if (place.type === "home") this.#recordings.set(id, place.home);
        return place;
      }
      case "record-sides":
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

  /** Which worker a session lives in. */
  homeOf(session: MediaSessionId): number | undefined {
    return this.#sessions.get(session)?.home;
  }

  /** Is it a browser's? */
  isWeb(session: MediaSessionId): boolean {
    return this.#sessions.get(session)?.isWeb === true;
  }

  /** The session has this port. */
  opened(session: MediaSessionId, port: number): void {
    const resident = this.#sessions.get(session);
    if (resident !== undefined) resident.port = port;
  }

  /** Where the session's statistics are; undefined where it is not open. */
  seatOf(session: MediaSessionId): { readonly home: number; readonly port: number } | undefined {
    const resident = this.#sessions.get(session);
    return resident?.port === undefined ? undefined : { home: resident.home, port: resident.port };
  }

  /** Does it live there, without a port yet? */
  isOpening(session: MediaSessionId, home: number): boolean {
    const resident = this.#sessions.get(session);
    return resident?.home === home && resident.port === undefined && !this.#leaving.has(leavingKey(home, session));
  }

  /** The session's end, told before its worker has carried it out; what that one says of it from now on is old news. */
  end(session: MediaSessionId, statistics: MediaStatistics = NOTHING_KNOWN): readonly MediaEvent[] {
    const resident = this.#sessions.get(session);
    if (resident === undefined) return [];
    const key = leavingKey(resident.home, session);
    this.#leaving.set(key, (this.#leaving.get(key) ?? 0) + 1);
    const events: MediaEvent[] = [];
    for (const [play, { session: of, id }] of this.#plays) {
      if (of !== session) continue;
      this.#plays.delete(play);
      events.push({ type: "played", session, id, ended: "stopped" });
    }
    this.forget(session);
    return [...events, { type: "closed", session, statistics }];
  }

  /** An event of a worker on its way out. False: it is of a session whose end has been told. */
  note(event: MediaEvent, home: number): boolean {
    if ("session" in event && event.session !== undefined) {
      if (this.#isOld(event, leavingKey(home, event.session)) || !this.#sessions.has(event.session)) return false;
    }
    this.#keep(event);
    return true;
  }

  #isOld(event: MediaEvent, key: string): boolean {
    const count = this.#leaving.get(key);
    if (count === undefined) return false;
    // The worker's last word of it: closed, or never open.
    const isLast = event.type === "closed" || (event.type === "failed" && event.id === undefined);
    if (isLast && count === 1) this.#leaving.delete(key);
    else if (isLast) this.#leaving.set(key, count - 1);
    return true;
  }

  #keep(event: MediaEvent): void {
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
        this.opened(event.session, event.port);
        break;
      case "recording":
      case "playing":
      case "digit":
      case "tone":
      case "silent":
      case "resumed":
      case "stranger":
      case "engine-failed":
        break;
    }
  }

  /** What is to be said when the worker `home` has died: the outstanding first, then `closed` for each of its sessions. */
  mourn(home: number): readonly MediaEvent[] {
    const reason = "the media worker died";
    const events: MediaEvent[] = [];
    for (const key of this.#leaving.keys()) if (key.startsWith(`${home} `)) this.#leaving.delete(key);
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

  #open({ session, near, home: wanted, web }: Of<"open">): Place {
    if (this.#sessions.has(session)) {
      return nowhere({ type: "failed", session, id: undefined, reason: "a session of that name is open already" });
    }
    const neighbour = near === undefined ? undefined : this.#sessions.get(near);
    const home = wanted ?? neighbour?.home ?? this.#counts.indexOf(Math.min(...this.#counts));
    this.#sessions.set(session, { home, isWeb: web === true, port: undefined, conversation: undefined });
    this.#counts[home] = (this.#counts[home] ?? 0) + 1;
    return { type: "home", home };
  }

  #converse({ conversation: name, parties }: Of<"converse">): Place {
    const members = parties.map(({ session }) => session).filter((session) => this.#sessions.has(session));
    const home = this.homeOf(members[0] ?? "") ?? this.#conversations.get(name)?.home;
    if (home === undefined) return nowhere(undefined);
    const stranger = members.find((session) => this.homeOf(session) !== home);
    if (stranger !== undefined) {
      const reason = "the other parties of the conversation live in another media worker";
      return nowhere({ type: "failed", session: stranger, id: undefined, reason });
    }
    for (const session of [...(this.#conversations.get(name)?.members ?? []), ...members]) this.#leave(session);
    if (members.length > 0) this.#conversations.set(name, { home, members: new Set(members) });
    for (const session of members) {
      const resident = this.#sessions.get(session);
      if (resident !== undefined) resident.conversation = name;
    }
    return { type: "home", home };
  }

  #leave(session: MediaSessionId): void {
    const resident = this.#sessions.get(session);
    if (resident?.conversation === undefined) return;
    const conversation = this.#conversations.get(resident.conversation);
    conversation?.members.delete(session);
    if (conversation?.members.size === 0) this.#conversations.delete(resident.conversation);
    resident.conversation = undefined;
  }

  #record({ id, left, right }: Of<"record">): Place {
    const fail = (reason: string): Place => nowhere({ type: "failed", session: undefined, id, reason });
    const living = [...left, ...right].map((session) => this.homeOf(session)).filter((home) => home !== undefined);
    const [home] = living;
    if (home === undefined) return fail("there is no such session");
    if (living.some((other) => other !== home)) return fail("the two sides live in different media workers");
    this.#recordings.set(id, home);
    return { type: "home", home };
  }

  #at(session: MediaSessionId, otherwise: MediaEvent | undefined): Place {
    const resident = this.#sessions.get(session);
    return resident === undefined ? nowhere(otherwise) : { type: "home", home: resident.home };
  }
}

function nowhere(event: MediaEvent | undefined): Place {
  return { type: "nowhere", event };
}

function leavingKey(home: number, session: MediaSessionId): string {
  return `${home} ${session}`;
}

function playKey(session: MediaSessionId, id: number): string {
  return `${id} ${session}`;
}
