// Recordings as MP3 and Ogg, by ffmpeg where the machine has it.
import { spawn, type ChildProcess } from "node:child_process";
import { open, type FileHandle } from "node:fs/promises";
import { PassThrough, type Readable } from "node:stream";

export const CONVERTED_FORMATS = ["mp3", "ogg"] as const;
export type ConvertedFormat = (typeof CONVERTED_FORMATS)[number];

export type ConvertedRecording =
  /** Its first bytes are there. Destroyed, it ends what makes it; it is destroyed with an error where that fails. */
  | { readonly type: "converting"; readonly audio: Readable }
  /** There is no program for it on this machine. */
  | { readonly type: "not-installed" }
  /** As many are being converted as may be. */
  | { readonly type: "busy" }
  | { readonly type: "failed"; readonly reason: string };

/** `file`: a WAV, by its absolute path. `gone` ends it before anything has come. Never rejects. */
export type ConvertRecording = (
  file: string,
  format: ConvertedFormat,
  gone: AbortSignal,
) => Promise<ConvertedRecording>;

/** Each takes a core for a while, and calls need those. */
const MOST_AT_ONCE = 2;
/** Also of one whose client reads slowly. */
const LONGEST_RUN_MS = 300_000;
const MOST_COMPLAINT = 500;

const ENCODING: Readonly<Record<ConvertedFormat, readonly string[]>> = {
  mp3: ["-c:a", "libmp3lame", "-q:a", "5", "-write_xing", "0", "-f", "mp3"],
  ogg: ["-c:a", "libvorbis", "-q:a", "3", "-f", "ogg"],
};

export interface ConverterOptions {
  readonly program?: string;
  readonly mostAtOnce?: number;
  readonly longestRunMs?: number;
}

export function recordingConverter(options: ConverterOptions = {}): ConvertRecording {
  const { program = "ffmpeg", mostAtOnce = MOST_AT_ONCE, longestRunMs = LONGEST_RUN_MS } = options;
  let running = 0;
  return async (file, format, gone) => {
    if (running >= mostAtOnce) return { type: "busy" };
    running += 1;
    const over = (): void => {
      running -= 1;
    };
    let handle: FileHandle;
    try {
      handle = await open(file, "r");
    } catch (error) {
      over();
      return { type: "failed", reason: error instanceof Error ? error.message : "no such file" };
    }
    try {
      // Nothing but its standard input is read: no file and no address that the audio may name.
      const said = ["-hide_banner", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "pipe", "-i", "pipe:0"];
      const child = spawn(program, [...said, "-map_metadata", "-1", "-vn", ...ENCODING[format], "pipe:1"], {
        stdio: [handle.fd, "pipe", "pipe"],
        timeout: longestRunMs,
        killSignal: "SIGKILL",
      });
      child.once("close", over);
      return await firstOf(child, gone);
    } catch (error) {
      // What could not even be tried, as where there are no more processes.
      over();
      return { type: "failed", reason: error instanceof Error ? error.message : "it could not be started" };
    } finally {
      await handle.close();
    }
  };
}

function firstOf(child: ChildProcess, gone: AbortSignal): Promise<ConvertedRecording> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) return Promise.reject(new Error("it has no output"));
  const audio = new PassThrough();
  const end = (): void => void child.kill("SIGKILL");
  audio.once("close", end);
  gone.addEventListener("abort", end, { once: true });
  let complaint = "";
  stderr.on("data", (piece: Buffer) => (complaint = (complaint + piece.toString()).slice(0, MOST_COMPLAINT)));
  return new Promise((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ENOENT" ? { type: "not-installed" } : { type: "failed", reason: error.message });
    });
    stdout.once("readable", () => {
      // At its end it says so too, with nothing to read.
      if (stdout.readableLength > 0) resolve({ type: "converting", audio });
    });
    stdout.pipe(audio, { end: false });
    child.once("close", (code) => {
      const reason = complaint.split("\n", 1)[0] || `it ended with ${String(code ?? "a signal")}`;
      if (code === 0) audio.end();
      else audio.destroy(new Error(reason));
      // Where something came, this is of no more use.
      resolve({ type: "failed", reason });
    });
    // Nobody may be listening yet.
    audio.on("error", () => undefined);
  });
}
