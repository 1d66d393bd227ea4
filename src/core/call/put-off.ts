/** "in-call": their number is in a call of ours. "unreachable": their phone is not there, or no line leads to their number. */
export type PutOff = "in-call" | "unreachable";
