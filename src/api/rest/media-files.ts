import { join } from "node:path";
import { z } from "zod";
import type { RecordingRow } from "../../store/calls.ts";
import type { Principal } from "../../store/principal.ts";
import { isAtLeast } from "../access.ts";
import { flag, id, text, textLike, wholeNumber } from "../contract/inputs.ts";
import { cursor, goingOn } from "../contract/cursor.ts";
import { asked, perPageBody, perPageReply } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { endOf, startOf, timeLike } from "../contract/spans.ts";
import { sendConverted, type Format } from "../converted-recording.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { RECORDINGS_FOLDER, sendRecording } from "../recording-file.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { filled, mayKnow, onlyOf } from "./cdrs.ts";

const TAG = "recordings";
const URL = "/api/media_files";

const mediaFileReply = z.object({
  id: z.number(),
  name: z.string(),
  mime: z.string(),
  ext: z.string(),
  uuid: z.string().describe("the call"),
  file_size: z.number().describe("bytes"),
  duration_ms: z.number(),
  created_at: timeText,
});

const NAMED = /^(\d{1,10})(?:\.(wav|mp3|ogg))?$/i;
const named = textLike(NAMED, "a whole number from 1 to 2147483647, or that and .wav, .mp3 or .ogg").transform(
  (text) => {
    const [, which = "", ending = "wav"] = NAMED.exec(text) ?? [];
    return { id: Number(which), format: ending.toLowerCase() as Format };
  },
);

export function mediaFileRoutes(parts: RouteParts): void {
  listRoute(parts);
  audioRoute(parts);
  removeRoute(parts);
}

function listRoute(parts: RouteParts): void {
  const { store, config } = parts;
  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: {
      en: "Recordings, latest first, or those of one call; an agent's are those of calls in which they talked",
      zh: "录音列表，最新的在前，或某个通话的录音；坐席只见自己通话的录音",
    },
    role: "agent",
    input: z.object({
      uuid: text(0, 64).optional().describe("of this call"),
      startDate: timeLike,
      endDate: timeLike,
      queue: text(0, 100).optional().describe("of calls that waited in it last"),
      agent: text(0, 100).optional().describe("of calls that they talked in last"),
      page: wholeNumber(1, 10_000_000).optional().describe("the first unless said otherwise"),
      perPage: wholeNumber(1, 1000).optional().describe("of one page; with it or with page the list is a page"),
      limit: wholeNumber(1, 1000).default(200).describe("of one page, where perPage is not given"),
      cursor,
    }),
    // The list of a call is a bare array, as wallboards and scripts take it; who asks for pages has them as everywhere.
    reply: z.union([z.array(mediaFileReply), perPageReply(mediaFileReply)]),
    answer: async ({ input, principal }) => {
      const { page, perPage, limit } = input;
      const query = {
        ...asked({ page: page ?? 1, perPage: perPage ?? limit, cursor: input.cursor }),
        uuid: filled(input.uuid),
        from: startOf("startDate", input.startDate, config.timeZone),
        until: endOf("endDate", input.endDate, config.timeZone),
        queue: filled(input.queue),
        agent: filled(input.agent),
        ownOf: onlyOf(principal),
      };
      const show = (row: RecordingRow) => shown(row, config.timeZone);
      if ((page ?? perPage) !== undefined) return perPageBody(await store.calls.recordingPage(query), show);
      const { rows, next } = await store.calls.recordings(query);
      return goingOn(rows.map(show), next);
    },
  });
}

function audioRoute(parts: RouteParts): void {
  const { config } = parts;
  const folder = join(config.dataFolder, RECORDINGS_FOLDER);
  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: {
      en: "A recording's audio, by its id or as <id>.wav (ranges are served), <id>.mp3 or <id>.ogg",
      zh: "录音文件：<id> 或 <id>.wav（支持分段下载）、<id>.mp3、<id>.ogg",
    },
    role: "agent",
    input: z.object({ download: flag().optional().describe("to be saved rather than played") }),
    params: z.object({ id: named }),
    alsoFails: [416, 501],
    reply: z
      .unknown()
      .describe("audio/wav, or audio/mpeg and audio/ogg where ffmpeg is installed, else 501: caller left, agent right"),
    answer: async ({ params, input, principal, reply }) => {
      const { id: which, format } = params.id;
      const row = await foundFor(parts, principal, which);
      const isDownload = input.download ?? false;
      const recording = { folder, file: row.file, name: row.name, what: "the recording", isDownload };
      if (format === "wav") return sendRecording(reply, recording);
      return sendConverted(reply, parts.convertRecording, { ...recording, format });
    },
  });
}

function removeRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Removes a recording for good; its call record stays", zh: "永久删除录音，话单保留" },
    role: "supervisor",
    input: z.object({}),
    params: z.object({ id }),
    reply: z.object({ code: z.literal(200), id: z.number() }),
    answer: async ({ params, principal, configure }) => {
      await foundFor(parts, principal, params.id);
      await configure((stores) => stores.recordings.remove(params.id));
      parts.sweepRecordings?.();
      return { code: 200 as const, id: params.id };
    },
  });
}

/** What they may not listen to is not there for them. */
async function foundFor({ store }: RouteParts, principal: Principal, which: number): Promise<RecordingRow> {
  const row = await store.calls.recording(which);
  const isFor = async (call: string): Promise<boolean> => {
    if (isAtLeast(principal, "supervisor")) return true;
    const found = await store.calls.get(call);
    return found !== undefined && mayKnow(principal, found);
  };
  if (row === undefined || !(await isFor(row.call))) {
    throw new ApiError("no-such", "there is no recording with this id");
  }
  if (row.removed_at !== null) throw new ApiError("no-such", "the recording was removed");
  return row;
}

function shown(row: RecordingRow, timeZone: string): z.input<typeof mediaFileReply> {
  return {
    id: row.id,
    name: row.name,
    mime: "audio/wav",
    ext: "wav",
    uuid: row.call,
    file_size: row.size_bytes,
    duration_ms: row.duration_ms,
    created_at: localText(row.created_at, timeZone),
  };
}
