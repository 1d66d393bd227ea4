// The OpenAPI document, in each language: what the routes declare, and around it what holds for all of them.
import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import type { Role } from "./access.ts";
import { SESSION_COOKIE } from "./authentication.ts";
import { NEXT_CURSOR_HEADER } from "./contract/cursor.ts";
import type { InEach, Language } from "./contract/languages.ts";
import { showOneType } from "./contract/one-type.ts";
import { TAGS } from "./contract/tags.ts";
import { describeRoute, describeShared } from "./described-fields.ts";
import { exemplify } from "./examples.ts";
import { NOT_IN_EFFECT_HEADER } from "./not-in-effect.ts";
import { IGNORED_HEADER } from "./request-log.ts";

const TITLE: InEach = { en: "Callcenter API", zh: "呼叫中心接口（Callcenter API）" };

const ABOUT: InEach = {
  en: `Sets up and drives the call center.

Requests and answers are JSON. A token goes in the header \`token\`, in \`X-XTRA-AUTH-ID\`, in \`Authorization: Bearer\` or in the
cookie \`${SESSION_COOKIE}\`; a developer key may stand in its place. Without a token HTTP Basic does, with a login and its
password in every request.

**How values may be written.** Below each field stands with one type. Wherever it stands in a request:

| the type | is also taken as |
| --- | --- |
| integer, number | a text of its digits: \`"5"\` |
| string | a number: \`1001\`; blanks around it are cut off |
| boolean | \`"true"\`, \`1\`, \`"1"\` and \`"false"\`, \`0\`, \`"0"\` |
| object, array | JSON in a text |
| anything that may be empty | \`""\` or \`null\` empties it |

What a \`set\` or PUT does not name stays as it is. Fields that are unknown are ignored and named in the answer's header
\`${IGNORED_HEADER}\`; fields that are stored and do nothing are named in \`${NOT_IN_EFFECT_HEADER}\`.

Roles: an administrator may do everything, a supervisor sees everything and acts for every agent, agents act for themselves. An
extension's token opens its own extension and its agent's functions.

Lists come in pages; a page beyond the last one is empty (of \`/api/xcc/ivrs/list\` it is the last one, as its example has it). Where
there is more, an answer has \`${NEXT_CURSOR_HEADER}\`: sent back as \`cursor\`, with the same filters and order and without \`page\`, it
gives the rows behind those, and none is skipped or repeated while others come and go. An empty text means "not given" in lists and
where something is added; where something is set it empties the field, if that may be empty.

Bodies are UTF-8, or what \`charset=gbk\`, \`gb18030\` or \`gb2312\` says; they are not compressed.

A path that is asked by a method that it does not have answers 405, and \`Allow\` says which it has.

An error has a stable name in \`error\`, says in \`reason\` what was wrong, and in \`fields\` which field and what was expected: in Chinese
where \`Accept-Language\` likes that most, else in English.`,
  zh: `呼叫中心的配置与控制接口。

请求与返回均为 JSON。Token 可放在请求头 \`token\`、\`X-XTRA-AUTH-ID\`、\`Authorization: Bearer\` 或 Cookie
\`${SESSION_COOKIE}\` 中；也可直接使用开发者 Key。不用 Token 时可用 HTTP Basic，
每次请求带登录名与密码。

**值的写法。** 下文每个字段只列一种类型，请求中的写法均可放宽：

| 类型 | 也可写作 |
| --- | --- |
| integer、number | 数字字符串：\`"5"\` |
| string | 数字：\`1001\`；首尾空白会去掉 |
| boolean | \`"true"\`、\`1\`、\`"1"\` 与 \`"false"\`、\`0\`、\`"0"\` |
| object、array | JSON 文本 |
| 可为空的字段 | \`""\` 或 \`null\` 表示清空 |

\`set\` 与 PUT 只改所给的字段。未知字段会被忽略，并在响应头 \`${IGNORED_HEADER}\` 中列出；已保存但不起作用的字段在
\`${NOT_IN_EFFECT_HEADER}\` 中列出。

角色：管理员可以做所有操作；班长可以查看全部数据并操作所有坐席；坐席只能操作自己。分机 Token 只能访问该分机及其坐席的函数。

列表分页返回；超出最后一页的页为空（\`/api/xcc/ivrs/list\` 按其示例返回最后一页）。后面还有数据时，响应头
\`${NEXT_CURSOR_HEADER}\` 给出游标：保持筛选与排序不变、不带 \`page\`，作为 \`cursor\` 发回，即得到其后的数据；期间有数据增减也不会遗漏或重复。
在列表和添加中，空文本等于没有给出；在修改中，空文本清空允许为空的字段。

请求体为 UTF-8，或按 \`charset=gbk\`、\`gb18030\`、\`gb2312\` 解码；不要压缩。

以不支持的方法请求某路径返回 405，\`Allow\` 列出支持的方法。

出错时 \`error\` 为固定的错误名，\`reason\` 说明具体原因，\`fields\` 列出有问题的字段及期望的内容；\`Accept-Language\` 优先中文时用中文，
否则用英文。`,
};

const ROLES: Readonly<Record<Role, InEach>> = {
  anyone: { en: "No token is needed.", zh: "无需 Token。" },
  agent: { en: "Role: agent, or a higher one.", zh: "角色：坐席及以上。" },
  supervisor: { en: "Role: supervisor, or a higher one.", zh: "角色：班长及以上。" },
  administrator: { en: "Role: administrator.", zh: "角色：管理员。" },
};
const EXTENSION_TOKEN: InEach = {
  en: "An extension's token is taken, for what is its own.",
  zh: "也可使用分机 Token，仅限于该分机自己的数据。",
};

/** What an answer of each status means. */
const STATUSES: Readonly<Record<string, InEach>> = {
  200: { en: "Done", zh: "成功" },
  400: {
    en: "A field is wrong; `fields` says which, and what was expected",
    zh: "参数有误；fields 列出字段与期望的内容",
  },
  403: { en: "No token, an expired one, or one that does not open this", zh: "没有 Token、Token 已过期，或没有权限" },
  404: { en: "There is nothing like that", zh: "不存在" },
  409: { en: "It does not fit what there is: taken, or still in use", zh: "冲突：已被占用，或仍在使用" },
  405: { en: "The path is asked otherwise: `Allow` says how", zh: "该路径不支持此方法，见 Allow" },
  413: { en: "The body is too large", zh: "请求体过大" },
  415: { en: "The body is not JSON", zh: "请求体不是 JSON" },
  416: { en: "There is no such part of it", zh: "请求的范围不存在" },
  426: { en: "It is a WebSocket: ask with `Upgrade: websocket`", zh: "这是 WebSocket：请以 Upgrade: websocket 请求" },
  429: {
    en: "Too many at one time, or too many wrong keys or passwords from this address",
    zh: "请求过多，或该地址错误次数过多",
  },
  500: { en: "A mistake of ours; it has been logged", zh: "服务器内部错误，已记入日志" },
  501: { en: "What it takes is not installed here (ffmpeg)", zh: "服务器未安装所需程序（ffmpeg）" },
  503: {
    en: "Not now: the database is away, or the server shuts down",
    zh: "暂不可用：数据库不可用，或服务器正在关闭",
  },
  504: {
    en: "Nobody knows yet whether it was stored: the database was lost before it said so. Read it before asking again",
    zh: "结果未知：提交时与数据库的连接中断，修改可能已生效，也可能没有；请先查询再决定是否重试",
  },
};

interface Header {
  readonly statuses: readonly string[] | "all";
  readonly type: "string" | "integer";
  readonly about: InEach;
}

const HEADERS: Readonly<Record<string, Header>> = {
  "x-request-id": {
    statuses: "all",
    type: "string",
    about: { en: "The id of the request, as it stands in the log", zh: "请求标识，与日志一致" },
  },
  [NEXT_CURSOR_HEADER]: {
    statuses: ["200"],
    type: "string",
    about: {
      en: "Of lists: send it back as cursor for the rows behind these; absent: there are none",
      zh: "列表：作为 cursor 发回可取得其后的数据；没有此头则已到末尾",
    },
  },
  "retry-after": {
    statuses: ["429", "503"],
    type: "integer",
    about: { en: "Seconds after which to ask again", zh: "多少秒后重试" },
  },
  [IGNORED_HEADER]: {
    statuses: ["200"],
    type: "string",
    about: { en: "Fields of the request that nobody reads", zh: "请求中被忽略的字段" },
  },
  [NOT_IN_EFFECT_HEADER]: {
    statuses: ["200"],
    type: "string",
    about: {
      en: "Fields that were stored and do nothing, or lead to what is not there yet",
      zh: "已保存但不起作用，或指向尚不存在之物的字段",
    },
  },
};

/** Before the routes. */
export function describeApi(api: FastifyInstance): void {
  api.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      // Wherever it is served from: this server itself.
      servers: [{ url: "/" }],
      info: { title: TITLE.en, version: "1", license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
      components: {
        securitySchemes: {
          token: { type: "apiKey", in: "header", name: "token" },
          xtra: { type: "apiKey", in: "header", name: "X-XTRA-AUTH-ID" },
          bearer: { type: "http", scheme: "bearer" },
          basic: { type: "http", scheme: "basic" },
          cookie: { type: "apiKey", in: "cookie", name: SESSION_COOKIE },
        },
      },
      security: [{ token: [] }, { xtra: [] }, { bearer: [] }, { basic: [] }, { cookie: [] }],
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { override: showOneType } }),
    transformObject: createJsonSchemaTransformObject({ zodToJsonConfig: { override: showOneType } }),
  });
}

type Json = Record<string, unknown>;

/** Once all routes are there. */
export function openApiDocument(api: FastifyInstance, language: Language): Json {
  const document = structuredClone(api.swagger()) as unknown as {
    info: Json;
    tags?: Json[];
    paths: Record<string, Record<string, Operation>>;
    components: Json;
  };
  Object.assign(document.info, { title: TITLE[language], description: ABOUT[language] });
  document.tags = Object.entries(TAGS).map(([name, { title, about }]) => ({
    name,
    description: about[language],
    "x-displayName": title[language],
  }));
  const failures: Record<string, Json> = {};
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      tell(operation, `${method}${path}`, language);
      describeRoute(operation, { path, tag: operation.tags?.[0] ?? "", language });
      exemplify(operation, path, method, document.components);
      shareFailures(operation, failures);
    }
  }
  describeSockets(document.paths, failures, language);
  Object.assign(document.components, { responses: failures, headers: headersIn(language) });
  describeShared(document.components, language);
  return document;
}

const SOCKET = {
  en: {
    summary: "The WebSocket for agents' functions and events",
    description: "No token to connect, who signs in says it first. JSON-RPC 2.0 (docs/websocket.md)",
  },
  zh: {
    summary: "用于坐席函数与事件的 WebSocket",
    description: "连接时无需 Token，登录后使用。JSON-RPC 2.0（docs/websocket.md）",
  },
} as const;
const OPENED: InEach = { en: "The connection is a WebSocket from here on", zh: "连接已升级为 WebSocket" };

/** It is no route, and yet it is a path that can be asked; a path asked by another method fails alike wherever it is. */
function describeSockets(paths: Record<string, Json>, failures: Record<string, Json>, language: Language): void {
  const content = failures["Status404"]?.["content"];
  for (const status of ["405", "426"]) {
    const headers = { ...headersOf(status), ...(status === "405" ? { allow: { schema: { type: "string" } } } : {}) };
    failures[`Status${status}`] = { description: STATUSES[status]?.[language] ?? status, headers, content };
  }
  const refused = ["403", "404", "405", "426", "429", "503"].map((status) => [
    status,
    { $ref: `#/components/responses/Status${status}` },
  ]);
  const responses = { "101": { description: OPENED[language] }, ...(Object.fromEntries(refused) as Json) };
  const { summary, description } = SOCKET[language];
  const get = { operationId: "get-ws", tags: ["agents"], summary, description, security: [], responses };
  paths["/ws"] = { get };
}

interface Operation extends Json {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  responses: Record<string, Json>;
  "x-summary"?: InEach;
  "x-role": Role;
  "x-extension-token"?: boolean;
}

function tell(operation: Operation, place: string, language: Language): void {
  const { "x-summary": summary, "x-role": role, "x-extension-token": extensionToken } = operation;
  delete operation["x-summary"];
  if (extensionToken !== true) delete operation["x-extension-token"];
  operation.operationId = place.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "");
  if (summary !== undefined) operation.summary = summary[language];
  const notes = [ROLES[role][language], ...(extensionToken === true ? [EXTENSION_TOKEN[language]] : [])];
  operation.description = notes.join(language === "zh" ? "" : " ");
  for (const [status, response] of Object.entries(operation.responses)) {
    response["description"] = STATUSES[status]?.[language] ?? status;
    response["headers"] = headersOf(status);
  }
}

/** Routes fail alike: what a status looks like stands in one place. */
function shareFailures({ responses }: Operation, failures: Record<string, Json>): void {
  for (const [status, response] of Object.entries(responses)) {
    if (status === "200") continue;
    const name = `Status${status}`;
    failures[name] ??= response;
    responses[status] = { $ref: `#/components/responses/${name}` };
  }
}

function headersOf(status: string): Json {
  const some = Object.entries(HEADERS).filter(([, { statuses }]) => statuses === "all" || statuses.includes(status));
  return Object.fromEntries(some.map(([name]) => [name, { $ref: `#/components/headers/${name}` }]));
}

function headersIn(language: Language): Json {
  const all = Object.entries(HEADERS).map(([name, { type, about }]) => {
    return [name, { schema: { type }, description: about[language] }] as const;
  });
  return Object.fromEntries(all);
}
