import { lawOf } from "./audio/g711.ts";
import type { Homes } from "./homes.ts";
import type { MediaCodec, MediaCommand, MediaEvent, MediaSessionId } from "./vocabulary.ts";

type Command<Type extends MediaCommand["type"]> = Extract<MediaCommand, { readonly type: Type }>;

/** Between our own threads every payload type is agreed. */
const DIGITS_PAYLOAD_TYPE = 101;
/** So begin the names of sessions and bridges of ours, and of nobody else. */
const OURS = "\u21c4";

/** One end of a patch: a session of ours in one of the workers. */
interface End {
  readonly session: MediaSessionId;
  port: number | undefined;
}

interface Patch {
  /** Whom it stands for. */
  readonly session: MediaSessionId;
  readonly near: End;
  readonly far: End;
}

/** What is to be done and told in an event's place. */
export interface Heard {
  readonly commands: readonly MediaCommand[];
  readonly events: readonly MediaEvent[];
}

/**
 * Lets sessions of different workers hear one another. A session that joins a bridge in another worker stays where it is;
 * a patch, two sessions that send RTP to one another over loopback, carries what it says there and what it hears back:
 *
 *        worker 0                                  worker 1
 *   phone a <--> a =[own bridge]= near  <-RTP->  far =[the bridge]= b <--> phone b
 *
 * The far end stands for the session in everything that concerns the other worker, recordings included. The patch stays until the
 * session closes or is joined elsewhere, so that a recording hears it also while it is in no bridge.
 */
export class Patchbay {
  readonly #homes: Homes;
  readonly #address: string;
  readonly #patches = new Map<MediaSessionId, Patch>();
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
  plan(command: MediaCommand): readonly MediaCommand[] {
    switch (command.type) {
      case "connect":
        this.#codecs.set(command.session, command.codec);
        return [command];
      case "join":
        return this.#join(command);
      case "leave": {
        const patch = this.#patches.get(command.session);
        return [patch === undefined ? command : { type: "leave", session: patch.far.session }];
      }
      case "record":
        return [this.#record(command)];
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
    const isOver = event.type === "closed" && session !== undefined;
    return { commands: isOver ? this.#forget(session) : [], events: [event] };
  }

  #join(command: Command<"join">): readonly MediaCommand[] {
    const { session, bridge } = command;
    const host = this.#homes.hostOf(bridge);
    const home = this.#homes.homeOf(session);
    const patch = this.#patches.get(session);
    const there = host === undefined ? undefined : this.#homes.homeOf(host);
    if (patch !== undefined && (there === undefined || there === this.#homes.homeOf(patch.far.session))) {
      return [
        { type: "stop", session },
        { type: "join", session: patch.far.session, bridge },
      ];
    }
    const undone = this.#undo(patch);
    if (host === undefined || there === home || home === undefined) return [...undone, command];
    return [...undone, ...this.#make(session, host, bridge)];
  }

  #make(session: MediaSessionId, host: MediaSessionId, bridge: string): readonly MediaCommand[] {
    const name = `${OURS}${++this.#made}`;
    const near: End = { session: `${name} near`, port: undefined };
    const far: End = { session: `${name} far`, port: undefined };
    const patch: Patch = { session, near, far };
    this.#patches.set(session, patch);
    this.#ends.set(near.session, patch);
    this.#ends.set(far.session, patch);
    return [
      { type: "open", session: near.session, near: session },
      { type: "open", session: far.session, near: host },
      { type: "join", session, bridge: name },
      { type: "join", session: near.session, bridge: name },
      { type: "join", session: far.session, bridge },
    ];
  }

  /** Each side by whoever stands for it in the worker that has both. */
  #record(command: Command<"record">): MediaCommand {
    const [left, right] = [this.#standIns(command.left), this.#standIns(command.right)];
    for (const one of left) {
      const other = right.find((each) => this.#homes.homeOf(each) === this.#homes.homeOf(one));
      if (other !== undefined) return { ...command, left: one, right: other };
    }
    return command;
  }

  #standIns(session: MediaSessionId): readonly MediaSessionId[] {
    const patch = this.#patches.get(session);
    return patch === undefined ? [session] : [session, patch.far.session];
  }

  #hearEnd(session: MediaSessionId, event: MediaEvent): Heard {
    const patch = this.#ends.get(session);
    // Closed by ourselves.
    if (patch === undefined) return { commands: [], events: [] };
    if (event.type === "opened") return { commands: this.#opened(patch, session, event.port), events: [] };
    const isOver = event.type === "closed" || (event.type === "failed" && event.id === undefined);
    if (!isOver) return { commands: [], events: [] };
    const commands: MediaCommand[] = [...this.#undo(patch), { type: "leave", session: patch.session }];
    if (event.type === "closed") return { commands, events: [] };
    return { commands, events: [{ ...event, session: patch.session }] };
  }

  /** Once both ends have their ports, each sends to the other's. */
  #opened(patch: Patch, session: MediaSessionId, port: number): readonly MediaCommand[] {
    const { near, far } = patch;
    (near.session === session ? near : far).port = port;
    if (near.port === undefined || far.port === undefined) return [];
    const codec = this.#codecs.get(patch.session) ?? "PCMA";
    const connect = (end: End, peer: number): MediaCommand => ({
      ...{ type: "connect", session: end.session, address: this.#address, port: peer, codec },
      signalledFrom: this.#address,
      ...{ payloadType: lawOf(codec).payloadType, digitsPayloadType: DIGITS_PAYLOAD_TYPE, send: true, receive: true },
    });
    return [connect(near, far.port), connect(far, near.port)];
  }

  #forget(session: MediaSessionId): readonly MediaCommand[] {
    this.#codecs.delete(session);
    return this.#undo(this.#patches.get(session));
  }

  #undo(patch: Patch | undefined): readonly MediaCommand[] {
    if (patch === undefined) return [];
    this.#patches.delete(patch.session);
    return [patch.near, patch.far].map(({ session }) => {
      this.#ends.delete(session);
      return { type: "close", session };
    });
  }
}
