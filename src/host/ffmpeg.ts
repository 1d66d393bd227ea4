// Audio that is no WAV goes through ffmpeg, where the machine has it.
import { spawn } from "node:child_process";
import type { ConvertedSound, ConvertSound } from "../ports/prompt-files.ts";

const LONGEST_RUN_MS = 60_000;
/** Half an hour at 8 kHz and 16 bits, and its header. */
const MOST_OUTPUT_BYTES = 29_000_000;
const MOST_COMPLAINT = 500;

/** WAV by `readWav`; everything else by ffmpeg into a WAV first. */
export function soundConverter(readWav: (bytes: Uint8Array) => ConvertedSound, program = "ffmpeg"): ConvertSound {
  return async (bytes) => {
    if (isWav(bytes)) return readWav(bytes);
    const converted = await throughFfmpeg(program, bytes);
    return converted instanceof Uint8Array ? readWav(converted) : { type: "bad", reason: converted };
  };
}

function isWav(bytes: Uint8Array): boolean {
  const text = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4));
  return text(0) === "RIFF" && text(8) === "WAVE";
}

/** A WAV, or why there is none. Nothing but its standard input is read: no file and no address that the audio may name. */
function throughFfmpeg(program: string, bytes: Uint8Array): Promise<Uint8Array | string> {
  const arguments_ = ["-hide_banner", "-loglevel", "error", "-protocol_whitelist", "pipe", "-i", "pipe:0"];
  arguments_.push("-map_metadata", "-1", "-vn", "-ac", "1", "-ar", "8000", "-c:a", "pcm_s16le", "-f", "wav", "pipe:1");
  return new Promise((resolve) => {
    const child = spawn(program, arguments_, { stdio: ["pipe", "pipe", "pipe"], timeout: LONGEST_RUN_MS });
    const pieces: Buffer[] = [];
    let size = 0;
    let complaint = "";
    child.on("error", (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === "ENOENT";
      resolve(isMissing ? "only WAV can be read here: install ffmpeg for MP3 and other formats" : error.message);
    });
    child.stdout.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size <= MOST_OUTPUT_BYTES) pieces.push(piece);
      else child.kill("SIGKILL");
    });
    child.stderr.on("data", (piece: Buffer) => (complaint = (complaint + piece.toString()).slice(0, MOST_COMPLAINT)));
    // It may stop reading before the end of what it does not understand.
    child.stdin.on("error", () => undefined);
    child.stdin.end(bytes);
    child.on("close", (code) => {
      if (size > MOST_OUTPUT_BYTES) resolve("the sound is longer than 30 minutes");
      else if (code === 0 && size > 0) resolve(Buffer.concat(pieces));
      else resolve(`ffmpeg cannot read this as audio: ${complaint.split("\n", 1)[0] ?? ""}`);
    });
  });
}
