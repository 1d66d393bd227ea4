import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import { RegistrationFile, type RegistrationFileParts } from "../../src/switch/embedded/registration-file.ts";
import { lineOf, readLines, type Kept } from "../../src/switch/embedded/registration-lines.ts";

const NOW = Date.UTC(2026, 0, 1);
/** More than what is never written anew here. */
const LEAST_BYTES = 10_000;

let folder: string;
let file: string;
let clock: VirtualClock;
let said: string[] = [];
const opened: RegistrationFile[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-registrations-"));
  file = join(folder, "registrations.jsonl");
  clock = new VirtualClock(NOW);
  said = [];
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
  rmSync(folder, { recursive: true });
});

/** A process that opens the file; whatever had it open before has died without a word. */
function started(more: Partial<RegistrationFileParts> = {}) {
  const say = (_fields: object, text: string): void => void said.push(text);
  const log = { debug: say, info: say, warn: say, error: say };
  const made = new RegistrationFile({ file, clock, log, leastBytes: LEAST_BYTES, ...more });
  opened.push(made);
  return { file: made, kept: made.open() };
}

function kept(change: Partial<Kept["registrations"][number]> = {}): Kept {
  const one = {
    ...{ contact: "sip:1001@192.0.2.1:5060", path: ["<sip:p;lr>"], q: 0.5, userAgent: "Téléphone 电话" },
    ...{ flow: { transport: "udp", remoteAddress: "198.51.100.7", remotePort: 40_000 } as const },
    ...{ expiresAt: NOW + 600_000, refreshedAt: NOW, callId: "a\nb", sequence: 7 },
    ...{ parameters: new Map([["+sip.instance", "<urn:uuid:1>"]]) },
  };
  return { mark: "9f3c", registrations: [{ ...one, ...change }] };
}

const lines = (): number => readFileSync(file, "utf8").split("\n").length - 1;

describe("what is registered", () => {
  it("is known to the next process, all of it, when this one is killed", () => {
    const first = started();
    expect(first.kept.size).toBe(0);
    first.file.keep("1001", kept());
    first.file.keep("1002", kept());
    first.file.keep("1001", kept({ sequence: 8 }));
    const second = started();
    expect([...second.kept].toSorted()).toEqual([
      ["1001", kept({ sequence: 8 })],
      ["1002", kept()],
    ]);
    expect(said).toEqual([]);
    second.file.keep("1003", kept());
    expect(started().kept.size).toBe(3);
  });

  it("is in a file that nobody else may read, which holds no word for nobody", () => {
    const { file: made } = started();
    made.keep("1001", kept());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = lines();
    made.keep("1002", undefined);
    expect(lines()).toBe(before);
  });

  it("is forgotten where the user has left, or the time is over", () => {
    const first = started();
    first.file.keep("1001", kept());
    first.file.keep("1002", kept());
    first.file.keep("1003", kept({ expiresAt: NOW + 60_000 }));
    first.file.keep("1001", undefined);
    clock.advance(60_000);
    expect([...started().kept.keys()]).toEqual(["1002"]);
    expect(lines()).toBe(2);
  });
});

describe("what is damaged", () => {
  it("is left out and said: the last line is torn, and the next one is whole", () => {
    const first = started();
    first.file.keep("1001", kept());
    appendFileSync(file, lineOf("1002", kept()).slice(0, 80));
    const second = started();
    expect([...second.kept.keys()]).toEqual(["1001"]);
    expect(said).toEqual(["damaged lines in the file of registrations are left out"]);
    second.file.keep("1003", kept());
    expect([...started().kept.keys()]).toEqual(["1001", "1003"]);
    expect(said).toHaveLength(1);
  });

  it("is left out wherever it is: each byte changed in turn costs its own line at most", () => {
    const first = started();
    for (const user of ["1001", "1002", "1003"]) first.file.keep(user, kept({ userAgent: "" }));
    const whole = readFileSync(file);
    const from = whole.indexOf("\n") + 1;
    for (let at = from; at < whole.length; at += 7) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x15;
      writeFileSync(file, bytes);
      const { kept: found } = started();
      expect(found.size).toBeGreaterThanOrEqual(1);
      for (const one of found.values()) expect(one).toEqual(kept({ userAgent: "" }));
    }
  });

  it.each(["nonsense", "\0\0\0\0", `[9,"xcc-registrations"]\n${lineOf("1001", kept())}`, "\n\n"])(
    "%j is no file of ours: it is said, and begun anew",
    (text) => {
      writeFileSync(file, text);
      const { file: made, kept: found } = started();
      expect(found.size).toBe(0);
      expect(said).toHaveLength(1);
      made.keep("1001", kept());
      expect(started().kept.size).toBe(1);
    },
  );

  it("is what checks but says something else", () => {
    const bad = [
      { q: -1 },
      { flow: { transport: "udp", remoteAddress: "x", remotePort: 0 } },
      { path: [1] },
    ] as object[];
    const all = bad.map((change) => lineOf("1001", kept(change)));
    writeFileSync(file, `[1,"xcc-registrations"]\n${all.join("")}${lineOf("1002", kept())}`);
    expect([...started().kept.keys()]).toEqual(["1002"]);
  });
});

describe("the file", () => {
  it("is written anew when little of it counts, and says the same then", () => {
    const first = started();
    let largest = 0;
    for (let sequence = 1; sequence <= 3_000; sequence++) {
      first.file.keep(String(sequence % 7), kept({ sequence }));
      largest = Math.max(largest, statSync(file).size);
    }
    expect(largest).toBeLessThan(LEAST_BYTES * 2);
    expect(existsSync(`${file}.new`)).toBe(false);
    const sequences = [...started().kept.values()].map(({ registrations }) => registrations[0]?.sequence);
    expect(sequences.toSorted()).toEqual([2_994, 2_995, 2_996, 2_997, 2_998, 2_999, 3_000]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("holds thousands, and does not grow with what they refresh", () => {
    const first = started();
    for (let round = 0; round < 8; round++) {
      for (let user = 0; user < 5_000; user++) first.file.keep(String(user), kept({ sequence: round }));
    }
    const { kept: found } = started();
    expect(found.size).toBe(5_000);
    expect(statSync(file).size * 5).toBeGreaterThan(5_000 * lineOf("1001", kept()).length);
    expect([...found.values()].every(({ registrations }) => registrations[0]?.sequence === 7)).toBe(true);
  });

  it("that cannot be written anew grows, and that is said", () => {
    const first = started();
    mkdirSync(`${file}.new`);
    for (let sequence = 0; sequence < 200; sequence++) first.file.keep("1001", kept({ sequence }));
    expect(said).toContain("the file of registrations cannot be written anew; it grows");
    expect(said.length).toBeLessThan(5);
    expect(started().kept.get("1001")?.registrations[0]?.sequence).toBe(199);
  });
});

describe("a disk that refuses", () => {
  const full = (): never => {
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  };

  it("is said once, asked once a second, and has everything when there is room", () => {
    let isFull = false;
    let tries = 0;
    const write = (handle: number, bytes: Uint8Array): void => {
      tries += 1;
      // Half of it has gone through when it is noticed.
      writeFileSync(handle, isFull ? bytes.subarray(0, bytes.length / 2) : bytes);
      if (isFull) full();
    };
    const { file: made } = started({ write });
    made.keep("1001", kept());
    made.keep("1002", kept());
    isFull = true;
    tries = 0;
    for (let sequence = 1; sequence <= 100; sequence++) {
      made.keep("1001", kept({ sequence }));
      clock.advance(100);
    }
    made.keep("1002", undefined);
    made.keep("1003", kept());
    expect(tries).toBeLessThanOrEqual(11);
    expect(said).toHaveLength(1);
    // Nothing torn is left of what was tried.
    const { damaged, kept: inFile } = readLines(readFileSync(file, "utf8"));
    expect([damaged, [...inFile.keys()]]).toEqual([0, ["1001", "1002"]]);
    isFull = false;
    clock.advance(1_000);
    expect([...started().kept]).toEqual([
      ["1001", kept({ sequence: 100 })],
      ["1003", kept()],
    ]);
    expect(said.slice(1)).toEqual(["registrations are written down again"]);
  });

  it("has what was said meanwhile a second after there is room, and at a clean end", () => {
    let isFull = true;
    const write = (handle: number, bytes: Uint8Array): void => (isFull ? full() : writeFileSync(handle, bytes));
    const { file: made, kept: found } = started({ write });
    expect(found.size).toBe(0);
    made.keep("1001", kept({ sequence: 1 }));
    made.keep("1001", kept({ sequence: 2 }));
    isFull = false;
    clock.advance(1_000);
    expect(said.at(-1)).toBe("registrations are written down again");
    expect(started().kept.get("1001")).toEqual(kept({ sequence: 2 }));

    const other = started({ write }).file;
    isFull = true;
    other.keep("1002", kept());
    isFull = false;
    other.close();
    expect([...started().kept.keys()]).toEqual(["1001", "1002"]);
  });

  it("until the end is left alone from then on", () => {
    const { file: made } = started({ write: full });
    made.keep("1001", kept());
    made.close();
    expect(clock.next()).toBe(false);
  });
});
