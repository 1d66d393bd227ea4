// What a row names and what is not there: a sound, a queue, a mailbox. It may come later, so it is kept; whoever names it is
// told, and so is whoever asks what would happen, or what has happened, to a call.
import type { FastifyReply } from "fastify";
import type { Sound } from "../core/model.ts";
import type { WayStep } from "../core/report/way.ts";
import type { ActionJson } from "../store/database/tables.ts";
import type { IvrTree } from "../store/ivr-to-engine.ts";
import { announcementOf, soundOf } from "../store/sounds.ts";
import type { ApiDeps } from "./deps.ts";
import { tellNames } from "./not-in-effect.ts";

type Parts = Pick<ApiDeps, "store" | "hasSound">;

const SOUNDS = ["moh_sound", "greeting", "media_file", "record_announcement"] as const;
const ACTIONS = ["overflow_capacity_action", "wait_timeout_action", "wait_timeout_without_agent_action"] as const;

type Given = { readonly [Field in (typeof SOUNDS)[number]]?: string | null | undefined } & {
  readonly [Field in (typeof ACTIONS)[number]]?: ActionJson | null | undefined;
};

/** Names in `x-not-in-effect` each of the given fields that leads to nothing. To be called once it is stored. */
export async function tellNotThere(parts: Parts, reply: FastifyReply, given: Given): Promise<void> {
  const names: string[] = SOUNDS.filter((field) => isGone(parts, soundIn(field, given[field])));
  for (const field of ACTIONS) if (await leadsNowhere(parts, given[field])) names.push(field);
  tellNames(reply, names);
}

function soundIn(field: (typeof SOUNDS)[number], text: string | null | undefined): Sound | undefined {
  return field === "record_announcement" ? announcementOf(text ?? null) : soundOf(text ?? null);
}

function isGone({ hasSound }: Parts, sound: Sound | undefined): boolean {
  return sound !== undefined && hasSound !== undefined && !hasSound(sound);
}

/** A number may be an outside one: only queues and mailboxes can be known to be missing. */
async function leadsNowhere({ store }: Parts, action: ActionJson | null | undefined): Promise<boolean> {
  if (action?.action !== "transfer" || action.data === undefined) return false;
  if (action.type === "queue") return (await store.queues.byName(action.data)) === undefined;
  if (action.type !== "voicemail") return false;
  return ((await store.extensions.byNumber(action.data))?.vm_password ?? "") === "";
}

/** Of the menus and queues on a call's way: which sounds are not there now, and what is heard instead. */
export async function warningsOn(parts: Parts, way: readonly WayStep[]): Promise<string[]> {
  const said = new Set<string>();
  for (const step of way) {
    if (step.type === "queue") for (const one of await missingInQueue(parts, step.queue)) said.add(one);
    if (step.type === "ivr") {
      const visited = new Set(step.steps.flatMap((one) => ("menu" in one ? [one.menu] : [])));
      const tree = await parts.store.ivrs.tree(Number(step.id));
      for (const one of tree === undefined ? [] : missingInMenus(parts, tree, visited)) said.add(one);
    }
  }
  return [...said];
}

async function missingInQueue(parts: Parts, name: string): Promise<string[]> {
  const row = await parts.store.queues.byName(name);
  if (row === undefined) return [];
  const { greeting, moh_sound, record_announcement } = row;
  const at = (field: string, sound: string | null, instead: string): string[] => [
    `queue ${name}: there is no sound ${sound ?? ""} (${field}); ${instead}`,
  ];
  return [
    ...(isGone(parts, soundOf(greeting)) ? at("greeting", greeting, "nothing is heard for it") : []),
    ...(isGone(parts, soundOf(moh_sound)) ? at("moh_sound", moh_sound, "the music that is shipped is heard") : []),
    ...(isGone(parts, announcementOf(record_announcement))
      ? at("record_announcement", record_announcement, "nothing is heard for it")
      : []),
  ];
}

/** `visited`: the ids of the menus that the caller came to; the first one they always do. */
function missingInMenus(parts: Parts, tree: IvrTree, visited: ReadonlySet<string>): string[] {
  const { row, children } = tree;
  const isMet = row.parent_id === null || visited.has(String(row.id));
  const own = isMet && isGone(parts, soundOf(row.media_file));
  const said = `menu ${row.name}: there is no sound ${row.media_file} (media_file); nothing is heard for it`;
  return [...(own ? [said] : []), ...children.flatMap((child) => missingInMenus(parts, child, visited))];
}
