import fc from "fast-check";
import { expect, it } from "vitest";
import { KeysOnce, type KeyWay } from "./keys-once.ts";

/** What is told of keys: "m5" in the media, "s5" by signalling, "-" a tenth of a second, "=" two seconds, "." still down. */
function told(what: string): string {
  const keys = new KeysOnce();
  let now = 0;
  let result = "";
  for (const match of what.matchAll(/[ms].|-|=|\./g)) {
    const [word = ""] = match;
    if (word === "-") now += 100;
    else if (word === "=") now += 2_000;
    else if (word === ".") {
      now += 500;
      keys.isDown(now);
    } else result += keys.isNew(word.slice(1), word.startsWith("m") ? "media" : "signalling", now) ? word.slice(1) : "";
  }
  return result;
}

it.each([
  ["m5-s5", "5", "both ways"],
  ["s5-m5", "5", "signalling first"],
  ["m5-s5-m5-s5", "55", "twice"],
  ["m5-m5-s5-s5", "55", "twice, signalling late"],
  ["s5-s5-m5-m5", "55", "twice, the media late"],
  ["m5-m5", "55", "one way only"],
  ["s5-s5-s5", "555", "the other way only"],
  ["m1-m2-s1-s2-m2-s2", "122", "several"],
  ["m5=s5", "55", "too far apart: two keys"],
  ["m5....s5", "5", "a key that is held down, told of when it is let go"],
  ["m5-s6", "56", "two keys"],
])("%s is %s: %s", (what, digits) => {
  expect(told(what)).toBe(digits);
});

it("whatever is typed, both ways tell of it once, however they are interleaved", () => {
  const digit = fc.constantFrom("1", "2", "#");
  fc.assert(
    fc.property(fc.array(digit, { maxLength: 8 }), fc.infiniteStream(fc.boolean()), (digits, isMedia) => {
      const keys = new KeysOnce();
      const left: Record<KeyWay, string[]> = { media: [...digits], signalling: [...digits] };
      let count = 0;
      for (let now = 0; left.media.length + left.signalling.length > 0; now += 40) {
        const way =
          left.media.length === 0 || (left.signalling.length > 0 && isMedia.next().value !== true)
            ? "signalling"
            : "media";
        if (keys.isNew(left[way].shift() ?? "", way, now)) count += 1;
      }
      expect(count).toBe(digits.length);
    }),
  );
});
