// One telephone has one binding (RFC 5626 without outbound), by whatever it is known again.
import { describe, expect, it } from "vitest";
import type { Flow } from "../endpoint/vocabulary.ts";
import { headerValues } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import { request } from "../message/print.ts";
import { bindingsOf, DEFAULT_REGISTRAR, register as registerNow } from "./registrar.ts";
import type { RegistrarState } from "./registrations.ts";
import { NO_REGISTRATIONS } from "./registrations.ts";

const NOW = 1_700_000_000_000;
const FLOW: Flow = { transport: "udp", remoteAddress: "198.51.100.7", remotePort: 40_000 };

interface Asked {
  readonly contacts?: readonly string[];
  readonly expires?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly to?: string;
  readonly more?: readonly (readonly [string, string])[];
}

function asking(asked: Asked): SipRequest {
  const fields: (readonly [string, string])[] = [
    ["Via", "SIP/2.0/UDP phone;branch=z9hG4bK1"],
    ["From", "<sip:alice@example.com>;tag=1"],
    ["To", asked.to ?? "<sip:alice@example.com>"],
    ["Call-ID", asked.callId ?? "call-1"],
    ["CSeq", `${asked.cseq ?? 1} REGISTER`],
    ...(asked.contacts ?? []).map((contact) => ["Contact", contact] as const),
    ...(asked.expires === undefined ? [] : [["Expires", asked.expires] as const]),
    ...(asked.more ?? []),
  ];
  return request(
    "REGISTER",
    "sip:example.com",
    fields.map(([name, value]) => ({ name, value })),
  );
}

/** A registrar that remembers, and tells everything about one request. */
function registrar(options = DEFAULT_REGISTRAR) {
  let state: RegistrarState = NO_REGISTRATIONS;
  return {
    ask(asked: Asked, now = NOW, flow = FLOW) {
      const [next, response, changes] = registerNow(state, asking(asked), "alice", flow, now, options);
      state = next;
      return { status: response.status, contacts: headerValues(response, "Contact"), response, changes };
    },
    contacts: (now = NOW) => bindingsOf(state, "alice", now).map(({ contact }) => contact),
  };
}

const ONE = "<sip:alice@192.0.2.1:5060>";
const TWO = "<sip:alice@192.0.2.2:5060>";

describe("one telephone", () => {
  it("keeps one binding of a telephone with an instance, whatever its reg-id (RFC 5626 without outbound)", () => {
    const ours = registrar();
    const instance = '+sip.instance="<urn:uuid:1>";reg-id=1';
    ours.ask({ contacts: [`${ONE};${instance}`] });
    const again = ours.ask({ contacts: [`${TWO};${instance}`], callId: "after-reboot" });
    expect(again.contacts).toEqual(['<sip:alice@192.0.2.2:5060>;+sip.instance="<urn:uuid:1>";reg-id=1;expires=3600']);
    ours.ask({ contacts: [`<sip:alice@192.0.2.3>;+sip.instance="<urn:uuid:1>";reg-id=2`], callId: "second-flow" });
    expect(ours.contacts()).toEqual(["sip:alice@192.0.2.3"]);
    // One that is another telephone, and one that says nothing of itself, have their own.
    ours.ask({ contacts: [`<sip:alice@192.0.2.4>;+sip.instance="<urn:uuid:2>"`], callId: "other" });
    ours.ask({ contacts: ["<sip:alice@192.0.2.5>"], callId: "plain" });
    expect(ours.contacts()).toHaveLength(3);
  });

  it("takes the place of the old one while it goes on under its Call-ID, too, and not for what is taken away", () => {
    const ours = registrar();
    const one = `${ONE};+sip.instance="<urn:uuid:1>"`;
    const two = `${TWO};+sip.instance="<urn:uuid:1>"`;
    ours.ask({ contacts: [one] });
    // A telephone whose address has changed, in whichever order it says so.
    ours.ask({ contacts: [two, `${one};expires=0`], cseq: 2 });
    expect(ours.contacts()).toEqual(["sip:alice@192.0.2.2:5060"]);
    ours.ask({ contacts: [`${two};expires=0`, one], cseq: 3 });
    expect(ours.contacts()).toEqual(["sip:alice@192.0.2.1:5060"]);
    // Its former self says goodbye late: that is nobody's place any more.
    ours.ask({ contacts: [`${two};expires=0`], callId: "former", cseq: 9 });
    expect(ours.contacts()).toEqual(["sip:alice@192.0.2.1:5060"]);
    expect(ours.ask({ contacts: [two], cseq: 2 }).status).toBe(500);
    expect(ours.contacts()).toEqual(["sip:alice@192.0.2.1:5060"]);
  });

  it("keeps the best of several contacts that one telephone names at once", () => {
    const named = (...contacts: readonly string[]) => {
      const ours = registrar();
      ours.ask({ contacts: contacts.map((contact) => `${contact};+sip.instance="<urn:uuid:1>"`) });
      return ours.contacts();
    };
    expect(named(ONE, TWO)).toEqual(["sip:alice@192.0.2.1:5060"]);
    expect(named(`${ONE};q=0.5`, TWO)).toEqual(["sip:alice@192.0.2.2:5060"]);
    expect(named(`${ONE};expires=0`, TWO)).toEqual(["sip:alice@192.0.2.2:5060"]);
  });

  it("knows one without an instance by its User-Agent, where it is told to", () => {
    const made = (text: string) => ({ more: [["User-Agent", text]] as const });
    const plain = registrar();
    const told = registrar({ ...DEFAULT_REGISTRAR, samePhone: "user-agent" });
    for (const ours of [plain, told]) {
      ours.ask({ contacts: [ONE], callId: "a", ...made("Desk 1.0") });
      ours.ask({ contacts: [TWO], callId: "b", ...made("Desk 1.0") });
    }
    expect(plain.contacts()).toHaveLength(2);
    expect(told.contacts()).toEqual(["sip:alice@192.0.2.2:5060"]);
    told.ask({ contacts: ["<sip:alice@192.0.2.3>"], callId: "c", ...made("Soft 2.0") });
    told.ask({ contacts: ["<sip:alice@192.0.2.4>"], callId: "d" });
    told.ask({ contacts: ["<sip:alice@192.0.2.5>"], callId: "e" });
    expect(told.contacts()).toHaveLength(4);
    // Two that each have an instance are two, of whatever make.
    const two = registrar({ ...DEFAULT_REGISTRAR, samePhone: "user-agent" });
    two.ask({ contacts: [`${ONE};+sip.instance="<urn:uuid:1>"`], callId: "a", ...made("Desk 1.0") });
    two.ask({ contacts: [`${TWO};+sip.instance="<urn:uuid:2>"`], callId: "b", ...made("Desk 1.0") });
    expect(two.contacts()).toHaveLength(2);
  });
});
