// What a mailbox says of its messages: how many there are, and of each who left it and how long ago.
import type { Sound, VoiceMessage } from "../model.ts";
import type { PromptName } from "../prompt-names.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Of what is longer ago the last digits say the least. */
const MOST_DAYS = 999;

/** "You have 2 new messages, 1 old message." What there is none of is not spoken of. */
export function countWords(fresh: number, old: number): Sound[] {
  return [
    prompt("you-have"),
    ...counted(fresh, "new-message", "new-messages"),
    ...counted(old, "old-message", "old-messages"),
  ];
}

function prompt(name: PromptName): Sound {
  return { type: "prompt", prompt: name };
}

function counted(count: number, one: PromptName, several: PromptName): Sound[] {
  if (count === 0) return [];
  return [{ type: "number", value: count, counting: true }, prompt(count === 1 ? one : several)];
}

export function whoAndWhen(
  { callerNumber, leftAt }: Pick<VoiceMessage, "callerNumber" | "leftAt">,
  now: number,
): Sound[] {
  const digits = callerNumber.replace(/[^\d*#]/g, "");
  const who: Sound[] =
    digits === "" ? [prompt("message-from-nobody")] : [prompt("message-from"), { type: "digits", digits }];
  return [...who, ...ago(now - leftAt)];
}

function ago(ms: number): Sound[] {
  if (ms < MINUTE_MS) return [prompt("just-now")];
  if (ms < HOUR_MS) return counted(Math.floor(ms / MINUTE_MS), "minute-ago", "minutes-ago");
  if (ms < DAY_MS) return counted(Math.floor(ms / HOUR_MS), "hour-ago", "hours-ago");
  return counted(Math.min(MOST_DAYS, Math.floor(ms / DAY_MS)), "day-ago", "days-ago");
}
