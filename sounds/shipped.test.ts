import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWavFormat, telephoneSound } from "../src/media/audio/wav.ts";
import { LANGUAGES } from "./texts.ts";

const here = import.meta.dirname;
const RATE_HZ = 8_000;
const MAX_BYTES = 6_000_000;

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(here, folder))
    .filter((name) => name.endsWith(".wav"))
    .map((name) => join(here, folder, name));
}

const spoken = LANGUAGES.flatMap(({ language }) => filesBelow(language));
const music = filesBelow("music/moh");

describe("the sounds that are shipped", () => {
  it.each(LANGUAGES)("are those that the texts name, in $language", ({ language, texts }) => {
    const names = readdirSync(join(here, language)).map((name) => name.replace(/\.wav$/, ""));
    expect(names.sort()).toEqual(Object.keys(texts).sort());
  });

  it("are 8 kHz, mono, 16 bit", () => {
    for (const file of [...spoken, ...music]) {
      const format = readWavFormat(readFileSync(file));
      expect(format, file).toMatchObject({ type: "good", value: { rateHz: RATE_HZ, channels: 1, bits: 16 } });
    }
  });

  it("of speech can be heard, are not overloaded, and begin and end softly", () => {
    for (const file of spoken) {
      const sound = telephoneSound(readFileSync(file));
      if (sound.type === "bad") throw new Error(`${file}: ${sound.reason}`);
      const samples = sound.value;
      const highest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(highest, file).toBeGreaterThan(4_000);
      expect(highest, file).toBeLessThan(30_000);
      expect(samples.length, file).toBeGreaterThan(0.1 * RATE_HZ);
      expect(samples.length, file).toBeLessThan(12 * RATE_HZ);
      expect(Math.abs(samples[0] ?? 0), file).toBeLessThan(100);
      expect(Math.abs(samples.at(-1) ?? 0), file).toBeLessThan(100);
    }
  });

  it("are small enough for everybody's clone", () => {
    const bytes = [...spoken, ...music].reduce((sum, file) => sum + readFileSync(file).length, 0);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });
});
