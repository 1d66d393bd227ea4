// A telephone in software: real SIP and RTP through the project's own libraries. One call at a time, as on a desk.
import { randomBytes } from "node:crypto";
import type { Clock } from "../src/ports/clock.ts";
import type { AudioCodec, Flow, MakeTransport, SipEvent, SipServerOptions } from "../src/sip/index.ts";
import { parseUri, SipServer } from "../src/sip/index.ts";
import { PhoneAudio } from "./phone-audio.ts";
import { PhoneCall } from "./phone-call.ts";
import type { PhoneStep } from "./phone-steps.ts";
import { toneVoice, wavVoice } from "./voice.ts";
import { readSummary, type WaitingMessages } from "./waiting-messages.ts";

export interface PhoneOptions {
  readonly server: { readonly address: string; readonly port: number };
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly localAddress: string;
  readonly clock: Clock;
  /** Default "udp". */
  readonly transport?: "udp" | "tcp";
  /** What it says of itself in From; the server need not believe it. */
  readonly displayName?: string;
  /** The tone that is its voice; silence where undefined. */
  readonly voiceHz?: number;
  /** Default 3 600. */
  readonly expiresSeconds?: number;
  /** In the order of its preference; default PCMA, PCMU. */
  readonly codecs?: readonly AudioCodec[];
  /** Whether its server can press its key for it (an event "talk"), as most desk telephones allow; default false. */
  readonly answersWhenTold?: boolean;
  /** Its sockets, where they are not to be the usual ones. */
  readonly makeTransport?: MakeTransport;
}

type EventOf<Type extends SipEvent["type"]> = Extract<SipEvent, { readonly type: Type }>;

const BUSY = 486;
const DECLINED = 603;
const NOT_ACCEPTABLE = 488;

export class Phone {
  readonly #options: PhoneOptions;
  readonly #sip: SipServer;
  readonly #listeners = new Set<(step: PhoneStep) => void>();
  #call: PhoneCall | undefined;
  #answerAfterMs: number | undefined;
  #cancelAnswer: (() => void) | undefined;
  #calls = 0;
  #registrations = 0;
  #missedCalls = 0;
  #shownCaller: { readonly number: string; readonly name: string } | undefined;
  #lastStatus: number | undefined;
  #shownMessages: WaitingMessages | undefined;

  constructor(options: PhoneOptions) {
    this.#options = options;
    const sip: SipServerOptions = {
      listen: { address: options.localAddress, port: 0 },
      realm: options.domain,
      // A phone asks nobody who they are.
      directory: { ha1: () => undefined, trusts: () => true },
      clock: options.clock,
      random: (bytes) => randomBytes(bytes).toString("hex"),
      userAgent: "xcc phone",
      listensTo: options.answersWhenTold === true ? ["message-summary", "talk"] : ["message-summary"],
    };
    this.#sip = new SipServer(sip, options.makeTransport);
  }

  /** Resolves when its sockets listen. */
  async start(): Promise<void> {
    this.#sip.onEvent((event) => this.#onSip(event));
    await this.#sip.start();
  }

  /** Leaves the call it is in, says goodbye to the registrar, closes its sockets. */
  async stop(): Promise<void> {
    this.hangUp();
    this.#close();
    await this.#sip.stop();
  }

  /** Returns what takes it back. */
  onStep(listener: (step: PhoneStep) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when registered, also once more; rejects where the registrar refuses or does not answer. */
  async register(): Promise<void> {
    const { user, password, domain, expiresSeconds } = this.#options;
    const outcome = this.#nextStep("registered", "not-registered");
    this.#sip.registerWith({
      id: `phone-${(this.#registrations += 1)}`,
      registrar: `sip:${domain}`,
      flow: this.#flow,
      user,
      password,
      addressOfRecord: `sip:${user}@${domain}`,
      contact: undefined,
      expiresSeconds: expiresSeconds ?? 3_600,
    });
    const step = await outcome;
    if (step.type === "not-registered") throw new Error(`${user} was not registered: ${step.status ?? "no answer"}`);
  }

  async unregister(): Promise<void> {
    const outcome = this.#nextStep("unregistered", "not-registered");
    this.#sip.unregister(`phone-${this.#registrations}`);
    await outcome;
  }

  /** Its SIP port; undefined before `start`. */
  get port(): number | undefined {
    return this.#sip.address("udp")?.port;
  }

  get state(): "idle" | "dialling" | "ringing" | "talking" {
    return this.#call?.state ?? "idle";
  }

  get toldRinging(): boolean {
    return this.#call?.toldRinging === true;
  }

  get missedCalls(): number {
    return this.#missedCalls;
  }

  /** Who called last. */
  get shownCaller(): { readonly number: string; readonly name: string } | undefined {
    return this.#shownCaller;
  }

  /** What its lamp shows; undefined where it was told nothing. */
  get shownMessages(): WaitingMessages | undefined {
    return this.#shownMessages;
  }

  /** The final response that ended the last call of its own, where one did. */
  get lastStatus(): number | undefined {
    return this.#lastStatus;
  }

  /** RTP packets received in this call. */
  get packetsReceived(): number {
    return this.#call?.audio.received ?? 0;
  }

  /** Dials; `offerless`: lets the other side make the offer. Rejects where it is in a call. */
  async call(number: string, { offerless = false }: { readonly offerless?: boolean } = {}): Promise<void> {
    if (this.#call !== undefined) throw new Error(`${this.#options.user} is in a call.`);
    const { user, password, domain, displayName } = this.#options;
    const call = await this.#open(`${user}-${(this.#calls += 1)}`, "out");
    const to = `sip:${encodeURIComponent(number)}@${domain}`;
    this.#tell({ type: "dialling", number });
    this.#sip.invite({
      session: call.session,
      uri: to,
      flow: this.#flow,
      route: [],
      from: { displayName: displayName ?? "", uri: `sip:${user}@${domain}` },
      to: { displayName: "", uri: to },
      offer: offerless ? undefined : call.makeOffer(),
      headers: [],
      credentials: { user, password },
    });
  }

  /** From now on answers each call so long after it begins to ring; undefined: no longer. */
  answerAutomatically(afterMs: number | undefined): void {
    this.#answerAfterMs = afterMs;
  }

  answer(): void {
    const call = this.#call;
    if (call?.state !== "ringing") return;
    const sdp = call.offer === undefined ? call.makeOffer() : call.answer(call.offer);
    if (sdp === undefined) {
      this.#sip.end(call.session, { status: NOT_ACCEPTABLE });
      return;
    }
    this.#sip.accept(call.session, sdp);
    call.state = "talking";
    this.#tell({ type: "talking" });
  }

  /** Does not take the call that rings. */
  reject(cause: "busy" | "rejected" = "rejected"): void {
    if (this.#call?.state === "ringing") {
      this.#sip.end(this.#call.session, { status: cause === "busy" ? BUSY : DECLINED });
    }
  }

  /** Ends its call in any state. */
  hangUp(): void {
    if (this.#call !== undefined) this.#sip.end(this.#call.session, { status: DECLINED });
  }

  /** Offers other codecs in the middle of the call. */
  changeCodecs(codecs: readonly AudioCodec[]): void {
    if (this.#call?.state !== "talking") return;
    this.#call.codecs = codecs;
    this.#sip.reoffer(this.#call.session, this.#call.makeOffer());
  }

  hold(): void {
    this.#reoffer(true);
  }

  resume(): void {
    this.#reoffer(false);
  }

  /** Sends digits as RFC 4733 events. */
  press(digits: string): void {
    if (this.#call?.state === "talking") this.#call.audio.press(digits);
  }

  /** Sends one digit by SIP INFO, as some phones do. */
  pressByInfo(digit: string): void {
    if (this.#call?.state !== "talking") return;
    this.#sip.info(this.#call.session, "application/dtmf-relay", `Signal=${digit}\r\nDuration=160\r\n`);
  }

  /** Its voice from now on in this call, and where `voiceHz` was given instead of that. Silence: undefined. */
  playTone(frequencyHz: number | undefined): void {
    this.#call?.audio.say(frequencyHz === undefined ? undefined : toneVoice(frequencyHz));
  }

  async playWav(path: string, repeat = false): Promise<void> {
    const call = this.#call;
    const voice = await wavVoice(path, repeat);
    call?.audio.say(voice);
  }

  /** True where this tone is a good part of what it hears. */
  hears(frequencyHz: number): boolean {
    return this.#call?.state === "talking" && this.#call.audio.hears(frequencyHz);
  }

  /** The keys that it was let hear in this call. */
  get heardDigits(): string {
    return this.#call?.audio.heardDigits ?? "";
  }

  /** Sends no audio any more, as a phone that lost its network; its SIP goes on. */
  fallSilent(): void {
    this.#call?.audio.vanish();
  }

  /** Sends audio again after `fallSilent`. */
  speakAgain(): void {
    this.#call?.audio.comeBack();
  }

  get #flow(): Flow {
    const { server, transport } = this.#options;
    return { transport: transport ?? "udp", remoteAddress: server.address, remotePort: server.port };
  }

  #tell(step: PhoneStep): void {
    for (const listener of this.#listeners) listener(step);
  }

  async #nextStep(...types: readonly PhoneStep["type"][]): Promise<PhoneStep> {
    return await new Promise((resolve) => {
      const forget = this.onStep((step) => {
        if (!types.includes(step.type)) return;
        forget();
        resolve(step);
      });
    });
  }

  async #open(session: string, direction: PhoneCall["direction"]): Promise<PhoneCall> {
    const { clock, localAddress, voiceHz, codecs } = this.#options;
    const audio = new PhoneAudio(clock, localAddress, randomBytes(4).readUInt32BE());
    if (voiceHz !== undefined) audio.say(toneVoice(voiceHz));
    const call = new PhoneCall(session, direction, audio, {
      address: localAddress,
      codecs: codecs ?? ["PCMA", "PCMU"],
    });
    this.#call = call;
    await call.open();
    return call;
  }

  #isIn(call: PhoneCall): boolean {
    return this.#call === call;
  }

  #reoffer(held: boolean): void {
    const call = this.#call;
    if (call?.state !== "talking" || call.held === held) return;
    call.held = held;
    this.#sip.reoffer(call.session, call.makeOffer());
  }

  #onSip(event: SipEvent): void {
    if (event.type === "registration") this.#onRegistration(event);
    else if (event.type === "notified" && event.event === "talk") this.answer();
    else if (event.type === "notified") this.#shownMessages = readSummary(event.body);
    else if (event.type === "invited") {
      // Without a port there is no call; one that is over already is none to refuse.
      this.#onInvited(event).catch(() => this.#sip.end(event.session, { status: 500 }));
    } else if ("session" in event && event.session === this.#call?.session) this.#onSession(this.#call, event);
  }

  #onRegistration({ state, status }: EventOf<"registration">): void {
    if (state === "failed") this.#tell({ type: "not-registered", status });
    else this.#tell({ type: state });
  }

  async #onInvited(event: EventOf<"invited">): Promise<void> {
    if (this.#call !== undefined) {
      this.#sip.end(event.session, { status: BUSY });
      return;
    }
    const number = parseUri(event.from.uri)?.user ?? event.from.uri;
    this.#shownCaller = { number, name: event.from.displayName };
    const call = await this.#open(event.session, "in");
    // It may have been taken back while the port was opened.
    if (!this.#isIn(call)) return;
    call.offer = event.offer;
    this.#sip.ring(event.session);
    this.#tell({ type: "ringing", ...this.#shownCaller });
    if (this.#answerAfterMs === undefined) return;
    const { clock } = this.#options;
    this.#cancelAnswer = clock.wakeAt(clock.now() + this.#answerAfterMs, () => this.answer());
  }

  #onSession(call: PhoneCall, event: SipEvent): void {
    switch (event.type) {
      case "progress":
        call.toldRinging = true;
        this.#tell({ type: "told-ringing" });
        break;
      case "accepted":
        this.#onAccepted(call, event);
        break;
      case "acknowledged":
        call.conclude(event.answer);
        break;
      case "reoffered":
        this.#onReoffered(call, event.offer);
        break;
      case "reoffer-answered":
        if (call.conclude(event.answer)) this.#tell({ type: call.held ? "held" : "resumed" });
        break;
      case "ended":
        this.#onEnded(call, event);
        break;
      default:
        break;
    }
  }

  #onAccepted(call: PhoneCall, { answer, offer }: EventOf<"accepted">): void {
    const sdp = offer === undefined ? undefined : call.answer(offer);
    if (sdp !== undefined) this.#sip.answerOffer(call.session, sdp);
    if (sdp === undefined && !call.conclude(answer)) {
      this.hangUp();
      return;
    }
    call.state = "talking";
    this.#tell({ type: "talking" });
  }

  #onReoffered(call: PhoneCall, offer: string | undefined): void {
    const sdp = offer === undefined ? call.makeOffer() : call.answer(offer);
    if (sdp === undefined) this.#sip.refuseOffer(call.session, NOT_ACCEPTABLE);
    else this.#sip.answerOffer(call.session, sdp);
  }

  #onEnded(call: PhoneCall, { by, status, reason }: EventOf<"ended">): void {
    const elsewhere = reason?.protocol.toUpperCase() === "SIP" && reason.cause === 200;
    const missed = call.state === "ringing" && by === "peer" && !elsewhere;
    if (missed) this.#missedCalls += 1;
    if (call.direction === "out") this.#lastStatus = status;
    this.#close();
    this.#tell({ type: "ended", by, status, missed });
  }

  #close(): void {
    this.#cancelAnswer?.();
    this.#cancelAnswer = undefined;
    this.#call?.audio.close();
    this.#call = undefined;
  }
}
