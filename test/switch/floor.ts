// Four phones that talk, and what is said to the switch of their conversation.
import { expect } from "vitest";
import type { CallId, CommandId, LegId, Sound } from "../../src/core/model.ts";
import type { Hearing, SwitchCommandBody } from "../../src/core/switch.ts";
import type { Desk } from "./desk.ts";
import type { ConformancePhone } from "./rig.ts";
import { ALL, type Situation, type Who } from "./situations.ts";

export const EXTN: Readonly<Record<Who, string>> = { c: "1001", a: "1002", k: "1003", s: "1004" };
export const MUSIC: Sound = { type: "tone", tone: "ringback" };
/** What is heard counts where it still is after so long. */
const STEADY_MS = 80;
const ATTEMPTS = 50;

type Relation = Pick<Situation, "hears" | "music" | "playedTo">;

interface Talker {
  readonly phone: ConformancePhone;
  leg: LegId;
}

export class Floor {
  readonly desk: Desk;
  readonly #talkers: Readonly<Record<Who, Talker>>;
  /** The others are dialled for this one; undefined: all of them call. */
  readonly #near: Who | undefined;

  private constructor(desk: Desk, talkers: Readonly<Record<Who, Talker>>, near: Who | undefined) {
    this.desk = desk;
    this.#talkers = talkers;
    this.#near = near;
  }

  /** The customer calls and the others are called. */
  static async open(desk: Desk): Promise<Floor> {
    const c = await desk.answered(EXTN.c);
    const [a, k] = [await desk.talking(EXTN.a, c.leg), await desk.talking(EXTN.k, c.leg)];
    return new Floor(desk, { c, a, k, s: await desk.talking(EXTN.s, c.leg) }, "c");
  }

  /** All of them call: their media may live anywhere. */
  static async openOfCallers(desk: Desk): Promise<Floor> {
    const [c, a] = [await desk.answered(EXTN.c), await desk.answered(EXTN.a)];
    return new Floor(desk, { c, a, k: await desk.answered(EXTN.k), s: await desk.answered(EXTN.s) }, undefined);
  }

  phone(who: Who): ConformancePhone {
    return this.#talkers[who].phone;
  }

  leg(who: Who): LegId {
    return this.#talkers[who].leg;
  }

  legs(letters: string): readonly LegId[] {
    return ALL.filter((who) => letters.includes(who)).map((who) => this.leg(who));
  }

  relation({ hears, music = {}, playedTo = {} }: Relation): readonly Hearing[] {
    return ALL.flatMap((who): readonly Hearing[] => {
      const heard = hears[who];
      if (heard === undefined) return [];
      const unless = music[who];
      const played = { sounds: [MUSIC], unless: unless === undefined ? undefined : this.leg(unless) };
      const other = playedTo[who];
      return [
        {
          ...{ leg: this.leg(who), hears: this.legs(heard), music: who in music ? played : undefined },
          ...(other === undefined ? {} : { playedTo: this.leg(other) }),
        },
      ];
    });
  }

  converseBody(situation: Relation, conversation = "x"): SwitchCommandBody {
    return { type: "converse", conversation: conversation as CallId, parties: this.relation(situation) };
  }

  async converse(situation: Relation, conversation = "x"): Promise<void> {
    await this.done(this.desk.send(this.converseBody(situation, conversation)));
  }

  async done(command: CommandId): Promise<void> {
    await this.desk.until("done", { command });
  }

  /** As an engine says it, and what is then to be heard. */
  async enter(situation: Situation): Promise<void> {
    for (const who of ALL) this.phone(who).sends(situation.quiet?.includes(who) !== true);
    await this.converse(situation);
    await this.heard(situation.heard, situation.name);
  }

  /** Each of them hears exactly these, all at one time. */
  async heard(wanted: Situation["heard"], what: string): Promise<void> {
    const hearing = (): string => ALL.map((who) => `${who}: ${lettersOf(this.phone(who).hears() ?? [])}`).join(", ");
    const should = ALL.map((who) => `${who}: ${inOrder(wanted[who])}`).join(", ");
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await this.desk.rig.until(
        () => hearing() === should,
        () => `${what}: ${should}; but they hear ${hearing()}`,
      );
      // What just was not heard yet would be by now.
      await this.desk.rig.pass(STEADY_MS);
      if (hearing() === should) return;
    }
    expect(hearing(), `${what}, for more than a moment`).toBe(should);
  }

  async hangsUp(who: Who): Promise<void> {
    this.phone(who).hangUp();
    await this.desk.until("leg-ended", { leg: this.leg(who) });
    await this.desk.phoneIs(this.phone(who), "idle");
  }

  /** With a new call. */
  async comesBack(who: Who): Promise<void> {
    const talker = this.#talkers[who];
    const { desk } = this;
    if (this.#near !== undefined && this.#near !== who) {
      talker.leg = desk.newLeg();
      desk.send(desk.dialBody(EXTN[who], talker.leg, this.leg(this.#near)));
      await desk.phoneIs(talker.phone, "ringing");
      talker.phone.answer();
      await desk.until("leg-answered", { leg: talker.leg });
      return;
    }
    const before = desk.all("leg-arrived", { callerNumber: EXTN[who] }).length;
    talker.phone.call("4000");
    const arrived = (): LegId | undefined => desk.all("leg-arrived", { callerNumber: EXTN[who] })[before]?.leg;
    await desk.rig.until(
      () => arrived() !== undefined,
      () => `${who} calls again`,
    );
    talker.leg = arrived() ?? talker.leg;
    await this.done(desk.send({ type: "answer", leg: talker.leg }));
    await desk.phoneIs(talker.phone, "talking");
  }
}

function lettersOf(extensions: readonly string[]): string {
  const letters = ALL.filter((who) => extensions.includes(EXTN[who]));
  return [...letters, ...(extensions.includes("sound") ? ["m"] : [])].join("");
}

function inOrder(letters = ""): string {
  return [...ALL, "m"].filter((letter) => letters.includes(letter)).join("");
}
