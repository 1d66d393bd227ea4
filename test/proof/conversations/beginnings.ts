// Conversations in every state: where they are, and the happenings of the small center that lead there.

const TALK = ["arrive", "told", "answer a0", "told", "told"];
const CONSULTATION = [...TALK, "a0: consult agent", "answer a1"];
export const BEGINNINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ["two talk", TALK],
  ["held by a button and by a phone", [...TALK, "a0: hold", "holds c1"]],
  ["a consultation rings", [...TALK, "a0: consult agent"]],
  ["a consultation", CONSULTATION],
  ["swapped back", [...CONSULTATION, "a0: swap"]],
  ["three talk", [...CONSULTATION, "a0: three-way"]],
  ["somebody outside is consulted", [...TALK, "a0: consult number", "answer outside"]],
  ["a supervisor whispers", [...TALK, "s0: whisper a0", "answer s0"]],
  ["a supervisor barges into three", [...CONSULTATION, "a0: three-way", "s0: barge a0", "answer s0"]],
  ["a supervisor whispers to the one who is consulted", [...CONSULTATION, "s0: whisper a1", "answer s0"]],
  [
    "a supervisor barges in where the one waits who is consulted",
    [...CONSULTATION, "a0: swap", "s0: barge a1", "answer s0"],
  ],
  ["a supervisor's phone rings", [...TALK, "s0: take-over a0"]],
  ["a phone waits for its transfer", [...TALK, "refer a0 to a1", "rings a1"]],
  ["a phone with two calls", [...TALK, "a0 calls e0", "answer e0", "told", "told"]],
  ["two phones of ours", ["e0 calls a1", "answer a1", "told", "told"]],
  ["a phone takes another one's place", [...TALK, "s0 replaces a0"]],
  ["a blind transfer rings", [...TALK, "a0: transfer extension"]],
  ["a number is dialled for somebody", ["a0: dial", "answer a0", "answer outside"]],
  ["who waits is moved, and rings somewhere", ["arrive", "told", "s0: move-waiting c1 extension"]],
  ["the holder is gone", [...TALK, "a0: hold", "lost a0"]],
]);
