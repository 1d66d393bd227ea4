// Goes through calls of the sound table with the phones of a lane, and judges what is heard and recorded.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { untilRecorded } from "./center.ts";
import { LETTERS, ROLES, VOICES, type Heard, type Lane } from "./lane.ts";
import type { Server } from "./server.ts";
import type { Row } from "./sound-table.ts";
import { readChannels } from "./tone.ts";
import { tokensOf } from "./tone-letters.ts";
import { until } from "./until.ts";

/** What is heard must stay so, looked at so often, every 50 ms: what one looks at are 200 ms. */
const STEADY_LOOKS = 8;

export class SoundJudge {
  readonly recordsConsultations: boolean;
  readonly #server: Server;
  readonly #lane: Lane;
  #calls = 0;

  constructor(server: Server, lane: Lane, recordsConsultations: boolean) {
    this.#server = server;
    this.#lane = lane;
    this.recordsConsultations = recordsConsultations;
  }

  /** One call of the table. Throws where something else is heard or recorded than its rows say. */
  async judge(rows: readonly Row[]): Promise<void> {
    const { phones, extns } = this.#lane;
    await until("the agent is free", async () => ((await this.#lane.agentState()) === "IDLE" ? true : undefined));
    this.#calls += 1;
    try {
      for (const row of rows) await this.#situation(row);
    } finally {
      for (const phone of phones) phone.hangUp();
    }
    await until("all are out", () => Promise.resolve(phones.every(({ state }) => state === "idle") || undefined));
    const records = await untilRecorded(this.#server, extns.customer, this.#calls);
    await this.#checkRecordings(rows, records[0]?.uuid ?? "");
  }

  async #situation(row: Row): Promise<void> {
    for (const action of row.done) await this.#lane.do(action);
    let steady = 0;
    let heard: Heard | undefined;
    const holds = (): Promise<true | undefined> => {
      const now = this.#lane.heard();
      steady = ROLES.every((role) => now[role] === row.hears[role]) ? steady + 1 : 0;
      heard = now;
      return Promise.resolve(steady >= STEADY_LOOKS || undefined);
    };
    await until(row.situation, holds).catch((error: unknown) => {
      const shown = [row.hears, heard].map((each) => JSON.stringify(each)).join("\nit was    ");
      throw new Error(`"${row.situation}" after "${row.done.join("; ")}" was to be\n          ${shown}`, {
        cause: error,
      });
    });
  }

  /** The customer's call on both sides, and each consultation apart where the queue wants it. */
  async #checkRecordings(rows: readonly Row[], call: string): Promise<void> {
    const talks = talksOf(rows);
    const consultations = this.recordsConsultations ? consultationsOf(rows) : [];
    const apart = consultations.length;
    const wanted = talks.length + apart;
    const files = await until(`${String(wanted)} recordings of ${call}`, async () => {
      const found = (await this.#server.get(`/api/media_files?uuid=${call}`)) as readonly MediaFile[];
      return found.length >= wanted ? found.toSorted((a, b) => ordinalOf(a, call) - ordinalOf(b, call)) : undefined;
    });
    if (files.length !== wanted) throw new Error(`${String(files.length)} recordings instead of ${String(wanted)}`);
    for (const [at, file] of files.entries()) {
      const talk = talks[at === 0 ? 0 : at - apart] ?? [];
      const recorded = consultations[at - 1] ?? talk.map(({ done, recorded }) => ({ done, ...recorded }));
      const heard = await this.#channels(file);
      for (const side of ["left", "right"] as const) {
        const pattern = patternOf(recorded, side, PASSING[at > 0 && at <= apart ? "apart" : "talk"][side]);
        if (!pattern.test(heard[side])) throw new Error(`${side} is recorded ${heard[side]}, not ${String(pattern)}`);
      }
    }
  }

  async #channels(file: MediaFile | undefined): Promise<{ readonly left: string; readonly right: string }> {
    const response = await this.#server.request("GET", `/api/media_files/${String(file?.id)}`);
    const path = join(this.#server.dataFolder, `${this.#lane.queue}.wav`);
    writeFileSync(path, Buffer.from(await response.arrayBuffer()));
    const [left = "", right = ""] = readChannels(path).map((samples) => tokensOf(samples, LETTERS));
    return { left, right };
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

/** What may be heard for a moment between two things that are done at once. */
const PASSING = {
  talk: { left: VOICES.customer, right: VOICES.agent },
  apart: { left: VOICES.agent, right: VOICES.consulted },
};

interface Recorded {
  readonly done: readonly string[];
  readonly left?: string;
  readonly right?: string;
}

/** What is recorded apart of each consultation: of the agent left, of whom they consult right, what the customer does not hear. */
function consultationsOf(rows: readonly Row[]): readonly (readonly Recorded[])[] {
  return rows.flatMap(({ done, hears }, at) => {
    if (!done.includes("consulted answers") || hears.agent === ".") return [];
    const end = rows.findIndex(
      (row, later) => later > at && [row.hears.customer, row.hears.agent, row.hears.consulted].includes("."),
    );
    return [rows.slice(at, end < 0 ? undefined : end).map(apartOf)];
  });
}

function apartOf({ done, hears: { customer, agent, consulted } }: Row): Recorded {
  const [left, right] = [VOICES.agent, VOICES.consulted];
  return {
    done,
    left: consulted.includes(left) && !customer.includes(left) ? left : "-",
    right: agent.includes(right) && !customer.includes(right) ? right : "-",
  };
}

/** Each stretch of rows that is recorded together: a transfer ends one. */
function talksOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const talks: Row[][] = [[]];
  for (const row of rows) {
    if (row.recorded !== undefined) talks.at(-1)?.push(row);
    else if (talks.at(-1)?.length !== 0) talks.push([]);
  }
  return talks.filter((talk) => talk.length > 0);
}

/**
 * What a side of the recording must be, as a pattern of letters with spaces: row by row, what two rows have in common as one.
 * Between two things that are done at once the talk may be heard for a moment, or nothing.
 */
function patternOf(rows: readonly Recorded[], side: "left" | "right", voice: string): RegExp {
  const passing = `(?:${voice} |- )*`;
  let pattern = "";
  let before = "";
  for (const { done, ...recorded } of rows) {
    const now = `${recorded[side] ?? "-"} `;
    if (now !== before) pattern += (done.length > 1 ? passing : "") + now;
    else if (done.length > 1) pattern += `(?:${passing}${now})?`;
    before = now;
  }
  return new RegExp(`^(?:- )?${pattern}(?:- )?$`);
}
