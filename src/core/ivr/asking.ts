// A node that asks for a key, round after round, and says goodbye to whom presses none that it knows. Even where no key could
// be right one is wrong: the caller is told so.
import type { AskingNode } from "../model.ts";
import type { Conduct } from "./conduct.ts";

export function askingConduct({ keyTimeoutMs }: AskingNode): Conduct {
  return {
    takesKeys: true,
    waitMs: keyTimeoutMs,
    onSilence: { type: "next-round" },
    afterRounds: { type: "goodbye" },
  };
}
