import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Sound, ToneName } from "../core/model.ts";
import type { Log } from "../ports/log.ts";
import type { Prompts, SoundPart } from "../ports/prompts.ts";
import type { Language } from "./say-number.ts";
import { sayNumber } from "./say-number.ts";

export interface PromptLibraryOptions {
  /** The sounds that the product ships: `<language>/*.wav` and `music/<name>/*.wav`. */
  readonly folder: string;
  /** The operator's own sounds, laid out the same way; looked into first. It need not exist. */
  readonly ownFolder?: string;
  /** Where recordings are played from; undefined: none are. It need not exist yet. */
  readonly recordingsFolder?: string;
  readonly language: Language;
  readonly log: Pick<Log, "warn">;
}

/** A tone goes on until it is stopped; it must still end where nobody does. */
const ENDLESS_MS = 3_600_000;
const LONGEST_NAME = 500;
/** Names come from a configuration that many may edit: what is remembered of them has a limit. */
const MAX_REMEMBERED = 2_000;
const LONGEST_DIGITS = 64;

/** China's call progress tones (GB/T 3380): 450 Hz, told apart by their rhythm. */
const TONES: Readonly<Record<ToneName, SoundPart>> = {
  ringback: { type: "tone", frequenciesHz: [450], onMs: 1_000, offMs: 4_000, totalMs: ENDLESS_MS },
  busy: { type: "tone", frequenciesHz: [450], onMs: 350, offMs: 350, totalMs: ENDLESS_MS },
  congestion: { type: "tone", frequenciesHz: [450], onMs: 700, offMs: 700, totalMs: ENDLESS_MS },
  dial: { type: "tone", frequenciesHz: [450], onMs: 1_000, offMs: 0, totalMs: ENDLESS_MS },
  beep: { type: "tone", frequenciesHz: [1_000], onMs: 300, offMs: 0, totalMs: 300 },
};

/** The prompts on the disk. Looks for a file when it is first needed, and then remembers where it was. */
export function createPromptLibrary(options: PromptLibraryOptions): Prompts {
  const roots = [options.ownFolder, options.folder].flatMap((folder) => (folder === undefined ? [] : [folder]));
  const found = new Map<string, string>();
  const reported = new Set<string>();

  const missing = (name: string): readonly SoundPart[] => {
    if (!reported.has(name) && reported.size < MAX_REMEMBERED) {
      reported.add(name);
      options.log.warn({ sound: name.slice(0, LONGEST_NAME) }, "there is no such sound; nothing is played for it");
    }
    return [];
  };
  const locate = (key: string, search: () => string | undefined): string | undefined => {
    const known = found.get(key);
    // The operator takes sounds away, too, and another of that name may be the next best.
    if (known !== undefined && existsSync(known)) return known;
    found.delete(key);
    const path = search();
    if (path !== undefined) {
      if (found.size >= MAX_REMEMBERED) found.clear();
      found.set(key, path);
    }
    return path;
  };
  const file = (name: string): readonly SoundPart[] => {
    const path = locate(`file ${name}`, () => findFile(roots, options.language, name));
    return path === undefined ? missing(name) : [{ type: "wav", path }];
  };
  const music = (name: string): readonly SoundPart[] => {
    const folder = locate(`music ${name}`, () => findMusic(roots, name));
    return folder === undefined ? missing(`local_stream://${name}`) : [{ type: "music", folder }];
  };
  // Looked for each time: recordings come and go.
  const recording = (name: string): readonly SoundPart[] => {
    const path = options.recordingsFolder === undefined ? undefined : fileIn(options.recordingsFolder, name);
    return path === undefined ? missing(name) : [{ type: "wav", path }];
  };
  const digits = (text: string): readonly SoundPart[] =>
    text
      .slice(0, LONGEST_DIGITS)
      .split("")
      .flatMap((digit) => file(digitName(digit)));

  return {
    resolve(sound: Sound): readonly SoundPart[] {
      switch (sound.type) {
        case "file":
          return file(sound.name);
        case "recording":
          return recording(sound.file);
        case "stream":
          return music(sound.name);
        case "prompt":
          return file(sound.prompt);
        case "digits":
          return digits(sound.digits);
        case "number": {
          const pieces = sayNumber(options.language, sound.value, sound.counting);
          return pieces === undefined ? digits(String(sound.value)) : pieces.flatMap(file);
        }
        case "tone":
          return [TONES[sound.tone]];
        case "silence":
          return [{ type: "silence", durationMs: sound.durationMs }];
      }
    },
  };
}

function digitName(digit: string): string {
  if (digit === "*") return "digit-star";
  return digit === "#" ? "digit-pound" : `digit-${digit}`;
}

/** `welcome`, `welcome.wav` and `zh/welcome.wav` all name one file. The operator's own comes before the shipped one. */
function findFile(roots: readonly string[], language: Language, name: string): string | undefined {
  const wav = /\.wav$/i.test(name) ? name : `${name}.wav`;
  for (const root of roots) {
    const path = isSafeName(name) ? (fileIn(root, `${language}/${wav}`) ?? fileIn(root, wav)) : undefined;
    if (path !== undefined) return path;
  }
  return undefined;
}

/** The file of that name below the folder; undefined where there is none, or where the name leads out of it. */
function fileIn(folder: string, name: string): string | undefined {
  if (!isSafeName(name)) return undefined;
  const real = realPathInside(folder, join(folder, name));
  return real !== undefined && statSync(real).isFile() ? real : undefined;
}

function findMusic(roots: readonly string[], name: string): string | undefined {
  if (!isSafeName(name)) return undefined;
  for (const root of roots) {
    const real = realPathInside(root, join(root, "music", name));
    if (real === undefined || !statSync(real).isDirectory()) continue;
    if (readdirSync(real).some((entry) => /\.wav$/i.test(entry))) return real;
  }
  return undefined;
}

/** A relative path of plain names: nothing that could lead out of the folder it is looked up in. */
function isSafeName(name: string): boolean {
  if (name.length > LONGEST_NAME || /[\\\u0000-\u001f\u007f]/.test(name)) return false;
  return name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** Where the path really is, links followed; undefined where there is nothing or where it lies outside of the folder. */
function realPathInside(folder: string, path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return real.startsWith(realpathSync(folder) + sep) ? real : undefined;
  } catch {
    return undefined;
  }
}
