// The operator's own sounds: uploaded, listened to, listed with where each is used, and kept as long as one is.
import multipart, { type MultipartFile } from "@fastify/multipart";
import { z } from "zod";
import { PROMPT_NAME } from "../../host/prompt-files.ts";
import type { PromptFile } from "../../ports/prompt-files.ts";
import { flag, textLike } from "../contract/inputs.ts";
import { emptyReply, timeText } from "../contract/replies.ts";
import { ApiError, invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "prompts";
const URL = "/api/prompts";
/** Ten minutes of CD quality are 100 MB; nobody needs that for a telephone. */
export const MOST_UPLOAD_BYTES = 20_000_000;
/** Holders that a refusal names. */
const MOST_HOLDERS = 10;

const NAME_EXPECTED = "1 to 80 letters, digits and _ . - (not at the beginning), without an ending";
const name = textLike(PROMPT_NAME, NAME_EXPECTED);

const promptReply = z.object({
  name: z.string().describe("what media_file, greeting and moh_sound call it"),
  file_size: z.number().describe("bytes"),
  duration_ms: z.number(),
  updated_at: timeText,
  used_by: z.array(z.string()),
});

export function promptRoutes(parts: RouteParts): void {
  // In a scope of its own: no other route takes files.
  parts.api.register((scope, _options, done) => {
    scope.register(multipart, {
      limits: { fileSize: MOST_UPLOAD_BYTES, files: 1, fields: 4, fieldSize: 200, parts: 5 },
    });
    uploadRoute({ ...parts, api: scope });
    done();
  });
  readRoutes(parts);
  removeRoute(parts);
}

function uploadRoute(parts: RouteParts): void {
  const { prompts, config } = parts;
  addRoute(parts, {
    method: "POST",
    urls: [URL],
    tag: TAG,
    summary: {
      en: "Uploads a prompt (multipart/form-data: name, replace, file): WAV, and what ffmpeg reads where it is installed",
      zh: "上传语音（multipart/form-data：name、replace、file）：WAV；装有 ffmpeg 时也支持 MP3 等格式",
    },
    role: "administrator",
    input: z.object({}),
    reply: promptReply,
    answer: async ({ reply }) => {
      const upload = await uploadOf(reply.request.isMultipart() ? reply.request.parts() : undefined);
      const added = await prompts.add(upload.name, upload.bytes, upload.replace);
      switch (added.type) {
        case "added":
          return shown(added.prompt, (await parts.store.soundsUsed()).get(upload.name) ?? [], config.timeZone);
        case "taken":
          throw new ApiError("conflict", `there is a prompt ${upload.name} already; say replace=true to replace it`);
        case "full":
          throw new ApiError(
            "conflict",
            `there are ${added.most} prompts already, which is the most; remove one first`,
          );
        case "unreadable":
          throw new ApiError("invalid", added.reason, { fields: [{ field: "file", expected: "a WAV file" }] });
      }
    },
  });
}

interface Upload {
  readonly name: string;
  readonly replace: boolean;
  readonly bytes: Uint8Array;
}

type Parts = AsyncIterableIterator<
  MultipartFile | { readonly type: "field"; readonly fieldname: string; readonly value: unknown }
>;

/** Throws where the form is not as it must be. The name is the file's own where none is given. */
async function uploadOf(parts: Parts | undefined): Promise<Upload> {
  if (parts === undefined) throw invalid([{ field: "", expected: "multipart/form-data with a file" }]);
  const fields = new Map<string, string>();
  let file: { readonly filename: string; readonly bytes: Uint8Array } | undefined;
  for await (const part of parts) {
    if (part.type === "field") fields.set(part.fieldname, String(part.value));
    else file = { filename: part.filename, bytes: await part.toBuffer() };
  }
  if (file === undefined) throw invalid([{ field: "file", expected: "an audio file" }]);
  const named = name.safeParse(fields.get("name") ?? file.filename.replace(/\.[^.]*$/, ""));
  if (!named.success) throw invalid([{ field: "name", expected: NAME_EXPECTED }]);
  const replace = flag().safeParse(fields.get("replace") ?? false);
  if (!replace.success) throw invalid([{ field: "replace", expected: "true or false" }]);
  return { name: named.data, replace: replace.data, bytes: file.bytes };
}

function readRoutes(parts: RouteParts): void {
  const { prompts, store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "All prompts, each with where it is used", zh: "全部语音及其使用位置" },
    role: "supervisor",
    input: z.object({}),
    reply: z.array(promptReply),
    answer: async () => {
      const used = await store.soundsUsed();
      return (await prompts.list()).map((prompt) => shown(prompt, used.get(prompt.name) ?? [], config.timeZone));
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:name`],
    tag: TAG,
    summary: { en: "A prompt's audio; ranges are served", zh: "语音文件，支持断点读取" },
    role: "supervisor",
    input: z.object({}),
    params: z.object({ name }),
    reply: z.unknown().describe("audio/wav"),
    alsoFails: [416],
    answer: async ({ params, reply }) => {
      if ((await prompts.get(params.name)) === undefined) throw noSuch(params.name);
      void reply.type("audio/wav").header("cache-control", "no-cache");
      return reply.sendFile(`${params.name}.wav`, prompts.folder);
    },
  });
}

function removeRoute(parts: RouteParts): void {
  const { prompts } = parts;
  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:name`],
    tag: TAG,
    summary: { en: "Removes a prompt that nothing uses", zh: "删除未被使用的语音" },
    role: "administrator",
    input: z.object({}),
    params: z.object({ name }),
    reply: emptyReply,
    answer: async ({ params, configure }) => {
      // In its turn among all changes: nobody begins to use it in between.
      await configure(async (stores) => {
        const holders = (await stores.soundsUsed()).get(params.name) ?? [];
        if (holders.length > 0) {
          const more = holders.length > MOST_HOLDERS ? ` and ${holders.length - MOST_HOLDERS} more` : "";
          throw new ApiError("conflict", `still used by ${holders.slice(0, MOST_HOLDERS).join(", ")}${more}`);
        }
        if (!(await prompts.remove(params.name))) throw noSuch(params.name);
        return { id: 0, changes: [], accounts: [] };
      });
      return {};
    },
  });
}

function noSuch(which: string): ApiError {
  return new ApiError("no-such", `there is no prompt ${which}`);
}

function shown(prompt: PromptFile, usedBy: readonly string[], timeZone: string): z.input<typeof promptReply> {
  const { name: own, sizeBytes, durationMs, changedAt } = prompt;
  return {
    ...{ name: own, file_size: sizeBytes, duration_ms: durationMs, used_by: [...usedBy] },
    updated_at: localText(changedAt, timeZone),
  };
}
