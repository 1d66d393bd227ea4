// The audio of recordings and messages, from the folder that they lie in.
import { stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { FastifyReply } from "fastify";
import { ApiError } from "./errors.ts";

/** Below XCC_DATA. */
export const RECORDINGS_FOLDER = "recordings";

export interface RecordingFile {
  /** What `file` is relative to. */
  readonly folder: string;
  readonly file: string;
  /** What it is called where it is saved, without its ending. */
  readonly name: string;
  /** To be saved rather than played. */
  readonly isDownload?: boolean;
  /** Its ending; undefined: wav. */
  readonly format?: string;
  /** "the recording", for who is told that it is gone. */
  readonly what: string;
}

/** Ranges are served. */
export async function sendRecording(reply: FastifyReply, recording: RecordingFile): Promise<FastifyReply> {
  await describeRecording(reply, recording, "audio/wav");
  return reply.sendFile(recording.file, recording.folder, { cacheControl: false });
}

/** What was said is for the one who asked: no cache on the way keeps it, and they ask whether they still may. */
export async function describeRecording(
  reply: FastifyReply,
  { folder, file, name, what, isDownload, format = "wav" }: RecordingFile,
  type: string,
): Promise<void> {
  if (!(await isFileIn(folder, file))) throw new ApiError("no-such", `${what}'s file is gone`);
  const saved = name.replace(/[^\w.-]/g, "_");
  const shown = isDownload === true ? "attachment" : "inline";
  void reply.type(type).header("content-disposition", `${shown}; filename="${saved}.${format}"`);
  void reply.header("cache-control", "private, no-cache");
}

/** Names come from the switch, and yet: nothing outside the folder is given to anybody. */
async function isFileIn(folder: string, file: string): Promise<boolean> {
  if (!resolve(folder, file).startsWith(folder + sep)) return false;
  const found = await stat(join(folder, file)).catch(() => undefined);
  return found?.isFile() ?? false;
}
