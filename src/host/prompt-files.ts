// The operator's own sounds on the disk. The folder is the truth: a file put there by hand is listed like any other.
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { AddedPrompt, ConvertSound, PromptFile, PromptFiles } from "../ports/prompt-files.ts";

const MOST_PROMPTS = 1_000;
const LONGEST_MS = 600_000;
const HEADER_BYTES = 44;
/** 8 kHz, 16 bits. */
const BYTES_PER_MS = 16;

/** Letters of any script, digits, and `_ . -` inside; no folders. */
export const PROMPT_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,79}$/u;

export function promptFiles(folder: string, convert: ConvertSound): PromptFiles {
  const pathOf = (name: string): string => join(folder, `${name}.wav`);
  const get = async (name: string): Promise<PromptFile | undefined> => {
    if (!PROMPT_NAME.test(name)) return undefined;
    const found = await stat(pathOf(name)).catch(() => undefined);
    if (found?.isFile() !== true) return undefined;
    // What was put there by hand may have another form; its length is then a guess.
    const durationMs = Math.max(0, Math.round((found.size - HEADER_BYTES) / BYTES_PER_MS));
    return { name, sizeBytes: found.size, durationMs, changedAt: found.mtime };
  };
  const list = async (): Promise<readonly PromptFile[]> => {
    const files = await readdir(folder).catch(() => []);
    const names = files.filter((file) => file.endsWith(".wav")).map((file) => file.slice(0, -4));
    const found = await Promise.all(names.sort().slice(0, MOST_PROMPTS).map(get));
    return found.filter((prompt) => prompt !== undefined);
  };
  return {
    folder,
    get,
    list,
    add: async (name, bytes, replace): Promise<AddedPrompt> => {
      const known = await get(name);
      if (known !== undefined && !replace) return { type: "taken" };
      if (known === undefined && (await list()).length >= MOST_PROMPTS) return { type: "full", most: MOST_PROMPTS };
      const sound = await convert(bytes);
      if (sound.type === "bad") return { type: "unreadable", reason: sound.reason };
      if (sound.durationMs === 0) return { type: "unreadable", reason: "there is no sound in it" };
      if (sound.durationMs > LONGEST_MS) return { type: "unreadable", reason: "it is longer than 10 minutes" };
      await mkdir(folder, { recursive: true });
      await writeWhole(pathOf(name), sound.wav);
      const prompt = await get(name);
      return prompt === undefined ? { type: "unreadable", reason: "it is gone again" } : { type: "added", prompt };
    },
    remove: async (name) => {
      if ((await get(name)) === undefined) return false;
      await rm(pathOf(name), { force: true });
      return true;
    },
  };
}

/** Under another name first: nobody ever plays half a prompt. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
