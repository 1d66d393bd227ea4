// docs/fields.md, in both languages: made of what the API says of each field, and of where each is shown.
import { z } from "zod";
import { isInWords, UNITS, type FieldMeaning, type FieldMeanings } from "../../src/api/contract/fields/field.ts";
import { LIST_FIELDS } from "../../src/api/contract/fields/lists.ts";
import { RESOURCES, type Resource } from "../../src/api/contract/fields/meanings.ts";
import { showOneType } from "../../src/api/contract/one-type.ts";
import type { Language } from "../../src/api/contract/languages.ts";
import { notInEffectText, shownValue } from "../../src/api/described-fields.ts";
import type { DeclaredRoute } from "../../src/api/route.ts";
import { SHOWN_BY } from "./fields-shown.ts";

type Json = Record<string, unknown>;

const TITLES: Readonly<Record<Resource, { readonly en: string; readonly zh: string; readonly path: string }>> = {
  sessions: { en: "Tokens", zh: "Token", path: "/api/xcc/sessions" },
  extensions: { en: "Extensions", zh: "分机", path: "/api/xcc/extensions" },
  queues: { en: "Queues", zh: "队列", path: "/api/xcc/queues" },
  nodes: { en: "Switches", zh: "交换机列表", path: "/api/xcc/freeswitch" },
  timeDef: { en: "Work times and days off", zh: "时间定义", path: "/api/xcc/timeDef" },
  ivrs: { en: "Menus", zh: "IVR", path: "/api/xcc/ivrs" },
  hotlines: { en: "Hotlines", zh: "热线号码", path: "/api/xcc/hotlines" },
};

const WORDS = {
  en: {
    field: "field",
    does: "what it does",
    takes: "takes",
    byDefault: "default",
    shown: "shown by",
    answers: "answers only",
    lists: "All lists",
  },
  zh: {
    field: "字段",
    does: "作用",
    takes: "取值",
    byDefault: "默认",
    shown: "由何处验证",
    answers: "仅返回",
    lists: "所有列表",
  },
} as const;

const HEADS: Readonly<Record<Language, string>> = {
  en: `# What each field does

Every field of the Callcenter API's manual, and what xcc does with it: what it takes, its unit, its limits, what holds without it, and the
scenario (\`test/scenarios/\`) or test that shows it. [中文](fields.zh-CN.md). The page is made by a test from what \`/openapi.json\` says
(\`UPDATE_FIELDS=1 npx vitest run test/api/fields-page.test.ts\`), and the test fails where it is not true.

Requests are read with tolerance: numbers may be texts and texts numbers, yes and no \`true\`, \`"true"\`, \`1\`, \`"1"\` and their opposites, objects JSON
in a text; an empty text or \`null\` empties what may be empty. What a \`set\` does not name stays as it is. A field that is unknown is named in the answer's
header \`x-ignored-fields\`. **A field that is stored and does nothing, or that leads to something that is not there (yet), is named in \`x-not-in-effect\`.**

## Fields that act through others

- **\`context\`** of an extension does nothing by itself. An outside line (\`/api/trunks\`) has a list \`contexts\`: the extension may call out over the lines whose list names its
  context, and over those that name none. Hotlines, menus, queues and other extensions are reached from every context, and emergency numbers over every line. An extension
  has the context \`default\` whether it is made by \`extensions/add\` or \`/api/users\`.
- **\`domain\`** is the realm of the phone's digest: the phone registers as \`extn@domain\`, with the domain in From and To. \`XCC_DOMAIN\` is the one that holds where none is named, also
  for phones that know the server by its address only. A call to \`extn\` at a domain of ours in which it is not is not found; an address is every domain's. A number is one extension's in all
  domains together: the same \`extn\` in a second one is refused with 409.
- **\`period_type\`** of a hotline acts through \`timeDef\`: the days off and work times say what it is now.
- **\`agent_timeout\`** of a queue gives way to the agent's own \`timeout\` (\`agent_info\` of \`/api/users\`), **\`wrap_up_time\`** to nothing where the queue has one.
- **\`retain_agent\`** acts only on callers who come from another queue.
- **\`notify_position_interval\`** acts with \`notify_position\` or \`notify_wait\`, **\`timeout\`** of a menu with \`timeout_enable\`, **\`level_wait\`** where agents have levels (\`/api/queues/:id/agents\`).
`,
  zh: `# 每个字段的作用

《Callcenter API》手册中的每个字段在 xcc 中的作用：取值、单位、限制、默认值，以及验证它的场景（\`test/scenarios/\`）或测试。[English](fields.md)。
本页由测试根据 \`/openapi.json\` 的内容生成（\`UPDATE_FIELDS=1 npx vitest run test/api/fields-page.test.ts\`），不符则测试失败。

请求的写法较宽：数字可写成字符串，字符串可写成数字；是与否可写成 \`true\`、\`"true"\`、\`1\`、\`"1"\` 及其反值；对象可写成 JSON 文本；空字符串或 \`null\` 表示清空可为空的字段。
\`set\` 未给出的字段保持不变。未知字段在响应头 \`x-ignored-fields\` 中列出。**已保存但不起作用的字段，或指向（尚）不存在之物的字段，在响应头 \`x-not-in-effect\` 中列出。**

## 通过其他设置起作用的字段

- 分机的 **\`context\`** 本身不起作用。外线（\`/api/trunks\`）有 \`contexts\` 列表：分机只能经由列有其 context 或未列任何值的外线呼出。热线、语音导航、队列与其他分机在任何 context
  下都可呼叫，紧急号码可经由任何外线。无论由 \`extensions/add\` 还是 \`/api/users\` 建立，分机的 context 默认均为 \`default\`。
- **\`domain\`** 是话机认证的 realm：话机以 \`extn@domain\` 注册，From 与 To 中写该域。未写域的话机，以及只知服务器地址的话机，按 \`XCC_DOMAIN\` 处理。在其他域中呼叫该分机视为不存在；
  写地址则不分域。分机号在所有域中唯一：在另一个域中使用同一 \`extn\` 返回 409。
- 热线的 **\`period_type\`** 由 \`timeDef\` 决定：休息日与工作时间说明当前属于哪个时段。
- 队列的 **\`agent_timeout\`** 让位于坐席自己的 \`timeout\`（\`/api/users\` 的 \`agent_info\`）；队列设有 **\`wrap_up_time\`** 时以队列为准。
- **\`retain_agent\`** 只对从其他队列转来的来电起作用。
- **\`notify_position_interval\`** 配合 \`notify_position\` 或 \`notify_wait\`；语音导航的 **\`timeout\`** 配合 \`timeout_enable\`；**\`level_wait\`** 在坐席分级时起作用（\`/api/queues/:id/agents\`）。
`,
};

/** `routes`: of the API, as they are declared. */
export function fieldsPage(routes: readonly DeclaredRoute[], language: Language): string {
  const parts = Object.entries(RESOURCES).map(([name, meanings]) => {
    const resource = name as Resource;
    const { path } = TITLES[resource];
    const own = routes.filter(({ url }) => url.startsWith(`${path}/`) && !url.endsWith("/import"));
    const methods = [...new Set(own.map(({ url }) => `\`${url.slice(path.length + 1)}\``))].join(", ");
    const schemas = schemasOf(own);
    const heading = `## ${TITLES[resource][language]}\n\n\`${path}/\`: ${methods}\n`;
    return `${heading}\n${tableOf(meanings, { resource, schemas, language })}`;
  });
  const lists = schemasOf(routes.filter(({ url }) => /^\/api\/xcc\/\w+\/(list|del)$/.test(url)));
  parts.push(`## ${WORDS[language].lists}\n\n${tableOf(LIST_FIELDS, { resource: "lists", schemas: lists, language })}`);
  return [HEADS[language], ...parts].join("\n");
}

/** Of each field of the requests. */
export function schemasOf(routes: readonly DeclaredRoute[]): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  for (const { input } of routes) {
    const { properties = {} } = z.toJSONSchema(input, { io: "input", unrepresentable: "any", override: showOneType });
    for (const [field, schema] of Object.entries(properties)) if (!found.has(field)) found.set(field, schema as Json);
  }
  return found;
}

interface Table {
  readonly resource: Resource | "lists";
  readonly schemas: ReadonlyMap<string, Json>;
  readonly language: Language;
}

function tableOf(meanings: FieldMeanings, { resource, schemas, language }: Table): string {
  const { field, does, takes, byDefault, shown, answers } = WORDS[language];
  const rows = Object.entries(meanings).map(([name, meaning]) => {
    const schema = schemas.get(name);
    const by = SHOWN_BY[resource]?.[name] ?? [];
    const told = meaning.notInEffect === undefined ? "" : ` **${notInEffectText(meaning, language)}**`;
    return [
      `\`${name}\``,
      meaning[language].replaceAll("|", "\\|") + told,
      schema === undefined ? answers : takenBy(schema, meaning, language),
      defaultOf(meaning, language),
      by.map((file) => `\`${file}\``).join(", "),
    ];
  });
  const lines = [[field, does, takes, byDefault, shown], ["---", "---", "---", "---", "---"], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

interface Limits {
  readonly type: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
}

function takenBy(schema: Json, { unit }: FieldMeaning, language: Language): string {
  const { type, minimum, maximum, minLength, maxLength, enum: choices } = schema as unknown as Limits;
  const parts: string[] = [];
  if (Array.isArray(choices)) parts.push(choices.length > 12 ? type : choices.join(", "));
  else parts.push(type);
  if (minimum !== undefined) parts.push(`${minimum}–${maximum}`);
  if (unit !== undefined) parts.push(UNITS[unit][language]);
  const [shortest, longest] = [minLength ?? 0, maxLength];
  if (longest !== undefined) {
    parts.push(language === "zh" ? `${shortest}–${longest} 字符` : `${shortest}–${longest} characters`);
  }
  return parts.join(language === "zh" ? "，" : ", ");
}

function defaultOf({ byDefault }: FieldMeaning, language: Language): string {
  if (byDefault === undefined) return "";
  return isInWords(byDefault) ? byDefault[language] : shownValue(byDefault, language);
}
