// Four phones and a queue of their own, through which calls of the sound table go one after the other.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { addQueue, agentRow, makeReady, untilRecorded, userOf } from "./center.ts";
import { LOOPBACK } from "./ports.ts";
import type { Server } from "./server.ts";
import type { Role, Row } from "./sound-table.ts";
import { readChannels, writeToneWav } from "./tone.ts";
import { tokensOf } from "./tone-letters.ts";
import { until } from "./until.ts";

/** Letters of the table, as tones that are no multiples of each other. Ringing is the switch's own. */
export const LETTERS: ReadonlyMap<string, number> = new Map([
  ["A", 1_050],
  ["B", 1_730],
  ["C", 620],
  ["M", 2_950],
  ["P", 3_350],
  ["R", 450],
  ["S", 2_410],
]);
const VOICES: Readonly<Record<Role, string>> = { customer: "C", agent: "A", consulted: "B", supervisor: "S" };
const MUSIC = "on-hold";
/** What is heard must stay so, looked at so often, every 50 ms: what one looks at are 200 ms. */
const STEADY_LOOKS = 8;

export interface LaneOptions {
  /** A digit: which of several. */
  readonly number: number;
  readonly recordsConsultations: boolean;
}

/** The extensions of a lane. */
export function extensionsOf(number: number): Readonly<Record<Role, string>> {
  const extn = (last: number): string => `1${String(number)}0${String(last)}`;
  return { customer: extn(1), agent: extn(2), consulted: extn(3), supervisor: extn(4) };
}

export class Lane {
  readonly recordsConsultations: boolean;
  readonly #server: Server;
  readonly #extns: Readonly<Record<Role, string>>;
  readonly #hotline: string;
  readonly #queue: string;
  readonly #phones = new Map<Role, Phone>();
  #calls = 0;

  constructor(server: Server, { number, recordsConsultations }: LaneOptions) {
    this.#server = server;
    this.recordsConsultations = recordsConsultations;
    this.#extns = extensionsOf(number);
    this.#hotline = `400${String(number)}`;
    this.#queue = `lane-${String(number)}`;
  }

  async start(): Promise<void> {
    const server = this.#server;
    await addQueue(
      server,
      { moh_sound: MUSIC, ...(this.recordsConsultations ? { record_consultation: "1" } : {}) },
      { queue: this.#queue, hotline: this.#hotline },
    );
    for (const role of Object.keys(VOICES) as Role[]) {
      const { number, password, domain } = userOf(this.#extns[role]);
      const phone = new Phone({
        ...{ server: { address: LOOPBACK, port: server.sipPort }, user: number, password, domain },
        ...{ localAddress: LOOPBACK, voiceHz: hzOf(VOICES[role]), clock: systemClock() },
      });
      this.#phones.set(role, phone);
      await phone.start();
      await phone.register();
    }
    for (const role of ["agent", "supervisor"] as const) this.#phone(role).answerAutomatically(20);
    await makeReady(server, this.#extns.agent, this.#queue);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#phones.values()].map((phone) => phone.stop()));
  }

  /** One call of the table. Throws where something else is heard or recorded than its rows say. */
  async make(rows: readonly Row[]): Promise<void> {
    const server = this.#server;
    await until("the agent is free", async () => {
      const row = await agentRow(server, this.#extns.agent, this.#queue);
      return row?.callstate === "IDLE" ? row : undefined;
    });
    this.#calls += 1;
    try {
      for (const row of rows) await this.#situation(row);
    } finally {
      for (const phone of this.#phones.values()) phone.hangUp();
    }
    await until("all are out", () => Promise.resolve([...this.#phones.values()].every(isIdle) || undefined));
    const records = await untilRecorded(server, this.#extns.customer, this.#calls);
    await this.#checkRecordings(rows, records[0]?.uuid ?? "");
  }

  async #situation(row: Row): Promise<void> {
    for (const action of row.done) await this.#do(action);
    let steady = 0;
    let heard: Row["hears"] | undefined;
    const holds = (): Promise<true | undefined> => {
      heard = this.#heard();
      steady = isSame(heard, row.hears) ? steady + 1 : 0;
      return Promise.resolve(steady >= STEADY_LOOKS || undefined);
    };
    await until(row.situation, holds).catch((error: unknown) => {
      const shown = [row.hears, heard].map((each) => JSON.stringify(each)).join("\nit was    ");
      throw new Error(`"${row.situation}" after "${row.done.join("; ")}" was to be\n          ${shown}`, {
        cause: error,
      });
    });
  }

  #heard(): Row["hears"] {
    const of = (role: Role): string => {
      const phone = this.#phone(role);
      if (phone.state !== "talking") return phone.state === "ringing" ? "r" : ".";
      return [...LETTERS].flatMap(([letter, hz]) => (phone.hears(hz) ? [letter] : [])).join("") || "-";
    };
    return {
      customer: of("customer"),
      agent: of("agent"),
      consulted: of("consulted"),
      supervisor: of("supervisor"),
    };
  }

  /** `<who> <cc function>`, or what somebody does at their phone. */
  async #do(action: string): Promise<void> {
    const [role, ...rest] = action.split(" ") as [Role, ...string[]];
    const phone = this.#phone(role);
    switch (rest.join(" ")) {
      case "dials":
        return phone.call(this.#hotline).then(() => this.#talks("customer", "agent"));
      case "answers":
        await until(`${role} rings`, () => Promise.resolve(phone.state === "ringing" || undefined));
        phone.answer();
        return this.#talks(role);
      case "declines":
        return phone.reject("rejected");
      case "hangs up":
        return phone.hangUp();
      case "presses hold":
        phone.hold();
        return phone.fallSilent();
      case "sends music":
        phone.playTone(hzOf("P"));
        return phone.speakAgain();
      case "presses resume":
        phone.resume();
        phone.playTone(hzOf(VOICES[role]));
        return phone.speakAgain();
      default:
        return this.#ask(role, rest.join(" "));
    }
  }

  async #ask(role: Role, func: string): Promise<void> {
    const { agent, consulted } = this.#extns;
    const whom = func === "ccConsult" ? { destExtn: consulted } : {};
    const watched = /^cc(Listen|Whisper|Insert|Intercept)$/.test(func) ? { destAgent: agent } : {};
    const who = role === "agent" ? { agent } : { extn: this.#extns[role] };
    await this.#server.post(`/api/cc/ccc/${func}`, { ...who, ...whom, ...watched });
    if (func in { ccListen: 0, ccWhisper: 0, ccInsert: 0, ccIntercept: 0 }) await this.#talks(role);
  }

  async #talks(...roles: readonly Role[]): Promise<void> {
    const all = (): boolean => roles.every((role) => this.#phone(role).state === "talking");
    await until(`${roles.join(" and ")} talk`, () => Promise.resolve(all() || undefined), PATIENCE_MS);
  }

  /** The customer's call on both sides, and each consultation apart where the queue wants it. */
  async #checkRecordings(rows: readonly Row[], call: string): Promise<void> {
    const talks = talksOf(rows);
    const consulted = rows.filter(({ done, hears }) => done.includes("consulted answers") && hears.agent !== ".");
    const apart = this.recordsConsultations ? consulted.length : 0;
    const wanted = talks.length + apart;
    const files = await until(`${String(wanted)} recordings of ${call}`, async () => {
      const found = (await this.#server.get(`/api/media_files?uuid=${call}`)) as readonly MediaFile[];
      return found.length >= wanted ? found.toSorted((a, b) => ordinalOf(a, call) - ordinalOf(b, call)) : undefined;
    });
    if (files.length !== wanted) throw new Error(`${String(files.length)} recordings instead of ${String(wanted)}`);
    for (const [at, file] of files.entries()) {
      const isApart = at > 0 && at <= apart;
      const talk = talks[at === 0 ? 0 : at - apart] ?? [];
      const heard = await this.#channels(file);
      for (const side of ["left", "right"] as const) {
        const pattern = isApart ? CONSULTATION[side] : patternOf(talk, side);
        if (!pattern.test(heard[side])) throw new Error(`${side} is recorded ${heard[side]}, not ${String(pattern)}`);
      }
    }
  }

  async #channels(file: MediaFile | undefined): Promise<{ readonly left: string; readonly right: string }> {
    const response = await this.#server.request("GET", `/api/media_files/${String(file?.id)}`);
    const path = join(this.#server.dataFolder, `${this.#queue}.wav`);
    writeFileSync(path, Buffer.from(await response.arrayBuffer()));
    const [left = "", right = ""] = readChannels(path).map((samples) => tokensOf(samples, LETTERS));
    return { left, right };
  }

  #phone(role: Role): Phone {
    const phone = this.#phones.get(role);
    if (phone === undefined) throw new Error(`there is no phone of the ${role}`);
    return phone;
  }
}

interface MediaFile {
  readonly id: number;
  readonly name: string;
}

/** Their names say in which order they were begun. */
function ordinalOf({ name }: MediaFile, call: string): number {
  return Number(/^-(\d+)/.exec(name.slice(call.length))?.[1] ?? 1);
}

/** Recorded apart: the agent left, whom they consult right, and nobody else. */
const CONSULTATION = { left: /^(?:- |A )*A (?:- |A )*$/, right: /^(?:- |B )*B (?:- |B )*$/ };

/** Each stretch of rows that is recorded together: a transfer ends one. */
function talksOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const talks: Row[][] = [[]];
  for (const row of rows) {
    if (row.recorded !== undefined) talks.at(-1)?.push(row);
    else if (talks.at(-1)?.length !== 0) talks.push([]);
  }
  return talks.filter((talk) => talk.length > 0);
}

/** The queues' music, in the server's own sounds. */
export function writeMusic(path: string): void {
  writeToneWav(path, hzOf("M"), 5);
}

export const MUSIC_FILE = `${MUSIC}.wav`;

/**
 * What a side of the recording must be, as a pattern of letters with spaces: row by row, what two rows have in common as one.
 * Between two things that are done at once the talk may be heard for a moment, or nothing.
 */
function patternOf(rows: readonly Row[], side: "left" | "right"): RegExp {
  const passing = `(?:${VOICES[side === "left" ? "customer" : "agent"]} |- )*`;
  let pattern = "";
  let before = "";
  for (const { done, recorded } of rows) {
    const now = `${recorded?.[side] ?? "-"} `;
    if (now !== before) pattern += (done.length > 1 ? passing : "") + now;
    else if (done.length > 1) pattern += `(?:${passing}${now})?`;
    before = now;
  }
  return new RegExp(`^(?:- )?${pattern}(?:- )?$`);
}

function isSame(one: Row["hears"], other: Row["hears"]): boolean {
  return (Object.keys(VOICES) as Role[]).every((role) => one[role] === other[role]);
}

function isIdle(phone: Phone): boolean {
  return phone.state === "idle";
}

function hzOf(letter: string): number {
  return LETTERS.get(letter) ?? 0;
}
