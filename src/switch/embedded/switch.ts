// The switch port on our own SIP and media. Thin: what a leg does is decided in leg.ts and carried out in legs.ts; here
// commands and events find their legs.
import { isIPv6 } from "node:net";
import type { CommandId, Extn } from "../../core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import type { Measure, Measured } from "../../ports/measures.ts";
import type { AccountChange, Switch } from "../../ports/switch.ts";
import type { Telephones } from "../../ports/telephones.ts";
import type { Source } from "../../media/index.ts";
import type { SessionId } from "../../sip/index.ts";
import type { VertoEvent } from "../../verto/index.ts";
import { Accounts } from "./accounts.ts";
import { Arrivals } from "./arrivals.ts";
import { Conversations, SHIPPED_MUSIC } from "./conversations.ts";
import { sourcesOf } from "./play-sources.ts";
import { Lamps } from "./lamps.ts";
import { CODECS } from "./description.ts";
import { MediaNews } from "./media-news.ts";
import { forward, forwardingOf } from "./forwarding.ts";
import { dial } from "./leg-setup.ts";
import { invitationsOf } from "./invitations.ts";
import type { LegInput, SilenceLimits } from "./leg-state.ts";
import { silenceLimits } from "./leg-watch.ts";
import { SessionSides } from "./session-sides.ts";
import { SignallingNews } from "./signalling-news.ts";
import { SipSessions } from "./sip-sessions.ts";
import { Legs } from "./legs.ts";
import { SoundWatch } from "./sound-watch.ts";
import { connectionMeasures, legMeasures, sipMeasures } from "./measures.ts";
import type { EmbeddedSwitchOptions } from "./options.ts";
import { Outbox } from "./outbox.ts";
import { PhoneKeys } from "./phone-keys.ts";
import { Refusals } from "./refusals.ts";
import { owesOutcome } from "./owed.ts";
import { RecordingDesk } from "./recording-desk.ts";
import { Registrations } from "./registrations.ts";
import { systemNames } from "./names.ts";
import { Trunks } from "./trunks.ts";
import { TalkDesk } from "./talk-desk.ts";
import { SilentPhones } from "./silent-phones.ts";
import { VertoSessions } from "./verto-sessions.ts";
import { realSides, type MakeSides, type MediaSide, type SipSide } from "./sides.ts";

const LINE_CHECK_MS = 60_000;
/** How long `stop` waits for the last reports of the legs that it ends. */
const STOP_LIMIT_MS = 1_000;
/** RFC 3261 section 8.1.1.6. */
const MAX_FORWARDS = 70;

type Command<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { readonly type: Type }>;

export class EmbeddedSwitch implements Switch, Measured {
  readonly #options: EmbeddedSwitchOptions;
  readonly #accounts: Accounts;
  readonly #registrations: Registrations;
  readonly #trunks = new Trunks();
  readonly #sip: SipSide;
  readonly #sessions: SessionSides;
  readonly #verto: VertoSessions;
  readonly #news: SignallingNews;
  readonly #mediaNews: MediaNews;
  readonly #media: MediaSide;
  readonly #outbox: Outbox;
  readonly #legs: Legs;
  readonly #refusals: Refusals;
  readonly #silentPhones: SilentPhones;
  readonly #sound: SoundWatch;
  readonly #recordings: RecordingDesk;
  readonly #lamps: Lamps;
  readonly #arrivals: Arrivals;
  readonly #phoneKeys: PhoneKeys;
  readonly #talks: TalkDesk;
  readonly #maxLegs: number;
  readonly #hasWeb: boolean;
  readonly #silenceLimits: SilenceLimits;
  #stopping: Promise<void> | undefined;

  constructor(options: EmbeddedSwitchOptions, makeSides: MakeSides = realSides) {
    const { domain, rtpPorts, clock, log } = options;
    this.#options = options;
    this.#silenceLimits = silenceLimits(options);
    this.#maxLegs = options.maxLegs ?? Math.floor((rtpPorts.to - rtpPorts.from + 1) / 2);
    this.#accounts = new Accounts(domain, this.#trunks);
    this.#registrations = new Registrations(this.#accounts, options.registrations, log);
    this.#lamps = new Lamps(this.#accounts);
    this.#outbox = new Outbox((error) => log.error({ error }, "a listener of the switch threw"));
    const refusals = new Refusals(clock, log, (event) => this.#outbox.put(event));
    this.#refusals = refusals;
    ({ sip: this.#sip, media: this.#media } = makeSides(options, this.#accounts, this.#registrations));
    this.#verto = new VertoSessions({
      isPhones: (user) => this.#accounts.isBrowsers(user),
      clock,
      onEvent: this.#onVerto,
    });
    this.#sessions = new SessionSides(new SipSessions(this.#sip), this.#verto);
    const tell = (event: SwitchEvent): void => this.#outbox.put(event);
    const chance = options.chance ?? Math.random;
    const isThereOtherwise = (extn: Extn): boolean => this.#registrations.isThereBy(extn, "verto");
    this.#silentPhones = new SilentPhones({ sip: this.#sip, clock, chance, tell, isThereOtherwise });
    const { recordingsFolder: folder, timeZone = "UTC" } = options;
    this.#recordings = new RecordingDesk({ media: this.#media, clock, folder, timeZone, tell });
    const forwarding = forwardingOf(options, this.#sip, this.#accounts);
    this.#hasWeb = forwarding.hasWeb;
    this.#legs = new Legs({
      ...{
        sessions: this.#sessions,
        media: this.#media,
        outbox: this.#outbox,
        refusals,
        silentPhones: this.#silentPhones,
      },
      counted: (living) => this.#sound.watch(living),
      left: (leg) => {
        conversations.leave(leg);
        this.#phoneKeys.forget(leg);
      },
      log,
      clock,
      ours: { address: options.publicAddress ?? options.sipAddress, codecs: options.codecs ?? CODECS },
      ringback: () => this.#ringback(),
      guard: (where, act) => this.#guard(where, act),
      forward: (leg, redirected, near) => forward(leg, redirected, forwarding, near),
    });
    this.#sound = new SoundWatch({
      ...{ clock, tell, talking: () => this.#legs.talking() },
      statisticsOf: (session) => this.#media.statisticsOf(session),
    });
    this.#arrivals = new Arrivals({
      ...{ sip: this.#sip, sessions: this.#sessions, legs: this.#legs, trunks: this.#trunks },
      ...{ refusals, maxLegs: this.#maxLegs, accounts: this.#accounts, limits: this.#silenceLimits },
      ...{ hasWeb: this.#hasWeb, isStopping: () => this.#stopping !== undefined },
    });
    this.#phoneKeys = new PhoneKeys({ sessions: this.#sessions, legs: this.#legs, tell });
    const conversations = new Conversations({
      ...{ media: this.#media, legs: this.#legs, resolve: (sound) => options.prompts.resolve(sound) },
      shippedMusic: () => options.prompts.resolve(SHIPPED_MUSIC),
    });
    this.#news = new SignallingNews({
      ...{ arrivals: this.#arrivals, legs: this.#legs, phoneKeys: this.#phoneKeys, trunks: this.#trunks, log, tell },
      ...{ registrations: this.#registrations, silentPhones: this.#silentPhones },
    });
    this.#mediaNews = new MediaNews({ legs: this.#legs, recordings: this.#recordings, refusals, log });
    this.#talks = new TalkDesk({ legs: this.#legs, conversations, recordings: this.#recordings, tell });
  }

  /** Takes the SIP address, so that it is known whether it can be had; rejects where it is in use. */
  bind(): Promise<void> {
    return this.#sip.bind();
  }

  async start(emit: (event: SwitchEvent) => void): Promise<void> {
    this.#sip.onEvent((event) => {
      const abandon = (): void => ("session" in event ? this.#abandon(event.session) : undefined);
      this.#guard("SIP", () => this.#news.onSip(event), abandon);
    });
    await this.#media.start((event) => this.#guard("media", () => this.#mediaNews.hear(event)));
    try {
      await this.#sip.start();
    } catch (error) {
      await this.#media.stop();
      throw error;
    }
    const phones = this.#registrations.takeUp(this.#sip);
    this.#lamps.open(this.#sip);
    this.#outbox.open(emit, { type: "up", legs: [], recordings: [], phones });
    const { clock, log, sipAddress } = this.#options;
    this.#trunks.open({
      ...{ sip: this.#sip, clock, log, names: this.#options.names ?? systemNames() },
      ...{ chance: this.#options.chance ?? Math.random, checkEveryMs: this.#options.lineCheckMs ?? LINE_CHECK_MS },
      ...{ family: isIPv6(sipAddress) ? 6 : 4, hasTls: this.#sip.address("tls") !== undefined },
      tell: (event) => this.#outbox.put(event),
    });
  }

  /** Where phones reach it; undefined before `start`. */
  get sipAddress(): { readonly host: string; readonly port: number } | undefined {
    return this.#sip.address("udp");
  }

  /** Browsers that have logged in over sockets of the API. */
  get telephones(): Telephones {
    return this.#verto;
  }
  readonly takeOver: SipSide["takeOver"] = (...request) => this.#sip.takeOver(...request);

  get liveLegs(): number {
    return this.#legs.size;
  }

  measures(): readonly Measure[] {
    const legs = legMeasures(this.liveLegs, this.#maxLegs, this.#media);
    const connections = connectionMeasures(this.#sip.connections(), this.#sip.certificates());
    return [...legs, ...this.#sound.measures(), ...sipMeasures(this.#sip.census(), this.#sip.tally()), ...connections];
  }

  report(): void {
    this.#outbox.ask(() => {
      this.#silentPhones.tellAnew();
      return {
        type: "up",
        legs: this.#legs.report((leg) => ({ seat: this.#talks.seatOf(leg), wishes: this.#phoneKeys.wishesOf(leg) })),
        recordings: this.#recordings.running((leg) => this.#legs.get(leg) !== undefined),
        phones: this.#registrations.there(),
      };
    });
  }

  send(commands: readonly SwitchCommand[]): void {
    for (const command of commands) {
      const isKnown = command.type === "dial" && this.#legs.knows(command.leg);
      const abandon = (): void => this.#abandonCommand(command, isKnown);
      this.#guard("command", () => this.#carryOut(command), abandon);
    }
  }

  provision(changes: readonly AccountChange[]): void {
    for (const change of changes) {
      if (change.type === "put-trunk") this.#trunks.put(change.trunk);
      else if (change.type === "drop-trunk") this.#trunks.drop(change.name);
      else {
        for (const user of this.#accounts.change(change)) {
          this.#sip.unbind(user);
          this.#verto.unbind(user);
        }
        if (change.type === "drop-account") this.#lamps.drop(change.extn);
      }
    }
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#end());
  }

  async #end(): Promise<void> {
    this.#legs.feedAll({ type: "give-up", cause: "shutdown" });
    await this.#legs.empty(STOP_LIMIT_MS);
    this.#trunks.close();
    this.#silentPhones.stop();
    this.#sound.stop();
    this.#verto.stop();
    await this.#sip.stop();
    this.#registrations.close();
    await this.#media.stop();
    // Whose last report has not come by now has none.
    this.#legs.feedAll({ type: "due", deadline: "last-report" });
    this.#legs.stop();
    this.#outbox.put({ type: "down", reason: "stopped" });
    this.#outbox.close();
  }

  readonly #onVerto = (event: VertoEvent): void => {
    const abandon = (): void => ("session" in event ? this.#abandon(event.session) : undefined);
    this.#guard("Verto", () => this.#news.onVerto(event), abandon);
  };

  /** A mistake of ours must cost one call at most, never the process. */
  #guard(where: string, act: () => void, abandon: () => void = () => undefined): void {
    try {
      act();
    } catch (error) {
      this.#options.log.error({ error, where }, "the switch failed at one event");
      abandon();
    }
  }

  /** Ends a session that we failed to handle, and its leg where it has one. */
  #abandon(session: SessionId): void {
    this.#guard("abandon", () => this.#legs.feedSession(session, { type: "give-up", cause: "protocol-error" }));
    this.#sessions.end(session, { cause: "protocol-error", by: "switch" });
  }

  /** What a command at which we failed still owes: its leg ends, or it has failed. `isKnown`: its leg was there before. */
  #abandonCommand(command: SwitchCommand, isKnown: boolean): void {
    if (command.type === "record" || command.type === "record-message") this.#recordings.forget(command.id);
    if (command.type === "hang-up" || (command.type === "dial" && !isKnown)) {
      this.#guard("abandon", () => this.#legs.feed(command.leg, { type: "give-up", cause: "protocol-error" }));
    }
    if (command.type === "dial" && !this.#legs.knows(command.leg)) {
      const end = { cause: "protocol-error", by: "switch", media: undefined } as const;
      this.#outbox.put({ type: "leg-ended", leg: command.leg, ...end });
    }
    if (owesOutcome(command.type)) this.#fail(command.id, "the switch failed at it");
  }

  #carryOut(command: SwitchCommand): void {
    switch (command.type) {
      case "ring":
        this.#order(command, { type: "ring", ringback: this.#ringback() });
        break;
      case "stop":
        this.#order(command, { type: "stop" });
        break;
      case "answer":
        this.#order(command, { type: "answer", command: command.id, codec: this.#legs.codecFor(command.leg) });
        break;
      case "hang-up":
        this.#order(command, { type: "hang-up", cause: command.cause });
        break;
      case "play":
        this.#play(command);
        break;
      case "dial":
        this.#dial(command);
        break;
      case "converse":
        this.#talks.converse(command);
        break;
      case "record":
        this.#talks.record(command);
        break;
      case "record-sides":
        this.#talks.recordSides(command);
        break;
      case "record-message":
        this.#talks.recordMessage(command);
        break;
      case "send-digits":
        this.#talks.sendDigits(command);
        break;
      case "pick-up":
      case "tell-transfer":
        this.#phoneKeys.carryOut(command);
        break;
      case "stop-recording":
        this.#recordings.end(command);
        break;
      case "lamp":
        this.#lamps.set(command);
        break;
    }
  }

  #order({ id, leg }: Command<"ring" | "stop" | "answer" | "hang-up" | "play">, input: LegInput): void {
    if (this.#legs.knows(leg)) this.#legs.feed(leg, input);
    else this.#fail(id, "there is no such leg");
  }

  #ringback(): readonly Source[] {
    return this.#options.prompts.resolve({ type: "tone", tone: "ringback" });
  }

  #play(command: Command<"play">): void {
    const { id, repeat, interruptible } = command;
    const unless = command.unless === undefined ? undefined : this.#legs.get(command.unless)?.speaker;
    const sources = sourcesOf(command, this.#options.prompts);
    this.#order(command, { type: "play", command: id, sources, repeat, interruptible, unless });
  }

  #fail(command: CommandId, reason: string): void {
    this.#outbox.put({ type: "failed", command, cause: "protocol-error", reason });
  }

  #dial(command: Command<"dial">): void {
    if (this.#legs.knows(command.leg)) throw new Error("A leg's name was used twice.");
    const near = this.#legs.get(command.near);
    const hops = (near?.hops ?? MAX_FORWARDS) - 1;
    const full = this.#legs.size >= this.#maxLegs;
    if (full) this.#refusals.lack("legs");
    const browsers = { verto: this.#verto, hasWeb: this.#hasWeb };
    const ways = { sip: this.#sip, ...browsers, trunks: this.#trunks, accounts: this.#accounts, hops };
    const invitations = full || hops <= 0 ? [] : invitationsOf(command, ways);
    const dialling = {
      order: { command: command.id, to: command.to },
      trunk: command.to.type === "trunk",
      extn: command.to.type === "extension" ? command.to.extn : undefined,
      nearLeg: command.near,
      near: near?.speaker,
      codec: near?.codec,
      hops,
      limits: this.#silenceLimits,
    };
    this.#legs.begin(dial(command.leg, invitations, dialling, full ? "congestion" : "unreachable"));
  }
}
