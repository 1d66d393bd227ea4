// docs/events.md is made of the schemas. To make it anew after a change that is meant: UPDATE_EVENTS=1
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import {
  AGENT_EVENTS,
  ALARM_EVENTS,
  CALL_EVENTS,
  CENTER_EVENTS,
  CONTRACT_VERSION,
  HELP_EVENTS,
  PEOPLE_EVENTS,
  QUEUE_EVENTS,
} from "../../src/contract/event.ts";

const PAGE = join(import.meta.dirname, "../../docs/events.md");
const GROUPS = {
  "Agents: `cc.agent.<agent>`": AGENT_EVENTS,
  "Calls: `cc.channel.<callUUID>`": CALL_EVENTS,
  "Callers in line: `cc.queue.<queue>`, and the call's channel": QUEUE_EVENTS,
  "Alarms: `cc.alarm.<rule>`, and the channel of the queue or the agent": ALARM_EVENTS,
  "Requests for help: `cc.agent.<agent>`, and the call's channel": HELP_EVENTS,
  "Messages: `cc.people.<login>`, of the sender and of the reader, and nobody else's": PEOPLE_EVENTS,
  "The center: `cc.center`": CENTER_EVENTS,
};
/** In every event; said once above. */
const COMMON = new Set(["version", "position", "index", "timestamp"]);
const OF_CALLS = ["callUUID", "cidNumber", "cidName", "destNumber", "direction", "queue_id"];

function typeOf(schema: z.ZodType): string {
  const {
    type,
    enum: values,
    items,
    const: constant,
  } = z.toJSONSchema(schema) as {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly items?: { readonly type?: string };
    readonly const?: unknown;
  };
  if (typeof constant === "number") return String(constant);
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(" ");
  return type === "array" ? `list of ${items?.type ?? "objects"}s` : (type ?? "");
}

function fieldLines(shape: Readonly<Record<string, z.ZodType>>): string[] {
  const names = Object.keys(shape).filter((name) => !COMMON.has(name));
  const isOfCall = OF_CALLS.every((name) => names.includes(name));
  return names
    .filter((name) => !isOfCall || !OF_CALLS.includes(name))
    .map((name) => {
      const schema = shape[name];
      if (schema === undefined) return "";
      const about = schema.description === undefined ? "" : `: ${schema.description}`;
      return `  - \`${name}\` (${typeOf(schema)})${about}`;
    });
}

function generated(): string {
  const lines: string[] = [];
  for (const [title, events] of Object.entries(GROUPS)) {
    lines.push(`### ${title}`, "");
    for (const [name, schema] of Object.entries(events)) lines.push(`- \`${name}\``, ...fieldLines(schema.shape));
    lines.push("");
  }
  return lines.join("\n").trimEnd();
}

it("the page of events says what the schemas say", () => {
  const page = readFileSync(PAGE, "utf8");
  const [begin, end] = ["<!-- made of src/contract/event.ts -->", "<!-- end -->"];
  const [before = "", rest = ""] = page.split(begin);
  const after = rest.split(end)[1] ?? "";
  const made = `${before}${begin}\n\n${generated()}\n\n${end}${after}`;
  if (process.env["UPDATE_EVENTS"] === "1") writeFileSync(PAGE, made);
  else expect(page).toBe(made);
  expect(page).toContain(`"version": ${String(CONTRACT_VERSION)}`);
});
