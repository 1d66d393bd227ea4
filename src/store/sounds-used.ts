// Which rows name which sounds.
import type { Connection } from "./parts.ts";
import { soundOf } from "./sounds.ts";

/** "queue support (greeting)", "IVR main (media_file)"; by the sound's name without its ending. */
export async function soundsUsed(connection: Connection): Promise<ReadonlyMap<string, readonly string[]>> {
  const queues = await connection
    .selectFrom("queues")
    .select(["name", "moh_sound", "greeting", "record_announcement"])
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
  const hotlines = await connection
    .selectFrom("hotlines")
    .select(["nbr", "record_announcement"])
    .where("deleted_at", "is", null)
    .where("record_announcement", "is not", null)
    .orderBy("id")
    .execute();
  const ivrs = await connection
    .selectFrom("ivrs")
    .select(["name", "media_file"])
    .where("deleted_at", "is", null)
    .where("media_file", "!=", "")
    .orderBy("id")
    .execute();
  const used = new Map<string, string[]>();
  const note = (text: string | null, holder: string): void => {
    const sound = soundOf(text);
    if (sound?.type !== "file") return;
    const name = sound.name.replace(/\.wav$/i, "");
    used.set(name, [...(used.get(name) ?? []), holder]);
  };
  for (const { name, moh_sound, greeting, record_announcement } of queues) {
    note(greeting, `queue ${name} (greeting)`);
    note(moh_sound, `queue ${name} (moh_sound)`);
    note(record_announcement, `queue ${name} (record_announcement)`);
  }
  for (const { nbr, record_announcement } of hotlines) {
    note(record_announcement, `hotline ${nbr} (record_announcement)`);
  }
  for (const { name, media_file } of ivrs) note(media_file, `IVR ${name} (media_file)`);
  return used;
}
