// Descriptions as some telephones write them: more blanks than RFC 8866 section 9 has.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDescription } from "./read.ts";

const STRAIGHT = [
  ...["v=0", "o=- 7 8 IN IP4 192.0.2.7", "s=-", "c=IN IP4 192.0.2.7", "t=0 0"],
  ...["m=audio 40000 RTP/AVP 8 0 101", "a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/8000"],
  ...["a=fmtp:101 0-15", "a=ptime:20", "a=sendonly", "m=video 0 RTP/AVP 31"],
];

test("blanks and tabs, where one blank belongs, change nothing", () => {
  const straight = readDescription(STRAIGHT.join("\r\n"));
  expect(straight).toMatchObject({ ok: true, description: { audio: { digitsPayloadType: 101, isHeld: true } } });
  const blanks = fc.array(fc.constantFrom(" ", "\t"), { minLength: 1, maxLength: 4 }).map((all) => all.join(""));
  fc.assert(
    fc.property(fc.infiniteStream(blanks), (more) => {
      const lax = STRAIGHT.map((line) => {
        const wide = line.replaceAll(" ", () => more.next().value as string);
        const behind = line.startsWith("v=") ? "" : (more.next().value as string);
        return (line.startsWith("m=") || line.startsWith("c=") ? wide.replace("=", "= ") : wide) + behind;
      });
      expect(readDescription(lax.join("\r\n"))).toEqual(straight);
    }),
    { numRuns: 200 },
  );
});
