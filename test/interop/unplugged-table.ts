// Phones whose cable is pulled out and plugged in again five seconds later, in every state: the call goes on, what was wanted
// meanwhile is done, and nobody is taken for gone. `meanwhile` is done while it is out, `then` when it is in again. Each line is a
// lane of its own; the letters are those of sound-table.ts. `-`: nothing is done.
import type { Truth } from "./healing.ts";
import type { Role } from "./lane.ts";
import { losses, truthOf } from "./self-healing-table.ts";
import type { Json } from "./server.ts";

const TABLE = `
state              | what is done before                                         | out        | meanwhile             | then                  | customer | agent | consulted | supervisor | agent is | waiting
ringing            | agent lets it ring; customer calls; agent rings             | agent      | -                     | agent answers         | A        | C     | .         | .          | TALKING  | 0
talking            | customer dials                                              | agent      | -                     | -                     | A        | C     | .         | .          | TALKING  | 0
talking            | customer dials                                              | customer   | -                     | -                     | A        | C     | .         | .          | TALKING  | 0
talking            | customer dials                                              | agent      | agent presses hold    | -                     | M        | -     | .         | .          | HELD     | 0
talking            | customer dials                                              | customer   | customer presses hold | -                     | -        | M     | .         | .          | TALKING  | 0
talking            | customer dials                                              | agent      | customer hangs up     | -                     | .        | .     | .         | .          | IDLE     | 0
held by phone      | customer dials; agent presses hold                          | agent      | -                     | agent presses resume  | A        | C     | .         | .          | TALKING  | 0
consultation rings | customer dials; agent ccConsult; consulted rings            | consulted  | -                     | consulted answers     | M        | B     | A         | .          | TALKING  | 0
consulting         | customer dials; agent ccConsult; consulted answers          | agent      | -                     | agent ccThreeWay      | AB       | BC    | AC        | .          | TALKING  | 0
consulting         | customer dials; agent ccConsult; consulted answers          | consulted  | -                     | agent ccConsultTransfer | B      | .     | C         | .          | IDLE     | 0
three-way          | customer dials; agent ccConsult; consulted answers; agent ccThreeWay | consulted | -             | -                     | AB       | BC    | AC        | .          | TALKING  | 0
listening          | customer dials; supervisor ccListen; supervisor talks       | supervisor | -                     | supervisor ccWhisper  | A        | CS    | .         | AC         | TALKING  | 0
waiting            | agent ccGoBreak; customer calls; customer talks             | customer   | -                     | -                     | M        | .     | .         | .          | IDLE     | 1
`;

interface Interruption extends Truth {
  readonly before: readonly string[];
  readonly out: Role;
  readonly meanwhile: readonly string[];
  readonly then: readonly string[];
}

function interruptions(): readonly Interruption[] {
  const [, ...lines] = TABLE.trim().split("\n");
  return lines.map((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [state = "", before = "", out = "", meanwhile = "", then = "", ...rest] = cells;
    const [customer = "", agent = "", consulted = "", supervisor = "", agentState = "", waiting = ""] = rest;
    return {
      name: `${state}, ${out} out, ${meanwhile}, ${then}`,
      before: deedsOf(before),
      out: out as Role,
      meanwhile: deedsOf(meanwhile),
      then: deedsOf(then),
      hears: { customer, agent, consulted, supervisor },
      ...{ agentState, waiting: Number(waiting), gone: undefined },
    };
  });
}

function deedsOf(cell: string): readonly string[] {
  return cell === "-" ? [] : cell.split("; ");
}

/** `pulled`: at the phone. `pulledHere`: at the server's machine. `pluggedIn`: at the phone, and in again soon. */
export type Way = "pulled" | "pulledHere" | "pluggedIn";

/** Each is as one of the others to the network. Half of the phones would be in these, and all have two cores. */
const LEFT_OUT = /^(muted|swapped back|listening, consulting|whispering|barging in|taken over)/;

/** To a phone that is cut off there nothing can be sent: what of it differs is how the server's sockets take it. */
const AT_THE_SERVER: ReadonlySet<string> = new Set([
  "ringing, agent cut",
  "talking, agent cut",
  "consulting, agent cut",
  "waiting, customer cut",
]);

/** What happens in a lane. */
export interface Case {
  readonly truth: Truth;
  readonly queue: Json;
  readonly before: readonly string[];
  readonly out: Role;
  readonly cable: Way;
  /** The phone that is cut off is baresip. */
  readonly isBaresip?: boolean;
  readonly meanwhile?: readonly string[];
  readonly then?: readonly string[];
  /** How the fact tells the end of the leg of who is cut off; undefined: it goes on. */
  readonly ends?: string;
}

/** What is heard at baresip is not asked: its truth is as if they were gone. */
const A_CALL = ["customer calls", "customer hears A"];
const BARESIP: readonly Case[] = [
  baresip("baresip, agent cut", "pulled", { customer: ".", agentState: "IDLE" }),
  baresip("baresip, agent out at the server", "pulledHere", { customer: ".", agentState: "IDLE" }),
  baresip("baresip, agent out for 5 s", "pluggedIn", { customer: "A", agentState: "TALKING" }),
];

export const CASES: readonly Case[] = [
  ...(["pulled", "pulledHere"] as const).flatMap((cable) => {
    const isHere = (name: string): boolean => (cable === "pulled" ? !LEFT_OUT.test(name) : AT_THE_SERVER.has(name));
    const cut = losses().filter(({ how, name }) => how === "cut" && isHere(name));
    return cut.map((loss): Case => {
      const truth = { ...truthOf(loss), name: `${loss.name}, ${cable}` };
      return { truth, queue: loss.queue, before: loss.before, out: loss.gone, cable, ends: loss.ends };
    });
  }),
  ...interruptions().map((each): Case => ({ ...each, truth: each, queue: {}, cable: "pluggedIn" })),
  ...BARESIP,
];

function baresip(
  name: string,
  cable: Case["cable"],
  { customer, agentState }: { customer: string; agentState: string },
): Case {
  const hears = { customer, agent: "x", consulted: ".", supervisor: "." };
  const truth: Truth = { name, hears, agentState, waiting: 0, gone: "agent" };
  const ends = cable === "pluggedIn" ? {} : { ends: "vanished by switch" };
  return { truth, queue: {}, before: A_CALL, out: "agent", cable, isBaresip: true, ...ends };
}
