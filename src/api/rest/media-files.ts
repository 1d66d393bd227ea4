import { join } from "node:path";
import { z } from "zod";
import type { RecordingRow } from "../../store/calls.ts";
import { id, text, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { RECORDINGS_FOLDER, sendRecording } from "../recording-file.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "recordings";

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

export function mediaFileRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const folder = join(config.dataFolder, RECORDINGS_FOLDER);

  addRoute(parts, {
    method: "GET",
    urls: ["/api/media_files"],
    tag: TAG,
    summary: { en: "Recordings of one call, or the latest ones", zh: "某个通话的录音，或最新的录音" },
    role: "supervisor",
    input: z.object({ uuid: text(0, 64).optional(), limit: wholeNumber(1, 1000).default(200) }),
    reply: z.array(mediaFileReply),
    answer: async ({ input }) => {
      const rows = await store.calls.recordings(input.uuid === "" ? undefined : input.uuid, input.limit);
      return rows.map((row) => shown(row, config.timeZone));
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: ["/api/media_files/:id"],
    tag: TAG,
    summary: { en: "A recording's audio; ranges are served", zh: "录音文件；支持分段下载" },
    role: "supervisor",
    input: z.object({}),
    params: z.object({ id }),
    reply: z.unknown().describe("audio/wav: caller left, agent right"),
    answer: async ({ params, reply }) => {
      const row = await store.calls.recording(params.id);
      if (row === undefined) throw new ApiError("no-such", "there is no recording with this id");
      return sendRecording(reply, { folder, file: row.file, name: row.name, what: "the recording" });
    },
  });
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
