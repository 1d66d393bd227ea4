import { describe, expect, it } from "vitest";
import type { Extn, LegId } from "../../core/model.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import type { SipEvent } from "../../sip/index.ts";
import type { OutsideWay } from "./trunks.ts";
import { arrivalOf, invitationOver, invitationsTo } from "./callers.ts";

const LEG = "leg" as LegId;
const FLOW = { transport: "udp", remoteAddress: "192.0.2.7", remotePort: 5060 } as const;
const TRUNK: TrunkAccount = {
  ...{ name: "carrier", enabled: true, address: "192.0.2.9", port: 5070, transport: "tcp" },
  ...{ login: undefined, registration: undefined },
};
type Invited = Extract<SipEvent, { type: "invited" }>;

const uri = (user: string) =>
  ({ scheme: "sip", user, host: "xcc", port: undefined, parameters: new Map(), headers: new Map() }) as const;
const invited = (change: Partial<Invited> = {}): Invited => ({
  type: "invited",
  session: "a",
  requestUri: uri("4000"),
  from: { displayName: "Alice", uri: "sip:10086@carrier.example", parameters: new Map() },
  to: { displayName: "", uri: "sip:4000@xcc", parameters: new Map() },
  flow: FLOW,
  account: undefined,
  offer: undefined,
  callId: "1",
  maxForwards: 70,
  headers: [],
  ...change,
});
const asserted = (value: string) => ({ headers: [{ name: "P-Asserted-Identity", value }] });

describe("who calls", () => {
  it("over a line is who From says", () => {
    expect(arrivalOf(LEG, invited(), TRUNK)).toMatchObject({
      origin: { type: "trunk", trunk: "carrier" },
      dialled: "4000",
      callerNumber: "10086",
      callerName: "Alice",
    });
  });

  it("over a line is rather whom the line vouches for", () => {
    const arrival = arrivalOf(LEG, invited(asserted('"Bob" <sip:10010@carrier.example>')), TRUNK);
    expect(arrival).toMatchObject({ callerNumber: "10010", callerName: "Bob" });
    const tel = arrivalOf(LEG, invited(asserted("<tel:+8610;phone-context=x>")), TRUNK);
    expect(tel).toMatchObject({ callerNumber: "+8610", callerName: "" });
  });

  it.each(["sip:carrier.example", "sip:a%20b@c", "nonsense:1", `sip:${"1".repeat(65)}@c`])(
    "with the identity %s is anonymous",
    (from) => {
      const address = { displayName: "A\u0000\r\nB", uri: from, parameters: new Map() };
      expect(arrivalOf(LEG, invited({ from: address }), TRUNK)).toMatchObject({
        callerNumber: "anonymous",
        callerName: "AB",
      });
    },
  );

  it("from an extension is its account, whatever it or its headers say", () => {
    const arrival = arrivalOf(LEG, invited({ account: "1001", ...asserted("<sip:110@xcc>") }), undefined);
    expect(arrival).toMatchObject({
      origin: { type: "extension", extn: "1001" },
      callerNumber: "1001",
      callerName: "",
    });
  });

  it.each(["", "1 2", "1\u0007", "9".repeat(65)])("cannot dial %j", (user) => {
    expect(arrivalOf(LEG, invited({ requestUri: uri(user) }), TRUNK)).toBeUndefined();
  });

  it("needs no number where a phone takes over a call", () => {
    const taking = invited({ account: "1001", requestUri: uri(""), replaces: "s" });
    expect(arrivalOf(LEG, taking, undefined)).toMatchObject({ dialled: "", callerNumber: "1001" });
  });

  it("is nobody without account and line", () => {
    expect(arrivalOf(LEG, invited(), undefined)).toBeUndefined();
  });
});

describe("whom we call", () => {
  const dial = {
    id: 1 as never,
    type: "dial",
    leg: LEG,
    near: LEG,
    to: { type: "extension", extn: "1001" as Extn },
    callerNumber: "10086",
    callerName: 'Wang "W" Wei',
  } as const;
  const calling = { domain: "xcc.test", hops: 69 };
  const binding = { contact: "sip:x@192.0.2.7:5062", flow: FLOW, path: ["<sip:p>"], q: 1, expiresAt: 0, userAgent: "" };

  it("is every phone of the extension, in the caller's name", () => {
    const invitations = invitationsTo([binding, binding], dial, "1001" as Extn, calling);
    expect(invitations.map(({ session }) => session)).toEqual(["leg.0", "leg.1"]);
    expect(invitations[0]).toMatchObject({
      uri: binding.contact,
      flow: FLOW,
      route: ["<sip:p>"],
      from: { displayName: 'Wang "W" Wei', uri: "sip:10086@xcc.test" },
      to: { uri: "sip:1001@xcc.test" },
      headers: [{ name: "P-Asserted-Identity", value: '"Wang \\"W\\" Wei" <sip:10086@xcc.test>' }],
      maxForwards: 69,
      // Who has not even said that it tries by then is not there.
      firstResponseMs: 4_000,
    });
  });

  it("is asked to answer by itself where that is wanted, on no outside line", () => {
    const auto = { ...dial, autoAnswer: true };
    const [invitation] = invitationsTo([binding], auto, "1001" as Extn, calling);
    expect(invitation?.headers.slice(1)).toEqual([
      { name: "Call-Info", value: "<sip:xcc.test>;answer-after=0" },
      { name: "Alert-Info", value: "<sip:xcc.test>;info=alert-autoanswer;delay=0" },
      { name: "Answer-Mode", value: "Auto" },
    ]);
    const [asUsual] = invitationsTo([binding], { ...dial, autoAnswer: false }, "1001" as Extn, calling);
    expect(asUsual?.headers).toHaveLength(1);
  });

  it("cannot be given headers or another host by a number", () => {
    const [invitation] = invitationsTo(
      [binding],
      { ...dial, callerNumber: "1@evil>\r\nX: y" },
      "1001" as Extn,
      calling,
    );
    expect(invitation?.from.uri).toBe("sip:1%40evil%3E%0D%0AX%3A%20y@xcc.test");
    expect(invitation?.headers[0]?.value).not.toMatch(/[\r\n]/);
  });

  it("has no number where there is none", () => {
    const [invitation] = invitationsTo([binding], { ...dial, callerNumber: "" }, "1001" as Extn, calling);
    expect(invitation?.from.uri).toBe("sip:anonymous@xcc.test");
  });

  it("over a line is the number there", () => {
    expect(invitationOver(wayOf(TRUNK), dial, "+8613800138000", calling)).toMatchObject({
      session: "leg.0",
      uri: "sip:+8613800138000@192.0.2.9:5070",
      flow: { transport: "tcp", remoteAddress: "192.0.2.9", remotePort: 5070 },
    });
    expect(invitationOver(wayOf({ ...TRUNK, address: "2001:db8::1" }), dial, "1", calling).uri).toBe(
      "sip:1@[2001:db8::1]:5070",
    );
  });

  it("over a line with a name is the number at that name, sent to where it is", () => {
    const account = { ...TRUNK, address: "sip.carrier.example", port: 0 };
    const way = { account, target: { address: "192.0.2.7", port: 5062 } };
    expect(invitationOver(way, dial, "1", calling)).toMatchObject({
      uri: "sip:1@sip.carrier.example",
      flow: { transport: "tcp", remoteAddress: "192.0.2.7", remotePort: 5062 },
    });
  });

  it("names our account where we log in there, and who calls beside it", () => {
    const login = { user: "88001000", password: "secret" };
    const registration = { domain: "carrier.example", expiresSeconds: 300 };
    expect(invitationOver(wayOf({ ...TRUNK, login, registration }), dial, "1", calling)).toMatchObject({
      from: { uri: "sip:88001000@carrier.example" },
      headers: [{ name: "P-Asserted-Identity", value: expect.stringContaining("sip:10086@carrier.example") as string }],
      credentials: login,
    });
  });
});

function wayOf(account: TrunkAccount): OutsideWay {
  return { account, target: { address: account.address, port: account.port } };
}
