// Which meanings hold for the routes of which tag. A field of a list or an answer means there what it means for all lists.
import type { Tag } from "../tags.ts";
import { EXTENSION_FIELDS } from "./extensions.ts";
import type { FieldMeaning, FieldMeanings } from "./field.ts";
import { HOTLINE_FIELDS } from "./hotlines.ts";
import { IVR_FIELDS } from "./ivrs.ts";
import { LIST_FIELDS } from "./lists.ts";
import { MORE_QUEUE_FIELDS, QUEUE_FIELDS } from "./queues.ts";
import { NODE_FIELDS, SESSION_FIELDS } from "./sessions.ts";
import { TIME_DEF_FIELDS } from "./time-defs.ts";

/** The resources of the manual, in its order. */
export const RESOURCES = {
  sessions: SESSION_FIELDS,
  extensions: EXTENSION_FIELDS,
  queues: { ...QUEUE_FIELDS, ...MORE_QUEUE_FIELDS },
  nodes: NODE_FIELDS,
  timeDef: TIME_DEF_FIELDS,
  ivrs: IVR_FIELDS,
  hotlines: HOTLINE_FIELDS,
} as const satisfies Partial<Record<Tag, FieldMeanings>>;
export type Resource = keyof typeof RESOURCES;

/** Undefined: nothing is said of it here. */
export function meaningOf(resource: Resource, field: string): FieldMeaning | undefined {
  const meanings: FieldMeanings = RESOURCES[resource];
  return meanings[field] ?? LIST_FIELDS[field];
}

export function isResource(tag: string): tag is Resource {
  return Object.hasOwn(RESOURCES, tag);
}
