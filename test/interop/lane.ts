// Phones for the four who can take part in a conversation, each with a tone of its own, and a queue that is theirs: what is done
// in one lane is nothing to the others.
import { setTimeout as wait } from "node:timers/promises";
import { Phone, type PhoneOptions } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { addQueue, agentRow, makeReady, userOf } from "./center.ts";
import { Network } from "./cut-transport.ts";
import { LOOPBACK } from "./ports.ts";
import type { Json, Server } from "./server.ts";
import { writeToneWav } from "./tone.ts";
import { until } from "./until.ts";

export type Role = "customer" | "agent" | "consulted" | "supervisor";
export const ROLES: readonly Role[] = ["customer", "agent", "consulted", "supervisor"];

/** What each hears, or that they are in no call (`.`) or rung (`r`). */
export type Heard = Readonly<Record<Role, string>>;

/** Letters for tones that are no multiples of each other. Ringing is the switch's own. */
export const LETTERS: ReadonlyMap<string, number> = new Map([
  ["A", 1_050],
  ["B", 1_730],
  ["C", 620],
  ["M", 2_950],
  ["P", 3_350],
  ["R", 450],
  ["S", 2_410],
]);
export const VOICES: Readonly<Record<Role, string>> = { customer: "C", agent: "A", consulted: "B", supervisor: "S" };
/** On a busy machine, between a phone's answer and a talk. */
const CONNECTED_MS = 1_000;
const MUSIC = "on-hold";
export const MUSIC_FILE = `${MUSIC}.wav`;

/** The queues' music, for the server's own sounds. */
export function writeMusic(path: string): void {
  writeToneWav(path, hzOf("M"), 5);
}

/** The extensions of a lane. */
export function extensionsOf(number: number): Readonly<Record<Role, string>> {
  const extn = (last: number): string => `1${String(number)}0${String(last)}`;
  return { customer: extn(1), agent: extn(2), consulted: extn(3), supervisor: extn(4) };
}

/** What a lane does with a phone. */
export type LanePhone = Pick<
  Phone,
  | "state"
  | "hears"
  | "start"
  | "register"
  | "call"
  | "answerAutomatically"
  | "playTone"
  | "answer"
  | "reject"
  | "hangUp"
  | "hold"
  | "resume"
  | "fallSilent"
  | "speakAgain"
  | "stop"
>;

/** Where a lane's phones stand. */
export interface LanePlace {
  /** The server's address, and that of every phone which `phoneOf` does not give; default LOOPBACK. */
  readonly address: string;
  /** A phone that is elsewhere; undefined: one of this process. */
  phoneOf(role: Role, options: ApartOptions): LanePhone | undefined;
}

export type ApartOptions = Omit<PhoneOptions, "clock" | "makeTransport" | "localAddress">;

const HERE: LanePlace = { address: LOOPBACK, phoneOf: () => undefined };

export class Lane {
  readonly queue: string;
  readonly extns: Readonly<Record<Role, string>>;
  readonly #server: Server;
  readonly #hotline: string;
  readonly #place: LanePlace;
  readonly #phones = new Map<Role, { readonly phone: LanePhone; readonly network: Network }>();

  constructor(server: Server, number: number, place = HERE) {
    this.#server = server;
    this.#place = place;
    this.extns = extensionsOf(number);
    this.#hotline = `400${String(number)}`;
    this.queue = `lane-${String(number)}`;
  }

  /** `queue`: more of its row. `roles`: who has a phone here. */
  async start(queue: Json = {}, roles: readonly Role[] = ROLES): Promise<void> {
    const server = this.#server;
    await addQueue(server, { moh_sound: MUSIC, ...queue }, { queue: this.queue, hotline: this.#hotline });
    for (const role of roles) {
      const { number, password, domain } = userOf(this.extns[role]);
      const { address } = this.#place;
      const user = { user: number, password, domain, voiceHz: hzOf(VOICES[role]) };
      const options = { ...user, server: { address, port: server.sipPort } };
      const network = new Network();
      const phone =
        this.#place.phoneOf(role, options) ??
        new Phone({ ...options, localAddress: address, clock: systemClock(), makeTransport: network.make });
      this.#phones.set(role, { phone, network });
      await phone.start();
      await phone.register();
      if (role === "agent" || role === "supervisor") phone.answerAutomatically(20);
    }
    if (roles.includes("agent")) await makeReady(server, this.extns.agent, this.queue);
  }

  async stop(): Promise<void> {
    await Promise.all(this.phones.map((phone) => phone.stop()));
  }

  get phones(): readonly LanePhone[] {
    return [...this.#phones.values()].map(({ phone }) => phone);
  }

  heard(): Heard {
    const of = (role: Role): string => {
      const phone = this.#phones.get(role)?.phone;
      if (phone?.state !== "talking") return phone?.state === "ringing" ? "r" : ".";
      return [...LETTERS].flatMap(([letter, hz]) => (phone.hears(hz) ? [letter] : [])).join("") || "-";
    };
    return {
      customer: of("customer"),
      agent: of("agent"),
      consulted: of("consulted"),
      supervisor: of("supervisor"),
    };
  }

  async agentState(): Promise<string | undefined> {
    return (await agentRow(this.#server, this.extns.agent, this.queue))?.callstate;
  }

  /** From now on nothing comes from them and nothing reaches them, and nobody is told. */
  cutOff(role: Role): void {
    const { phone, network } = this.#at(role);
    network.isCut = true;
    phone.fallSilent();
  }

  /** They hang up, and their BYE never arrives. */
  hangUpUnheard(role: Role): void {
    const { phone, network } = this.#at(role);
    network.loses = (message) => message.startsWith("BYE ");
    phone.hangUp();
    phone.fallSilent();
  }

  /** `<who> <function>`, for a supervisor's with whom they watch where it is not the agent, or what somebody does at their phone. */
  async do(action: string): Promise<void> {
    const [role, ...rest] = action.split(" ") as [Role, ...string[]];
    const what = rest.join(" ");
    if (what.startsWith("cc")) await this.#ask(role, what);
    else await this.#atPhone(role, what);
  }

  async #atPhone(role: Role, what: string): Promise<void> {
    const { phone } = this.#at(role);
    switch (what) {
      case "calls":
        await phone.call(this.#hotline);
        break;
      case "dials":
        await phone.call(this.#hotline);
        await this.#talks("customer", "agent");
        break;
      case "lets it ring":
        phone.answerAutomatically(undefined);
        break;
      case "rings":
        await until(`${role} rings`, () => Promise.resolve(phone.state === "ringing" || undefined));
        break;
      case "talks":
        await this.#talks(role);
        break;
      case "hears A":
        await until("the customer hears the agent", () => Promise.resolve(phone.hears(hzOf("A")) || undefined));
        break;
      case "signs in":
        await this.#signIn(this.extns[role]);
        break;
      case "signs out":
        await this.#server.post("/api/cc/ccc/ccLogout", { agent: this.extns[role] });
        break;
      case "works after it":
        await until(`${role} works after the call`, async () => (await this.agentState()) === "ACW" || undefined);
        break;
      case "answers":
        await this.#atPhone(role, "rings");
        phone.answer();
        await this.#talks(role);
        break;
      case "declines":
        phone.reject("rejected");
        break;
      case "hangs up":
        phone.hangUp();
        break;
      case "presses hold":
        phone.hold();
        phone.fallSilent();
        break;
      case "sends music":
        phone.playTone(hzOf("P"));
        phone.speakAgain();
        break;
      case "presses resume":
        phone.resume();
        phone.playTone(hzOf(VOICES[role]));
        phone.speakAgain();
        break;
      default:
        throw new Error(`nobody knows what it is that somebody ${what}`);
    }
  }

  /** As an agent whom no queue offers anything. */
  async #signIn(agent: string): Promise<void> {
    await this.#server.post("/api/cc/ccc/ccLogin", { agent, extn: agent, queue: this.queue });
    await this.#server.post("/api/cc/ccc/ccGoBreak", { agent });
  }

  async #ask(role: Role, what: string): Promise<void> {
    const { agent, consulted } = this.extns;
    const [func, whom = "agent"] = what.split(" ") as [string, Role?];
    const isWatching = /^cc(Listen|Whisper|Insert|Intercept)$/.test(func);
    const asked = {
      ...(role === "agent" ? { agent } : { extn: this.extns[role] }),
      ...(func === "ccConsult" ? { destExtn: consulted } : {}),
      ...(isWatching ? { destAgent: this.extns[whom] } : {}),
    };
    const giveUpAt = performance.now() + CONNECTED_MS;
    for (;;) {
      const { status } = await this.#server.request("POST", `/api/cc/ccc/${func}`, asked);
      if (status === 200) return;
      // A phone has answered before both are connected: with a switch of its own some milliseconds.
      if (status !== 409 || performance.now() > giveUpAt) throw new Error(`${role} ${func} was answered ${status}`);
      await wait(20);
    }
  }

  async #talks(...roles: readonly Role[]): Promise<void> {
    const all = (): boolean => roles.every((role) => this.#at(role).phone.state === "talking");
    await until(`${roles.join(" and ")} talk`, () => Promise.resolve(all() || undefined));
  }

  #at(role: Role): { readonly phone: LanePhone; readonly network: Network } {
    const at = this.#phones.get(role);
    if (at === undefined) throw new Error(`there is no phone of the ${role}`);
    return at;
  }
}

export function hzOf(letter: string): number {
  return LETTERS.get(letter) ?? 0;
}
