// Every field that can be written does something, or whoever writes it is told that it does not: each is read where its row
// is made into what the engine, the switch or the sign-in goes by, or is for people to read, or stands in NOT_IN_EFFECT.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FastifyInstance } from "fastify";
import { describedApi } from "../../test/api/described-api.ts";
import { routesOf } from "./api.ts";
import { NOT_IN_EFFECT } from "./not-in-effect.ts";

const SRC = join(import.meta.dirname, "..");

interface Effects {
  /** Where rows of that kind are read. */
  readonly in: readonly string[];
  /** Names, notes and the like: they are shown. */
  readonly forPeople?: readonly string[];
}

/** What says which row, or how it is written. */
const NOT_OF_THE_ROW = new Set(["id", "force", "action", "username", "csv", "update"]);

const PEOPLE = ["name", "description", "note", "name_en", "position"] as const;

const EFFECTS: Readonly<Record<string, Effects>> = {
  extensions: {
    in: [
      "store/to-engine.ts",
      "store/extensions.ts",
      "store/users.ts",
      "api/rest/extensions.ts",
      "api/rest/console/extensions.ts",
    ],
    forPeople: PEOPLE,
  },
  queues: {
    in: ["store/to-engine.ts", "store/tiers.ts", "store/rename-queue.ts", "api/rest/console/queues.ts"],
    forPeople: PEOPLE,
  },
  hotlines: { in: ["store/to-engine.ts", "store/hotlines.ts", "api/rest/console/hotlines.ts"], forPeople: PEOPLE },
  ivrs: {
    in: ["store/ivr-to-engine.ts", "store/ivrs.ts", "api/rest/ivrs.ts", "api/rest/console/ivrs.ts"],
    forPeople: [...PEOPLE, "voice_type"],
  },
  timeDef: { in: ["store/ivr-to-engine.ts", "api/rest/time-defs.ts", "api/rest/holiday-table.ts"], forPeople: PEOPLE },
  users: {
    in: ["store/people.ts", "store/principal.ts", "store/sign-in.ts", "store/to-engine.ts", "api/rest/users.ts"],
    forPeople: [...PEOPLE, "email", "tel"],
  },
  trunks: { in: ["store/trunks.ts"], forPeople: PEOPLE },
  callers: { in: ["store/to-engine.ts"], forPeople: PEOPLE },
  dispositions: { in: ["store/dispositions.ts"], forPeople: PEOPLE },
  break_reasons: { in: ["store/break-reasons.ts"], forPeople: PEOPLE },
  alarm_rules: { in: ["store/alarm-rules.ts"], forPeople: PEOPLE },
  webhooks: { in: ["store/webhooks.ts"], forPeople: PEOPLE },
};

let api: FastifyInstance;
beforeAll(async () => {
  api = await describedApi();
});
afterAll(() => api.close());

/** `extensions` of `/api/xcc/extensions/add` and of `/api/extensions/:id`; undefined: it writes no row of these. */
function resourceOf({ url, method }: { readonly url: string; readonly method: string }): string | undefined {
  const [, , xcc] = /^\/api\/(xcc\/)?/.exec(url) === null ? [] : ["", "", url.startsWith("/api/xcc/")];
  const parts = url.split("/").slice(xcc === true ? 3 : 2);
  const [resource = "", last = ""] = [parts[0], parts.at(-1)];
  if (xcc === true ? !["add", "set"].includes(last) : !["POST", "PUT"].includes(method) || parts.length > 2)
    return undefined;
  return { hostlines: "hotlines", ivr: "ivrs" }[resource] ?? resource;
}

it("is so of every field of every route that writes a row", () => {
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(join(SRC, file), "utf8");
    texts.set(file, text);
    return text;
  };
  const [idle, seen]: [string[], Set<string>] = [[], new Set()];
  for (const route of routesOf(api)) {
    const resource = resourceOf(route);
    const effects = resource === undefined ? undefined : EFFECTS[resource];
    if (resource === undefined || effects === undefined) continue;
    seen.add(resource);
    const told: readonly string[] = Object.keys((NOT_IN_EFFECT as Readonly<Record<string, object>>)[resource] ?? {});
    for (const field of Object.keys(route.input.shape)) {
      if (NOT_OF_THE_ROW.has(field) || told.includes(field) || effects.forPeople?.includes(field) === true) continue;
      if (!effects.in.some((file) => reads(textOf(file), field))) idle.push(`${resource}.${field}`);
    }
  }
  expect(idle).toEqual([]);
  expect([...seen].sort()).toEqual(Object.keys(EFFECTS).sort());
});

it("is so of every setting of an agent", () => {
  const route = routesOf(api).find(({ url, method }) => url === "/api/users" && method === "POST");
  const parsed = route?.input.parse({
    ...{ login: "a", name: "a" },
    agent_info: {
      ...{ wrap_up_time: 1, lag: 1, timeout: 1, max_no_answer: 1, reject_delay_time: 1, busy_delay_time: 1, simo: 1 },
      ...{ level: 1, position: 1, hardware_phone_only: true, agent_type: "callback", own_numbers: "1" },
      ...{ status: "Out", member_wait: "nowait" },
    },
  }) as { agent_info: Readonly<Record<string, string>> };
  const toEngine = readFileSync(join(SRC, "store/to-engine.ts"), "utf8");
  // There is one way to wait, which is what the only value says.
  const told = [...Object.keys(NOT_IN_EFFECT.agent_info), "member_wait"];
  const idle = Object.keys(parsed.agent_info).filter(
    (field) => !told.includes(field) && !toEngine.includes(`["${field}"]`),
  );
  expect(idle).toEqual([]);
});

/** Beyond the declarations of the fields and the whitelists of columns: a read of the row, or of what was given of it. */
function reads(text: string, field: string): boolean {
  const bare = text.replace(/^ {2}readonly .*$/gm, "").replace(/^ {2}\w+: "(text|flag|time|json)",$/gm, "");
  return new RegExp(`(\\.${field}\\b|[{,]\\s*${field}\\b|"${field}"|'${field}')`).test(bare);
}
