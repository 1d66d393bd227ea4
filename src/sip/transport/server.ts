import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Census, Ending } from "../endpoint/endpoint.ts";
import { SipEndpoint } from "../endpoint/endpoint.ts";
import type { SipEndpointOptions } from "../endpoint/options.ts";
import type { Tally } from "../endpoint/tally.ts";
import type {
  Binding,
  Flow,
  HostPort,
  Invitation,
  OutgoingRegistration,
  Publication,
  Question,
  ReferralId,
  RegistrationId,
  SessionId,
  SipEvent,
  TransportName,
} from "../endpoint/vocabulary.ts";
import type { Warning } from "../session-description/warnings.ts";
import type { KeptRegistration } from "../registrar/registrations.ts";
import type { CertificateLife } from "./certificates.ts";
import type { TransportListener } from "./listener.ts";
import type { ConnectionCensus, TcpLimits } from "./lobby.ts";
import type { Listening } from "./transport.ts";
import { SipTransport } from "./transport.ts";
import type { Asking } from "./web-sockets.ts";
import { reachableHost } from "./address.ts";

const FAR_MS = 3_600_000;
const TURNED_AWAY = "Connections were turned away";

/** Time, injected. */
export interface SipClock {
  /** Milliseconds since 1970; never goes back. */
  now(): number;
  /** Calls `wake` once, not before `at`. Returns what takes it back. */
  wakeAt(at: number, wake: () => void): () => void;
}

export interface SipServerOptions extends Omit<SipEndpointOptions, "advertised"> {
  /** Where to listen; port 0 takes a free one (the same for UDP and TCP, another one for TLS). */
  readonly listen: Listening;
  /** What stands in Via and Contact where that is not the bound address (behind NAT). A port of 0 means the bound one; so does any for TLS. */
  readonly advertised?: HostPort;
  readonly clock: SipClock;
  readonly transportLimits?: Partial<TcpLimits>;
}

export type TransportSide = Pick<
  SipTransport,
  "start" | "open" | "stop" | "address" | "connections" | "certificates" | "send" | "proven" | "takeOver"
>;

export type MakeTransport = (
  listening: Listening,
  limits: Partial<TcpLimits>,
  listener: TransportListener,
  wall: () => number,
) => TransportSide;

/**
 * An endpoint with sockets and a clock. Listeners hear events in order, never from inside an action: one that acts in
 * reaction to an event finds the endpoint at rest. Actions are those of `SipEndpoint` with the time filled in; before
 * `start` and after `stop` they do nothing.
 *
 * What comes in is answered when its turn of the loop is over: listeners have heard of it, and what they have put into
 * microtasks is done. Who writes down a call's end by then has it on record before the phone is told that the BYE was taken.
 * A listener that throws delays nothing.
 */
export class SipServer {
  readonly #options: SipServerOptions;
  readonly #transport: TransportSide;
  readonly #listeners = new Set<(event: SipEvent) => void>();
  #endpoint: SipEndpoint | undefined;
  /** Told to the listeners in this order. */
  #events: SipEvent[] = [];
  #binding: Promise<void> | undefined;
  #isTelling = false;
  #isTellingPlanned = false;
  /** To be sent at the end of this turn, in this order. */
  readonly #outgoing: { readonly flow: Flow; readonly bytes: Uint8Array }[] = [];
  #wakesAt = Number.POSITIVE_INFINITY;
  #cancelWake: (() => void) | undefined;

  constructor(options: SipServerOptions, makeTransport: MakeTransport = (...given) => new SipTransport(...given)) {
    this.#options = options;
    const wall = (): number => options.clock.now() + (options.wallAheadMs?.() ?? 0);
    const listener: TransportListener = {
      message: (flow, bytes) => this.#happens((endpoint, now) => endpoint.receive(flow, bytes, now)),
      malformed: (flow, error) => {
        this.#happens((endpoint, now) => endpoint.receiveUnreadable(flow, error, now));
        // The connection is closed in this very turn.
        this.#sendAll();
      },
      closed: (flow) => this.#happens((endpoint, now) => endpoint.disconnected(flow, now)),
      trusts: (flow) => options.directory.trusts(flow),
      turnedAway: (fields) => this.#happens((endpoint, now) => endpoint.notice("warn", TURNED_AWAY, fields, now)),
      notice: (...what) => this.#happens((endpoint, now) => endpoint.notice(...what, now)),
    };
    this.#transport = makeTransport(options.listen, options.transportLimits ?? {}, listener, wall);
  }

  /** Takes the addresses; what comes before `start` is not listened to. Rejects where one is in use. */
  bind(): Promise<void> {
    this.#binding ??= this.#transport.start();
    return this.#binding;
  }

  /** Resolves when all sockets listen; rejects where an address is in use. */
  async start(): Promise<void> {
    await this.bind();
    const advertise = (bound: HostPort | undefined): HostPort | undefined => {
      const { advertised } = this.#options;
      if (bound === undefined) return undefined;
      if (advertised === undefined) return { host: reachableHost(bound.host), port: bound.port };
      return advertised.port === 0 ? { host: advertised.host, port: bound.port } : advertised;
    };
    const udp = advertise(this.#transport.address("udp"));
    const tcp = advertise(this.#transport.address("tcp"));
    const bound = this.#transport.address("tls");
    // Of a public port only that of the others is known.
    const tls = bound && { host: advertise(bound)?.host ?? bound.host, port: bound.port };
    const advertised = { ...(udp && { udp }), ...(tcp && { tcp }), ...(tls && { tls }) };
    this.#endpoint = new SipEndpoint({ ...this.#options, advertised });
    this.#transport.open();
  }

  /** Ends all sessions (BYE, CANCEL, 503), sends what waits, closes the sockets. No event is told after it resolves. */
  async stop(): Promise<void> {
    this.#acts((endpoint, now) => endpoint.endAll({ status: 503 }, now));
    this.#tell();
    this.#sendAll();
    this.#endpoint = undefined;
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    this.#binding = undefined;
    await this.#transport.stop();
  }

  /** The bound addresses; undefined before `start`, or where that transport is off. */
  address(transport: TransportName): HostPort | undefined {
    return this.#transport.address(transport);
  }

  /** Returns what takes it back. */
  onEvent(listener: (event: SipEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A request to an HTTP server for a WebSocket that is to carry SIP; before `start` it is refused. */
  takeOver(request: IncomingMessage, socket: Duplex, head: Buffer, asking: Asking): void {
    this.#transport.takeOver(request, socket, head, asking);
  }

  invite(invitation: Invitation): void {
    this.#acts((endpoint, now) => endpoint.invite(invitation, now));
  }

  ring(session: SessionId, sdp?: string): void {
    this.#acts((endpoint, now) => endpoint.ring(session, sdp, now));
  }

  accept(session: SessionId, sdp: string): void {
    this.#acts((endpoint, now) => endpoint.accept(session, sdp, now));
  }

  end(session: SessionId, ending: Ending = {}): void {
    this.#acts((endpoint, now) => endpoint.end(session, ending, now));
  }

  reoffer(session: SessionId, sdp: string): void {
    this.#acts((endpoint, now) => endpoint.reoffer(session, sdp, now));
  }

  answerOffer(session: SessionId, sdp: string): void {
    this.#acts((endpoint, now) => endpoint.answerOffer(session, sdp, now));
  }

  refuseOffer(session: SessionId, status: number, warning?: Warning): void {
    this.#acts((endpoint, now) => endpoint.refuseOffer(session, status, now, warning));
  }

  info(session: SessionId, contentType: string, body: string): void {
    this.#acts((endpoint, now) => endpoint.info(session, contentType, body, now));
  }

  tellReferral(referral: ReferralId, status: number): void {
    this.#acts((endpoint, now) => endpoint.tellReferral(referral, status, now));
  }

  askToTalk(session: SessionId): void {
    this.#acts((endpoint, now) => endpoint.askToTalk(session, now));
  }

  probe(session: SessionId): void {
    this.#acts((endpoint, now) => endpoint.probe(session, now));
  }

  ask(question: Question): void {
    this.#acts((endpoint, now) => endpoint.ask(question, now));
  }

  bindings(user: string): readonly Binding[] {
    return this.#endpoint?.bindings(user, this.#options.clock.now()) ?? [];
  }

  restore(kept: ReadonlyMap<string, readonly KeptRegistration[]>): void {
    this.#acts((endpoint, now) => endpoint.restore(kept, now));
  }

  unbind(user: string): void {
    this.#acts((endpoint, now) => endpoint.unbind(user, now));
  }

  publish(publication: Publication): void {
    this.#acts((endpoint, now) => endpoint.publish(publication, now));
  }

  retract(user: string): void {
    this.#acts((endpoint, now) => endpoint.retract(user, now));
  }

  registerWith(registration: OutgoingRegistration): void {
    this.#acts((endpoint, now) => endpoint.registerWith(registration, now));
  }

  unregister(registration: RegistrationId): void {
    this.#acts((endpoint, now) => endpoint.unregister(registration, now));
  }

  /** What it holds at the moment, for gauges; undefined while it is not started. */
  census(): Census | undefined {
    return this.#endpoint?.census();
  }

  /** What has passed since it was started, for counters; undefined while it is not started. */
  tally(): Tally | undefined {
    return this.#endpoint?.tally();
  }

  /** Connections over TCP and TLS; undefined where both are off. */
  connections(): ConnectionCensus | undefined {
    return this.#transport.connections();
  }

  /** What is shown over TLS, and until when it can be. */
  certificates(): readonly CertificateLife[] {
    return this.#transport.certificates();
  }

  /** Something has come from the network or the clock: whoever listens is told at once. */
  #happens(work: (endpoint: SipEndpoint, now: number) => void): void {
    this.#do(work);
    this.#tell();
  }

  /** The user wants something: it is done at once, but told later. */
  #acts(work: (endpoint: SipEndpoint, now: number) => void): void {
    this.#do(work);
    if (this.#events.length === 0 || this.#isTelling || this.#isTellingPlanned) return;
    this.#isTellingPlanned = true;
    queueMicrotask(() => {
      this.#isTellingPlanned = false;
      this.#tell();
    });
  }

  #do(work: (endpoint: SipEndpoint, now: number) => void): void {
    const endpoint = this.#endpoint;
    if (endpoint === undefined) return;
    work(endpoint, this.#options.clock.now());
    for (const effect of endpoint.drain()) {
      if (effect.type === "send") this.#sendSoon(effect.flow, effect.bytes);
      else if (effect.type === "proven") this.#transport.proven(effect.flow);
      else this.#events.push(effect.event);
    }
    this.#plan(endpoint);
  }

  /** Planned before anybody is told: whoever throws then does not keep it back. */
  #sendSoon(flow: Flow, bytes: Uint8Array): void {
    if (this.#outgoing.push({ flow, bytes }) > 1) return;
    // From inside a microtask: after all of them, and before the next message is read.
    queueMicrotask(() => process.nextTick(() => this.#sendAll()));
  }

  #sendAll(): void {
    for (const { flow, bytes } of this.#outgoing.splice(0)) this.#transport.send(flow, bytes);
  }

  #tell(): void {
    // A listener that acts brings new events: they come after those that wait.
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      for (let events = this.#take(); events.length > 0; events = this.#take()) {
        for (const event of events) for (const listener of this.#listeners) listener(event);
      }
    } finally {
      this.#isTelling = false;
    }
  }

  #take(): SipEvent[] {
    const events = this.#events;
    if (events.length > 0) this.#events = [];
    return events;
  }

  /** Keeps the clock set for the next deadline. One that has moved into the future is left: it wakes us for nothing, once. */
  #plan(endpoint: SipEndpoint): void {
    const { clock } = this.#options;
    const due = endpoint.nextDeadline();
    // A timer of Node holds 24 days: far deadlines are looked at again now and then.
    const next = due === undefined ? undefined : Math.min(due, clock.now() + FAR_MS);
    if (next === undefined || next >= this.#wakesAt) return;
    this.#cancelWake?.();
    this.#wakesAt = next;
    this.#cancelWake = clock.wakeAt(next, () => {
      this.#wakesAt = Number.POSITIVE_INFINITY;
      this.#cancelWake = undefined;
      this.#happens((awake, now) => awake.tick(now));
    });
  }
}
