// Who hears what, situation by situation: what section "Conversations" promises, as it comes out of real phones. Each paragraph is
// a call of its own; each row says what is done, what each party then hears, and what is then recorded of it.
//
//   A   the agent's voice        C   the customer's           M   the queue's music
//   B   the consulted one's      S   the supervisor's         P   what a holding phone sends of its own
//   R   ringing                  -   nothing                  .   is in no call        r   their phone rings
//
// `left` and `right` are the recording of the customer's call; blank: it is not recorded. Who listens hears the agent and whatever the
// agent hears, be it a voice, music or ringing; where they have named who is consulted, that one and whatever that one hears.
import type { Heard } from "./lane.ts";

const TABLE = `
situation                       | what is done                               | customer | agent | consulted | supervisor | left | right
talk                            | customer dials                             | A        | C     | .         | .          | C    | A
agent holds by button           | agent ccHold                               | M        | -     | .         | .          | C    | -
and goes on                     | agent ccUnHold                             | A        | C     | .         | .          | C    | A
agent's phone holds             | agent presses hold                         | M        | -     | .         | .          | C    | -
it has music of its own         | agent sends music                          | P        | -     | .         | .          | C    | -
and goes on                     | agent presses resume                       | A        | C     | .         | .          | C    | A
agent muted                     | agent ccMute                               | -        | C     | .         | .          | C    | -
and no longer                   | agent ccUnMute                             | A        | C     | .         | .          | C    | A
customer's phone holds          | customer presses hold                      | -        | M     | .         | .          | -    | -
it has music of its own         | customer sends music                       | -        | P     | .         | .          | -    | -
and no longer                   | customer presses hold                      | -        | M     | .         | .          | -    | -
both phones hold                | agent presses hold                         | -        | -     | .         | .          | -    | -
the customer's goes on          | customer presses resume                    | M        | -     | .         | .          | C    | -
both talk                       | agent presses resume                       | A        | C     | .         | .          | C    | A
customer leaves                 | customer hangs up                          | .        | .     | .         | .          |      |

talk                            | customer dials                             | A        | C     | .         | .          | C    | A
consultation rings              | agent ccConsult                            | M        | R     | r         | .          | C    | -
consultation                    | consulted answers                          | M        | B     | A         | .          | C    | -
consultation, agent muted       | agent ccMute                               | M        | B     | -         | .          | C    | -
consultation                    | agent ccUnMute                             | M        | B     | A         | .          | C    | -
swapped back                    | agent ccSwap                               | A        | C     | M         | .          | C    | A
swapped again                   | agent ccSwap                               | M        | B     | A         | .          | C    | -
three-way                       | agent ccThreeWay                           | AB       | BC    | AC        | .          | C    | AB
three-way, agent holds          | agent ccHold                               | B        | -     | C         | .          | C    | B
three-way, agent muted          | agent ccUnHold; agent ccMute               | B        | BC    | C         | .          | C    | B
three-way, customer's phone holds | agent ccUnMute; customer presses hold    | -        | B     | A         | .          | -    | -
three-way                       | customer presses resume                    | AB       | BC    | AC        | .          | C    | AB
consultation again              | agent ccEndThreeWay                        | M        | B     | A         | .          | C    | -
talk again                      | agent ccCancelConsult                      | A        | C     | .         | .          | C    | A
agent leaves                    | agent hangs up                             | .        | .     | .         | .          |      |

talk                            | customer dials                             | A        | C     | .         | .          | C    | A
listen                          | supervisor ccListen                        | A        | C     | .         | AC         | C    | A
listen, agent holds             | agent ccHold                               | M        | -     | .         | A          | C    | -
listen, agent muted             | agent ccUnHold; agent ccMute               | -        | C     | .         | AC         | C    | -
listen, customer's phone holds  | agent ccUnMute; customer presses hold      | -        | M     | .         | AM         | -    | -
it has music of its own         | customer sends music                       | -        | P     | .         | AP         | -    | -
it sends nothing again          | customer presses hold                      | -        | M     | .         | AM         | -    | -
whisper, customer's phone holds | supervisor ccWhisper                       | -        | S     | .         | A          | -    | -
barge in, customer's phone holds | supervisor ccInsert                      | -        | S     | .         | A          | -    | -
listen, customer's phone holds  | supervisor ccListen                        | -        | M     | .         | AM         | -    | -
listen                          | customer presses resume                    | A        | C     | .         | AC         | C    | A
listen, consultation rings      | agent ccConsult                            | M        | R     | r         | AR         | C    | -
listen, consultation            | consulted answers                          | M        | B     | A         | AB         | C    | -
listen, swapped back            | agent ccSwap                               | A        | C     | M         | AC         | C    | A
listen, three-way               | agent ccThreeWay                           | AB       | BC    | AC        | ABC        | C    | AB
whisper, three-way              | supervisor ccWhisper                       | AB       | BCS   | AC        | ABC        | C    | AB
barge in, three-way             | supervisor ccInsert                        | ABS      | BCS   | ACS       | ABC        | C    | ABS
barge in, consultation          | agent ccEndThreeWay                        | M        | BS    | AS        | AB         | C    | -
whisper, consultation           | supervisor ccWhisper                       | M        | BS    | A         | AB         | C    | -
whisper                         | agent ccCancelConsult                      | A        | CS    | .         | AC         | C    | A
whisper, agent holds            | agent ccHold                               | M        | S     | .         | A          | C    | -
barge in, agent holds           | supervisor ccInsert                        | S        | S     | .         | A          | C    | S
barge in                        | agent ccUnHold                             | AS       | CS    | .         | AC         | C    | AS
listen                          | supervisor ccListen                        | A        | C     | .         | AC         | C    | A
listens no more                 | supervisor ccStopListen                    | A        | C     | .         | .          | C    | A
take over                       | supervisor ccIntercept                     | S        | .     | .         | C          | C    | S
who took over holds             | supervisor ccHold                          | M        | .     | .         | -          | C    | -
who took over leaves            | supervisor hangs up                        | .        | .     | .         | .          |      |

held                            | customer dials; agent ccHold               | M        | -     | .         | .          | C    | -
held, customer leaves           | customer hangs up                          | .        | .     | .         | .          |      |

held                            | customer dials; agent ccHold               | M        | -     | .         | .          | C    | -
held, agent leaves              | agent hangs up                             | .        | .     | .         | .          |      |

muted                           | customer dials; agent ccMute               | -        | C     | .         | .          | C    | -
muted, customer leaves          | customer hangs up                          | .        | .     | .         | .          |      |

muted                           | customer dials; agent ccMute               | -        | C     | .         | .          | C    | -
muted, agent leaves             | agent hangs up                             | .        | .     | .         | .          |      |

customer's phone holds          | customer dials; customer presses hold      | -        | M     | .         | .          | -    | -
agent leaves                    | agent hangs up                             | .        | .     | .         | .          |      |

consultation rings              | customer dials; agent ccConsult            | M        | R     | r         | .          | C    | -
the consulted one declines      | consulted declines                         | A        | C     | .         | .          | C    | A
and another time                | agent ccConsult                            | M        | R     | r         | .          | C    | -
it is called off                | agent ccCancelConsult                      | A        | C     | .         | .          | C    | A
and another time                | agent ccConsult                            | M        | R     | r         | .          | C    | -
it rings, customer leaves       | customer hangs up                          | .        | .     | .         | .          |      |

consultation rings              | customer dials; agent ccConsult            | M        | R     | r         | .          | C    | -
it rings, agent leaves          | agent hangs up                             | R        | .     | r         | .          |      |
and it is answered              | consulted answers                          | B        | .     | C         | .          | C    | B
the consulted one leaves        | consulted hangs up                         | .        | .     | .         | .          |      |

consultation                    | customer dials; agent ccConsult; consulted answers | M | B    | A         | .          | C    | -
customer leaves                 | customer hangs up                          | .        | B     | A         | .          |      |
agent leaves                    | agent hangs up                             | .        | .     | .         | .          |      |

consultation                    | customer dials; agent ccConsult; consulted answers | M | B    | A         | .          | C    | -
agent leaves                    | agent hangs up                             | B        | .     | C         | .          | C    | B
customer leaves                 | customer hangs up                          | .        | .     | .         | .          |      |

consultation                    | customer dials; agent ccConsult; consulted answers | M | B    | A         | .          | C    | -
the consulted one leaves        | consulted hangs up                         | A        | C     | .         | .          | C    | A
consultation                    | agent ccConsult; consulted answers         | M        | B     | A         | .          | C    | -
it is completed                 | agent ccConsultTransfer                    | B        | .     | C         | .          | C    | B
the consulted one leaves        | consulted hangs up                         | .        | .     | .         | .          |      |

swapped back                    | customer dials; agent ccConsult; consulted answers; agent ccSwap | A | C | M | .   | C    | A
customer leaves                 | customer hangs up                          | .        | B     | A         | .          |      |
the consulted one leaves        | consulted hangs up                         | .        | .     | .         | .          |      |

swapped back                    | customer dials; agent ccConsult; consulted answers; agent ccSwap | A | C | M | .   | C    | A
agent leaves                    | agent hangs up                             | B        | .     | C         | .          | C    | B
the consulted one leaves        | consulted hangs up                         | .        | .     | .         | .          |      |

swapped back                    | customer dials; agent ccConsult; consulted answers; agent ccSwap | A | C | M | .   | C    | A
the consulted one leaves        | consulted hangs up                         | A        | C     | .         | .          | C    | A
customer leaves                 | customer hangs up                          | .        | .     | .         | .          |      |

three-way                       | customer dials; agent ccConsult; consulted answers; agent ccThreeWay | AB | BC | AC | . | C | AB
customer leaves                 | customer hangs up                          | .        | B     | A         | .          |      |
agent leaves                    | agent hangs up                             | .        | .     | .         | .          |      |

three-way                       | customer dials; agent ccConsult; consulted answers; agent ccThreeWay | AB | BC | AC | . | C | AB
agent leaves                    | agent hangs up                             | B        | .     | C         | .          | C    | B
customer leaves                 | customer hangs up                          | .        | .     | .         | .          |      |

three-way                       | customer dials; agent ccConsult; consulted answers; agent ccThreeWay | AB | BC | AC | . | C | AB
the consulted one leaves        | consulted hangs up                         | A        | C     | .         | .          | C    | A
agent leaves                    | agent hangs up                             | .        | .     | .         | .          |      |

listen                          | customer dials; supervisor ccListen        | A        | C     | .         | AC         | C    | A
supervisor leaves               | supervisor hangs up                        | A        | C     | .         | .          | C    | A
whisper                         | supervisor ccWhisper                       | A        | CS    | .         | AC         | C    | A
supervisor leaves               | supervisor hangs up                        | A        | C     | .         | .          | C    | A
barge in                        | supervisor ccInsert                        | AS       | CS    | .         | AC         | C    | AS
supervisor leaves               | supervisor hangs up                        | A        | C     | .         | .          | C    | A
listen                          | supervisor ccListen                        | A        | C     | .         | AC         | C    | A
customer leaves                 | customer hangs up                          | .        | .     | .         | .          |      |

listen                          | customer dials; supervisor ccListen        | A        | C     | .         | AC         | C    | A
agent leaves                    | agent hangs up                             | .        | .     | .         | .          |      |

whisper                         | customer dials; supervisor ccWhisper       | A        | CS    | .         | AC         | C    | A
customer leaves                 | customer hangs up                          | .        | .     | .         | .          |      |

whisper                         | customer dials; supervisor ccWhisper       | A        | CS    | .         | AC         | C    | A
agent leaves                    | agent hangs up                             | .        | .     | .         | .          |      |

barge in                        | customer dials; supervisor ccInsert        | AS       | CS    | .         | AC         | C    | AS
customer leaves                 | customer hangs up                          | .        | .     | .         | .          |      |

barge in                        | customer dials; supervisor ccInsert        | AS       | CS    | .         | AC         | C    | AS
agent leaves                    | agent hangs up                             | .        | .     | .         | .          |      |

take over                       | customer dials; supervisor ccIntercept     | S        | .     | .         | C          | C    | S
customer leaves                 | customer hangs up                          | .        | .     | .         | .          |      |

consultation                    | customer dials; agent ccConsult; consulted answers | M | B    | A         | .          | C    | -
take over in a consultation     | supervisor ccIntercept                     | S        | .     | .         | C          | C    | S
who took over leaves            | supervisor hangs up                        | .        | .     | .         | .          |      |

listen, consultation            | customer dials; supervisor ccListen; agent ccConsult; consulted answers | M | B | A | AB | C | -
the consulted one leaves        | consulted hangs up                         | A        | C     | .         | AC         | C    | A
listen, consultation            | agent ccConsult; consulted answers         | M        | B     | A         | AB         | C    | -
supervisor leaves               | supervisor hangs up                        | M        | B     | A         | .          | C    | -
listen, consultation            | supervisor ccListen                        | M        | B     | A         | AB         | C    | -
agent leaves                    | agent hangs up                             | B        | .     | C         | BC         | C    | B
the consulted one leaves        | consulted hangs up                         | .        | .     | .         | .          |      |

listen, consultation            | customer dials; supervisor ccListen; agent ccConsult; consulted answers | M | B | A | AB | C | -
customer leaves                 | customer hangs up                          | .        | B     | A         | .          |      |
the consulted one leaves        | consulted hangs up                         | .        | .     | .         | .          |      |

consulted, listen to them       | consulted signs in; customer dials; agent ccConsult; consulted answers; supervisor ccListen consulted | M        | B     | A         | AB         | C    | -
whisper to them                 | supervisor ccWhisper consulted             | M        | B     | AS        | AB         | C    | -
barge in with them              | supervisor ccInsert consulted              | M        | BS    | AS        | AB         | C    | -
agent muted                     | supervisor ccListen consulted; agent ccMute | M        | B     | -         | B          | C    | -
agent's phone holds             | agent ccUnMute; agent presses hold         | M        | -     | M         | BM         | C    | -
and goes on                     | agent presses resume                       | M        | B     | A         | AB         | C    | -
their phone holds               | consulted presses hold                     | M        | M     | -         | -          | C    | -
and goes on                     | consulted presses resume                   | M        | B     | A         | AB         | C    | -
swapped back                    | agent ccSwap                               | A        | C     | M         | BM         | C    | A
swapped back, whisper           | supervisor ccWhisper consulted             | A        | C     | S         | B          | C    | A
swapped back, barge in          | supervisor ccInsert consulted              | A        | C     | S         | B          | C    | A
swapped again                   | agent ccSwap; supervisor ccListen consulted | M        | B     | A         | AB         | C    | -
three-way                       | agent ccThreeWay                           | AB       | BC    | AC        | ABC        | C    | AB
three-way, whisper              | supervisor ccWhisper consulted             | AB       | BC    | ACS       | ABC        | C    | AB
three-way, barge in             | supervisor ccInsert consulted              | ABS      | BCS   | ACS       | ABC        | C    | ABS
three-way, agent muted          | supervisor ccListen consulted; agent ccMute | B        | BC    | C         | BC         | C    | B
three-way, agent holds          | agent ccUnMute; agent ccHold               | B        | -     | C         | BC         | C    | B
three-way, customer's phone holds | agent ccUnHold; customer presses hold      | -        | B     | A         | AB         | -    | -
three-way                       | customer presses resume                    | AB       | BC    | AC        | ABC        | C    | AB
listen to the agent instead     | supervisor ccListen                        | AB       | BC    | AC        | ABC        | C    | AB
consultation again              | agent ccEndThreeWay                        | M        | B     | A         | AB         | C    | -
whisper to the agent            | supervisor ccWhisper                       | M        | BS    | A         | AB         | C    | -
whisper to them instead         | supervisor ccWhisper consulted             | M        | B     | AS        | AB         | C    | -
the consulted one leaves        | consulted hangs up                         | A        | C     | .         | .          | C    | A
agent leaves                    | agent hangs up; consulted signs out        | .        | .     | .         | .          |      |

consulted, whisper to them      | consulted signs in; customer dials; agent ccConsult; consulted answers; supervisor ccWhisper consulted | M        | B     | AS        | AB         | C    | -
agent leaves, they stay         | agent hangs up                             | B        | .     | CS        | BC         | C    | B
barge in                        | supervisor ccInsert consulted              | BS       | .     | CS        | BC         | C    | BS
supervisor leaves               | supervisor hangs up                        | B        | .     | C         | .          | C    | B
customer leaves                 | customer hangs up; consulted signs out     | .        | .     | .         | .          |      |

consulted, barge in with them   | consulted signs in; customer dials; agent ccConsult; consulted answers; supervisor ccInsert consulted | M        | BS    | AS        | AB         | C    | -
supervisor leaves               | supervisor hangs up                        | M        | B     | A         | .          | C    | -
listen to them                  | supervisor ccListen consulted              | M        | B     | A         | AB         | C    | -
it is called off                | agent ccCancelConsult                      | A        | C     | .         | .          | C    | A
customer leaves                 | customer hangs up; consulted signs out     | .        | .     | .         | .          |      |

consulted, listen to them       | consulted signs in; customer dials; agent ccConsult; consulted answers; supervisor ccListen consulted | M        | B     | A         | AB         | C    | -
customer leaves                 | customer hangs up                          | .        | B     | A         | .          |      |
agent leaves                    | agent hangs up; consulted signs out        | .        | .     | .         | .          |      |

three-way, barge in with them   | consulted signs in; customer dials; agent ccConsult; consulted answers; agent ccThreeWay; supervisor ccInsert consulted | ABS      | BCS   | ACS       | ABC        | C    | ABS
agent leaves, they stay         | agent hangs up                             | BS       | .     | CS        | BC         | C    | BS
the consulted one leaves        | consulted hangs up; consulted signs out    | .        | .     | .         | .          |      |

consulted, listen to them       | consulted signs in; customer dials; agent ccConsult; consulted answers; supervisor ccListen consulted | M        | B     | A         | AB         | C    | -
take over                       | supervisor ccIntercept consulted           | S        | .     | .         | C          | C    | S
who took over leaves            | supervisor hangs up; consulted signs out   | .        | .     | .         | .          |      |
`;

/** One situation. */
export interface Row {
  readonly situation: string;
  readonly done: readonly string[];
  readonly hears: Heard;
  /** Undefined: the customer's call is over. */
  readonly recorded: { readonly left: string; readonly right: string } | undefined;
}

/** The calls of the table, each with its rows. */
export function calls(): readonly (readonly Row[])[] {
  const [, ...lines] = TABLE.trim().split("\n");
  return lines
    .join("\n")
    .split("\n\n")
    .map((call) => call.split("\n").map(rowOf));
}

function rowOf(line: string): Row {
  const cells = line.split("|").map((cell) => cell.trim());
  const [situation = "", done = "", customer = "", agent = "", consulted = "", supervisor = ""] = cells;
  const [left = "", right = ""] = cells.slice(6);
  return {
    situation,
    done: done.split("; "),
    hears: { customer, agent, consulted, supervisor },
    recorded: left === "" ? undefined : { left, right },
  };
}
