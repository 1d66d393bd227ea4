// Agents' phones: they register, ring, answer by themselves, and hang up or wait until the other side does.
//
//   INVITE --> 180 --after a moment--> 200 (again until ACK) --> talking --BYE either way--> over
//          \--CANCEL--> 487, over
import type { Audio } from "./audio.ts";
import type { AgentPlan, LoadSetup, OfferLog } from "./plan.ts";
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
  userIn,
} from "./sip-text.ts";

const GIVE_UP_MS = 8_000;
/** Registrations that wait for their answers at one time: more is an attack, not a morning. */
const REGISTERING_AT_ONCE = 20;
/** Spreads answers and talks over the time allowed; any number without a common divisor with it does. */
const STRIDE = 7;
const SPREAD = 101;

interface Ringing {
  readonly callId: string;
  readonly agent: string;
  readonly caller: string;
  readonly invite: Message;
  readonly localTag: string;
  readonly audioPort: number;
  readonly invitedAt: number;
  stage: "ringing" | "answered" | "talking" | "ending";
  answeredAt: number | undefined;
  acknowledgedAt: number | undefined;
}

export interface AgentParts {
  readonly socket: SipSocket;
  readonly repeats: Repeats;
  readonly audio: Audio;
  readonly setup: LoadSetup;
}

export class Agents {
  readonly #parts: AgentParts;
  readonly #plans = new Map<string, AgentPlan>();
  readonly #legs = new Map<string, Ringing>();
  readonly #registering = new Map<string, (response: Message) => void>();
  #offers: OfferLog[] = [];
  #count = 0;

  constructor(parts: AgentParts) {
    this.#parts = parts;
  }

  get live(): number {
    return this.#legs.size;
  }

  /** How many the registrar has accepted. */
  async register(plan: AgentPlan): Promise<number> {
    const waiting = [...plan.users];
    let accepted = 0;
    const lane = async (): Promise<void> => {
      for (let user = waiting.shift(); user !== undefined; user = waiting.shift()) {
        this.#plans.set(user, plan);
        if (await this.#register(user)) accepted += 1;
      }
    };
    await Promise.all(Array.from({ length: REGISTERING_AT_ONCE }, lane));
    return accepted;
  }

  /** What has been offered since the last time; each is told when it is over. */
  takeOffers(): readonly OfferLog[] {
    const offers = this.#offers;
    this.#offers = [];
    return offers;
  }

  onMessage(message: Message, at: number): void {
    const callId = field(message, "call-id");
    if (message.status > 0) this.#onResponse(callId, message);
    else if (message.method === "INVITE") this.#onInvite(callId, message, at);
    else this.#onRequest(this.#legs.get(callId), message);
  }

  #onResponse(callId: string, response: Message): void {
    if (response.status < 200) return;
    if (response.method === "REGISTER") this.#registering.get(callId)?.(response);
    const leg = this.#legs.get(callId);
    if (response.method === "BYE" && leg !== undefined) this.#repeats.answered(`bye ${callId}`);
    if (response.method === "BYE" && leg !== undefined) this.#legs.delete(callId);
  }

  get #repeats(): Repeats {
    return this.#parts.repeats;
  }

  async #register(user: string): Promise<boolean> {
    // One Call-ID would do, but then its CSeq must go on rising (RFC 3261 section 10.2).
    this.#count += 1;
    const callId = `r-${user}-${this.#count}-${process.pid}`;
    const first = await this.#sendRegister(callId, user, 1, "");
    if (first?.status !== 401) return first?.status === 200;
    const uri = `sip:${this.#parts.setup.domain}`;
    const authorization = credentials(first, { ...this.#parts.setup, user }, "REGISTER", uri);
    return (await this.#sendRegister(callId, user, 2, authorization))?.status === 200;
  }

  #sendRegister(callId: string, user: string, sequence: number, authorization: string): Promise<Message | undefined> {
    const { domain } = this.#parts.setup;
    const { port } = this.#parts.socket;
    const text = printMessage(`REGISTER sip:${domain} SIP/2.0`, [
      `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${callId}${sequence};rport`,
      "Max-Forwards: 70",
      `From: <sip:${user}@${domain}>;tag=${callId}`,
      `To: <sip:${user}@${domain}>`,
      `Call-ID: ${callId}`,
      `CSeq: ${sequence} REGISTER`,
      `Contact: <sip:${user}@127.0.0.1:${port}>`,
      "Expires: 3600",
      ...(authorization === "" ? [] : [authorization]),
    ]);
    return new Promise((resolve) => {
      this.#repeats.add(
        callId,
        () => this.#parts.socket.send(text),
        GIVE_UP_MS,
        () => {
          resolve(undefined);
        },
      );
      this.#registering.set(callId, (response) => {
        if (sequenceOf(response) !== sequence) return;
        this.#repeats.answered(callId);
        this.#registering.delete(callId);
        resolve(response);
      });
    });
  }

  #onInvite(callId: string, invite: Message, at: number): void {
    const known = this.#legs.get(callId);
    if (known !== undefined) {
      // Inside the call it is a new offer, answered with what we have; before that a repetition, which 180 or 200 answers.
      if (tagIn(field(invite, "to")) !== "") this.#reply(known, invite, "200 OK", description(known.audioPort));
      return;
    }
    const agent = userIn(invite.target);
    const plan = this.#plans.get(agent);
    this.#count += 1;
    const leg: Ringing = {
      ...{ callId, agent, caller: userIn(field(invite, "from")), invite, localTag: `t${this.#count}` },
      ...{ audioPort: this.#parts.audio.portFor(callId), invitedAt: at, stage: "ringing" },
      ...{ answeredAt: undefined, acknowledgedAt: undefined },
    };
    this.#legs.set(callId, leg);
    this.#reply(leg, invite, "180 Ringing");
    const withinMs = plan?.answerWithinMs ?? 0;
    const afterMs = withinMs === 0 ? 0 : (this.#count * STRIDE) % withinMs;
    if (afterMs === 0) this.#answer(leg);
    else setTimeout(() => this.#answer(leg), afterMs);
  }

  #answer(leg: Ringing): void {
    if (leg.stage !== "ringing") return;
    leg.stage = "answered";
    leg.answeredAt = timeNow();
    const send = () => this.#reply(leg, leg.invite, "200 OK", description(leg.audioPort));
    this.#repeats.add(`200 ${leg.callId}`, send, GIVE_UP_MS, () => this.#over(leg));
  }

  #onRequest(leg: Ringing | undefined, request: Message): void {
    if (request.method === "ACK") {
      if (leg?.stage === "answered") this.#onAcknowledged(leg, request);
      return;
    }
    const status = leg === undefined ? "481 Call/Transaction Does Not Exist" : "200 OK";
    this.#parts.socket.send(printResponse(request, status, leg?.localTag ?? "t0", []));
    if (leg === undefined) return;
    if (request.method === "CANCEL" && leg.stage === "ringing") this.#reply(leg, leg.invite, "487 Request Terminated");
    if (request.method === "BYE" || (request.method === "CANCEL" && leg.stage === "ringing")) this.#over(leg);
  }

  #onAcknowledged(leg: Ringing, ack: Message): void {
    leg.stage = "talking";
    leg.acknowledgedAt = timeNow();
    this.#repeats.answered(`200 ${leg.callId}`);
    const plan = this.#plans.get(leg.agent);
    // An INVITE without an offer has its answer in the ACK.
    const target = audioTarget(leg.invite.body) ?? audioTarget(ack.body);
    if (target !== undefined) this.#parts.audio.talk(leg.callId, target, plan?.audio.everyMs ?? 0);
    if (plan?.talkMs !== undefined) setTimeout(() => this.#hangUp(leg), this.#spread(plan.talkMs));
  }

  /** From half to one and a half times: agents who began together do not end together. */
  #spread(ms: number): number {
    return ms * (0.5 + ((this.#count * STRIDE) % SPREAD) / SPREAD);
  }

  #hangUp(leg: Ringing): void {
    if (leg.stage !== "talking") return;
    leg.stage = "ending";
    const { invite, callId } = leg;
    const text = printMessage(`BYE ${uriIn(field(invite, "contact"))} SIP/2.0`, [
      `Via: SIP/2.0/UDP 127.0.0.1:${this.#parts.socket.port};branch=z9hG4bKb${callId};rport`,
      "Max-Forwards: 70",
      `From: ${field(invite, "to")};tag=${leg.localTag}`,
      `To: ${field(invite, "from")}`,
      `Call-ID: ${callId}`,
      "CSeq: 1 BYE",
    ]);
    const forget = () => this.#legs.delete(callId);
    this.#offers.push(logOf(leg, timeNow()));
    this.#repeats.add(`bye ${callId}`, () => this.#parts.socket.send(text), GIVE_UP_MS, forget);
    this.#parts.audio.hush(callId);
  }

  #over(leg: Ringing): void {
    const wasTold = leg.stage === "ending";
    leg.stage = "ending";
    this.#legs.delete(leg.callId);
    this.#repeats.answered(`200 ${leg.callId}`);
    this.#repeats.answered(`bye ${leg.callId}`);
    this.#parts.audio.hush(leg.callId);
    if (!wasTold) this.#offers.push(logOf(leg, timeNow()));
  }

  #reply(leg: Ringing, request: Message, statusLine: string, body = ""): void {
    const contact = [`Contact: <sip:${leg.agent}@127.0.0.1:${this.#parts.socket.port}>`];
    this.#parts.socket.send(printResponse(request, statusLine, leg.localTag, contact, body));
  }
}

function logOf(leg: Ringing, endedAt: number): OfferLog {
  const { agent, caller, invitedAt, answeredAt, acknowledgedAt } = leg;
  return { agent, caller, invitedAt, answeredAt, acknowledgedAt, endedAt };
}
