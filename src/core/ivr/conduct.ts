// What a node does with a caller who stands at it, as data: the interpreter alone acts on it. Each kind says so in its own file.
import type { ConnectingNode } from "../model.ts";

export type ThenDo =
  | { readonly type: "next-round" }
  | { readonly type: "goodbye" }
  | { readonly type: "connect"; readonly by: ConnectingNode };

export interface Conduct {
  /** Whether any key could be right; where none could, a key is as good as silence. */
  readonly takesKeys: boolean;
  /** How long a key is waited for after the prompt; 0: none is. */
  readonly waitMs: number;
  /** No key came in that time. */
  readonly onSilence: ThenDo;
  /** All rounds are over. */
  readonly afterRounds: Exclude<ThenDo, { readonly type: "next-round" }>;
}
