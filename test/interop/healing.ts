// Watches lanes after a loss, until what everybody hears and what the server says of them is what is true.
import { setTimeout as wait } from "node:timers/promises";
import type { AgentRow } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { ROLES, type Heard, type Lane, type Role } from "./lane.ts";
import type { Server } from "./server.ts";

/** What is promised. */
export const HEALED_MS = 35_000;
/** So many looks in a row: it is no passing state. */
const STEADY_LOOKS = 8;
/** Looked at for so much longer than promised, so that what is late is told by how much. */
const TOO_LATE_MS = 15_000;

export interface Truth {
  readonly name: string;
  readonly hears: Heard;
  readonly agentState: string;
  /** How many are in the line of their queue. */
  readonly waiting: number;
  /** Whom nobody can ask what they hear: an `x` in `hears`. */
  readonly gone: Role | undefined;
}

export interface Watched {
  readonly lane: Lane;
  readonly truth: Truth;
}

/** Set up side by side; more at once would only wait for one another, until what rings has rung too long. */
const AT_ONCE = 12;

/** Brings every lane where it is to be, those last that do not stay there for long. */
export async function setUp<Each extends { readonly before: readonly string[] }>(
  all: readonly Each[],
  begin: (one: Each) => Promise<void>,
): Promise<void> {
  const isBrief = ({ before }: Each): boolean => / (rings|works after it)$/.test(before.at(-1) ?? "");
  const rest = [...all.filter((one) => !isBrief(one)), ...all.filter(isBrief)];
  const work = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await begin(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** What is false, or was true only later than `withinMs`, as it was seen last; empty: all is true. */
export async function whatIsFalse(
  server: Server,
  all: readonly Watched[],
  withinMs = HEALED_MS,
): Promise<readonly string[]> {
  const watched = all.map((each) => ({ ...each, looks: 0, seen: "", trueAfterMs: 0 }));
  const began = performance.now();
  while (watched.some(({ looks }) => looks < STEADY_LOOKS) && performance.now() - began < withinMs + TOO_LATE_MS) {
    const agents = (await server.get("/api/cc/agent_state")) as readonly AgentRow[];
    const { data: queues } = (await server.post("/api/cc/ccc/ccGetQueueList")) as unknown as {
      data: readonly QueueRow[];
    };
    for (const each of watched) look(each, { agents, queues }, performance.now() - began);
    await wait(100);
  }
  const late = watched.filter(({ looks, trueAfterMs }) => looks < STEADY_LOOKS || trueAfterMs > withinMs);
  return late.map(({ truth, seen, trueAfterMs }) => {
    return `${truth.name}: was ${seen} after ${trueAfterMs.toFixed()} ms, not ${textOf(truth)}`;
  });
}

interface Look extends Watched {
  /** How often in a row all was true. */
  looks: number;
  seen: string;
  trueAfterMs: number;
}

interface QueueRow {
  readonly queue: string;
  readonly waiting: number;
}

interface Said {
  readonly agents: readonly AgentRow[];
  readonly queues: readonly QueueRow[];
}

function look(watched: Look, said: Said, passedMs: number): void {
  const { lane, truth } = watched;
  const agentState = said.agents.find((row) => row.agent_id === lane.extns.agent)?.callstate ?? "";
  const waiting = said.queues.find(({ queue }) => queue === lane.queue)?.waiting ?? 0;
  const now = lane.heard();
  const hears = truth.gone === undefined ? now : { ...now, [truth.gone]: "x" };
  watched.seen = textOf({ ...truth, hears, agentState, waiting });
  const isTrue = watched.seen === textOf(truth);
  if (isTrue && watched.looks === 0) watched.trueAfterMs = passedMs;
  watched.looks = isTrue ? watched.looks + 1 : 0;
}

function textOf({ hears, agentState, waiting }: Truth): string {
  return `${ROLES.map((role) => hears[role]).join(" ")} ${agentState}, ${String(waiting)} waiting`;
}

export interface End {
  /** The cause, and who has ended it: "vanished by switch". */
  readonly how: string;
  readonly at: number;
}

/** How the first leg at each extension has ended, as the facts tell it. */
export function endsOfLegs(server: Server): ReadonlyMap<string, End> {
  const facts = factsOf(server);
  const extnOf = new Map<string, string>();
  for (const { leg, origin } of ofType(facts, "call-started")) {
    if (origin.type === "extension") extnOf.set(leg, extnOf.get(leg) ?? origin.extn);
  }
  for (const { leg, to } of ofType(facts, "leg-dialled")) if (to.type === "extension") extnOf.set(leg, to.extn);
  const ends = new Map<string, End>();
  for (const { leg, cause, by, at } of ofType(facts, "leg-ended")) {
    const extn = extnOf.get(leg) ?? "";
    if (!ends.has(extn)) ends.set(extn, { how: `${cause} by ${by}`, at });
  }
  return ends;
}
