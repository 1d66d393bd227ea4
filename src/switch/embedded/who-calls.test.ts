import { describe, expect, it } from "vitest";
import type { Extn, LegId } from "../../core/model.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import { parseCalled, parseNameAddress, type SipEvent } from "../../sip/index.ts";
import { arrivalOf } from "./callers.ts";

const LEG = "leg" as LegId;
type Invited = Extract<SipEvent, { type: "invited" }>;
type Fields = readonly (readonly [name: string, value: string])[];

function line(change: Partial<TrunkAccount> = {}): TrunkAccount {
  return {
    ...{ name: "carrier", enabled: true, address: "192.0.2.9", port: 5060, transport: "udp" },
    ...{ login: undefined, registration: undefined, ...change },
  };
}

function invited(fields: Fields, change: { uri?: string; from?: string; to?: string; account?: string } = {}): Invited {
  const requestUri = parseCalled(change.uri ?? "sip:4000@xcc");
  const from = parseNameAddress(change.from ?? '"From" <sip:10086@carrier.example>');
  const to = parseNameAddress(change.to ?? "<sip:4000@xcc>");
  if (requestUri === undefined || from === undefined || to === undefined) throw new Error("no such message");
  return {
    ...{ type: "invited", session: "a", requestUri, from, to, account: change.account, offer: undefined, callId: "1" },
    ...{ flow: { transport: "udp", remoteAddress: "192.0.2.9", remotePort: 5060 }, maxForwards: 70 },
    headers: fields.map(([name, value]) => ({ name, value })),
  };
}

const PAI = "P-Asserted-Identity";
const RPID = "Remote-Party-ID";
const arrived = (fields: Fields, change: Parameters<typeof invited>[1] = {}, over = line()) =>
  arrivalOf(LEG, invited(fields, change), over);

describe("who calls over a line", () => {
  const TWO: Fields = [[PAI, '"Wang, Wei" <sip:wang.wei@carrier.example>, <tel:+86-138-0013-8000>']];

  it("is of two values in one field the telephone number, with the other's name", () => {
    expect(arrived(TWO)).toMatchObject({ callerNumber: "+8613800138000", callerName: "Wang, Wei" });
    expect(
      arrived([
        [PAI, "<sip:wang@c>"],
        [PAI, "<tel:138;phone-context=+86>"],
      ]),
    ).toMatchObject({ callerNumber: "138" });
  });

  it("is the one value, a name where there is no number", () => {
    expect(arrived([[PAI, "<sip:wang@c>"]])).toMatchObject({ callerNumber: "wang" });
  });

  it.each<readonly [string, Fields, string]>([
    [
      "what is asserted",
      [
        [PAI, "<sip:1@c>"],
        [RPID, "<sip:2@c>"],
      ],
      "1",
    ],
    ["the remote party where nothing is", [[RPID, '"X" <sip:+86-2@c;user=phone>;party=calling;screen=yes']], "+862"],
    [
      "the remote party where what is asserted has no number",
      [
        [PAI, "<sip:c>"],
        [RPID, "<sip:2@c>"],
      ],
      "2",
    ],
    [
      "the remote party where what is asserted cannot be read",
      [
        [PAI, '"open <sip:1@c'],
        [RPID, "<sip:2@c>"],
      ],
      "2",
    ],
    ["not the called party", [[RPID, "<sip:2@c>;party=called"]], "10086"],
    ["the calling one of two", [[RPID, "<sip:2@c>;party=called, <sip:3@c>;party=calling"]], "3"],
    ["From where neither is there", [], "10086"],
  ])("is %s", (_what, fields, number) => {
    expect(arrived(fields)).toMatchObject({ callerNumber: number });
  });

  it("is who From says on a line that is not believed", () => {
    expect(
      arrived(
        [
          [PAI, "<sip:1@c>"],
          [RPID, "<sip:2@c>"],
        ],
        {},
        line({ trust: "none" }),
      ),
    ).toMatchObject({
      callerNumber: "10086",
    });
  });

  it("has no parameters and separators in its number, in no field", () => {
    const from = "<sip:138-0013-8000;isub=1;cpc=ordinary@c;user=phone>;tag=1";
    expect(arrived([], { from })).toMatchObject({ callerNumber: "13800138000" });
    expect(arrived([], { from: "<tel:+86(10)1234;ext=5>" })).toMatchObject({ callerNumber: "+86101234" });
  });
});

describe("a caller who wants not to be seen", () => {
  const HIDDEN = { callerNumber: "anonymous", callerName: "" };

  it.each<readonly [string, Fields]>([
    [
      "id",
      [
        ["Privacy", "id"],
        [PAI, '"W" <sip:1@c>'],
      ],
    ],
    [
      "several",
      [
        ["Privacy", "header ; ID;critical"],
        [PAI, '"W" <sip:1@c>'],
      ],
    ],
    [
      "user",
      [
        ["privacy", "user"],
        [PAI, '"W" <sip:1@c>'],
      ],
    ],
    ["of the remote party", [[RPID, '"W" <sip:1@c>;privacy=full;screen=yes']]],
    ["of the remote party's URI", [[RPID, '"W" <sip:1@c>;privacy="uri"']]],
  ])("is nobody (%s); who they are is told apart", (_what, fields) => {
    const arrival = arrived(fields, { from: "<sip:anonymous@anonymous.invalid>" });
    expect(arrival).toMatchObject({ ...HIDDEN, withheld: { callerNumber: "1", callerName: "W" } });
  });

  it("is nobody whose number is not known either", () => {
    const arrival = arrived([["Privacy", "id"]], { from: "<sip:c>" });
    expect(arrival).toMatchObject({ ...HIDDEN, withheld: { callerNumber: "", callerName: "" } });
  });

  it.each(["none", "critical", "session", "identity", ""])("is not one with Privacy %j", (value) => {
    expect(arrived([["Privacy", value]])).not.toHaveProperty("withheld");
  });

  it("hides the name alone where only that is asked for", () => {
    expect(arrived([[RPID, '"W" <sip:1@c>;privacy=name']])).toMatchObject({ callerNumber: "1", callerName: "" });
  });

  it("may be one of our own phones", () => {
    const arrival = arrivalOf(LEG, invited([["Privacy", "id"]], { account: "1001" }), undefined);
    const origin = { type: "extension", extn: "1001" as Extn };
    expect(arrival).toMatchObject({ origin, ...HIDDEN, withheld: { callerNumber: "1001" } });
  });
});

describe("what networks say of the number", () => {
  const TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJvcmlnIjp7InRuIjoiMSJ9fQ.x;info=<https://c.example/c.pem>;alg=ES256;ppt=shaken";

  it("is kept", () => {
    const fields: Fields = [
      [PAI, "<sip:+1;verstat=TN-Validation-Passed@c;user=phone>"],
      ["Identity", TOKEN],
    ];
    expect(arrived(fields)).toMatchObject({
      callerNumber: "+1",
      verified: { verstat: "TN-Validation-Passed", identity: [TOKEN] },
    });
    expect(arrived([], { from: "<tel:+1;verstat=No-TN-Validation>" })).toMatchObject({
      verified: { verstat: "No-TN-Validation", identity: [] },
    });
    expect(arrived([])).not.toHaveProperty("verified");
  });

  it("does not name those who want not to be seen", () => {
    const arrival = arrived([
      ["Privacy", "id"],
      [PAI, "<sip:+1;verstat=x@c;user=phone>"],
      ["Identity", TOKEN],
    ]);
    expect(arrival).toMatchObject({ verified: { verstat: "x", identity: [] }, withheld: { identity: [TOKEN] } });
  });

  it("has a limit", () => {
    const many = Array.from({ length: 9 }, (): [string, string] => ["Identity", TOKEN]);
    const arrival = arrived([["Identity", "x".repeat(5_000)], ...many]);
    expect(arrival?.verified?.identity).toEqual([TOKEN, TOKEN, TOKEN, TOKEN]);
  });
});

describe("the number that was called over a line", () => {
  const FIELDS: Fields = [
    ["Diversion", "<sip:400-800-1234@c;user=phone>;reason=unconditional, <tel:999>"],
    ["History-Info", "<sip:111@c>;index=1, <sip:222@c;user=phone>;index=1.1, <sip:4000@xcc>;index=1.1.1"],
    ["P-Called-Party-ID", "<sip:333@c>"],
  ];
  const to = "<tel:+86-10-1234>";

  it.each([
    ["request-uri", "4000"],
    ["to", "+86101234"],
    ["diversion", "4008001234"],
    ["history-info", "222"],
    ["called-party", "333"],
  ] as const)("stands in the %s as the line is set up", (numberIn, dialled) => {
    expect(arrived(FIELDS, { to }, line({ numberIn }))).toMatchObject({ dialled });
  });

  it.each(["diversion", "history-info", "called-party"] as const)("is requested where there is no %s", (numberIn) => {
    expect(arrived([], {}, line({ numberIn }))).toMatchObject({ dialled: "4000" });
    expect(
      arrived(
        [
          ["Diversion", "<sip:c>"],
          ["History-Info", "x"],
        ],
        {},
        line({ numberIn }),
      ),
    ).toMatchObject({
      dialled: "4000",
    });
  });

  it("may be asked for by a telephone URI", () => {
    expect(arrived([], { uri: "tel:+86-400-800;phone-context=x" })).toMatchObject({ dialled: "+86400800" });
    expect(arrived([], { uri: "sip:4000;npdi;rn=5@xcc" })).toMatchObject({ dialled: "4000" });
  });

  it("of a phone of ours is the requested one, whatever stands elsewhere", () => {
    const own = invited(FIELDS, { account: "1001", to });
    expect(arrivalOf(LEG, own, undefined)).toMatchObject({ dialled: "4000" });
  });
});
