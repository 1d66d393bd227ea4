// Runs the transactions of RFC 3261 section 17: finds the one a message belongs to, feeds it, does what it says, wakes it.
import { header, headerValues } from "../message/headers.ts";
import type { HeaderField, SipRequest, SipResponse } from "../message/message.ts";
import { printMessage, request as makeRequest } from "../message/print.ts";
import type { InviteClient, InviteClientEffect, InviteClientEvent } from "../transaction/invite-client.ts";
import { inviteClientDeadline, startInviteClient, stepInviteClient } from "../transaction/invite-client.ts";
import type { InviteServer, InviteServerEffect, InviteServerEvent } from "../transaction/invite-server.ts";
import { inviteServerDeadline, startInviteServer, stepInviteServer } from "../transaction/invite-server.ts";
import { clientKey } from "../transaction/key.ts";
import type { NonInviteClient, NonInviteClientEffect, NonInviteClientEvent } from "../transaction/non-invite-client.ts";
import {
  nonInviteClientDeadline,
  startNonInviteClient,
  stepNonInviteClient,
} from "../transaction/non-invite-client.ts";
import type { NonInviteServer, NonInviteServerEffect, NonInviteServerEvent } from "../transaction/non-invite-server.ts";
import {
  nonInviteServerDeadline,
  startNonInviteServer,
  stepNonInviteServer,
} from "../transaction/non-invite-server.ts";
import type { Step } from "../transaction/step.ts";
import type { Timers } from "../transaction/timers.ts";
import type { Deadlines } from "./deadlines.ts";
import { Alarm } from "./deadlines.ts";
import type { Flow } from "./vocabulary.ts";

/** A pure machine and its present state. */
class Running<State extends { readonly state: string }, Event, Effect> {
  #state: State;
  readonly #step: (state: State, event: Event, at: number) => Step<State, Effect>;
  readonly #deadline: (state: State) => number;

  constructor(
    state: State,
    step: (state: State, event: Event, at: number) => Step<State, Effect>,
    deadline: (state: State) => number,
  ) {
    this.#state = state;
    this.#step = step;
    this.#deadline = deadline;
  }

  take(event: Event, at: number): readonly Effect[] {
    const [state, effects] = this.#step(this.#state, event, at);
    this.#state = state;
    return effects;
  }

  get state(): State["state"] {
    return this.#state.state;
  }

  get deadline(): number {
    return this.#deadline(this.#state);
  }
}

type InviteClientRun = Running<InviteClient, InviteClientEvent, InviteClientEffect>;
type NonInviteClientRun = Running<NonInviteClient, NonInviteClientEvent, NonInviteClientEffect>;
type InviteServerRun = Running<InviteServer, InviteServerEvent, InviteServerEffect>;
type NonInviteServerRun = Running<NonInviteServer, NonInviteServerEvent, NonInviteServerEffect>;

/** Who sent the request and wants to know. */
export interface ClientUser {
  response(response: SipResponse, now: number): void;
  failed(why: "timeout" | "transport", now: number): void;
  /** Nothing more will come. */
  terminated?(now: number): void;
}

export interface ClientTransaction {
  readonly key: string;
  readonly branch: string;
  readonly request: SipRequest;
  readonly flow: Flow;
}

interface LivingClient extends ClientTransaction {
  flow: Flow;
  readonly user: ClientUser;
  readonly invite: InviteClientRun | undefined;
  readonly run: InviteClientRun | NonInviteClientRun;
  readonly alarm: Alarm;
  bytes: Uint8Array;
  ack: Uint8Array | undefined;
}

/** Who answers an INVITE and wants to know what became of that. */
export interface ServerUser {
  /** Our tag in the responses, for the one to a CANCEL should have the same (9.2). */
  readonly toTag: string;
  /** The request is taken back before it has a final response (9.2). */
  cancelled?(cancel: SipRequest, now: number): void;
  /** No ACK to a refusal, or a response could not be sent. */
  failed?(why: "timeout" | "transport", now: number): void;
}

export interface ServerTransaction {
  readonly key: string;
  readonly flow: Flow;
  /** As given by `user`, kept longer than that. */
  readonly toTag: string | undefined;
  /** Let go with the final response: what lingers for half a minute shall not hold a whole session. */
  readonly user: ServerUser | undefined;
  /** No final response has been given yet. */
  readonly isOpen: boolean;
}

interface LivingServer extends ServerTransaction {
  flow: Flow;
  readonly mergeKey: string | undefined;
  readonly run: InviteServerRun | NonInviteServerRun;
  readonly invite: InviteServerRun | undefined;
  readonly alarm: Alarm;
  user: ServerUser | undefined;
  isOpen: boolean;
  last: Uint8Array | undefined;
}

const NOTHING = new Uint8Array(0);

export class Transactions {
  readonly #timers: Timers;
  readonly #deadlines: Deadlines;
  readonly #send: (flow: Flow, bytes: Uint8Array) => void;
  readonly #clients = new Map<string, LivingClient>();
  readonly #servers = new Map<string, LivingServer>();
  readonly #merged = new Map<string, LivingServer>();
  /** Those over TCP: they die with their connection. */
  readonly #connected = new Set<LivingClient | LivingServer>();

  /** Peers that never answered, or never acknowledged, since the start. */
  timeouts = 0;

  constructor(timers: Timers, deadlines: Deadlines, send: (flow: Flow, bytes: Uint8Array) => void) {
    this.#timers = timers;
    this.#deadlines = deadlines;
    this.#send = send;
  }

  get size(): number {
    return this.#clients.size + this.#servers.size;
  }

  /** Sends a request of ours, complete with its Via, whose branch is `branch`. */
  start(request: SipRequest, branch: string, flow: Flow, user: ClientUser, now: number): ClientTransaction {
    const isReliable = flow.transport !== "udp";
    const invite =
      request.method === "INVITE"
        ? new Running(startInviteClient(this.#timers, isReliable, now)[0], stepInviteClient, inviteClientDeadline)
        : undefined;
    const run =
      invite ??
      new Running(startNonInviteClient(this.#timers, isReliable, now)[0], stepNonInviteClient, nonInviteClientDeadline);
    const key = clientKey(branch, request.method);
    const alarm = new Alarm((at) => this.#clientTakes(client, run.take({ type: "time" }, at), undefined, at));
    const bytes = printMessage(request);
    const client: LivingClient = { key, branch, request, flow, user, invite, run, alarm, bytes, ack: undefined };
    this.#clients.set(key, client);
    if (isReliable) this.#connected.add(client);
    this.#deadlines.set(alarm, run.deadline);
    this.#send(flow, bytes);
    return client;
  }

  /** Waits no longer for the final response of a cancelled INVITE (9.1). */
  abandon(transaction: ClientTransaction, now: number): void {
    const client = this.#clients.get(transaction.key);
    if (client?.invite === undefined) return;
    this.#clientTakes(client, client.invite.take({ type: "abandon" }, now), undefined, now);
  }

  /** False where the response belongs to nothing. `branch` is that of its uppermost Via. */
  response(response: SipResponse, branch: string, method: string, now: number): boolean {
    const client = this.#clients.get(clientKey(branch, method));
    if (client === undefined) return false;
    this.#clientTakes(client, client.run.take({ type: "response", status: response.status }, now), response, now);
    return true;
  }

  find(key: string): ServerTransaction | undefined {
    return this.#servers.get(key);
  }

  /** An INVITE that came by another way already (8.2.2.2). */
  isMerged(mergeKey: string): boolean {
    return this.#merged.has(mergeKey);
  }

  /** A request that has a transaction already: a retransmission, or the ACK to a refusal. True: `ack` is for a 2xx. */
  again(transaction: ServerTransaction, method: string, now: number): boolean {
    const server = this.#servers.get(transaction.key);
    if (server === undefined) return false;
    if (method !== "ACK") {
      this.#serverTakes(server, server.run.take({ type: "request" }, now), now);
      return false;
    }
    const effects = server.invite?.take({ type: "ack" }, now) ?? [];
    this.#serverTakes(server, effects, now);
    return effects.includes("deliver-ack");
  }

  /** Opens the transaction of a request just received. `mergeKey` for an INVITE outside of a dialog. */
  serve(key: string, method: string, flow: Flow, user?: ServerUser, mergeKey?: string): ServerTransaction {
    const isReliable = flow.transport !== "udp";
    const invite =
      method === "INVITE"
        ? new Running(startInviteServer(this.#timers, isReliable), stepInviteServer, inviteServerDeadline)
        : undefined;
    const run =
      invite ??
      new Running(startNonInviteServer(this.#timers, isReliable), stepNonInviteServer, nonInviteServerDeadline);
    const alarm = new Alarm((at) => this.#serverTakes(server, run.take({ type: "time" }, at), at));
    const toTag = user?.toTag;
    const server: LivingServer = {
      key,
      flow,
      mergeKey,
      toTag,
      user,
      run,
      invite,
      alarm,
      isOpen: true,
      last: undefined,
    };
    this.#servers.set(key, server);
    if (mergeKey !== undefined) this.#merged.set(mergeKey, server);
    if (isReliable) this.#connected.add(server);
    return server;
  }

  /** Answers. Returns what was sent, for those who repeat it (2xx to INVITE). */
  respond(transaction: ServerTransaction, response: SipResponse, now: number): Uint8Array {
    const server = this.#servers.get(transaction.key);
    if (server?.isOpen !== true) return NOTHING;
    server.last = printMessage(response);
    if (response.status >= 200) {
      server.isOpen = false;
      server.user = undefined;
    }
    const { last } = server;
    this.#serverTakes(server, server.run.take({ type: "respond", status: response.status }, now), now);
    return last;
  }

  /** The connection is gone. An INVITE that rings stays, whoever made it: its answer may come, or go, by another connection. */
  disconnected(flow: Flow, now: number): void {
    for (const one of [...this.#connected]) {
      if (one.flow.remotePort !== flow.remotePort || one.flow.remoteAddress !== flow.remoteAddress) continue;
      if (one.invite?.state === "proceeding") continue;
      if ("last" in one) this.#serverTakes(one, one.run.take({ type: "transport-error" }, now), now);
      else this.#clientTakes(one, one.run.take({ type: "transport-error" }, now), undefined, now);
    }
  }

  /** What it still has to send goes to the peer's new connection. */
  move({ key }: ClientTransaction | ServerTransaction, to: Flow): void {
    for (const one of [this.#clients.get(key), this.#servers.get(key)]) if (one !== undefined) one.flow = to;
  }

  #clientTakes(
    client: LivingClient,
    effects: readonly (InviteClientEffect | NonInviteClientEffect)[],
    response: SipResponse | undefined,
    now: number,
  ): void {
    const { state } = client.run;
    if (state === "terminated") this.#dropClient(client);
    else this.#deadlines.set(client.alarm, client.run.deadline);
    // Retransmissions of the request are over: a lingering transaction keeps no more than it needs.
    if (state === "completed" || state === "accepted") client.bytes = NOTHING;
    for (const effect of effects) {
      switch (effect) {
        case "send":
          this.#send(client.flow, client.bytes);
          break;
        case "ack":
          if (response === undefined) break;
          client.ack ??= printMessage(ackToRefusal(client.request, response));
          this.#send(client.flow, client.ack);
          break;
        case "deliver":
          if (response !== undefined) client.user.response(response, now);
          break;
        case "timeout":
          this.timeouts += 1;
          client.user.failed("timeout", now);
          break;
        case "transport-failure":
          client.user.failed("transport", now);
          break;
      }
    }
    if (state === "terminated") client.user.terminated?.(now);
  }

  #serverTakes(
    server: LivingServer,
    effects: readonly (InviteServerEffect | NonInviteServerEffect)[],
    now: number,
  ): void {
    if (server.run.state === "terminated") this.#dropServer(server);
    else this.#deadlines.set(server.alarm, server.run.deadline);
    for (const effect of effects) {
      switch (effect) {
        case "send":
          if (server.last !== undefined) this.#send(server.flow, server.last);
          break;
        case "timeout":
          this.timeouts += 1;
          server.user?.failed?.("timeout", now);
          break;
        case "transport-failure":
          server.user?.failed?.("transport", now);
          break;
        case "deliver-ack":
          break;
      }
    }
  }

  #dropClient(client: LivingClient): void {
    this.#clients.delete(client.key);
    this.#connected.delete(client);
    this.#deadlines.clear(client.alarm);
  }

  #dropServer(server: LivingServer): void {
    this.#servers.delete(server.key);
    if (server.mergeKey !== undefined && this.#merged.get(server.mergeKey) === server)
      this.#merged.delete(server.mergeKey);
    this.#connected.delete(server);
    this.#deadlines.clear(server.alarm);
  }
}

/** 17.1.1.3: the INVITE's Request-URI, uppermost Via, Route, From, Call-ID and number, and the response's To. */
function ackToRefusal(invite: SipRequest, response: SipResponse): SipRequest {
  const headers: HeaderField[] = [{ name: "Via", value: headerValues(invite, "Via")[0] ?? "" }];
  for (const name of ["Route", "Max-Forwards", "From", "Call-ID", "Authorization", "Proxy-Authorization"]) {
    const value = header(invite, name);
    if (value !== undefined) headers.push({ name, value });
  }
  headers.push(
    { name: "To", value: header(response, "To") ?? header(invite, "To") ?? "" },
    { name: "CSeq", value: (header(invite, "CSeq") ?? "").replace("INVITE", "ACK") },
  );
  return makeRequest("ACK", invite.uri, headers);
}
