// What is set up, and which fields each kind of it has: the one description of which tables and forms are made.
import type { AllTexts } from "../i18n/texts.ts";

type After<Prefix extends string, Key> = Key extends `${Prefix}${infer Rest}` ? Rest : never;
export type FieldName = After<"field.", keyof AllTexts["admin"]>;
export type ChoiceName = After<"choice.", keyof AllTexts["admin"]>;
export type KindName = After<"kind.", keyof AllTexts["admin"]>;

export type FieldType =
  | { readonly type: "text" }
  | { readonly type: "long-text" }
  | { readonly type: "number" }
  | { readonly type: "yes-or-no" }
  /** Never shown again: empty leaves it as it is. */
  | { readonly type: "secret" }
  | { readonly type: "choice"; readonly of: readonly ChoiceName[] }
  /** Several, with commas between them. */
  | { readonly type: "names" }
  /** Numbers that begin so, how many digits go, what comes in their place. */
  | { readonly type: "number-rules" };

export interface Field {
  readonly name: FieldName;
  readonly is: FieldType;
  readonly isNeeded?: boolean;
  /** It cannot be changed later. */
  readonly isOnlyAtFirst?: boolean;
  /** It stands in the table, too. */
  readonly isListed?: boolean;
  /** It is told, and not asked for. */
  readonly isToldOnly?: boolean;
}

export interface Kind {
  readonly name: KindName;
  readonly url: string;
  /** What one of them is called. */
  readonly calledBy: readonly FieldName[];
  readonly fields: readonly Field[];
  /** How it stands is asked for again and again while somebody looks. */
  readonly isLive?: boolean;
  readonly hasMembers?: boolean;
  /** There is a page of its own for each, at `/admin/<name>/<id>`. */
  readonly hasEditor?: boolean;
  /** What the API does nevertheless (`force`), where it has named what stands against it. */
  readonly forced?: readonly ("add" | "change" | "remove")[];
}

const text = { type: "text" } as const;
const number = { type: "number" } as const;
const yesOrNo = { type: "yes-or-no" } as const;
const names = { type: "names" } as const;
const rules = { type: "number-rules" } as const;

const STRATEGIES = [
  ...(["ring-all", "longest-idle-agent", "round-robin", "top-down", "agent-with-least-talk-time"] as const),
  ...(["agent-with-fewest-calls", "sequentially-by-agent-order", "random", "ring-progressively"] as const),
];

export const KINDS: readonly Kind[] = [
  {
    ...{ name: "extensions", url: "/api/extensions", calledBy: ["extn", "name"] },
    forced: ["add", "remove"],
    fields: [
      { name: "extn", is: text, isNeeded: true, isOnlyAtFirst: true, isListed: true },
      { name: "name", is: text, isNeeded: true, isListed: true },
      { name: "password", is: { type: "secret" }, isNeeded: true },
      { name: "cid_number", is: text, isListed: true },
      { name: "cid_name", is: text },
      { name: "context", is: text },
      { name: "vm_password", is: { type: "secret" } },
      { name: "srtp", is: { type: "choice", of: ["off", "optional", "required"] } },
      { name: "disabled", is: yesOrNo, isListed: true },
      { name: "description", is: text },
    ],
  },
  {
    ...{ name: "users", url: "/api/users", calledBy: ["login", "name"] },
    forced: ["add", "change", "remove"],
    fields: [
      { name: "login", is: text, isNeeded: true, isOnlyAtFirst: true, isListed: true },
      { name: "name", is: text, isNeeded: true, isListed: true },
      {
        ...{ name: "role", isListed: true, isToldOnly: true },
        is: { type: "choice", of: ["agent", "supervisor", "administrator"] },
      },
      { name: "password", is: { type: "secret" } },
      { name: "extn", is: text, isListed: true },
      { name: "is_supervisor", is: yesOrNo },
      { name: "is_admin", is: yesOrNo },
      { name: "queues", is: names },
      { name: "email", is: text },
      { name: "tel", is: text },
      { name: "disabled", is: yesOrNo, isListed: true },
    ],
  },
  {
    ...{ name: "queues", url: "/api/queues", calledBy: ["name"], hasMembers: true },
    forced: ["add", "remove"],
    fields: [
      { name: "name", is: text, isNeeded: true, isListed: true },
      { name: "description", is: text, isListed: true },
      { name: "strategy", is: { type: "choice", of: STRATEGIES }, isListed: true },
      { name: "greeting", is: text },
      { name: "moh_sound", is: text },
      { name: "agent_timeout", is: number },
      { name: "wait_timeout", is: number },
      { name: "capacity", is: number },
      { name: "priority", is: number },
      { name: "level_wait", is: number },
      { name: "wrap_up_mode", is: { type: "choice", of: ["none", "optional", "manual", "timed", "forced"] } },
      { name: "wrap_up_time", is: number },
      { name: "service_level_target", is: number },
      { name: "auto_record", is: yesOrNo, isListed: true },
      { name: "notify_position", is: yesOrNo },
      { name: "survey", is: yesOrNo },
      { name: "disposition_required", is: yesOrNo },
    ],
  },
  {
    ...{ name: "hotlines", url: "/api/hotlines", calledBy: ["nbr"] },
    forced: ["add", "change"],
    fields: [
      { name: "nbr", is: text, isNeeded: true, isListed: true },
      { name: "type", is: { type: "choice", of: ["queue", "ivr", "only", "ringall"] }, isListed: true },
      { name: "numbers", is: text, isNeeded: true, isListed: true },
      { name: "period_enable", is: yesOrNo, isListed: true },
      { name: "period_type", is: { type: "choice", of: ["work", "holiday", "off"] }, isListed: true },
      { name: "description", is: text, isListed: true },
    ],
  },
  {
    ...{ name: "menus", url: "/api/ivrs", calledBy: ["name", "nbr"], forced: ["add", "change", "remove"] },
    hasEditor: true,
    fields: [
      { name: "name", is: text, isNeeded: true, isListed: true },
      { name: "nbr", is: text, isNeeded: true, isListed: true },
      { name: "type", is: { type: "choice", of: ["next", "transfer"] }, isNeeded: true, isListed: true },
    ],
  },
  {
    ...{ name: "hours", url: "/api/time_rules", calledBy: ["type", "name", "weekday", "start_time", "start_date"] },
    fields: [
      {
        ...{ name: "type", isNeeded: true, isOnlyAtFirst: true, isListed: true },
        is: { type: "choice", of: ["work_time", "offday", "workday"] },
      },
      { name: "name", is: text, isListed: true },
      { name: "weekday", is: number, isListed: true },
      { name: "start_time", is: text, isListed: true },
      { name: "end_time", is: text, isListed: true },
      { name: "start_date", is: text, isListed: true },
      { name: "end_date", is: text, isListed: true },
    ],
  },
  {
    ...{ name: "lines", url: "/api/trunks", calledBy: ["name"], isLive: true },
    fields: [
      { name: "name", is: text, isNeeded: true, isListed: true },
      { name: "up", is: yesOrNo, isListed: true, isToldOnly: true },
      { name: "reason", is: text, isListed: true, isToldOnly: true },
      { name: "calls", is: number, isListed: true, isToldOnly: true },
      { name: "enabled", is: yesOrNo, isListed: true },
      { name: "address", is: text, isNeeded: true, isListed: true },
      { name: "port", is: number },
      { name: "transport", is: { type: "choice", of: ["udp", "tcp", "tls"] } },
      { name: "login", is: text },
      { name: "password", is: { type: "secret" } },
      { name: "registers", is: yesOrNo },
      { name: "domain", is: text },
      { name: "priority", is: number },
      { name: "max_calls", is: number },
      { name: "caller_number", is: text },
      { name: "outbound", is: rules },
      { name: "inbound", is: rules },
      { name: "description", is: { type: "long-text" } },
    ],
  },
];

export function kindNamed(name: KindName): Kind {
  const found = KINDS.find((kind) => kind.name === name);
  if (found === undefined) throw new Error(`nothing is called ${name}`);
  return found;
}
