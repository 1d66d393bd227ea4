import { describe, expect, it } from "vitest";
import type { Flow } from "../endpoint/vocabulary.ts";
import { header, headerValues } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import { request } from "../message/print.ts";
import {
  bindingsOf,
  DEFAULT_REGISTRAR,
  dropFlow,
  expire,
  nextDeadline,
  register as registerNow,
  remove,
} from "./registrar.ts";
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
    get state() {
      return state;
    },
    set state(next) {
      state = next;
    },
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

describe("RFC 3261 section 10.3", () => {
  it("adds a binding and tells all of them with the time they have left", () => {
    const ours = registrar();
    const first = ours.ask({ contacts: [ONE], expires: "600" });
    expect(first).toMatchObject({
      status: 200,
      contacts: ["<sip:alice@192.0.2.1:5060>;expires=600"],
      changes: [{ type: "bound", user: "alice" }],
    });
    expect(header(first.response, "Date")).toBe("Tue, 14 Nov 2023 22:13:20 GMT");
    expect(header(first.response, "Call-ID")).toBe("call-1");
    // A clock that was set shows another date; what a binding has left is another matter.
    const set = registrar({ ...DEFAULT_REGISTRAR, date: NOW + 3_600_000 }).ask({ contacts: [ONE], expires: "600" });
    expect(header(set.response, "Date")).toBe("Tue, 14 Nov 2023 23:13:20 GMT");
    expect(set.contacts).toEqual(first.contacts);
    const second = ours.ask({ contacts: [`${TWO};q=0.5`], callId: "call-2" }, NOW + 10_500);
    expect(second.contacts).toEqual([
      "<sip:alice@192.0.2.1:5060>;expires=590",
      "<sip:alice@192.0.2.2:5060>;expires=3600;q=0.5",
    ]);
    expect(second.changes).toEqual([]);
    expect(bindingsOf(ours.state, "alice", NOW)[0]).toMatchObject({
      contact: "sip:alice@192.0.2.1:5060",
      flow: FLOW,
      path: [],
      q: 1,
      expiresAt: NOW + 600_000,
      userAgent: "",
    });
  });

  it("takes several contacts of one request, best first by q, then the newest", () => {
    const ours = registrar();
    expect(ours.ask({ contacts: [`${ONE};q=0.2, ${TWO};q=0.8`] }).status).toBe(200);
    expect(ours.contacts()).toEqual(["sip:alice@192.0.2.2:5060", "sip:alice@192.0.2.1:5060"]);
    ours.ask({ contacts: ["<sip:alice@192.0.2.3>;q=0.8"], callId: "x" }, NOW + 1);
    expect(ours.contacts()[0]).toBe("sip:alice@192.0.2.3");
  });

  it("step 4: nobody registers for somebody else; any host will do", () => {
    const ours = registrar();
    expect(ours.ask({ contacts: [ONE], to: "<sip:bob@example.com>" })).toMatchObject({ status: 403, changes: [] });
    expect(ours.ask({ contacts: [ONE], to: "<sip:Alice@example.com>" }).status).toBe(403);
    expect(ours.ask({ contacts: [ONE], to: "<sip:alice@192.0.2.99:25060>" }).status).toBe(200);
    expect(ours.ask({ contacts: [ONE], to: "<tel:alice>" }).status).toBe(400);
  });

  it("a request without contacts only asks", () => {
    const ours = registrar();
    expect(ours.ask({})).toMatchObject({ status: 200, contacts: [], changes: [] });
    ours.ask({ contacts: [ONE], cseq: 2 });
    const before = ours.state;
    expect(ours.ask({ cseq: 1 }).contacts).toHaveLength(1);
    expect(ours.state).toBe(before);
  });

  it("refreshes the same contact, compared as a URI, and remembers where it came from now", () => {
    const ours = registrar();
    ours.ask({ contacts: ["<sip:alice@Phone.example.com;ob>"] });
    const other: Flow = { transport: "tcp", remoteAddress: "198.51.100.8", remotePort: 50_000 };
    const again = ours.ask({ contacts: ["<sip:%61lice@phone.example.COM>"], cseq: 2 }, NOW + 60_000, other);
    expect(again.contacts).toEqual(["<sip:%61lice@phone.example.COM>;expires=3600"]);
    expect(again.changes).toEqual([]);
    expect(bindingsOf(ours.state, "alice", NOW)[0]?.flow).toEqual(other);
  });

  it("keeps contacts apart that differ in what counts", () => {
    const ours = registrar();
    ours.ask({
      contacts: ["<sip:alice@192.0.2.1>", "<sip:alice@192.0.2.1:5060>", "<sip:alice@192.0.2.1;transport=tcp>"],
    });
    expect(ours.contacts()).toHaveLength(3);
  });
});

describe("expiry", () => {
  it.each([
    ["the header", { contacts: [ONE], expires: "120" }, 120],
    ["the contact before the header", { contacts: [`${ONE};expires=90`], expires: "120" }, 90],
    ["neither: the default", { contacts: [ONE] }, 3600],
    ["more than we grant", { contacts: [ONE], expires: "999999999999999999999999" }, 3600],
    ["a contact's that is more", { contacts: [`${ONE};expires=280297596632815`] }, 3600],
    ["what is no number: the default", { contacts: [ONE], expires: "soon" }, 3600],
    ["a contact's that is no number: the header", { contacts: [`${ONE};expires=x`], expires: "100" }, 100],
    ["exactly the least", { contacts: [ONE], expires: "60" }, 60],
  ])("%s", (_what, asked: Asked, seconds) => {
    const ours = registrar();
    expect(ours.ask(asked).contacts).toEqual([`<sip:alice@192.0.2.1:5060>;expires=${seconds}`]);
    expect(nextDeadline(ours.state)).toBe(NOW + seconds * 1000);
  });

  it("too short is answered 423 with Min-Expires, and nothing is changed", () => {
    const ours = registrar();
    const refused = ours.ask({ contacts: [TWO, `${ONE};expires=59`] });
    expect(refused).toMatchObject({ status: 423, changes: [] });
    expect(header(refused.response, "Min-Expires")).toBe("60");
    expect(ours.state).toBe(NO_REGISTRATIONS);
  });

  it("comes at the deadline and not before", () => {
    const ours = registrar();
    ours.ask({ contacts: [`${ONE};expires=100`, `${TWO};expires=200`] });
    expect(nextDeadline(ours.state)).toBe(NOW + 100_000);
    expect(expire(ours.state, NOW + 99_999)).toEqual([ours.state, []]);
    const [state, changes] = expire(ours.state, NOW + 100_000);
    expect(changes).toEqual([]);
    expect(bindingsOf(state, "alice", NOW).map(({ contact }) => contact)).toEqual(["sip:alice@192.0.2.2:5060"]);
    expect(nextDeadline(state)).toBe(NOW + 200_000);
    const [empty, last] = expire(state, NOW + 200_000);
    expect(last).toEqual([{ type: "unbound", user: "alice", why: "expired" }]);
    expect(nextDeadline(empty)).toBeUndefined();
    expect(empty.userCount).toBe(0);
    expect(ours.state.userCount).toBe(1);
  });

  it("counts even before it is swept", () => {
    const ours = registrar();
    ours.ask({ contacts: [`${ONE};expires=100`] });
    expect(ours.contacts(NOW + 99_999)).toHaveLength(1);
    expect(ours.contacts(NOW + 100_000)).toEqual([]);
    expect(ours.ask({ cseq: 2 }, NOW + 100_000).contacts).toEqual([]);
    // An expired binding is no reason to call a later request out of order.
    expect(ours.ask({ contacts: [ONE], cseq: 1 }, NOW + 100_000).status).toBe(200);
  });
});

describe("unregistering", () => {
  it("takes one contact away by expires 0", () => {
    const ours = registrar();
    ours.ask({ contacts: [ONE, TWO] });
    expect(ours.ask({ contacts: [`${ONE};expires=0`], cseq: 2 })).toMatchObject({
      status: 200,
      contacts: ["<sip:alice@192.0.2.2:5060>;expires=3600"],
      changes: [],
    });
    expect(ours.ask({ contacts: [TWO], expires: "0", cseq: 3 })).toMatchObject({
      contacts: [],
      changes: [{ type: "unbound", user: "alice", why: "left" }],
    });
    expect(ours.ask({ contacts: [TWO], expires: "0", cseq: 4 })).toMatchObject({ status: 200, changes: [] });
  });

  it("takes all away by the star", () => {
    const ours = registrar();
    ours.ask({ contacts: [ONE] });
    ours.ask({ contacts: [TWO], callId: "another" });
    expect(ours.ask({ contacts: ["*"], expires: "0", cseq: 2 })).toMatchObject({
      status: 200,
      contacts: [],
      changes: [{ type: "unbound", user: "alice", why: "left" }],
    });
  });

  it.each([
    ["without Expires", { contacts: ["*"] }],
    ["with another Expires", { contacts: ["*"], expires: "3600" }],
    ["with another contact", { contacts: ["*", ONE], expires: "0" }],
  ])("refuses the star %s", (_what, asked: Asked) => {
    const ours = registrar();
    ours.ask({ contacts: [ONE] });
    expect(ours.ask({ ...asked, cseq: 2 })).toMatchObject({ status: 400, changes: [] });
    expect(ours.contacts()).toHaveLength(1);
  });
});

describe("order (RFC 3261 section 10.3 steps 6 and 7)", () => {
  it("refuses an older or equal CSeq of the same call", () => {
    const ours = registrar();
    ours.ask({ contacts: [ONE], cseq: 5 });
    for (const cseq of [4, 5]) {
      expect(ours.ask({ contacts: [`${ONE};expires=0`], cseq })).toMatchObject({ status: 500, changes: [] });
      expect(ours.ask({ contacts: ["*"], expires: "0", cseq }).status).toBe(500);
    }
    expect(ours.contacts()).toHaveLength(1);
    expect(ours.ask({ contacts: [ONE], cseq: 6 }).status).toBe(200);
  });

  it("takes any CSeq of another call", () => {
    const ours = registrar();
    ours.ask({ contacts: [ONE], cseq: 5 });
    expect(ours.ask({ contacts: [`${ONE};expires=0`], cseq: 1, callId: "after-reboot" }).contacts).toEqual([]);
  });

  it("changes all contacts of a request or none", () => {
    const ours = registrar();
    ours.ask({ contacts: [TWO], cseq: 5 });
    const before = ours.state;
    expect(ours.ask({ contacts: [ONE, TWO], cseq: 4 }).status).toBe(500);
    expect(ours.state).toBe(before);
  });

  it("is not disturbed by a contact named twice", () => {
    const ours = registrar();
    expect(ours.ask({ contacts: [ONE, ONE] })).toMatchObject({ status: 200 });
    expect(ours.contacts()).toHaveLength(1);
  });
});

describe("what is wrong or too much", () => {
  it.each(["", "nonsense", "<sip:alice@>", "<tel:+8610>", "sip:a@b?x=y", '"open <sip:a@b>'])(
    "refuses the contact %j",
    (contact) => {
      const ours = registrar();
      // An empty field asks for nothing.
      expect(ours.ask({ contacts: [contact] }).status).toBe(contact === "" ? 200 : 400);
      expect(ours.state).toBe(NO_REGISTRATIONS);
    },
  );

  it("refuses more contacts than a user may have, at once", () => {
    const contacts = Array.from({ length: 11 }, (_, index) => `<sip:alice@192.0.2.${index}>`);
    expect(registrar().ask({ contacts }).status).toBe(403);
    expect(registrar().ask({ contacts: contacts.slice(1) }).contacts).toHaveLength(10);
  });

  it("lets the contact refreshed longest ago go for a new one", () => {
    const ours = registrar({ ...DEFAULT_REGISTRAR, contactsPerUser: 3 });
    for (let index = 1; index <= 3; index++) {
      ours.ask({ contacts: [`<sip:alice@192.0.2.${index}>`], callId: String(index) }, NOW + index);
    }
    ours.ask({ contacts: ["<sip:alice@192.0.2.1>"], callId: "1", cseq: 2 }, NOW + 4);
    expect(ours.ask({ contacts: ["<sip:alice@192.0.2.9>"], callId: "9" }, NOW + 5).contacts).toHaveLength(3);
    expect(ours.contacts().toSorted()).toEqual(["sip:alice@192.0.2.1", "sip:alice@192.0.2.3", "sip:alice@192.0.2.9"]);
  });

  it("takes an odd q for none", () => {
    const ours = registrar();
    ours.ask({ contacts: [`${ONE};q=7`] });
    expect(bindingsOf(ours.state, "alice", NOW)[0]?.q).toBe(1);
  });
});

describe("Path (RFC 3327)", () => {
  const path = [["Path", "<sip:p1;lr>, <sip:p2;lr>"]] as const;

  it("is kept and told where the telephone supports it", () => {
    const ours = registrar();
    const { response } = ours.ask({ contacts: [ONE], more: [["Supported", "gruu, path"], ...path] });
    expect(bindingsOf(ours.state, "alice", NOW)[0]?.path).toEqual(["<sip:p1;lr>", "<sip:p2;lr>"]);
    expect(headerValues(response, "Path")).toEqual(["<sip:p1;lr>", "<sip:p2;lr>"]);
    expect(headerValues(response, "Supported")).toEqual(["path"]);
  });

  it("is tolerated otherwise", () => {
    const ours = registrar();
    expect(ours.ask({ contacts: [ONE], more: path }).status).toBe(200);
    expect(bindingsOf(ours.state, "alice", NOW)[0]?.path).toEqual([]);
  });

  it("has a limit", () => {
    const long = Array.from({ length: 11 }, () => ["Path", "<sip:p;lr>"] as const);
    expect(registrar().ask({ contacts: [ONE], more: long }).status).toBe(400);
  });
});

describe("from outside", () => {
  it("removes a user", () => {
    const ours = registrar();
    ours.ask({ contacts: [ONE, TWO] });
    const [state, changes] = remove(ours.state, "alice");
    expect(changes).toEqual([{ type: "unbound", user: "alice", why: "removed" }]);
    expect(bindingsOf(state, "alice", NOW)).toEqual([]);
    expect(remove(state, "alice")).toEqual([state, []]);
  });

  it("drops what was registered over a connection that is gone", () => {
    const ours = registrar();
    const tcp: Flow = { transport: "tcp", remoteAddress: "198.51.100.7", remotePort: 40_000 };
    ours.ask({ contacts: [ONE] }, NOW, FLOW);
    ours.ask({ contacts: [TWO], callId: "x" }, NOW, tcp);
    const [state, changes] = dropFlow(ours.state, tcp);
    expect(changes).toEqual([]);
    expect(bindingsOf(state, "alice", NOW).map(({ flow }) => flow)).toEqual([FLOW]);
    expect(dropFlow(state, FLOW)[1]).toEqual([{ type: "unbound", user: "alice", why: "expired" }]);
  });

  it("holds many users apart", () => {
    let state = NO_REGISTRATIONS;
    for (let index = 0; index < 2_000; index++) {
      const asked = asking({ contacts: [ONE], to: `<sip:${index}@example.com>`, expires: String(60 + index) });
      [state] = registerNow(state, asked, String(index), FLOW, NOW);
    }
    expect(state.userCount).toBe(2_000);
    expect(nextDeadline(state)).toBe(NOW + 60_000);
    const [later, changes] = expire(state, NOW + 60_000 + 999_000);
    expect(changes).toHaveLength(1_000);
    expect(later.userCount).toBe(1_000);
    expect(nextDeadline(later)).toBe(NOW + 60_000 + 1_000_000);
    expect(bindingsOf(later, "999", NOW)).toEqual([]);
    expect(bindingsOf(later, "1000", NOW)).toHaveLength(1);
  });
});
