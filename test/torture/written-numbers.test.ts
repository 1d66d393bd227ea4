// Random numbers of the grammars in every field that has one, in whole messages: what the call center makes of them is what was meant.
// And such as are of no grammar: nothing throws, answers with a 5xx, or becomes another number. A failure prints its seed;
// `fc.assert(..., { seed, path })` makes it again.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LegId } from "../../src/core/model.ts";
import type { LineNumberField, TrunkAccount } from "../../src/ports/switch.ts";
import { referToOf } from "../../src/sip/endpoint/refer-to.ts";
import { contactsOf } from "../../src/sip/endpoint/refusals.ts";
import { requestText, VirtualNetwork } from "../../src/sip/endpoint/virtual-network.ts";
import type { SipMessage } from "../../src/sip/message/message.ts";
import { parseMessage } from "../../src/sip/message/parse.ts";
import { numberInUri } from "../../src/sip/message/telephone.ts";
import { arrivalOf } from "../../src/switch/embedded/callers.ts";
import { addressOf, brokenUri, numberUri } from "./written-numbers.ts";

const RUNS = { numRuns: 1_500 };
const octets = (text: string): Uint8Array => new TextEncoder().encode(text);

function line(change: Partial<TrunkAccount> = {}): TrunkAccount {
  return {
    ...{ name: "carrier", enabled: true, address: "192.0.2.66", port: 5060, transport: "udp" },
    ...{ login: undefined, registration: undefined, ...change },
  };
}

/** What an INVITE over a line comes to, and what it was answered. */
function arrivalBy(fields: Readonly<Record<string, string>>, uri: string, over: TrunkAccount) {
  const network = new VirtualNetwork();
  const bob = network.add("192.0.2.2");
  network.inject(bob, octets(requestText("INVITE", fields, "", uri)));
  const [invited] = bob.events("invited");
  const arrival = invited === undefined ? undefined : arrivalOf("leg" as LegId, invited, over);
  return { arrival, lines: network.lines() };
}

function read(message: string): SipMessage {
  const parsed = parseMessage(octets(message));
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return parsed.message;
}

/** Longer ones are nobody's, who-calls.ts says. */
const uri = numberUri.filter(({ meant, written }) => meant.length <= 64 && written.length < 2_000);

describe("a number of the grammars means its digits", () => {
  it("in the Request-URI", () => {
    fc.assert(
      fc.property(uri, (called) => {
        const { arrival, lines } = arrivalBy({}, called.written, line());
        expect(arrival?.dialled, lines.join()).toBe(called.meant);
      }),
      RUNS,
    );
  });

  it.each<readonly [LineNumberField, string, readonly string[]]>([
    ["to", "To", ["x=y"]],
    ["called-party", "P-Called-Party-ID", ["npi=ISDN"]],
    ["diversion", "Diversion", ["reason=unconditional", "counter=1", 'reason-x="a, b"', "privacy=off"]],
    ["history-info", "History-Info", ["index=1.1", "rc=1", 'x="<sip:2@y>"']],
  ])("in the %s, where it is the called one", (numberIn, field, parameters) => {
    fc.assert(
      fc.property(addressOf(uri, parameters), ({ written, meant }) => {
        expect(arrivalBy({ [field]: written }, "sip:4000@192.0.2.2", line({ numberIn })).arrival).toMatchObject({
          dialled: meant,
        });
      }),
      RUNS,
    );
  });

  it("in From, whoever says it", () => {
    fc.assert(
      fc.property(addressOf(uri), ({ written, meant }) => {
        const { arrival, lines } = arrivalBy({ From: `${written};tag=f` }, "sip:4000@192.0.2.2", line());
        expect(arrival?.callerNumber, lines.join()).toBe(meant);
      }),
      RUNS,
    );
  });

  it("in what is asserted, of two values the telephone number", () => {
    const named = fc.constantFrom("<sip:wang.wei@gw>", '"Wang, Wei" <sip:wang@gw;user=ip>');
    fc.assert(
      // A local number of letters alone is none that could be told from a name.
      fc.property(
        addressOf(uri.filter(({ meant }) => /^\+?[0-9*#]+$/.test(meant))),
        named,
        fc.nat(2),
        (asserted, other, way) => {
          const values = [[asserted.written], [asserted.written, other], [other, asserted.written]][way] ?? [];
          const { arrival, lines } = arrivalBy(
            { "P-Asserted-Identity": values.join(", ") },
            "sip:4000@192.0.2.2",
            line(),
          );
          expect(arrival?.callerNumber, lines.join()).toBe(asserted.meant);
        },
      ),
      RUNS,
    );
  });

  it("in Remote-Party-ID, and as one that is withheld there", () => {
    const party = addressOf(uri, ["party=calling", "screen=yes", "id-type=subscriber"]);
    fc.assert(
      fc.property(party, fc.boolean(), ({ written, meant }, isHidden) => {
        const value = `${written}${isHidden ? ";privacy=full" : ""}`;
        const { arrival } = arrivalBy({ "Remote-Party-ID": value }, "sip:4000@192.0.2.2", line());
        if (!isHidden) expect(arrival).toMatchObject({ callerNumber: meant });
        else expect(arrival).toMatchObject({ callerNumber: "anonymous", withheld: { callerNumber: meant } });
      }),
      RUNS,
    );
  });

  it("in Refer-To", () => {
    fc.assert(
      fc.property(addressOf(uri), ({ written, meant }) => {
        const request = read(requestText("REFER", { "Refer-To": written }));
        expect("method" in request ? referToOf(request) : undefined).toMatchObject({ type: "named", user: meant });
      }),
      RUNS,
    );
  });

  it("in the Contact of a 302", () => {
    fc.assert(
      fc.property(addressOf(uri, ["q=0.5", "expires=60"]), ({ written, meant }) => {
        const fields = ["Via: SIP/2.0/UDP 192.0.2.2;branch=z9hG4bKx", "From: <sip:a@b>;tag=1", "To: <sip:c@d>;tag=2"];
        const rest = ["Call-ID: x", "CSeq: 1 INVITE", `Contact: ${written}`, "Content-Length: 0", "", ""];
        const response = read(["SIP/2.0 302 Moved", ...fields, ...rest].join("\r\n"));
        expect("status" in response ? contactsOf(response).map(numberInUri) : undefined).toEqual([meant]);
      }),
      RUNS,
    );
  });
});

describe("what is of no grammar", () => {
  const FIELDS = [
    "To",
    "P-Called-Party-ID",
    "Diversion",
    "History-Info",
    "From",
    "P-Asserted-Identity",
    "Remote-Party-ID",
  ];
  const written = fc.tuple(brokenUri, fc.constantFrom("<>", "", '"', "tag")).map(([text, way]) => {
    const value = text.replace(/[\r\n]/g, " ");
    if (way === "<>") return `<${value}>`;
    return way === "tag" ? `<${value}>;tag=x` : way === '"' ? `"Wang <${value}>` : value;
  });
  /** What a call has where the field says nothing that can be read. */
  const KNOWN = new Set(["4000", "bob", "mallory", "anonymous"]);

  it("is refused or left out, in whatever field, and what is read of it stands there", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FIELDS),
        written,
        fc.constantFrom<LineNumberField>("to", "diversion", "history-info"),
        (field, value, numberIn) => {
          // A 400 says again whom it came from and to, and cannot be read either.
          if (!parseMessage(octets(requestText("INVITE", { [field]: value }))).ok) return;
          const { arrival, lines } = arrivalBy({ [field]: value }, "sip:4000@192.0.2.2", line({ numberIn }));
          expect(lines.filter((each) => each.startsWith("5"))).toEqual([]);
          for (const number of [arrival?.dialled, arrival?.callerNumber]) {
            if (number === undefined || KNOWN.has(number)) continue;
            expect(isReadFrom(number, value), `${number} of ${value}`).toBe(true);
          }
        },
      ),
      { numRuns: 4_000 },
    );
  });

  it("as Request-URI is refused by a 4xx, or what is read of it stands there", () => {
    fc.assert(
      fc.property(
        brokenUri.filter((text) => text !== "" && !/[\r\n]/.test(text)),
        (text) => {
          const { arrival, lines } = arrivalBy({}, text, line());
          expect(lines.filter((each) => each.startsWith("5") && !each.startsWith("505"))).toEqual([]);
          if (arrival !== undefined && arrival.dialled !== "") expect(isReadFrom(arrival.dialled, text)).toBe(true);
        },
      ),
      { numRuns: 4_000 },
    );
  });

  it("as Refer-To is refused by a 4xx, or what is read of it stands there", () => {
    fc.assert(
      fc.property(written, (value) => {
        const parsed = parseMessage(octets(requestText("REFER", { "Refer-To": value })));
        if (!parsed.ok || !("method" in parsed.message)) return;
        const refer = referToOf(parsed.message);
        if (refer.type === "refused") expect(Math.floor(refer.status / 100)).toBe(4);
        else expect(isReadFrom(refer.user, value)).toBe(true);
      }),
      { numRuns: 4_000 },
    );
  });

  /** Its characters stand there next to one another, but for what is for the eye. */
  function isReadFrom(number: string, value: string): boolean {
    const bytes = (one: string): string => Buffer.from(one).toString("latin1");
    const plain = bytes(value).replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
    const bare = (one: string): string => one.replace(/[-.() ]/g, "");
    return [plain, bytes(value)].some((one) => bare(one).includes(bare(bytes(number))));
  }
});
