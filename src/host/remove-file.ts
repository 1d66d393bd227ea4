import { unlink } from "node:fs/promises";
import { join, resolve, sep } from "node:path";

export type Removal =
  | { readonly type: "removed" }
  /** Or it would not have been in the folder: names come from the switch, and yet nothing outside is removed. */
  | { readonly type: "not-there" }
  | { readonly type: "failed"; readonly error: unknown };

/** `file`: below the folder. */
export async function removeFile(folder: string, file: string): Promise<Removal> {
  const path = join(folder, file);
  if (!resolve(path).startsWith(resolve(folder) + sep)) return { type: "not-there" };
  try {
    await unlink(path);
    return { type: "removed" };
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isGone ? { type: "not-there" } : { type: "failed", error };
  }
}
