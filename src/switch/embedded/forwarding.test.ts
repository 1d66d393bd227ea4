// A 302 of a phone or of a carrier: followed inside, over the line it came from, and never for ever.
import { describe, expect, it } from "vitest";
import type { Binding } from "../../sip/index.ts";
import { brief, LegDriver, opened, over } from "../../../test/switch/leg-driver.ts";
import { forward, type Forwarded } from "./forwarding.ts";
import type { LegInput } from "./leg-state.ts";
import { livingLeg } from "./living-leg.ts";

const FLOW = { transport: "udp", remoteAddress: "192.0.2.8", remotePort: 5060 } as const;
const REGISTERED = ["1001", "1002", "1003", "1004", "1005", "1006", "1007", "1008"];
const binding = (user: string): Binding => ({
  ...{ contact: `sip:${user}@192.0.2.8`, flow: FLOW, path: [], q: 1, expiresAt: 1, userAgent: "" },
});
const PARTS = {
  sip: { bindings: (user: string) => (REGISTERED.includes(user) ? [binding(user)] : []) },
  follow: "inside",
  hosts: ["xcc", "192.0.2.1"],
} as const;

const moved = (session: string, ...contacts: readonly string[]): LegInput => ({
  ...{ type: "ended", session, by: "peer", status: 302, reason: undefined, contacts },
});

/** What the redirection comes to. */
function redirect(
  driver: LegDriver,
  session: string,
  contacts: readonly string[],
  parts: Parameters<typeof forward>[2] = PARTS,
  near?: { readonly trunk: boolean },
): Forwarded {
  const effect = driver.feed(moved(session, ...contacts)).find(({ type }) => type === "redirected");
  if (effect?.type !== "redirected") throw new Error("not told");
  const forwarded = forward(driver.leg, effect, parts, near);
  driver.feed({ type: "forwarded", session, ...forwarded });
  return forwarded;
}

const uris = ({ invitations }: Forwarded): readonly string[] =>
  invitations.map((call) => (call.type === "verto" ? "" : call.uri));

function calling(): LegDriver {
  const driver = LegDriver.dialling("a");
  driver.feed(opened("a"));
  return driver;
}

describe("a phone's 302", () => {
  it("rings the phone that it names, in its place, and the leg goes on", () => {
    const driver = calling();
    const forwarded = redirect(driver, "a", ["sip:1002@xcc"]);
    expect(uris(forwarded)).toEqual(["sip:1002@192.0.2.8"]);
    expect(forwarded.invitations[0]).toMatchObject({ session: "leg.1", to: { uri: "sip:1002@xcc" }, flow: FLOW });
    expect(driver.told).toEqual([{ type: "leg-forwarded", leg: "leg", number: "1002", how: "followed" }]);
    expect(brief(driver.feed(opened("leg.1")))).toContain("invite leg.1");
    expect(brief(driver.feed(driver.answerOf("leg.1")))).toContain("tell leg-answered");
    // It says who has answered, also to a controller that was away meanwhile.
    expect(driver.told.at(-1)).toEqual({ type: "leg-answered", leg: "leg", number: "1002" });
    expect(livingLeg(driver.leg)).toMatchObject({ answered: true, sentOnTo: "1002" });
  });

  it("is followed to the best contact where somebody is there", () => {
    expect(
      uris(redirect(calling(), "a", ["sip:1099@xcc", "tel:+861", "sip:1003@192.0.2.1:5060;x=y?a=b", "sip:1002@xcc"])),
    ).toEqual(["sip:1003@192.0.2.8"]);
  });

  it.each([
    ["an outside number", ["sip:13800138000@xcc"]],
    ["another host", ["sip:1002@elsewhere.example"]],
    ["itself", ["sip:1001@xcc"]],
    ["nothing that can be read", ["nonsense", "sip:xcc"]],
  ])("to %s is not followed", (_what, contacts) => {
    const driver = calling();
    expect(redirect(driver, "a", contacts)).toMatchObject({ visited: [], invitations: [] });
    expect(driver.told.at(-1)).toMatchObject({ type: "leg-ended", cause: "unreachable", by: "phone" });
  });

  it("is not followed where that is not allowed, and one without a contact is a refusal as before", () => {
    const driver = calling();
    const { told } = redirect(driver, "a", ["sip:1002@xcc"], { ...PARTS, follow: "none" });
    expect(told).toEqual({ number: "1002", how: "refused" });
    expect(driver.told.at(-1)).toMatchObject({ type: "leg-ended", cause: "unreachable" });
    expect(brief(calling().feed(over("a", "peer", 302))).at(-1)).toBe("tell leg-ended unreachable phone");
  });

  it("goes nowhere twice, and no further than five phones", () => {
    const back = calling();
    redirect(back, "a", ["sip:1002@xcc"]);
    back.feed(opened("leg.1"));
    expect(uris(redirect(back, "leg.1", ["sip:1001@xcc", "sip:1002@xcc"]))).toEqual([]);
    expect(back.told.at(-1)).toMatchObject({ type: "leg-ended", cause: "unreachable" });

    const chain = calling();
    let session = "a";
    let hops = 0;
    for (const next of REGISTERED.slice(1)) {
      const [invitation] = redirect(chain, session, [`sip:${next}@xcc`]).invitations;
      if (invitation === undefined) break;
      hops += 1;
      session = invitation.session;
      chain.feed(opened(session));
    }
    expect(hops).toBe(5);
    expect(chain.told.filter(({ type }) => type === "leg-ended")).toHaveLength(1);
  });

  it.each([
    ["a number at our domain", ["sip:1099@elsewhere.example", "sip:13800138000@xcc"], "13800138000"],
    ["a telephone URI", ["tel:+86-138-0013-8000;isub=1"], "+8613800138000"],
    ["a number with parameters", ["sip:13800138000;npdi;rn=1@192.0.2.1;user=phone"], "13800138000"],
  ])("to %s outside is the engine's to follow, where it may be", (_what, contacts, number) => {
    const driver = calling();
    const outside = { ...PARTS, follow: "outside" } as const;
    expect(redirect(driver, "a", contacts, outside).told).toEqual({ number, how: "asked" });
    // It is told before the end of the leg, which waits for nobody.
    expect(driver.told.map(({ type }) => type)).toEqual(["leg-forwarded", "leg-ended"]);
    expect(redirect(calling(), "a", contacts).told).toEqual({ number, how: "refused" });
  });

  it("to itself, to nothing and to elsewhere is the engine's nowhere", () => {
    const outside = { ...PARTS, follow: "outside" } as const;
    expect(redirect(calling(), "a", ["sip:1001@xcc"], outside).told).toEqual({ number: "1001", how: "looped" });
    expect(redirect(calling(), "a", ["sip:1@elsewhere.example"], outside).told).toEqual({
      number: "1",
      how: "refused",
    });
    expect(redirect(calling(), "a", ["sip:xcc", "nonsense"], outside).told).toBeUndefined();
  });

  it("that names a telephone here by its telephone URI rings it", () => {
    const { invitations } = redirect(calling(), "a", ["tel:1002"]);
    expect(invitations).toMatchObject([{ uri: "sip:1002@192.0.2.8", to: { uri: "sip:1002@xcc" } }]);
  });

  it("that crosses our own end is too late", () => {
    const driver = calling();
    driver.feed({ type: "hang-up", cause: "cancelled" });
    expect(driver.feed(moved("a", "sip:1002@xcc"))).toEqual([]);
  });
});

describe("a carrier's 302", () => {
  const line = (): LegDriver => calling().with({ trunk: true, extn: undefined });

  it("is followed over its line, where the contact is at that carrier", () => {
    expect(uris(redirect(line(), "a", ["sip:555@192.0.2.7;rn=1?Route=x"]))).toEqual(["sip:555@192.0.2.7;rn=1"]);
    expect(uris(redirect(line(), "a", ["sip:1002@xcc"]))).toEqual([]);
    expect(uris(redirect(line(), "a", ["sip:555@198.51.100.1"]))).toEqual([]);
  });

  it("is the engine's to follow elsewhere, where that may be", () => {
    const outside = { ...PARTS, follow: "outside" } as const;
    const told = { number: "555", how: "asked" };
    expect(redirect(line(), "a", ["sip:555@198.51.100.1"], outside).told).toEqual(told);
    expect(redirect(line(), "a", ["tel:555"], outside).told).toEqual(told);
  });

  it("is not followed for somebody outside, over its own line neither", () => {
    const driver = line();
    const { invitations, told } = redirect(driver, "a", ["sip:555@192.0.2.7"], PARTS, { trunk: true });
    expect([invitations, told]).toEqual([[], { number: "555", how: "asked" }]);
    expect(driver.told.at(-1)).toMatchObject({ type: "leg-ended", cause: "unreachable" });
    // A phone of ours does nothing at our cost inside.
    expect(uris(redirect(calling(), "a", ["sip:1002@xcc"], PARTS, { trunk: true }))).toHaveLength(1);
  });

  it("and never to where it has been", () => {
    const driver = line();
    expect(uris(redirect(driver, "a", ["sip:1001@192.0.2.7"]))).toEqual([]);
    const other = line();
    redirect(other, "a", ["sip:2@192.0.2.7"]);
    other.feed(opened("leg.1"));
    expect(uris(redirect(other, "leg.1", ["sip:2@192.0.2.7"]))).toEqual([]);
  });
});
