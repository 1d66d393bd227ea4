// Small lists that the console fills its fields with: contexts, groups of users, words of the system.
import { z } from "zod";
import { TONES } from "../../../core/model.ts";
import { pageAmong } from "../../../store/pages.ts";
import { id, text } from "../../contract/inputs.ts";
import { asked, perPageBody, perPageReply, perPaging } from "../../contract/listing.ts";
import { ApiError } from "../../errors.ts";
import { isAtLeast } from "../../access.ts";
import { addRoute, type RouteParts } from "../../route.ts";
import { IVR_ACTIONS } from "./ivr-action.ts";

/** The group that every agent is in: work numbers may be written `default.1001`. */
const EVERYBODYS_GROUP = { id: 1, name: "default" };

const contextReply = z.object({
  id: z.number().describe("its place in the list"),
  name: z.string(),
  identifier: z.string().describe("the same"),
  description: z.string(),
});

export function consoleListRoutes(parts: RouteParts): void {
  contextRoute(parts);
  groupRoutes(parts);
  wordRoute(parts);
}

function contextRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "GET",
    urls: ["/api/contexts"],
    tag: "extensions",
    summary: {
      en: "The contexts that users, extensions and outside lines name",
      zh: "用户、分机与外线所用的全部呼叫源",
    },
    role: "supervisor",
    input: z.object(perPaging),
    reply: perPageReply(contextReply),
    answer: async ({ input }) => {
      const names = await parts.store.users.contexts();
      const all = names.map((name, index) => ({ id: index + 1, name, identifier: name, description: "" }));
      return perPageBody(
        pageAmong(all, asked(input), { keyOf: ({ name }) => [name], descending: false }),
        (row) => row,
      );
    },
  });
}

function groupRoutes(parts: RouteParts): void {
  const { store } = parts;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/user_groups/:id"],
    tag: "users",
    summary: {
      en: "The groups of a user: agents are all in the one group that there is, default",
      zh: "某个用户所在的组；坐席都在唯一的组 default 中",
    },
    role: "agent",
    params: z.object({ id }),
    input: z.object({}),
    reply: z.array(z.object({ id: z.number(), name: z.string() })),
    answer: async ({ params, principal }) => {
      if (params.id !== principal.userId && !isAtLeast(principal, "supervisor")) {
        throw new ApiError("forbidden", "an agent sees themself only");
      }
      const user = await store.users.get(params.id);
      if (user === undefined) throw new ApiError("no-such", `there is no user with the id ${params.id}`);
      return user.type === "AGENT" ? [EVERYBODYS_GROUP] : [];
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: ["/api/groups/members/:group/:user"],
    tag: "users",
    summary: {
      en: "Takes a user out of a group; nobody leaves default, which every agent is in",
      zh: "把用户移出组；所有坐席都在 default 组中，不能移出",
    },
    role: "administrator",
    params: z.object({ group: id, user: id }),
    input: z.object({}),
    reply: z.object({ code: z.literal(200) }),
    answer: async ({ params }) => {
      const user = await store.users.get(params.user);
      if (params.group === EVERYBODYS_GROUP.id && user?.type === "AGENT") {
        throw new ApiError("conflict", "every agent is in the group default");
      }
      throw new ApiError("no-such", `there is no user ${params.user} in a group ${params.group}`);
    },
  });
}

interface Word {
  readonly k: string;
  readonly v: string;
}

/** By realm. What the console asks for besides is not here, and its list is empty. */
function wordsOf(realm: string, isChinese: boolean): readonly Word[] {
  switch (realm) {
    case "IVR_ACTION_TYPE":
      return Object.entries(IVR_ACTIONS).map(([k, label]) => ({ k, v: isChinese ? label.zh : label.en }));
    case "TONE":
      return TONES.map((tone) => ({ k: tone, v: `tone_stream://${tone}` }));
    case "LOCAL_STREAM":
      return [{ k: "default", v: "local_stream://default" }];
    case "MFILE_TYPE":
      return [{ k: "RECORD", v: isChinese ? "录音" : "Recording" }];
    default:
      return [];
  }
}

const REALMS = ["IVR_ACTION_TYPE", "LOCAL_STREAM", "MFILE_TYPE", "TONE"];

function wordRoute(parts: RouteParts): void {
  addRoute(parts, {
    method: "GET",
    urls: ["/api/dicts"],
    tag: "nodes",
    summary: { en: `Words of the system, by realm (${REALMS.join(", ")})`, zh: "系统字典，按 realm 查询" },
    role: "agent",
    input: z.object({
      realm: text(0, 64).optional().describe("all that there are unless given; unknown ones have no words"),
      language: text(0, 20).optional().describe("en for English; else Chinese, as the console has it"),
    }),
    reply: z.array(z.object({ id: z.number(), realm: z.string(), k: z.string(), v: z.string() })),
    answer: ({ input }) => {
      const realms = input.realm === undefined || input.realm === "" ? REALMS : [input.realm];
      const isChinese = input.language?.startsWith("en") !== true;
      const words = realms.flatMap((realm) => wordsOf(realm, isChinese).map((word) => ({ realm, ...word })));
      return Promise.resolve(words.map((word, index) => ({ id: index + 1, ...word })));
    },
  });
}
