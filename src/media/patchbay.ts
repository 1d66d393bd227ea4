import type { Homes } from "./homes.ts";
import { heardBy, isAmong, joined, OURS, playedTo } from "./patches.ts";
import type { Carries, End, Patch, Recorded, Talk } from "./patches.ts";
import type { Order } from "./thread/protocol.ts";
import type { MediaCodec, MediaCommand, MediaEvent, MediaSessionId, Party, Sides } from "./vocabulary.ts";

type Command<Type extends MediaCommand["type"]> = Extract<MediaCommand, { readonly type: Type }>;

/** What is to be done and told in an event's place. */
export interface Heard {
  readonly commands: readonly Order[];
  readonly events: readonly MediaEvent[];
}

/**
 * Lets sessions of different workers hear one another. A conversation lives in one worker, and stays there as long as anybody
 * is in it. A session of another one stays where it is; a patch, two sessions that send RTP to one another over loopback,
 * carries what it says there and what it hears back:
 *
 *        worker 0                                     worker 1
 *   phone a <--> a =[a, near]= near  <-RTP->  far =[the conversation]= b <--> phone b
 *
 * The far end stands for the session in everything that concerns the other worker, recordings included. A session has a patch
 * to each worker where its conversation is or where a recording runs that has ever named it. Where others of the conversation hear
 * what plays on the session, a second patch carries that, and is one more voice to them.
 */
export class Patchbay {
  readonly #homes: Homes;
  readonly #address: string;
  readonly #talks = new Map<string, Talk>();
  readonly #talkOf = new Map<MediaSessionId, string>();
  readonly #recordings = new Map<number, Recorded>();
  readonly #patches = new Map<MediaSessionId, readonly Patch[]>();
  /** By the names of their ends. */
  readonly #ends = new Map<MediaSessionId, Patch>();
  readonly #codecs = new Map<MediaSessionId, MediaCodec>();
  #made = 0;

  /** `address`: what the workers bind their ports to. */
  constructor(homes: Homes, address: string) {
    this.#homes = homes;
    this.#address = address === "0.0.0.0" ? "127.0.0.1" : address === "::" ? "::1" : address;
  }

  /** What the workers are to be told in the command's place. */
  plan(command: MediaCommand): readonly Order[] {
    switch (command.type) {
      case "connect":
        this.#codecs.set(command.session, command.codec);
        return [command];
      case "converse":
        return this.#converse(command);
      case "record":
        return this.#record(command);
      case "record-sides":
        return this.#change(command);
      case "close":
        return [command, ...this.#forget(command.session)];
      case "open":
      case "play":
      case "stop":
      case "record-message":
      case "stop-recording":
      case "send-digits":
      case "inject-digit":
        return [command];
    }
  }

  hear(event: MediaEvent): Heard {
    const session = "session" in event ? event.session : undefined;
    if (session?.startsWith(OURS) === true) return this.#hearEnd(session, event);
    if (event.type === "closed") return { commands: this.#forget(event.session), events: [event] };
    const isRecording = event.type === "recorded" || (event.type === "failed" && session === undefined);
    const commands = isRecording && event.id !== undefined ? this.#recorded(event.id) : [];
    return { commands, events: [event] };
  }

  #converse({ conversation: name, parties }: Command<"converse">): readonly Order[] {
    const living = parties.filter(({ session }) => this.#homes.homeOf(session) !== undefined);
    const named = new Map(living.map(({ session, hears, playedTo }) => [session, { hears, playedTo }]));
    const before = this.#talks.get(name);
    const moved = new Set<string>();
    for (const session of named.keys()) {
      const other = this.#talkOf.get(session);
      if (other === undefined || other === name) continue;
      moved.add(other);
      this.#leave(session);
    }
    const left = [...(before?.parties.keys() ?? [])].filter((session) => !named.has(session));
    const news = [...named.keys()].filter((session) => {
      const known = before === undefined ? [] : heardBy(session, before.parties);
      return heardBy(session, named).some((other) => !known.includes(other));
    });
    for (const session of left) this.#talkOf.delete(session);
    for (const session of named.keys()) this.#talkOf.set(session, name);
    if (named.size > 0) this.#talks.set(name, { home: before?.home ?? this.#homeFor(named.keys()), parties: named });
    else this.#talks.delete(name);
    const orders = [...moved].flatMap((other) => this.#review(other, []));
    if (named.size === 0) orders.push({ type: "converse", conversation: name, parties: [] });
    return [...orders, ...this.#review(name, news), ...left.flatMap((session) => this.#alone(session))];
  }

  /** Where most of them live. */
  #homeFor(sessions: Iterable<MediaSessionId>): number {
    const counts = new Map<number, number>();
    for (const session of sessions) {
      const home = this.#homes.homeOf(session) ?? 0;
      counts.set(home, (counts.get(home) ?? 0) + 1);
    }
    return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
  }

  /** What the workers have to know of a conversation, whatever they know. `news`: who hears somebody new. */
  #review(name: string, news: readonly MediaSessionId[]): Order[] {
    const talk = this.#talks.get(name);
    if (talk === undefined) return [];
    const sessions = [...talk.parties.keys()];
    const isThere = sessions.some((session) => this.#standIn(session, talk.home) !== undefined);
    const orders: Order[] = [];
    if (!isThere) {
      // None of them is where it was, or that worker has died.
      orders.push({ type: "converse", conversation: name, parties: [] });
      talk.home = this.#homeFor(sessions);
    }
    orders.push(...sessions.flatMap((session) => this.#patch(session)));
    const parties = sessions.map((session) => this.#party(session, talk));
    const guests = sessions.filter((session) => this.#homes.homeOf(session) !== talk.home);
    const nears = sessions.filter((session) => !guests.includes(session)).flatMap((session) => this.#nears(session));
    const plays = guests.flatMap((session) => this.#patchTo(session, talk.home, "plays")?.far.session ?? []);
    const voices = plays.map((session): Party => ({ session, hears: [] }));
    orders.push({ type: "converse", conversation: name, parties: [...parties, ...voices, ...nears] });
    for (const session of guests) orders.push(...this.#guest(session, talk, news.includes(session)));
    return orders;
  }

  /** As the worker of the talk knows it. What plays on a guest is one more voice there. */
  #party(session: MediaSessionId, talk: Talk): Party {
    const { hears = [] } = talk.parties.get(session) ?? {};
    const other = playedTo(session, talk.parties);
    const named = hears.map((each) => this.#nameAt(each, talk.home));
    const plays = other === undefined ? undefined : this.#patchTo(other, talk.home, "plays")?.far.session;
    return {
      session: this.#nameAt(session, talk.home),
      hears: plays === undefined ? named : [...named, plays],
      playedTo: plays === undefined ? other : undefined,
    };
  }

  /** In its own worker a guest talks with the near ends of its patches. */
  #guest(session: MediaSessionId, talk: Talk, isNews: boolean): readonly Order[] {
    const near = this.#patchTo(session, talk.home)?.near.session;
    const isFed = heardBy(session, talk.parties).length > 0 || playedTo(session, talk.parties) !== undefined;
    const hears = near === undefined || !isFed ? [] : [near];
    const say = (heard: readonly MediaSessionId[]): Order => ({
      ...{ type: "converse", conversation: `${OURS} ${session}` },
      parties: [{ session, hears: heard }, ...this.#nears(session)],
    });
    // There it is always the near end that is heard: that it speaks for somebody new has to be said.
    return isNews ? [say([]), say(hears)] : [say(hears)];
  }

  /** A session in no conversation. */
  #alone(session: MediaSessionId): readonly Order[] {
    const had = (this.#patches.get(session) ?? []).length > 0;
    const orders = this.#patch(session);
    return had || this.#patches.has(session) ? [...orders, this.#besides(session)] : orders;
  }

  #besides(session: MediaSessionId): Order {
    const nears = this.#nears(session);
    const parties = nears.length === 0 ? [] : [{ session, hears: [] }, ...nears];
    return { type: "converse", conversation: `${OURS} ${session}`, parties };
  }

  #nears(session: MediaSessionId): readonly Party[] {
    return (this.#patches.get(session) ?? []).map(({ near, carries }) =>
      carries === "voice"
        ? { session: near.session, hears: [session] }
        : { session: near.session, hears: [], playedTo: session },
    );
  }

  #leave(session: MediaSessionId): void {
    const name = this.#talkOf.get(session);
    if (name === undefined) return;
    this.#talkOf.delete(session);
    const talk = this.#talks.get(name);
    talk?.parties.delete(session);
    if (talk?.parties.size === 0) this.#talks.delete(name);
  }

  /** Whatever else has to be said where patches of the session have come or gone. */
  #again(session: MediaSessionId): readonly Order[] {
    const name = this.#talkOf.get(session);
    return name === undefined ? this.#alone(session) : this.#review(name, []);
  }

  #record(command: Command<"record">): readonly Order[] {
    const named = [...command.left, ...command.right].filter((each) => this.#homes.homeOf(each) !== undefined);
    const [first] = named;
    if (first === undefined || this.#recordings.has(command.id)) return [command];
    const talk = this.#talks.get(this.#talkOf.get(first) ?? "");
    const home = talk?.home ?? this.#homes.homeOf(first) ?? 0;
    this.#recordings.set(command.id, { home, named: new Set(named) });
    return [...this.#patchAll(named), { ...command, ...this.#sidesAt(command, home) }];
  }

  #change(command: Command<"record-sides">): readonly Order[] {
    const recording = this.#recordings.get(command.id);
    if (recording === undefined) return [command];
    const named = [...command.left, ...command.right].filter((each) => this.#homes.homeOf(each) !== undefined);
    for (const session of named) recording.named.add(session);
    return [...this.#patchAll(named), { ...command, ...this.#sidesAt(command, recording.home) }];
  }

  #recorded(id: number): readonly Order[] {
    const recording = this.#recordings.get(id);
    this.#recordings.delete(id);
    return [...(recording?.named ?? [])].flatMap((session) => (this.#lacks(session) ? this.#again(session) : []));
  }

  #sidesAt({ left, right }: Sides, home: number): Sides {
    const at = (session: MediaSessionId): MediaSessionId => this.#nameAt(session, home);
    return { left: left.map(at), right: right.map(at) };
  }

  #patchAll(sessions: readonly MediaSessionId[]): readonly Order[] {
    return sessions.filter((session) => this.#lacks(session)).flatMap((session) => this.#again(session));
  }

  /** The workers that a session has to be heard in, its own apart, and the one where it has to be heard what plays on it. */
  #wanted(session: MediaSessionId): readonly Pick<Patch, "home" | "carries">[] {
    const voices = new Set<number>();
    const talk = this.#talks.get(this.#talkOf.get(session) ?? "");
    if (talk !== undefined) voices.add(talk.home);
    for (const { home, named } of this.#recordings.values()) if (named.has(session)) voices.add(home);
    const own = this.#homes.homeOf(session);
    if (own !== undefined) voices.delete(own);
    const wanted = [...voices].map((home) => ({ home, carries: "voice" as const }));
    if (talk === undefined || !voices.has(talk.home)) return wanted;
    const isOverheard = [...talk.parties.keys()].some((each) => playedTo(each, talk.parties) === session);
    return isOverheard ? [...wanted, { home: talk.home, carries: "plays" }] : wanted;
  }

  /** Are its patches others than are wanted? */
  #lacks(session: MediaSessionId): boolean {
    const wanted = this.#wanted(session);
    const patches = this.#patches.get(session) ?? [];
    return patches.length !== wanted.length || patches.some((patch) => !isAmong(wanted, patch));
  }

  /** Makes the patches that are wanted and undoes the others. */
  #patch(session: MediaSessionId): Order[] {
    const wanted = this.#wanted(session);
    const orders: Order[] = [];
    for (const patch of this.#patches.get(session) ?? []) {
      if (!isAmong(wanted, patch) || !this.#lives(patch)) orders.push(...this.#undo(patch));
    }
    for (const { home, carries } of wanted) {
      if (this.#patchTo(session, home, carries) === undefined) orders.push(...this.#make(session, home, carries));
    }
    return orders;
  }

  #make(session: MediaSessionId, home: number, carries: Carries): readonly Order[] {
    const name = `${OURS}${++this.#made}`;
    const near: End = { session: `${name} near`, port: undefined };
    const far: End = { session: `${name} far`, port: undefined };
    const patch: Patch = { session, home, carries, near, far };
    this.#patches.set(session, [...(this.#patches.get(session) ?? []), patch]);
    this.#ends.set(near.session, patch);
    this.#ends.set(far.session, patch);
    return [
      { type: "open", session: near.session, near: session, standIn: { for: undefined } },
      {
        type: "open",
        session: far.session,
        near: undefined,
        home,
        standIn: { for: carries === "voice" ? session : far.session },
      },
    ];
  }

  #patchTo(session: MediaSessionId, home: number, carries: Carries = "voice"): Patch | undefined {
    return this.#patches.get(session)?.find((patch) => patch.home === home && patch.carries === carries);
  }

  /** False where the worker of one of its ends has died. */
  #lives({ near, far }: Patch): boolean {
    return [near, far].every(({ session }) => this.#homes.homeOf(session) !== undefined);
  }

  /** Who is heard there when the session speaks; undefined: nobody. */
  #standIn(session: MediaSessionId, home: number): MediaSessionId | undefined {
    if (this.#homes.homeOf(session) === home) return session;
    const patch = this.#patchTo(session, home);
    return patch !== undefined && this.#lives(patch) ? patch.far.session : undefined;
  }

  /** By which name it is known there. */
  #nameAt(session: MediaSessionId, home: number): MediaSessionId {
    return this.#patchTo(session, home)?.far.session ?? session;
  }

  #hearEnd(session: MediaSessionId, event: MediaEvent): Heard {
    const patch = this.#ends.get(session);
    // Closed by ourselves.
    if (patch === undefined) return { commands: [], events: [] };
    if (event.type === "opened") return { commands: this.#opened(patch, session, event.port), events: [] };
    const isFailed = event.type === "failed" && event.id === undefined;
    if (event.type !== "closed" && !isFailed) return { commands: [], events: [] };
    const commands: Order[] = [...this.#undo(patch)];
    // Without a port for it there is no other way; where a worker has died the conversation goes on in another one.
    const name = this.#talkOf.get(patch.session);
    if (!isFailed) return { commands: [...commands, ...this.#again(patch.session)], events: [] };
    if (patch.carries === "plays") {
      this.#hush(this.#talks.get(name ?? ""), patch.session);
      return { commands: [...commands, ...this.#again(patch.session)], events: [] };
    }
    for (const recording of this.#recordings.values()) {
      if (recording.home === patch.home) recording.named.delete(patch.session);
    }
    if (this.#talks.get(name ?? "")?.home === patch.home) this.#leave(patch.session);
    commands.push(this.#besides(patch.session));
    if (name !== undefined) commands.push(...this.#review(name, []));
    return { commands, events: [{ ...event, session: patch.session }] };
  }

  /** Nobody hears any more what plays on the session. */
  #hush(talk: Talk | undefined, session: MediaSessionId): void {
    for (const [name, { hears, playedTo: other }] of talk?.parties ?? []) {
      if (other === session) talk?.parties.set(name, { hears });
    }
  }

  #opened(patch: Patch, session: MediaSessionId, port: number): readonly Order[] {
    (patch.near.session === session ? patch.near : patch.far).port = port;
    return joined(patch, this.#codecs.get(patch.session) ?? "PCMA", this.#address);
  }

  /** The session is over. The others of its conversation go on. */
  #forget(session: MediaSessionId): readonly Order[] {
    this.#codecs.delete(session);
    const orders = [...(this.#patches.get(session) ?? [])].flatMap((patch) => this.#undo(patch));
    for (const { named } of this.#recordings.values()) named.delete(session);
    const name = this.#talkOf.get(session);
    if (name === undefined) return orders;
    this.#leave(session);
    // In a conversation of one worker all that has to happen happens there.
    const sessions = this.#talks.get(name)?.parties.keys() ?? [];
    const isSpread = orders.length > 0 || [...sessions].some((each) => this.#patches.has(each));
    return isSpread ? [...orders, ...this.#review(name, [])] : orders;
  }

  #undo(patch: Patch): readonly Order[] {
    const others = (this.#patches.get(patch.session) ?? []).filter((each) => each !== patch);
    if (others.length > 0) this.#patches.set(patch.session, others);
    else this.#patches.delete(patch.session);
    return [patch.near, patch.far].map(({ session }) => {
      this.#ends.delete(session);
      return { type: "close", session };
    });
  }
}
