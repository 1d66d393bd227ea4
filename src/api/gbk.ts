// Texts as Chinese spreadsheets write and read them: GBK, of which GB18030 is what it grew into. The table is that of the
// platform's own decoder (WHATWG Encoding), turned round.

/** Lead bytes and trail bytes of characters of two bytes. */
const LEADS = [0x81, 0xfe] as const;
const TRAILS = [0x40, 0xfe] as const;
const NO_TRAIL = 0x7f;
/** Characters of four bytes beyond U+FFFF begin at this place of their row. */
const BEYOND = 189_000;
const LAST_BELOW = 39_419;
/** For the few private characters that no way leads to: a question mark. */
const NONE = [0x3f];

let table: ReadonlyMap<string, readonly number[]> | undefined;

/** What GBK has no character for is written as GB18030 does, in four bytes: whoever reads that gets it back. */
export function gbkOf(text: string): Buffer {
  table ??= tableOf();
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(table.get(character) ?? (code < 0x1_0000 ? NONE : fourBytes(code - 0x1_0000 + BEYOND))));
  }
  return Buffer.from(bytes);
}

/** Undefined: it is not GBK, nor GB18030. */
export function fromGbk(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Every character below U+10000 that takes more than one byte; the shorter way wins. */
function tableOf(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder("gb18030");
  const found = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): void => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (character.length === 1 && character !== "\ufffd" && !found.has(character)) found.set(character, bytes);
  };
  for (let lead: number = LEADS[0]; lead <= LEADS[1]; lead += 1) {
    for (let trail: number = TRAILS[0]; trail <= TRAILS[1]; trail += 1) if (trail !== NO_TRAIL) add([lead, trail]);
  }
  for (let place = 0; place <= LAST_BELOW; place += 1) add(fourBytes(place));
  return found;
}

function fourBytes(place: number): readonly number[] {
  return [
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1_260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ];
}
