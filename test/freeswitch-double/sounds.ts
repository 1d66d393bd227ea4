// How long what is played lasts.
import type { World } from "./world.ts";

/** Milliseconds; infinity: without end; undefined: there is no such file. */
export function lengthOf(world: World, argument: string): number | undefined {
  const file = argument.replace(/^\{[^}]*\}/, "").replace(/^\+\d+\s+/, "");
  const [, scheme = "", rest = ""] = /^([a-z_]+):\/\/(.*)$/s.exec(file) ?? [];
  switch (scheme) {
    case "local_stream":
      return Number.POSITIVE_INFINITY;
    case "silence_stream": {
      const lengthMs = Number(rest.split(",")[0]);
      if (Number.isNaN(lengthMs)) return undefined;
      return lengthMs < 0 ? Number.POSITIVE_INFINITY : lengthMs;
    }
    case "tone_stream":
      return toneLength(rest);
    case "file_string":
      return rest.split("!").reduce<number | undefined>((sum, each) => {
        const lengthMs = lengthOf(world, each);
        return sum === undefined || lengthMs === undefined ? undefined : sum + lengthMs;
      }, 0);
    case "":
      return world.files.lengthMs(file);
    default:
      return undefined;
  }
}

/** `%(on,off,frequency...)` as often as they stand there, and the whole `loops` times; -1: for ever. */
function toneLength(script: string): number | undefined {
  const [, loops] = /loops=(-?\d+)/.exec(script) ?? [];
  const onceMs = [...script.matchAll(/%\((\d+),(\d+),[^)]*\)/g)].reduce(
    (sum, [, on, off]) => sum + Number(on) + Number(off),
    0,
  );
  if (onceMs === 0) return undefined;
  const times = loops === undefined ? 1 : Number(loops);
  return times < 0 ? Number.POSITIVE_INFINITY : onceMs * times;
}
