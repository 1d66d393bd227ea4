import type { Ending } from "../endpoint/endpoint.ts";
import type { SipEndpointOptions } from "../endpoint/options.ts";
import type {
  Binding,
  HostPort,
  Invitation,
  OutgoingRegistration,
  RegistrationId,
  SessionId,
  SipEvent,
} from "../endpoint/vocabulary.ts";

/** Time, injected. */
export interface SipClock {
  /** Milliseconds since 1970; never goes back. */
  now(): number;
  /** Calls `wake` once, not before `at`. Returns what takes it back. */
  wakeAt(at: number, wake: () => void): () => void;
}

export interface SipServerOptions extends Omit<SipEndpointOptions, "advertised"> {
  /** Where to listen; port 0 takes a free one (the same for UDP and TCP). */
  readonly listen: { readonly address: string; readonly port: number; readonly udp?: boolean; readonly tcp?: boolean };
  /** What stands in Via and Contact where that is not the bound address (behind NAT). A port of 0 means the bound one. */
  readonly advertised?: HostPort;
  readonly clock: SipClock;
  readonly transportLimits?: {
    readonly connections?: number;
    readonly idleMs?: number;
    /** Bytes that may wait for a slow peer before its connection is closed. */
    readonly unsentBytes?: number;
  };
}

/**
 * An endpoint with sockets and a clock. Listeners hear events in order, never from inside an action: one that acts in
 * reaction to an event finds the endpoint at rest. Actions are those of `SipEndpoint` with the time filled in.
 */
export class SipServer {
  readonly #options: SipServerOptions;

  constructor(options: SipServerOptions) {
    this.#options = options;
  }

  /** Resolves when both sockets listen; rejects where an address is in use. */
  async start(): Promise<void> {
    await Promise.reject(new Error(`not yet: ${this.#options.listen.address}`));
  }

  /** Ends all sessions (BYE, CANCEL, 503), sends what waits, closes the sockets. No event is told after it resolves. */
  async stop(): Promise<void> {
    await Promise.resolve();
  }

  /** The bound addresses; undefined before `start`, or where that transport is off. */
  address(_transport: "udp" | "tcp"): HostPort | undefined {
    return undefined;
  }

  /** Returns what takes it back. */
  onEvent(_listener: (event: SipEvent) => void): () => void {
    return () => undefined;
  }

  invite(_invitation: Invitation): void {
    this.#options;
  }

  ring(_session: SessionId, _sdp?: string): void {
    this.#options;
  }

  accept(_session: SessionId, _sdp: string): void {
    this.#options;
  }

  end(_session: SessionId, _ending: Ending = {}): void {
    this.#options;
  }

  reoffer(_session: SessionId, _sdp: string): void {
    this.#options;
  }

  answerOffer(_session: SessionId, _sdp: string): void {
    this.#options;
  }

  refuseOffer(_session: SessionId, _status: number): void {
    this.#options;
  }

  info(_session: SessionId, _contentType: string, _body: string): void {
    this.#options;
  }

  bindings(_user: string): readonly Binding[] {
    return [];
  }

  unbind(_user: string): void {
    this.#options;
  }

  registerWith(_registration: OutgoingRegistration): void {
    this.#options;
  }

  unregister(_registration: RegistrationId): void {
    this.#options;
  }
}
