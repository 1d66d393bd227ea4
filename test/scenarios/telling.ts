// How what comes out of the engine is written down: facts and commands as lines, with short names for legs.
import type { Outcome } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { LegId, Sound } from "../../src/core/model.ts";
import type { Hearing, SwitchCommand } from "../../src/core/switch.ts";

/** A scenario as it went. */
export interface Played {
  readonly transcript: string;
  /** What happened in it. */
  readonly facts: readonly Fact[];
}

export class Telling {
  readonly #names = new Map<string, string>();
  readonly #legs = new Map<string, LegId>();
  readonly #dialled = new Map<string, number>();

  /** The leg that goes by a short name; one that has none is named as it is. */
  leg(name: string): LegId {
    return this.#legs.get(name) ?? (name as LegId);
  }

  call(leg: LegId, name: string): void {
    this.#names.set(leg, name);
    this.#legs.set(name, leg);
  }

  /** A dialled leg is named after its extension: 1001#1, 1001#2... */
  name(command: SwitchCommand): void {
    if (command.type !== "dial" || this.#names.has(command.leg)) return;
    const target = command.to.type === "extension" ? command.to.extn : command.to.number;
    const count = (this.#dialled.get(target) ?? 0) + 1;
    this.#dialled.set(target, count);
    this.call(command.leg, `${target}#${count}`);
  }

  /** `now`: when it is written down. */
  fact({ seq: _seq, at, type, ...fields }: Fact, now: number): string {
    const late = at === now ? "" : ` (${at - now} ms)`;
    return `  * ${type}${late}${this.fields(type === "mailbox-locked" ? fields : fromNow(fields, at))}`;
  }

  command({ id: _id, type, ...fields }: SwitchCommand): string {
    if ("parties" in fields)
      return `  -> ${type} ${this.#value(fields.conversation)}: ${this.#hearings(fields.parties)}`;
    return `  -> ${type}${this.fields(fields)}`;
  }

  refusal(outcome: Outcome, now: number): string[] {
    if (outcome.ok) return [];
    const until = outcome.until === undefined ? "" : ` until=+${outcome.until - now}`;
    return [`  ! ${outcome.code}: ${outcome.reason}${until}`];
  }

  fields(fields: object): string {
    return Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}=${this.#value(value)}`)
      .join("");
  }

  #hearings(parties: readonly Hearing[]): string {
    const heard = parties.map(({ leg, hears, music, playedTo }) => {
      const unless = music?.unless === undefined ? "" : " unless it sends audio";
      const sounds = music === undefined ? [] : [`${music.sounds.map(soundName).join("+")}${unless}`];
      if (playedTo !== undefined) sounds.push(`what is played to ${this.#value(playedTo)}`);
      return `${this.#value(leg)} hears ${[...hears.map((one) => this.#value(one)), ...sounds].join(", ") || "nobody"}`;
    });
    return heard.join("; ") || "nobody";
  }

  #value(value: unknown): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    let named = text;
    for (const [id, name] of this.#names) named = named.replaceAll(id, name);
    return named.replaceAll('"', "");
  }
}

/** When it is over is told from then on. */
function fromNow(fields: object, at: number): object {
  return "until" in fields && typeof fields.until === "number" ? { ...fields, until: `+${fields.until - at}` } : fields;
}

function soundName(sound: Sound): string {
  if (sound.type === "stream") return sound.name;
  return sound.type === "tone" ? sound.tone : sound.type;
}
