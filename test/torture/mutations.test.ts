// Random octets, and the torture messages with random damage: nothing throws, and what is read prints to the same again.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCredentials } from "../../src/sip/digest/credentials.ts";
import { parseNameAddress, printNameAddress } from "../../src/sip/message/address.ts";
import { frame, INITIAL_FRAMING } from "../../src/sip/message/framing.ts";
import { cseqOf, headerValues, viaOf } from "../../src/sip/message/headers.ts";
import type { SipMessage } from "../../src/sip/message/message.ts";
import { parseMessage } from "../../src/sip/message/parse.ts";
import { printMessage, responseTo, withSource } from "../../src/sip/message/print.ts";
import { parseUri, printUri, uriEqual } from "../../src/sip/message/uri.ts";
import { NO_REGISTRATIONS } from "../../src/sip/registrar/registrations.ts";
import { register } from "../../src/sip/registrar/registrar.ts";
import { makeAnswer } from "../../src/sip/session-description/offer.ts";
import { readDescription } from "../../src/sip/session-description/read.ts";
import { INVALID } from "./invalid.ts";
import { MEANING } from "./meaning.ts";
import { VALID } from "./valid.ts";

const MESSAGES = [VALID, INVALID, MEANING].flatMap((messages): Uint8Array[] => Object.values(messages));
const FLOW = { transport: "udp", remoteAddress: "192.0.2.1", remotePort: 5060 } as const;

/** One piece of damage: at a place (in ten-thousandths of the length) some octets are taken out and others put in. */
const damage = fc.record({
  place: fc.noBias(fc.nat(9_999)),
  removed: fc.nat(8),
  inserted: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom(...['"', "<", ">", "\r\n", "\r", "\n ", ";", ",", "\\", "%", ":", "@", " ", "=", "\0"])
      .map((text) => {
        return new TextEncoder().encode(text);
      }),
  ),
});

const damaged = fc
  .tuple(fc.constantFrom(...MESSAGES), fc.array(damage, { minLength: 1, maxLength: 3 }))
  .map(([message, all]) => {
    let octets = Buffer.from(message);
    for (const { place, removed, inserted } of all) {
      const at = Math.floor((place / 10_000) * octets.length);
      octets = Buffer.concat([octets.subarray(0, at), inserted, octets.subarray(at + removed)]);
    }
    return octets;
  });

/** What must survive printing and reading. */
function essence(message: SipMessage) {
  const { body, headers, ...start } = message;
  const fields = headers.filter(({ name }) => name !== "Content-Length");
  return { ...start, fields, body: Buffer.from(body).toString("hex") };
}

function checkWhole(message: SipMessage): void {
  const printed = printMessage(message);
  const again = parseMessage(printed);
  if (!again.ok) throw new Error(`${again.error.reason}: ${Buffer.from(printed).toString()}`);
  expect(essence(again.message)).toEqual(essence(message));
  // A stream would deliver it whole as well.
  expect(frame(INITIAL_FRAMING, printed).messages.map((one) => Buffer.from(one))).toEqual([Buffer.from(printed)]);
}

/** Everything else that looks into a message. */
function lookInto(message: SipMessage): void {
  cseqOf(message);
  for (const { name, value } of message.headers) {
    viaOf(value);
    parseCredentials(value);
    for (const one of headerValues(message, name)) {
      const address = parseNameAddress(one);
      if (address === undefined) continue;
      expect(parseNameAddress(printNameAddress(address))?.uri).toBe(address.uri);
      const uri = parseUri(address.uri);
      if (uri !== undefined) expect(uriEqual(parseUri(printUri(uri)) ?? { ...uri, host: "" }, uri)).toBe(true);
    }
  }
  const description = readDescription(Buffer.from(message.body).toString());
  if (description.ok) makeAnswer(description.description, { address: "192.0.2.1", port: 9, sessionId: 1, version: 1 });
  if (message.type !== "request") return;
  register(NO_REGISTRATIONS, message, "user", FLOW, 1_700_000_000_000);
  // An answer can be read by whoever asked, whatever was asked.
  const answer = responseTo(withSource(message, "192.0.2.1", 5060), 400, undefined, "tag");
  const printed = Buffer.from(printMessage(answer)).toString("utf8");
  expect(printed.split("\r\n").filter((line) => line !== "")).toHaveLength(answer.headers.length + 2);
}

describe("damage", () => {
  it("never throws; what is read prints to the same again", () => {
    let read = 0;
    fc.assert(
      fc.property(damaged, (octets) => {
        const result = parseMessage(octets);
        if (result.ok) {
          read++;
          checkWhole(result.message);
          lookInto(result.message);
        } else if (result.error.partial !== undefined) {
          printMessage(result.error.partial);
          lookInto(result.error.partial);
        }
        frame(INITIAL_FRAMING, octets);
      }),
      { numRuns: 3_000 },
    );
    // Damage that nothing survives would test little.
    expect(read).toBeGreaterThan(200);
  });

  it("random octets never throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
        parseMessage(octets);
        frame(INITIAL_FRAMING, octets);
        readDescription(Buffer.from(octets).toString("latin1"));
      }),
      { numRuns: 2_000 },
    );
  });
});
