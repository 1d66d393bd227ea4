import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fact } from "../core/facts.ts";
import { FileJournal } from "./file-journal.ts";

const factAt = (seq: number): Fact => ({ seq, at: 1_000 + seq, type: "switch-up" });
const factsFrom = (from: number, count: number): Fact[] =>
  Array.from({ length: count }, (_, index) => factAt(from + index));

describe("the file journal", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "xcc-journal-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function opened(): FileJournal {
    const journal = new FileJournal(folder);
    journal.open();
    return journal;
  }

  it("starts empty and keeps what it was given over a restart", async () => {
    const journal = opened();
    expect(journal.lastFact).toBe(0);
    journal.append(factsFrom(1, 3));
    // No close: the process may have been killed.
    const again = opened();
    expect(again.lastFact).toBe(3);
    expect(await again.read(2, 10)).toEqual(factsFrom(2, 2));
    again.append(factsFrom(4, 2));
    expect(await again.read(1, 4)).toEqual(factsFrom(1, 4));
    journal.close();
    again.close();
  });

  it("drops a last line that was cut off and goes on after it", async () => {
    const journal = opened();
    journal.append(factsFrom(1, 2));
    journal.close();
    appendFileSync(join(folder, readdirSync(folder)[0] ?? ""), '{"seq":3,"at":10');
    const again = opened();
    expect(again.lastFact).toBe(2);
    again.append([factAt(3)]);
    expect(await again.read(1, 10)).toEqual(factsFrom(1, 3));
    again.close();
  });

  it("begins a new file when one is full and removes files that are no longer needed", async () => {
    const journal = opened();
    for (let from = 1; from <= 60_000; from += 10_000) journal.append(factsFrom(from, 10_000));
    expect(readdirSync(folder)).toHaveLength(3);
    expect(await journal.read(39_999, 3)).toEqual(factsFrom(39_999, 3));
    journal.forget(40_000);
    expect(readdirSync(folder)).toEqual(["000000000040001.jsonl"]);
    // The last file stays: it says where counting goes on.
    journal.forget(60_000);
    expect(readdirSync(folder)).toHaveLength(1);
    journal.close();
  });

  it("says where it cannot write", () => {
    const journal = opened();
    rmSync(folder, { recursive: true });
    expect(() => journal.append(factsFrom(1, 1))).toThrow(/ENOENT/);
  });
});
