import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { WAV_HEADER_BYTES } from "../audio/wav.ts";

const CHANNELS_AT = 22;
const RATE_AT = 24;
const SAMPLE_BYTES = 2;

/** How long a recording of ours plays, whoever cut it off; undefined: nothing can be heard of it, or it is none. */
export function wavDurationMs(path: string): number | undefined {
  const handle = openSync(path, "r");
  try {
    const header = Buffer.alloc(WAV_HEADER_BYTES);
    if (readSync(handle, header, 0, WAV_HEADER_BYTES, 0) < WAV_HEADER_BYTES) return undefined;
    const channels = header.readUInt16LE(CHANNELS_AT);
    const dataBytes = fstatSync(handle).size - WAV_HEADER_BYTES;
    const rateHz = header.readUInt32LE(RATE_AT);
    const durationMs = Math.floor((dataBytes * 1_000) / (channels * SAMPLE_BYTES * rateHz));
    const isSound = Number.isFinite(durationMs) && durationMs > 0;
    return header.toString("latin1", 0, 4) === "RIFF" && isSound ? durationMs : undefined;
  } finally {
    closeSync(handle);
  }
}
