import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sound } from "../core/model.ts";
import { TONES } from "../core/model.ts";
import { PROMPTS } from "../core/prompt-names.ts";
import type { Prompts, SoundPart } from "../ports/prompts.ts";
import { createPromptLibrary } from "./prompt-library.ts";
import { sayNumber } from "./say-number.ts";

let root: string;
let warnings: object[];

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "xcc-prompts-")));
  warnings = [];
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), "");
  }
}

function library(language: "zh" | "en" = "zh"): Prompts {
  const warn = (fields: object): void => void warnings.push(fields);
  const folders = {
    ...{ folder: join(root, "shipped"), ownFolder: join(root, "own") },
    recordingsFolder: join(root, "recordings"),
  };
  return createPromptLibrary({ ...folders, language, log: { warn } });
}

/** The parts' paths, below the test's folder. */
function pathsOf(parts: readonly SoundPart[]): readonly string[] {
  return parts.map((part) => {
    if (part.type === "wav") return relative(root, part.path);
    return part.type === "music" ? relative(root, part.folder) : part.type;
  });
}

function fileNamed(name: string): Sound {
  return { type: "file", name };
}

describe("a recording", () => {
  const recording = (file: string): Sound => ({ type: "recording", file });

  it("is found below its folder as long as it is there", () => {
    put("recordings/2026/02/01/message.wav");
    const prompts = library();
    const found = ["recordings/2026/02/01/message.wav"];
    expect(pathsOf(prompts.resolve(recording("2026/02/01/message.wav")))).toEqual(found);
    rmSync(join(root, found[0] ?? ""));
    expect(prompts.resolve(recording("2026/02/01/message.wav"))).toEqual([]);
    expect(warnings).toEqual([{ sound: "2026/02/01/message.wav" }]);
  });

  it.each([
    "../own/secret.wav",
    "2026/../../own/secret.wav",
    "..\\own\\secret.wav",
    "%2e%2e/own/secret.wav",
    "..%2fown%2fsecret.wav",
    "/etc/passwd",
    "link.wav",
    "2026",
    "",
  ])("of the name %j is none", (name) => {
    put("own/secret.wav", "recordings/2026/message.wav");
    symlinkSync(join(root, "own/secret.wav"), join(root, "recordings/link.wav"));
    expect(library().resolve(recording(name))).toEqual([]);
  });

  it("is nowhere without a folder", () => {
    put("shipped/message.wav");
    const prompts = createPromptLibrary({
      folder: join(root, "shipped"),
      language: "zh",
      log: { warn: () => undefined },
    });
    expect(prompts.resolve(recording("message.wav"))).toEqual([]);
  });
});

describe("a file", () => {
  it("is found by its name, with and without its ending, in the language's folder and beside it", () => {
    put("shipped/zh/welcome.wav", "shipped/jingle.wav", "shipped/欢迎/一.wav");
    const prompts = library();
    expect(pathsOf(prompts.resolve(fileNamed("welcome")))).toEqual(["shipped/zh/welcome.wav"]);
    expect(pathsOf(prompts.resolve(fileNamed("welcome.wav")))).toEqual(["shipped/zh/welcome.wav"]);
    expect(pathsOf(prompts.resolve(fileNamed("zh/welcome.wav")))).toEqual(["shipped/zh/welcome.wav"]);
    expect(pathsOf(prompts.resolve(fileNamed("jingle")))).toEqual(["shipped/jingle.wav"]);
    expect(pathsOf(prompts.resolve(fileNamed("欢迎/一.wav")))).toEqual(["shipped/欢迎/一.wav"]);
  });

  it("of the operator's replaces the shipped one", () => {
    put("shipped/zh/closed.wav", "own/zh/closed.wav");
    expect(pathsOf(library().resolve({ type: "prompt", prompt: "closed" }))).toEqual(["own/zh/closed.wav"]);
  });

  it("that is missing gives nothing, is told once, and is found as soon as it is there", () => {
    const prompts = library();
    expect(prompts.resolve(fileNamed("later"))).toEqual([]);
    expect(prompts.resolve(fileNamed("later"))).toEqual([]);
    expect(warnings).toEqual([{ sound: "later" }]);
    put("own/later.wav");
    expect(pathsOf(prompts.resolve(fileNamed("later")))).toEqual(["own/later.wav"]);
  });

  it.each([
    "../secret",
    "../shipped-too/secret",
    "zh/../../secret",
    "/etc/passwd",
    "./welcome",
    "zh//welcome",
    "",
    ".",
    "..",
    "zh\\..\\..\\secret",
    "welcome\u0000",
    "a".repeat(501),
  ])("named %j is not looked for", (name) => {
    put("secret.wav", "shipped-too/secret.wav", "shipped/zh/welcome.wav");
    expect(library().resolve(fileNamed(name))).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  it("that a link takes out of the folder is not played", () => {
    put("secret.wav", "shipped/zh/a.wav");
    symlinkSync(join(root, "secret.wav"), join(root, "shipped/zh/link.wav"));
    symlinkSync(root, join(root, "shipped/music"));
    expect(library().resolve(fileNamed("link"))).toEqual([]);
    expect(library().resolve({ type: "stream", name: "own" })).toEqual([]);
  });

  it("that is a folder is not a file", () => {
    put("shipped/zh/folder.wav/a.wav");
    expect(library().resolve(fileNamed("folder"))).toEqual([]);
  });
});

describe("a stream", () => {
  it("is a folder of music, the operator's before the shipped one", () => {
    put("shipped/music/moh/a.wav", "shipped/music/jazz/a.wav", "own/music/jazz/b.wav");
    expect(pathsOf(library().resolve({ type: "stream", name: "moh" }))).toEqual(["shipped/music/moh"]);
    expect(pathsOf(library().resolve({ type: "stream", name: "jazz" }))).toEqual(["own/music/jazz"]);
  });

  it("without music, unknown or outside of the folder gives nothing", () => {
    put("shipped/music/empty/readme.txt", "secret/a.wav");
    for (const name of ["empty", "unknown", "../../secret", ""])
      expect(library().resolve({ type: "stream", name })).toEqual([]);
    expect(warnings).toHaveLength(4);
  });
});

describe("digits and numbers", () => {
  it("are read piece by piece", () => {
    put(...["digit-1", "digit-0", "digit-star", "digit-pound"].map((name) => `shipped/zh/${name}.wav`));
    put(...["number-10", "number-2"].map((name) => `shipped/zh/${name}.wav`));
    const zh = (name: string): string => `shipped/zh/${name}.wav`;
    expect(pathsOf(library().resolve({ type: "digits", digits: "10*#" }))).toEqual(
      ["digit-1", "digit-0", "digit-star", "digit-pound"].map(zh),
    );
    expect(pathsOf(library().resolve({ type: "number", value: 12 }))).toEqual(["number-10", "number-2"].map(zh));
  });

  it("too large to be said are read as digits, and what is no digit is left out", () => {
    put("shipped/zh/digit-1.wav", "shipped/zh/digit-0.wav");
    expect(library().resolve({ type: "number", value: 100_000_000 })).toHaveLength(9);
    expect(library().resolve({ type: "digits", digits: "1a0/../0" })).toHaveLength(3);
  });

  it("without end are cut", () => {
    put("shipped/zh/digit-1.wav");
    expect(library().resolve({ type: "digits", digits: "1".repeat(1_000) })).toHaveLength(64);
  });
});

describe("tones and silence", () => {
  it.each(TONES)("there is a %s tone", (tone) => {
    expect(library().resolve({ type: "tone", tone })).toMatchObject([{ type: "tone" }]);
  });

  it("busy is heard twice in 1.4 s at 450 Hz", () => {
    expect(library().resolve({ type: "tone", tone: "busy" })).toMatchObject([
      { frequenciesHz: [450], onMs: 350, offMs: 350 },
    ]);
  });

  it("silence lasts as long as it is to", () => {
    expect(library().resolve({ type: "silence", durationMs: 250 })).toEqual([{ type: "silence", durationMs: 250 }]);
  });
});

describe("the sounds that the product ships", () => {
  const shipped = new URL("../../sounds", import.meta.url).pathname;

  it.each(["zh", "en"] as const)("are complete in %s", (language) => {
    const told: object[] = [];
    const prompts = createPromptLibrary({
      folder: shipped,
      language,
      log: { warn: (fields) => void told.push(fields) },
    });
    for (const prompt of PROMPTS) expect(prompts.resolve({ type: "prompt", prompt })).toHaveLength(1);
    expect(prompts.resolve({ type: "digits", digits: "0123456789*#" })).toHaveLength(12);
    for (const value of [
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 30, 40, 50, 60, 70, 80, 92, 12_345_678,
      22_222,
    ]) {
      expect(prompts.resolve({ type: "number", value })).toHaveLength(sayNumber(language, value)?.length ?? -1);
    }
    expect(prompts.resolve({ type: "stream", name: "moh" })).toMatchObject([{ type: "music" }]);
    expect(told).toEqual([]);
  });
});
