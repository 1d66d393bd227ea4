// Messages in mailboxes: read, listened to, marked and removed by the extension's user, and by those who supervise.
import { join } from "node:path";
import { z } from "zod";
import type { Extn, MessageId, VoiceMessage } from "../../core/model.ts";
import { pageAmong } from "../../store/pages.ts";
import type { Principal } from "../../store/principal.ts";
import { isAtLeast } from "../access.ts";
import { askCenter } from "../asking.ts";
import { dialled, flag, oneOf, text } from "../contract/inputs.ts";
import { asked, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { emptyReply, timeText } from "../contract/replies.ts";
import { format, sendConverted } from "../converted-recording.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { RECORDINGS_FOLDER, sendRecording } from "../recording-file.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "voicemails";
const URL = "/api/voicemails";
/** An agent's are those of their own extensions; an extension's token opens that one's. */
const ACCESS = { role: "agent", extensionToken: true } as const;

const params = z.object({ id: text(1, 128).describe("the call that left it") });

const voicemailReply = z.object({
  id: z.string().describe("the call that left it"),
  extn: z.string(),
  caller_id_number: z.string(),
  caller_id_name: z.string(),
  heard: z.boolean().describe("its owner has listened to it"),
  duration_ms: z.number(),
  file_size: z.number().describe("bytes"),
  created_at: timeText,
});

export function voicemailRoutes(parts: RouteParts): void {
  readRoutes(parts);
  writeRoutes(parts);
}

function readRoutes(parts: RouteParts): void {
  const { center, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "Messages in mailboxes, the latest first", zh: "语音信箱留言，最新的在前" },
    ...ACCESS,
    input: z.object({
      ...perPaging,
      extn: dialled.optional().describe("of this mailbox only"),
      state: oneOf(["new", "old"]).optional().describe("new: nobody has listened to it yet"),
    }),
    reply: perPageReply(voicemailReply),
    answer: async ({ input, principal }) => {
      const may = await mailboxesOf(parts, principal);
      if (input.extn !== undefined && !may(input.extn)) {
        throw new ApiError("forbidden", "only the extension's own user, supervisors and administrators may do this");
      }
      const found = center
        .messages(input.extn as Extn | undefined)
        .filter(({ mailbox, heard }) => may(mailbox) && (input.state ?? stateOf(heard)) === stateOf(heard));
      const body = pageAmong(found, asked(input), { keyOf: ({ leftAt, id }) => [leftAt, id], descending: true });
      return perPageBody(body, (message) => shown(message, config.timeZone));
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "One message", zh: "查询某条留言" },
    ...ACCESS,
    input: z.object({}),
    params,
    reply: voicemailReply,
    answer: async ({ params: { id }, principal }) => shown(await foundFor(parts, principal, id), config.timeZone),
  });

  const folder = join(config.dataFolder, RECORDINGS_FOLDER);
  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:id/audio`],
    tag: TAG,
    summary: { en: "A message's audio; ranges are served", zh: "留言的音频；支持分段下载" },
    ...ACCESS,
    input: z.object({ format }),
    params,
    alsoFails: [416, 501],
    reply: z.unknown().describe("audio/wav, audio/mpeg or audio/ogg"),
    answer: async ({ input, params: { id }, principal, reply }) => {
      const { file } = await foundFor(parts, principal, id);
      const message = { folder, file, name: `message-${id}`, what: "the message" };
      if (input.format === "wav") return sendRecording(reply, message);
      return sendConverted(reply, parts.convertRecording, { ...message, format: input.format });
    },
  });
}

function writeRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "PUT",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Marks a message as listened to, or as new", zh: "把留言标记为已听或新留言" },
    ...ACCESS,
    input: z.object({ heard: flag() }),
    params,
    reply: voicemailReply,
    answer: async ({ input: { heard }, params: { id }, principal }) => {
      const message = await foundFor(parts, principal, id);
      const { mailbox } = message;
      await askCenter(parts, { type: "message-mark", mailbox, message: message.id, heard, user: principal.login });
      return shown({ ...message, heard }, parts.config.timeZone);
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Removes a message, with its audio", zh: "删除留言及其音频" },
    ...ACCESS,
    input: z.object({}),
    params,
    reply: emptyReply,
    answer: async ({ params: { id }, principal }) => {
      const { mailbox, id: message } = await foundFor(parts, principal, id);
      await askCenter(parts, { type: "message-remove", mailbox, message, user: principal.login });
      return {};
    },
  });
}

function stateOf(heard: boolean): "new" | "old" {
  return heard ? "old" : "new";
}

/** Which mailboxes they may look into. */
async function mailboxesOf({ store }: RouteParts, principal: Principal): Promise<(extn: string) => boolean> {
  const { extension } = principal;
  if (extension !== undefined) return (extn) => extn === extension.extn;
  if (isAtLeast(principal, "supervisor")) return () => true;
  const own = new Set((await store.users.extensionsOf(principal.userId)).map(({ extn }) => extn));
  return (extn) => own.has(extn);
}

/** A message in a mailbox that is not theirs is not there for them. */
async function foundFor(parts: RouteParts, principal: Principal, which: string): Promise<VoiceMessage> {
  const may = await mailboxesOf(parts, principal);
  const message = parts.center.message(which as MessageId);
  if (message === undefined || !may(message.mailbox)) {
    throw new ApiError("no-such", `there is no message with the id ${which}`);
  }
  return message;
}

function shown(message: VoiceMessage, timeZone: string): z.input<typeof voicemailReply> {
  const { id, mailbox, callerNumber, callerName, heard, durationMs, sizeBytes, leftAt } = message;
  return {
    ...{ id, extn: mailbox, caller_id_number: callerNumber, caller_id_name: callerName, heard },
    ...{ duration_ms: durationMs, file_size: sizeBytes, created_at: localText(new Date(leftAt), timeZone) },
  };
}
