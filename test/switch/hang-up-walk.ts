// An agent, or the caller, hangs up at each millisecond after the agent's answer, while the two are being brought together: the
// caller is never lost, never left in silence, and whatever was begun has its end. For every switch that has audio to be asked for.
import { describe, expect, it } from "vitest";
import type { CommandId, LegId, Sound } from "../../src/core/model.ts";
import type { SwitchEvent } from "../../src/core/switch.ts";
import { Desk } from "./desk.ts";
import type { ConformancePhone, MakeRig } from "./rig.ts";
import { apart, together } from "./together.ts";

const LAST_MS = 300;
/** Of silence that a caller may hear between music and talk, and between talk and music. */
const SILENCE_MOST_MS = 600;
const MUSIC: Sound = { type: "tone", tone: "ringback" };

export interface WalkOptions {
  /** Between one moment at which somebody hangs up and the next. */
  readonly strideMs: number;
}

/** Does what the engine does: brings the two together on the answer, and plays again to a caller who is left. */
class Controller {
  readonly #desk: Desk;
  readonly #caller: LegId;
  readonly #agent: LegId;
  readonly #forgets: boolean;
  #heard: number;
  #connecting: CommandId | undefined;
  #hasAgent = true;

  constructor(desk: Desk, caller: LegId, agent: LegId, forgets: boolean) {
    this.#desk = desk;
    this.#caller = caller;
    this.#agent = agent;
    this.#forgets = forgets;
    this.#heard = desk.events.length;
  }

  react(): void {
    for (; this.#heard < this.#desk.events.length; this.#heard += 1) {
      const event = this.#desk.events[this.#heard];
      if (event !== undefined) this.#take(event);
    }
  }

  #take(event: SwitchEvent): void {
    if (event.type === "leg-answered" && event.leg === this.#agent) {
      this.#connecting = this.#desk.send(together(this.#caller, this.#agent));
    } else if (event.type === "leg-ended" && event.leg === this.#agent) this.#left();
    else if (event.type === "leg-ended" && event.leg === this.#caller) {
      this.#desk.send({ type: "hang-up", leg: this.#agent, cause: "normal" });
    } else if (event.type === "failed" && event.command === this.#connecting) this.#left();
  }

  #left(): void {
    if (!this.#hasAgent || this.#forgets) return;
    this.#hasAgent = false;
    this.#desk.send({ type: "hang-up", leg: this.#agent, cause: "normal" });
    this.#desk.send(apart(this.#caller, this.#agent));
    music(this.#desk, this.#caller);
  }

  get connecting(): CommandId | undefined {
    return this.#connecting;
  }
}

function music(desk: Desk, leg: LegId): void {
  desk.send({ type: "play", leg, sounds: [MUSIC], repeat: true, interruptible: false });
}

interface Walked {
  readonly callerLives: boolean;
  readonly agentLives: boolean;
  readonly silentMs: number;
  /** What became of bringing them together. */
  readonly outcome: "done" | "failed" | "nothing" | "never asked";
  readonly hears: readonly string[];
}

async function walked(makeRig: MakeRig, who: "agent" | "caller", afterMs: number, forgets: boolean): Promise<Walked> {
  const desk = await Desk.open(makeRig);
  const caller = await desk.answered("1001");
  music(desk, caller.leg);
  await desk.hears(caller.phone, "sound");
  const agent = await desk.ringing("1002", caller.leg);
  const controller = new Controller(desk, caller.leg, agent.leg, forgets);
  agent.phone.answer();
  const leaver = who === "agent" ? agent.phone : caller.phone;
  const silentMs = await watched(desk, controller, caller.phone, afterMs, () => leaver.hangUp());
  const ended = (leg: LegId): boolean => desk.all("leg-ended", { leg }).length > 0;
  const { connecting: command } = controller;
  const walk = {
    ...{ callerLives: !ended(caller.leg), agentLives: !ended(agent.leg), silentMs, hears: caller.phone.hears() ?? [] },
    outcome: command === undefined ? "never asked" : outcomeOf(desk, command),
  } as const;
  await desk.close();
  return walk;
}

function outcomeOf(desk: Desk, command: CommandId): Walked["outcome"] {
  if (desk.all("done", { command }).length > 0) return "done";
  return desk.all("failed", { command }).length > 0 ? "failed" : "nothing";
}

/** Lets 1.5 s pass, millisecond by millisecond; returns the longest silence of the caller. */
async function watched(
  desk: Desk,
  controller: Controller,
  caller: ConformancePhone,
  afterMs: number,
  hangUp: () => void,
): Promise<number> {
  let longestMs = 0;
  let silentMs = 0;
  for (let ms = 0; ms < 1_500; ms += 1) {
    if (ms === afterMs) hangUp();
    await desk.rig.pass(1);
    controller.react();
    const isSilent = caller.state === "talking" && caller.hears()?.length === 0;
    silentMs = isSilent ? silentMs + 1 : 0;
    longestMs = Math.max(longestMs, silentMs);
  }
  return longestMs;
}

function moments(strideMs: number): readonly number[] {
  return Array.from({ length: Math.floor(LAST_MS / strideMs) + 1 }, (_, at) => at * strideMs);
}

export function hangUpWalk(name: string, makeRig: MakeRig, { strideMs }: WalkOptions): void {
  describe(`${name}: somebody hangs up 0 to ${LAST_MS} ms after the answer`, () => {
    it("the agent: the caller lives, hears music again, and is never left in silence", async () => {
      for (const afterMs of moments(strideMs)) {
        const walk = await walked(makeRig, "agent", afterMs, false);
        expect({ afterMs, ...walk }).toMatchObject({ callerLives: true, agentLives: false, hears: ["sound"] });
        expect(walk.silentMs, `${afterMs} ms`).toBeLessThanOrEqual(SILENCE_MOST_MS);
      }
    });

    it("the caller: the agent's leg ends, and nothing lives on", async () => {
      for (const afterMs of moments(strideMs)) {
        const walk = await walked(makeRig, "caller", afterMs, false);
        expect({ afterMs, ...walk }).toMatchObject({ callerLives: false, agentLives: false, hears: [] });
      }
    });
  });
}

/** What the walk finds where a controller forgets the caller; undefined: nothing, and then it is worth nothing. */
export async function foundByWalk(makeRig: MakeRig, afterMs: number): Promise<Walked | undefined> {
  const walk = await walked(makeRig, "agent", afterMs, true);
  return walk.hears.length === 0 || walk.silentMs > SILENCE_MOST_MS ? walk : undefined;
}
