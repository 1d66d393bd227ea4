// The double of a FreeSWITCH node as it looks from its event socket. Without sockets and without a clock of its own: connections
// are lines that text goes over, time is given.
import type { Clock } from "../../src/ports/clock.ts";
import { channelRows, legCommand, worldCommand } from "./api.ts";
import { execute, isApplication } from "./applications.ts";
import type { Faults } from "./faults.ts";
import type { Frame } from "./frames.ts";
import { heard } from "./hearing.ts";
import { isAlive, legOf, topOf, type Leg } from "./leg.ts";
import { hangUp } from "./life.ts";
import { originate, type Reached } from "./originating.ts";
import { Party } from "./parties.ts";
import { PROFILE, Registrar, type AskDirectory } from "./registrar.ts";
import { takeNext } from "./running.ts";
import { Session, type Desk, type Line } from "./session.ts";
import { BadLine } from "./words.ts";
import { MemoryFiles, World, type Files } from "./world.ts";

export interface DoubleOptions {
  readonly clock: Clock;
  readonly seed?: number;
  readonly password?: string;
  readonly domain?: string;
  readonly files?: Files;
  readonly faults?: Faults;
  /** Where the directory is asked by xml_curl. Absent: the accounts are those of `addAccount`. */
  readonly directory?: AskDirectory;
  /** How often the dialplan parks an arriving leg. */
  readonly dialplanParks?: 1 | 2;
  /** What every arriving leg has set. */
  readonly dialplanVariables?: Readonly<Record<string, string>>;
  readonly heartbeatMs?: number;
  readonly queueMost?: number;
}

export type Death = "closed" | "silent" | "half-open";

export class FreeswitchDouble implements Desk {
  readonly world: World;
  readonly registrar: Registrar;
  readonly password: string;
  readonly queueMost: number;
  readonly #options: DoubleOptions;
  readonly #domain: string;
  readonly #sessions = new Map<Session, Line>();
  readonly #parties = new Map<string, Party>();
  readonly #gateways = new Map<string, "up" | "down">();
  /** What `show channels` has: late on both sides. */
  readonly #shown = new Set<Leg>();
  readonly #stuck = new Set<Session>();
  #life: "lives" | Death = "lives";
  #upSince: number;

  constructor(options: DoubleOptions) {
    this.#options = options;
    this.password = options.password ?? "ClueCon";
    this.queueMost = options.queueMost ?? 100_000;
    this.#domain = options.domain ?? "xcc.test";
    this.world = new World(options.clock, options.seed ?? 1, options.files ?? new MemoryFiles());
    if (options.faults !== undefined) this.world.faults = options.faults;
    this.registrar = new Registrar(this.world, options.directory);
    this.#upSince = this.world.now();
    this.#begin();
  }

  #begin(): void {
    this.#upSince = this.world.now();
    const beat = (): void => {
      const upMs = this.world.now() - this.#upSince;
      const headers = { "Event-Info": "System Ready", "Up-Time": "0 years", "Uptime-msec": String(Math.round(upMs)) };
      this.world.say("HEARTBEAT", { ...headers, "Session-Count": String(this.world.legs.size), "Idle-CPU": "97.0" });
      this.world.after(this.#options.heartbeatMs ?? 20_000, beat);
    };
    this.world.after(this.#options.heartbeatMs ?? 20_000, beat);
  }

  /** What no client may do and one has done. */
  get violations(): readonly string[] {
    return this.world.violations;
  }

  /** A connection is there; undefined: nobody listens. */
  connect(line: Line): Session | undefined {
    if (this.#life === "closed" || this.#life === "half-open") return undefined;
    const session = new Session(this.world, this, line);
    this.#sessions.set(session, line);
    const stop = this.world.listen((event) => session.offer(event));
    this.#ends.set(session, stop);
    if (this.#life === "lives" && !this.standsStill) session.open();
    return session;
  }

  readonly #ends = new Map<Session, () => void>();

  /** The client has closed it. */
  disconnected(session: Session): void {
    this.#ends.get(session)?.();
    this.#ends.delete(session);
    this.#sessions.delete(session);
    session.closed();
  }

  /** Bytes of a client; a node that is dead does not read them. */
  receive(session: Session, bytes: Buffer): void {
    if (this.#life === "lives") session.receive(bytes);
  }

  /** "closed": killed; "silent": it stands, and its sockets take what comes; "half-open": its machine is gone without a FIN. */
  die(how: Death): void {
    this.#life = how;
    this.world.forget();
    this.#shown.clear();
    this.registrar.forget();
    this.#stuck.clear();
    for (const stop of this.#ends.values()) stop();
    this.#ends.clear();
    if (how === "closed")
      for (const [session, line] of [...this.#sessions]) {
        session.closed();
        line.close();
      }
    this.#sessions.clear();
  }

  /** As another process: another Core-UUID, and empty. */
  restart(): void {
    if (this.#life === "lives") this.die("closed");
    this.#life = "lives";
    this.world.reborn();
    this.#begin();
  }

  get standsStill(): boolean {
    return this.#stuck.size > 0 || this.#life !== "lives";
  }

  stuck(session: Session): void {
    this.#stuck.add(session);
  }

  loose(session: Session): void {
    if (!this.#stuck.delete(session) || this.standsStill) return;
    for (const each of this.#sessions.keys()) each.work();
  }

  // --- the far ends

  party(name: string): Party {
    const there = this.#parties.get(name);
    if (there !== undefined) return there;
    const party = new Party(this.world, name);
    this.#parties.set(name, party);
    return party;
  }

  /** A phone that is registered, whatever the directory says. */
  registered(extn: string): Party {
    this.registrar.letIn(extn, this.#domain);
    return this.party(extn);
  }

  gateway(name: string, state: "up" | "down" = "up"): void {
    this.#gateways.set(name, state);
    const Status = state === "up" ? "200" : "503";
    const headers = { Gateway: name, State: state === "up" ? "REGED" : "FAILED", Ping: state.toUpperCase(), Status };
    this.world.say("CUSTOM", headers, { subclass: "sofia::gateway_state" });
  }

  /** A phone or a line calls: the dialplan parks the leg. */
  arrive(
    from: string,
    dialled: string,
    options: { readonly gateway?: string; readonly callerName?: string } = {},
  ): Leg {
    const { world } = this;
    const party = this.party(from);
    const { gateway } = options;
    const parks = this.#options.dialplanParks ?? 2;
    const profile = gateway === undefined ? PROFILE : "external";
    const leg = legOf({
      ...{ uuid: world.chance.uuid(), direction: "inbound", far: party, dialled, callerNumber: from, profile },
      ...{ callerName: options.callerName ?? from, parksLeft: parks, at: world.now() },
    });
    leg.variables.set("sofia_profile_name", profile);
    leg.variables.set("sip_from_user", from);
    leg.variables.set("sip_received_ip", "127.0.0.1");
    if (gateway === undefined) leg.variables.set("sip_authorized", "true").set("user_name", from);
    else leg.variables.set("sip_gateway", gateway).set("sip_gateway_name", gateway);
    for (const [name, value] of Object.entries(this.#options.dialplanVariables ?? {})) leg.variables.set(name, value);
    party.leg = leg;
    world.legs.set(leg.uuid, leg);
    this.#show(leg);
    world.tell(leg, "CHANNEL_CREATE");
    world.afterBetween(4, 12, () =>
      execute(world, leg, { app: "park", argument: "", eventUuid: world.chance.uuid(), isLast: true }),
    );
    return leg;
  }

  #show(leg: Leg): void {
    this.world.afterBetween(50, 299, () => this.#shown.add(leg));
    const before = leg.onEnd;
    leg.onEnd = (cause) => {
      before?.(cause);
      this.world.afterBetween(20, 78, () => this.#shown.delete(leg));
    };
  }

  /** Whose voices reach the one at this leg's far end, and "sound" where something is played to it. */
  hears(leg: Leg): readonly string[] {
    const { voices, sound } = heard(this.world, leg);
    return [...voices.filter(({ far }) => far.sends).map(({ far }) => far.name), ...(sound ? ["sound"] : [])];
  }

  /** Alive, heard of by nobody, and nothing is on its way to it: nothing will ever happen to it by itself. */
  isInLimbo(leg: Leg): boolean {
    return isAlive(leg) && leg.doing === "limbo";
  }

  /** As the leg's far end notices it: something is heard. */
  isSilent(leg: Leg): boolean {
    return this.hears(leg).length === 0 && topOf(leg) === undefined;
  }

  // --- what connections ask

  api(command: string, argument: string, answer: (text: string) => void): void {
    const { world } = this;
    try {
      if (command === "msleep") {
        world.after(Number(argument), () => answer("+OK\n"));
        return;
      }
      if (command === "originate") {
        originate(world, (endpoint) => this.#reach(endpoint), argument, answer);
        return;
      }
      const said = this.#asked(command, argument);
      world.after(command === "uuid_bridge" ? 0.6 : world.chance.between(0.2, 0.4), () => answer(said));
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      world.violation(`${command}: ${error.message}`);
      world.after(0.3, () => answer(`-ERR ${error.message}\n`));
    }
  }

  #asked(command: string, argument: string): string {
    const said = legCommand(this.world, command, argument) ?? worldCommand(this.world, command, argument);
    if (said !== undefined) return said;
    switch (command) {
      case "show":
        return this.#list(argument);
      case "sofia_contact":
        return this.#contact(argument);
      case "xml_flush_cache":
        return this.registrar.flushCache(argument);
      case "sofia":
        return this.#sofia(argument);
      default:
        this.world.violation(`no such command: ${command} ${argument}`);
        return `-ERR ${command} Command not found!\n`;
    }
  }

  #list(argument: string): string {
    if (argument === "channels as json") return channelRows(this.world, this.#shown);
    if (argument === "channels count") return `\n${this.#shown.size} total.\n`;
    if (argument === "registrations as json") {
      const rows = [...this.registrar.registered].map(([reg_user, { domain, contact }]) => ({
        reg_user,
        realm: domain,
        url: contact,
      }));
      return JSON.stringify({ row_count: rows.length, ...(rows.length === 0 ? {} : { rows }) });
    }
    this.world.violation(`show: ${argument} is not known here`);
    return "-USAGE: show\n";
  }

  #contact(argument: string): string {
    const extn = argument.split("/").at(-1)?.split("@")[0] ?? "";
    const there = this.registrar.registered.get(extn);
    return there === undefined ? "error/user_not_registered" : `sofia/${PROFILE}/${there.contact}`;
  }

  #sofia(argument: string): string {
    const [what = "", , action = "", name = ""] = argument.split(" ");
    if (what === "status" || what === "xmlstatus") {
      return [...this.#gateways]
        .map(([gateway, state]) => `${gateway}\t${state === "up" ? "REGED" : "FAIL_WAIT"}\n`)
        .join("");
    }
    if (what !== "profile") return "-ERR\n";
    if (action === "killgw") this.#gateways.delete(name);
    if (action === "flush_inbound_reg") this.registrar.unregister(name.split("@")[0] ?? "", "expire");
    return "+OK\n";
  }

  #reach(endpoint: string): Reached | string {
    const [driver = "", ...parts] = endpoint.split("/");
    if (driver === "error") return (parts[0] ?? "").toUpperCase();
    const isGateway = driver === "sofia" && parts[0] === "gateway";
    if (isGateway) {
      const state = this.#gateways.get(parts[1] ?? "");
      if (state === undefined) return "INVALID_GATEWAY";
      return state === "down" ? "GATEWAY_DOWN" : this.#reached(parts[2] ?? "", "external");
    }
    const extn = (parts.at(-1) ?? "").replace(/^sip:/, "").split(/[@%]/)[0] ?? "";
    if (driver !== "user" && driver !== "sofia") return "CHAN_NOT_IMPLEMENTED";
    if (this.registrar.registered.has(extn)) return this.#reached(extn, PROFILE);
    return this.registrar.knows(extn) ? "USER_NOT_REGISTERED" : "SUBSCRIBER_ABSENT";
  }

  #reached(name: string, profile: string): Reached {
    const party = this.party(name);
    return {
      ...{ far: party, profile, dialled: name },
      called: (leg) => {
        this.#show(leg);
        party.called(leg);
      },
      ended: (leg, cause, hasAnswered) => {
        const hasRung = leg.phase !== "new" || leg.hangupBy !== "";
        if (!hasAnswered && hasRung && cause !== "LOSE_RACE") party.missedCalls += 1;
      },
    };
  }

  sendMessage(uuid: string, frame: Frame, answer: (text: string) => void): void {
    const { world } = this;
    const leg = world.legs.get(uuid);
    if (leg === undefined || !isAlive(leg)) {
      answer(`-ERR invalid session id [${uuid}]`);
      return;
    }
    const call = frame.headers.get("call-command") ?? "";
    if (call === "hangup") {
      hangUp(world, leg, frame.headers.get("hangup-cause") ?? "NORMAL_CLEARING", "send_bye");
      answer("+OK");
      return;
    }
    const app = frame.headers.get("execute-app-name") ?? "";
    if (call !== "execute" || !isApplication(app)) {
      world.violation(`sendmsg: no such application: ${call} ${app}`);
      answer("-ERR invalid command");
      return;
    }
    const argument = frame.body === "" ? (frame.headers.get("execute-app-arg") ?? "") : frame.body;
    const eventUuid = frame.headers.get("event-uuid") ?? world.chance.uuid();
    leg.waiting.push(() => execute(world, leg, { app, argument, eventUuid, isLast: false }));
    takeNext(world, leg);
    answer("+OK");
  }

  sendEvent(name: string, frame: Frame): void {
    const headers = Object.fromEntries(frame.headers);
    if (name !== "MESSAGE_WAITING") {
      this.world.say(name, headers, { ...(frame.body === "" ? {} : { body: frame.body }) });
      return;
    }
    const [, extn = ""] = /^sip:([^@]+)@/.exec(headers["mwi-message-account"] ?? "") ?? [];
    const [, fresh = "0", old = "0"] = /^(\d+)\/(\d+)/.exec(headers["mwi-voice-message"] ?? "") ?? [];
    if (this.registrar.registered.has(extn)) {
      this.party(extn).lamp = { newMessages: Number(fresh), oldMessages: Number(old) };
    }
  }
}
