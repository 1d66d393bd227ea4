// The table of who hears whom, row by row, as the rules of conversations have it.
import { expect, it } from "vitest";
import type { LegId, Sound } from "../model.ts";
import { Table, type Heard } from "./hearing.ts";
import type { Party, Talking } from "./talking.ts";

const MUSIC: Sound = { type: "stream", name: "moh" };
const HELD: Heard = { held: true, holding: false, muted: false };
const BUTTON: Heard = { held: false, holding: true, muted: false };
const MUTED: Heard = { held: false, holding: false, muted: true };

interface Situation {
  readonly focus?: Talking["focus"];
  readonly legs?: Readonly<Record<string, Heard>>;
  readonly consulted?: boolean;
  readonly supervisor?: Party["manner"];
  readonly watches?: string;
}

/** Who hears whom: names, `music`, `x|music` for music that gives way to what x sends, `+ x's` for what is played to x. */
const ROWS: readonly (readonly [string, Situation, Readonly<Record<string, string>>, string])[] = [
  ["talk", {}, { customer: "agent", agent: "customer" }, "customer / agent"],
  ["agent holds by a button", { legs: { agent: BUTTON } }, { customer: "music", agent: "" }, "customer / "],
  ["agent's phone holds", { legs: { agent: HELD } }, { customer: "agent|music", agent: "" }, "customer / "],
  ["both hold", { legs: { agent: HELD, customer: HELD } }, { customer: "", agent: "" }, " / "],
  ["customer's phone holds", { legs: { customer: HELD } }, { customer: "", agent: "customer|music" }, " / "],
  ["agent muted", { legs: { agent: MUTED } }, { customer: "", agent: "customer" }, "customer / "],
  [
    "consultation",
    { consulted: true, focus: "consulted" },
    { customer: "music", agent: "consulted", consulted: "agent" },
    "customer / ",
  ],
  [
    "swapped back",
    { consulted: true },
    { customer: "agent", agent: "customer", consulted: "music" },
    "customer / agent",
  ],
  [
    "three-way",
    { consulted: true, focus: "all" },
    { customer: "agent,consulted", agent: "customer,consulted", consulted: "customer,agent" },
    "customer / agent,consulted",
  ],
  [
    "listen",
    { supervisor: "listen" },
    { customer: "agent", agent: "customer", supervisor: "agent,customer + agent's" },
    "customer / agent",
  ],
  [
    "whisper",
    { supervisor: "whisper" },
    { customer: "agent", agent: "customer,supervisor", supervisor: "agent,customer + agent's" },
    "customer / agent",
  ],
  [
    "barge",
    { supervisor: "barge" },
    { customer: "agent,supervisor", agent: "customer,supervisor", supervisor: "agent,customer + agent's" },
    "customer / agent,supervisor",
  ],
  [
    "barge, and muted",
    { supervisor: "barge", legs: { supervisor: MUTED } },
    { customer: "agent", agent: "customer", supervisor: "agent,customer + agent's" },
    "customer / agent",
  ],
  [
    "whisper, and the supervisor's phone holds",
    { supervisor: "whisper", legs: { supervisor: HELD } },
    { customer: "agent", agent: "customer", supervisor: "" },
    "customer / agent",
  ],
  [
    "listen in a consultation",
    { supervisor: "listen", consulted: true, focus: "consulted" },
    { customer: "music", agent: "consulted", consulted: "agent", supervisor: "agent,consulted + agent's" },
    "customer / ",
  ],
  [
    "listen while the agent holds",
    { supervisor: "listen", legs: { agent: BUTTON } },
    { customer: "music", agent: "", supervisor: "agent + agent's" },
    "customer / ",
  ],
  [
    "listen to the one who is consulted",
    { supervisor: "listen", watches: "consulted", consulted: true, focus: "consulted" },
    { customer: "music", agent: "consulted", consulted: "agent", supervisor: "consulted,agent + consulted's" },
    "customer / ",
  ],
  [
    "listen to the one who is consulted and waits",
    { supervisor: "listen", watches: "consulted", consulted: true },
    { customer: "agent", agent: "customer", consulted: "music", supervisor: "consulted + consulted's" },
    "customer / agent",
  ],
  [
    "whisper to the one who is consulted",
    { supervisor: "whisper", watches: "consulted", consulted: true, focus: "consulted" },
    {
      ...{ customer: "music", agent: "consulted", consulted: "agent,supervisor" },
      supervisor: "consulted,agent + consulted's",
    },
    "customer / ",
  ],
  [
    "barge in where the one waits who is consulted",
    { supervisor: "barge", watches: "consulted", consulted: true },
    { customer: "agent", agent: "customer", consulted: "supervisor", supervisor: "consulted + consulted's" },
    "customer / agent",
  ],
  [
    "barge in where three talk, for the one who was consulted",
    { supervisor: "barge", watches: "consulted", consulted: true, focus: "all" },
    {
      ...{ customer: "agent,consulted,supervisor", agent: "customer,consulted,supervisor" },
      ...{ consulted: "customer,agent,supervisor", supervisor: "consulted,customer,agent + consulted's" },
    },
    "customer / agent,consulted,supervisor",
  ],
  [
    "barge in a consultation is nothing to the customer",
    { supervisor: "barge", consulted: true, focus: "consulted" },
    {
      customer: "music",
      agent: "consulted,supervisor",
      consulted: "agent,supervisor",
      supervisor: "agent,consulted + agent's",
    },
    "customer / ",
  ],
];

function party(name: string, role: Party["role"], manner: Party["manner"]): Party {
  return { leg: name as LegId, role, agent: undefined, ring: undefined, manner, to: undefined };
}

function tableOf({ focus = "customer", legs = {}, consulted = false, supervisor, watches }: Situation): Table {
  const parties = [party("customer", "customer", undefined), party("agent", "agent", undefined)];
  if (consulted) parties.push(party("consulted", "consulted", undefined));
  const named = watches === undefined ? {} : { watches: watches as LegId };
  if (supervisor !== undefined) parties.push({ ...party("supervisor", "supervisor", supervisor), ...named });
  const stage: Talking = {
    ...{ type: "talking", focus, queue: undefined, recording: undefined, consultRecording: undefined, said: [] },
    parties: new Map(parties.map((each) => [each.leg, each])),
  };
  const heard = new Map(Object.entries(legs).map(([leg, one]) => [leg as LegId, one]));
  return new Table(stage, heard, MUSIC);
}

it.each(ROWS)("%s", (_name, situation, expected, channels) => {
  const table = tableOf(situation);
  const heard = table.hearings().map(({ leg, hears, music, playedTo }) => {
    const played =
      music === undefined ? hears.join() : [...(music.unless === undefined ? [] : hears), "music"].join("|");
    return [leg, playedTo === undefined ? played : `${played} + ${playedTo}'s`] as const;
  });
  expect(Object.fromEntries(heard)).toEqual(expected);
  const { left, right } = table.sides();
  expect(`${left.join()} / ${right.join()}`).toBe(channels);
});
