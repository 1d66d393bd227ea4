// What is played for a command.
import type { SwitchCommand } from "../../core/switch.ts";
import type { Source } from "../../media/index.ts";
import type { Prompts } from "../../ports/prompts.ts";
import { SHIPPED_MUSIC } from "./conversations.ts";

type Play = Extract<SwitchCommand, { readonly type: "play" }>;

export function sourcesOf({ sounds, repeat }: Pick<Play, "sounds" | "repeat">, prompts: Prompts): readonly Source[] {
  const parts = sounds.map((sound) => prompts.resolve(sound));
  // An announcement of which a word is missing is better than none; of a recording nothing would be left.
  const isLost = parts.some((each, at) => each.length === 0 && sounds[at]?.type === "recording");
  const known = isLost ? [] : parts.flat();
  // Who waits to music that is gone waits to what is shipped, not in silence.
  return known.length === 0 && repeat && sounds.length > 0 ? prompts.resolve(SHIPPED_MUSIC) : known;
}
