// Phones that are gone without a word, in every state of a conversation: what is true of everybody else soon after. Each line is a
// lane of its own.
//
//   cut      nothing comes from the phone any more and nothing reaches it: switched off, unplugged
//   unheard  it has hung up, and its BYE was lost
//   killed   a phone of another make, whose process is ended
//
// Who is there hears what the letters say (as in sound-table.ts); `x` is who is gone. `agent` is their state as supervisors see it.
import type { Truth } from "./healing.ts";
import type { Heard, Role } from "./lane.ts";
import type { Json } from "./server.ts";

const TABLE = `
state                | what is done before                                         | gone               | customer | agent | consulted | supervisor | agent is
ringing              | agent lets it ring; customer calls; agent rings             | agent cut          | M        | x     | .         | .          | IDLE
ringing              | agent lets it ring; customer calls; agent rings             | customer cut       | x        | .     | .         | .          | IDLE
talking              | customer dials                                              | agent cut          | .        | x     | .         | .          | IDLE
talking              | customer dials                                              | customer cut       | x        | .     | .         | .          | IDLE
talking              | customer dials                                              | agent unheard      | .        | x     | .         | .          | IDLE
talking              | customer dials                                              | customer unheard   | x        | .     | .         | .          | IDLE
held                 | customer dials; agent ccHold                                | agent cut          | M        | x     | .         | .          | IDLE
held                 | customer dials; agent ccHold                                | customer cut       | x        | .     | .         | .          | IDLE
held                 | customer dials; agent ccHold                                | agent unheard      | .        | x     | .         | .          | IDLE
held by phone        | customer dials; agent presses hold                          | agent cut          | M        | x     | .         | .          | IDLE
held by phone        | customer dials; agent presses hold                          | customer unheard   | x        | .     | .         | .          | IDLE
muted                | customer dials; agent ccMute                                | agent cut          | .        | x     | .         | .          | IDLE
muted                | customer dials; agent ccMute                                | customer cut       | x        | .     | .         | .          | IDLE
consultation rings   | customer dials; agent ccConsult; consulted rings            | agent cut          | .        | x     | .         | .          | IDLE
consultation rings   | customer dials; agent ccConsult; consulted rings            | consulted cut      | A        | C     | x         | .          | TALKING
consultation rings   | customer dials; agent ccConsult; consulted rings            | customer cut       | x        | .     | .         | .          | IDLE
consulting           | customer dials; agent ccConsult; consulted answers          | agent cut          | M        | x     | .         | .          | IDLE
consulting           | customer dials; agent ccConsult; consulted answers          | consulted cut      | A        | C     | x         | .          | TALKING
consulting           | customer dials; agent ccConsult; consulted answers          | customer cut       | x        | B     | A         | .          | TALKING
consulting           | customer dials; agent ccConsult; consulted answers          | agent unheard      | B        | x     | C         | .          | IDLE
consulting           | customer dials; agent ccConsult; consulted answers          | consulted unheard  | A        | C     | x         | .          | TALKING
three-way            | customer dials; agent ccConsult; consulted answers; agent ccThreeWay | agent cut      | B    | x     | C         | .          | IDLE
three-way            | customer dials; agent ccConsult; consulted answers; agent ccThreeWay | consulted cut  | A    | C     | x         | .          | TALKING
three-way            | customer dials; agent ccConsult; consulted answers; agent ccThreeWay | customer cut   | x    | B     | A         | .          | TALKING
listening            | customer dials; supervisor ccListen; supervisor talks       | supervisor cut     | A        | C     | .         | x          | TALKING
listening            | customer dials; supervisor ccListen; supervisor talks       | supervisor unheard | A        | C     | .         | x          | TALKING
listening            | customer dials; supervisor ccListen; supervisor talks       | agent cut          | .        | x     | .         | .          | IDLE
listening            | customer dials; supervisor ccListen; supervisor talks       | customer cut       | x        | .     | .         | .          | IDLE
talking              | customer calls; customer hears A                            | agent killed       | .        | x     | .         | .          | IDLE
held                 | customer calls; customer hears A; agent ccHold              | agent killed       | M        | x     | .         | .          | IDLE
held by phone        | customer dials; agent presses hold                          | customer cut       | x        | .     | .         | .          | IDLE
customer's hold      | customer dials; customer presses hold                       | agent cut          | .        | x     | .         | .          | IDLE
customer's hold      | customer dials; customer presses hold                       | customer cut       | x        | .     | .         | .          | IDLE
swapped back         | customer dials; agent ccConsult; consulted answers; agent ccSwap | agent cut          | M        | x     | .         | .          | IDLE
swapped back         | customer dials; agent ccConsult; consulted answers; agent ccSwap | consulted cut      | A        | C     | x         | .          | TALKING
swapped back         | customer dials; agent ccConsult; consulted answers; agent ccSwap | customer cut       | x        | B     | A         | .          | TALKING
listening, consulting | customer dials; supervisor ccListen; supervisor talks; agent ccConsult; consulted answers | agent cut          | M        | x     | .         | .          | IDLE
listening, consulting | customer dials; supervisor ccListen; supervisor talks; agent ccConsult; consulted answers | supervisor cut     | M        | B     | A         | x          | TALKING
whispering           | customer dials; supervisor ccWhisper; supervisor talks      | supervisor cut     | A        | C     | .         | x          | TALKING
barging in           | customer dials; supervisor ccInsert; supervisor talks       | supervisor cut     | A        | C     | .         | x          | TALKING
taken over           | customer dials; supervisor ccIntercept; supervisor talks    | supervisor cut     | .        | .     | .         | x          | IDLE
after the call       | customer dials; customer hangs up; agent works after it     | agent cut          | .        | x     | .         | .          | IDLE
waiting              | agent ccGoBreak; customer calls; customer talks             | customer cut       | x        | .     | .         | .          | IDLE
waiting              | agent ccGoBreak; customer calls; customer talks             | customer unheard   | x        | .     | .         | .          | IDLE
`;

/** It is over before the time that is promised is. */
const AFTER_CALL_WORK = { wrap_up_mode: "timed", wrap_up_time: "30" };

export interface Loss {
  readonly name: string;
  /** More of the queue's row. */
  readonly queue: Json;
  readonly before: readonly string[];
  readonly gone: Role;
  readonly how: "cut" | "unheard" | "killed";
  /** Of who is there; `x`: is gone. */
  readonly hears: Heard;
  readonly agentState: string;
  /** How many are then in the line of their queue. */
  readonly waiting: number;
  /** How the fact tells the end of the leg that is gone. */
  readonly ends: string;
}

export function losses(): readonly Loss[] {
  const [, ...lines] = TABLE.trim().split("\n");
  return lines.map((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [state = "", before = "", who = "", customer = "", agent = "", consulted = "", supervisor = ""] = cells;
    const [gone, how] = who.split(" ") as [Role, Loss["how"]];
    const isAfter = state === "after the call";
    return {
      name: `${state}, ${who}`,
      queue: isAfter ? AFTER_CALL_WORK : {},
      before: before.split("; "),
      ...{ gone, how, hears: { customer, agent, consulted, supervisor } },
      agentState: cells[7] ?? "",
      waiting: customer === "M" && gone === "agent" && !state.startsWith("held") ? 1 : 0,
      ends: endOf(state, gone, how),
    };
  });
}

function endOf(state: string, gone: Role, how: Loss["how"]): string {
  if (state === "after the call") return "normal by command";
  const rings = (state === "ringing" && gone === "agent") || (state === "consultation rings" && gone === "consulted");
  if (rings) return "no-answer by command";
  return how === "unheard" ? "normal by phone" : "vanished by switch";
}

export function truthOf({ name, hears, agentState, waiting, gone }: Loss): Truth {
  return { name, hears, agentState, waiting, gone };
}

/** Who takes part in it, from the first to the last. */
export function partiesOf({ before }: Pick<Loss, "before">): readonly Role[] {
  const all: readonly Role[] = ["customer", "agent", "consulted", "supervisor"];
  return all.filter((role) => role === "agent" || before.some((action) => action.startsWith(role)));
}
