// `uuid_record` and `record`: files of the right length, and what is told of them.
import { hearingChanged } from "./hearing.ts";
import { isAlive, isTrue, type Leg, type Recording } from "./leg.ts";
import type { World } from "./world.ts";

const RATE = 8;

/** 16 bit, 8 kHz: 44 bytes and 2 for each sample of each channel. */
export function wavOf(durationMs: number, channels: 1 | 2): Buffer {
  const bytes = Math.round(durationMs * RATE) * 2 * channels;
  const wav = Buffer.alloc(44 + bytes);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + bytes, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(channels, 22);
  wav.writeUInt32LE(RATE * 1_000, 24);
  wav.writeUInt32LE(RATE * 2_000 * channels, 28);
  wav.writeUInt16LE(2 * channels, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(bytes, 40);
  return wav;
}

export function startRecording(world: World, leg: Leg, path: string, limitMs: number | undefined): string {
  // Once more into the same file changes nothing, and is told no second time.
  if (leg.recordings.has(path)) return "+OK Success\n";
  if (!world.files.write(path, wavOf(0, 2))) return "-ERR Cannot record session!\n";
  const limit =
    limitMs === undefined ? undefined : world.after(limitMs, () => stopRecording(world, leg, path, "success-maxtime"));
  const stereo = isTrue(leg, "RECORD_STEREO");
  // 24 ms until it is told, of which the way to the socket takes its part.
  const recording: Recording = { path, stereo, startedAt: world.now(), spans: [], limit };
  leg.recordings.set(path, recording);
  hearingChanged(world);
  world.after(17, () => {
    if (leg.recordings.get(path) === recording) world.tell(leg, "RECORD_START", { "Record-File-Path": path });
  });
  return "+OK Success\n";
}

export function stopRecording(world: World, leg: Leg, path: string, cause = "success-maxtime"): string {
  if (path === "all") {
    for (const each of [...leg.recordings.keys()]) stopRecording(world, leg, each, cause);
    return "+OK Success\n";
  }
  const recording = leg.recordings.get(path);
  if (recording === undefined) return "-ERR Cannot stop record session!\n";
  leg.recordings.delete(path);
  recording.limit?.();
  world.recorded.set(path, {
    left: withoutRepeats(recording.spans.map((span) => span.left.join("+"))),
    right: withoutRepeats(recording.spans.map((span) => span.right.join("+"))),
  });
  tellRecorded(world, leg, path, world.now() - recording.startedAt, recording.stereo ? 2 : 1, cause);
  return "+OK Success\n";
}

function tellRecorded(world: World, leg: Leg, path: string, durationMs: number, channels: 1 | 2, cause: string): void {
  const wav = wavOf(durationMs, channels);
  world.files.write(path, wav);
  leg.variables.set("record_file_size", String(wav.length));
  leg.variables.set("record_ms", String(Math.round(durationMs)));
  leg.variables.set("record_samples", String(Math.round(durationMs * RATE)));
  leg.variables.set("record_seconds", String(Math.floor(durationMs / 1_000)));
  world.tell(leg, "RECORD_STOP", { "Record-File-Path": path, "Record-Completion-Cause": cause });
}

function withoutRepeats(all: readonly string[]): readonly string[] {
  return all.filter((each, at) => each !== all[at - 1]);
}

/** `record FILE LIMIT THRESH SILENCE`, in seconds. Told when it ends; returns what ends it. */
export interface MessageWish {
  readonly path: string;
  readonly limitS: number;
  readonly silenceS: number;
}

/** Undefined: there is nothing to be written there. The returned function breaks it. */
export function recordMessage(
  world: World,
  leg: Leg,
  { path, limitS, silenceS }: MessageWish,
  ended: () => void,
): (() => void) | undefined {
  if (!world.files.write(path, wavOf(0, 1))) return undefined;
  const startedAt = world.now();
  let hasSpoken = false;
  let silentSince = startedAt;
  let isOver = false;
  world.tell(leg, "RECORD_START", { "Record-File-Path": path });
  const end = (cause: string): void => {
    if (isOver) return;
    isOver = true;
    world.recorded.set(path, { left: hasSpoken ? [leg.far.name] : [], right: [] });
    // Who has said nothing has a length of 0, and the head of a file that stays.
    tellRecorded(world, leg, path, hasSpoken ? world.now() - startedAt : 0, 1, cause);
    ended();
  };
  const look = (): void => {
    if (isOver || !isAlive(leg)) return;
    const now = world.now();
    if (leg.far.speaks && leg.far.sends) {
      hasSpoken = true;
      silentSince = now + 120;
    }
    if (silenceS > 0 && now - silentSince >= silenceS * 1_000) end("success-silence");
    // A limit of 2 s ended after 2.5.
    else if (limitS > 0 && now - startedAt >= limitS * 1_000 + 500) end("success-maxtime");
    else world.after(20, look);
  };
  look();
  return () => end("success-silence");
}
