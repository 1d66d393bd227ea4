// `npm run sounds`: makes every sound that the product ships. Needs Debian's espeak-ng; the music needs nothing.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printWav } from "../src/media/audio/wav.ts";
import { composeLoop } from "./music.ts";
import { speak } from "./speech.ts";
import { LANGUAGES } from "./texts.ts";

const here = import.meta.dirname;

function write(folder: string, name: string, samples: Int16Array): void {
  mkdirSync(join(here, folder), { recursive: true });
  writeFileSync(join(here, folder, `${name}.wav`), printWav([samples]));
}

function main(): void {
  write("music/moh", "quiet-minute", composeLoop());
  console.log("music/moh/quiet-minute.wav");
  for (const { language, voice, texts } of LANGUAGES) {
    for (const [name, text] of Object.entries(texts)) write(language, name, speak(voice, text));
    console.log(`${language}: ${String(Object.keys(texts).length)} prompts`);
  }
}

try {
  main();
} catch (error) {
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  console.error(missing ? "espeak-ng is missing: apt-get install espeak-ng" : error);
  process.exitCode = 1;
}
