// Phones that call.
//
//   INVITE --> 407, ACK, INVITE with digest --> 200, ACK --> talking --hold over--> BYE --> 200, over
//                                          \-> other --> ACK, over          \--BYE from the server--> over
import type { AudioPlan, CallLog, CallPlan, LoadSetup } from "./plan.ts";
import type { Audio } from "./audio.ts";
import type { Repeats } from "./repeats.ts";
import type { SipSocket } from "./sip-socket.ts";
import { timeNow } from "./sip-socket.ts";
import type { Message } from "./sip-text.ts";
import {
  audioTarget,
  credentials,
  description,
  field,
  printMessage,
  printResponse,
  sequenceOf,
  tagIn,
  uriIn,
} from "./sip-text.ts";

/** A caller who hears nothing at all for so long gives up. */
const INVITE_GIVE_UP_MS = 10_000;
const BYE_GIVE_UP_MS = 4_000;

interface Call {
  readonly id: string;
  readonly user: string;
  readonly dialled: string;
  readonly holdMs: number | undefined;
  readonly key: string | undefined;
  readonly audio: AudioPlan;
  readonly audioPort: number;
  readonly over: (log: CallLog) => void;
  stage: "inviting" | "talking" | "ending";
  sequence: number;
  toTag: string;
  target: string;
  invitedAt: number;
  authenticatedAt: number | undefined;
  answeredAt: number | undefined;
  status: number;
}

export interface CallerParts {
  readonly socket: SipSocket;
  readonly repeats: Repeats;
  readonly audio: Audio;
  readonly setup: LoadSetup;
}

export class Callers {
  readonly #parts: CallerParts;
  readonly #calls = new Map<string, Call>();
  #placed = 0;

  constructor(parts: CallerParts) {
    this.#parts = parts;
  }

  get live(): number {
    return this.#calls.size;
  }

  /** `over` is called exactly once. */
  place(plan: CallPlan, over: (log: CallLog) => void): void {
    this.#placed += 1;
    const user = plan.users[this.#placed % plan.users.length] ?? "";
    const id = `c${this.#placed}-${process.pid}`;
    const { dialled, holdMs, key, audio } = plan;
    const call: Call = {
      ...{ id, user, dialled, holdMs, key, audio, over, audioPort: this.#parts.audio.portFor(id) },
      ...{ stage: "inviting", sequence: 1, toTag: "", target: `sip:${dialled}@${this.#parts.setup.domain}` },
      ...{ invitedAt: timeNow(), authenticatedAt: undefined, answeredAt: undefined, status: 0 },
    };
    this.#calls.set(id, call);
    this.#invite(call, "");
  }

  hangUpAll(): void {
    for (const call of this.#calls.values()) this.#hangUp(call);
  }

  onMessage(message: Message): void {
    const call = this.#calls.get(field(message, "call-id"));
    if (message.status === 0) this.#onRequest(call, message);
    else if (call === undefined) return;
    else if (message.method === "INVITE") this.#onInviteResponse(call, message);
    else if (message.method === "INFO" && message.status >= 200) this.#parts.repeats.answered(`key ${call.id}`);
    else if (message.method === "BYE" && message.status >= 200) this.#finish(call);
  }

  #invite(call: Call, authorization: string): void {
    const text = this.#request(call, "INVITE", authorization, description(call.audioPort));
    const giveUp = () => this.#finish(call);
    let isFirst = true;
    const send = () => {
      const at = this.#parts.socket.send(text);
      if (!isFirst) return;
      isFirst = false;
      if (authorization === "") call.invitedAt = at;
      else call.authenticatedAt = at;
    };
    this.#parts.repeats.add(call.id, send, INVITE_GIVE_UP_MS, giveUp);
  }

  #onInviteResponse(call: Call, response: Message): void {
    const isCurrent = sequenceOf(response) === call.sequence;
    if (response.status < 200) {
      if (isCurrent && call.stage === "inviting") this.#parts.repeats.heard(call.id);
      return;
    }
    if (response.status < 300) {
      if (isCurrent) this.#onAnswer(call, response);
      return;
    }
    // RFC 3261 section 17.1.1.3: this ACK belongs to the INVITE's transaction, so it has its branch and its To.
    this.#parts.socket.send(
      this.#request({ ...call, sequence: sequenceOf(response) }, "ACK", "", "", field(response, "to")),
    );
    if (!isCurrent || call.stage !== "inviting") return;
    if (response.status === 407 && call.sequence === 1) {
      const { user } = call;
      const authorization = credentials(response, { ...this.#parts.setup, user }, "INVITE", call.target);
      call.sequence = 2;
      this.#invite(call, authorization);
      return;
    }
    call.status = response.status;
    this.#finish(call);
  }

  #onAnswer(call: Call, response: Message): void {
    const isFirst = call.stage === "inviting";
    if (isFirst) {
      call.stage = "talking";
      call.status = response.status;
      call.answeredAt = timeNow();
      call.toTag = tagIn(field(response, "to"));
      call.target = uriIn(field(response, "contact"));
      this.#parts.repeats.answered(call.id);
      const target = audioTarget(response.body);
      if (target !== undefined) this.#parts.audio.talk(call.id, target, call.audio.everyMs);
      if (call.holdMs !== undefined) setTimeout(() => this.#hangUp(call), call.holdMs);
    }
    // A 200 that comes again wants its ACK again; it has a branch of its own (section 13.2.2.4).
    this.#parts.socket.send(this.#request(call, "ACK", "", ""));
    if (isFirst && call.key !== undefined) this.#press(call, call.key);
  }

  #press(call: Call, key: string): void {
    // A 200 that comes again is known by the INVITE's number, so that one stays.
    const text = this.#request(
      { ...call, sequence: call.sequence + 1 },
      "INFO",
      "",
      `Signal=${key}\r\nDuration=160\r\n`,
    );
    this.#parts.repeats.add(
      `key ${call.id}`,
      () => this.#parts.socket.send(text),
      BYE_GIVE_UP_MS,
      () => undefined,
    );
  }

  #hangUp(call: Call): void {
    if (call.stage !== "talking") return;
    call.stage = "ending";
    call.sequence += call.key === undefined ? 1 : 2;
    const text = this.#request(call, "BYE", "", "");
    this.#parts.repeats.add(
      call.id,
      () => this.#parts.socket.send(text),
      BYE_GIVE_UP_MS,
      () => this.#finish(call),
    );
  }

  #onRequest(call: Call | undefined, request: Message): void {
    if (request.method === "ACK") return;
    const isReoffer = request.method === "INVITE" && call !== undefined;
    const status = call === undefined ? "481 Call/Transaction Does Not Exist" : "200 OK";
    const contact = call === undefined ? [] : [`Contact: <sip:${call.user}@127.0.0.1:${this.#parts.socket.port}>`];
    const body = isReoffer ? description(call.audioPort) : "";
    this.#parts.socket.send(printResponse(request, status, "", contact, body));
    if (request.method === "BYE" && call !== undefined) this.#finish(call);
  }

  #finish(call: Call): void {
    if (!this.#calls.delete(call.id)) return;
    this.#parts.repeats.answered(call.id);
    this.#parts.repeats.answered(`key ${call.id}`);
    this.#parts.audio.hush(call.id);
    const { user, invitedAt, authenticatedAt, answeredAt, status } = call;
    call.over({ user, invitedAt, authenticatedAt, answeredAt, endedAt: timeNow(), status });
  }

  #request(call: Call, method: string, authorization: string, body: string, to?: string): string {
    const { domain } = this.#parts.setup;
    const { port } = this.#parts.socket;
    const isToAnswer = method === "ACK" && call.stage !== "inviting";
    const branch = `z9hG4bK${call.id}${isToAnswer ? "a" : ""}${call.sequence}`;
    const toTag = call.toTag === "" ? "" : `;tag=${call.toTag}`;
    return printMessage(
      `${method} ${call.target} SIP/2.0`,
      [
        `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=${branch};rport`,
        "Max-Forwards: 70",
        `From: <sip:${call.user}@${domain}>;tag=${call.id}`,
        `To: ${to ?? `<sip:${call.dialled}@${domain}>${toTag}`}`,
        `Call-ID: ${call.id}`,
        `CSeq: ${call.sequence} ${method}`,
        ...(method === "INVITE"
          ? [
              `Contact: <sip:${call.user}@127.0.0.1:${port}>`,
              "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS",
              "User-Agent: bench",
            ]
          : []),
        ...(authorization === "" ? [] : [authorization]),
      ],
      body,
      method === "INFO" ? "application/dtmf-relay" : undefined,
    );
  }
}
