// A recording or a message as MP3 or Ogg, for players that take no WAV and for sending on.
import { join } from "node:path";
import type { FastifyReply } from "fastify";
import { CONVERTED_FORMATS, type ConvertedFormat, type ConvertRecording } from "../host/recording-converter.ts";
import { oneOf } from "./contract/inputs.ts";
import { ApiError } from "./errors.ts";
import { describeRecording, type RecordingFile } from "./recording-file.ts";

export const FORMATS = ["wav", ...CONVERTED_FORMATS] as const;
export type Format = (typeof FORMATS)[number];
export const format = oneOf(FORMATS)
  .default("wav")
  .describe("wav as it is kept, with ranges; mp3 and ogg are made by ffmpeg where that is installed, else 501");

const TYPES: Readonly<Record<ConvertedFormat, string>> = { mp3: "audio/mpeg", ogg: "audio/ogg" };
const RETRY_AFTER_S = 5;

/** Throws where it cannot be had so. */
export async function sendConverted(
  reply: FastifyReply,
  convert: ConvertRecording | undefined,
  wanted: RecordingFile & { readonly format: ConvertedFormat },
): Promise<FastifyReply> {
  await describeRecording(reply, wanted, TYPES[wanted.format]);
  const gone = new AbortController();
  reply.raw.once("close", () => gone.abort());
  const made = (await convert?.(join(wanted.folder, wanted.file), wanted.format, gone.signal)) ?? NOT_INSTALLED;
  switch (made.type) {
    case "converting":
      return reply.header("accept-ranges", "none").send(made.audio);
    case "not-installed":
      throw refused(
        reply,
        "not-installed",
        `${wanted.format} is made by ffmpeg, which is not installed here: take .wav`,
      );
    case "busy":
      throw refused(reply, "too-many", "too many recordings are being converted: take .wav, or ask again");
    case "failed":
      throw refused(reply, "internal", "ffmpeg could not convert the recording: take .wav");
  }
}

const NOT_INSTALLED = { type: "not-installed" } as const;

function refused(reply: FastifyReply, code: "not-installed" | "too-many" | "internal", reason: string): ApiError {
  void reply.removeHeader("content-disposition").removeHeader("cache-control");
  return new ApiError(code, reason, code === "too-many" ? { retryAfterS: RETRY_AFTER_S } : {});
}
