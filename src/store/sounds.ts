import type { Sound, ToneName } from "../core/model.ts";
import { TONES } from "../core/model.ts";

/**
 * A sound as a queue names it: `local_stream://name` (a folder of music), `silence_stream://ms`, `tone_stream://...`, else a
 * file in the sounds folder. Empty: none.
 */
export function soundOf(text: string | null): Sound | undefined {
  const name = text?.trim() ?? "";
  if (name === "") return undefined;
  const [, scheme, rest] = /^(local_stream|silence_stream|tone_stream):\/\/(.*)$/.exec(name) ?? [];
  switch (scheme) {
    case "local_stream":
      return { type: "stream", name: rest ?? "" };
    case "silence_stream":
      return { type: "silence", durationMs: silenceMs(rest ?? "") };
    case "tone_stream":
      return { type: "tone", tone: toneOf(rest ?? "") };
    default:
      return { type: "file", name };
  }
}

/** The announcement of a recording: a sound that has an end; `default`: the one that is shipped. */
export function announcementOf(text: string | null): Sound | undefined {
  if (text?.trim() === "default") return { type: "prompt", prompt: "recorded" };
  const sound = soundOf(text);
  return sound?.type === "stream" || sound?.type === "tone" ? undefined : sound;
}

/** "1000" or "1000,1400" (the second number is a noise level); -1 is FreeSWITCH's "for ever". */
function silenceMs(text: string): number {
  const durationMs = Number.parseInt(text, 10);
  return Number.isFinite(durationMs) && durationMs >= 0 ? Math.min(durationMs, 3_600_000) : 3_600_000;
}

/** A tone by its name, or by the rhythm of `%(on,off,frequencies)`, which is what tells the usual ones apart. */
function toneOf(text: string): ToneName {
  const named = TONES.find((tone) => text.toLowerCase().includes(tone));
  if (named !== undefined) return named;
  const [, on, off] = /%\((\d+),(\d+)/.exec(text) ?? [];
  const [onMs, offMs] = [Number(on), Number(off)];
  if (on === undefined) return "beep";
  if (offMs === 0) return onMs >= 2000 ? "dial" : "beep";
  if (offMs >= 2000) return "ringback";
  return onMs <= 300 ? "congestion" : "busy";
}
