// Registrations that a process before this one has left.
import { describe, expect, it } from "vitest";
import type { Flow } from "../endpoint/vocabulary.ts";
import { headerValues } from "../message/headers.ts";
import { request } from "../message/print.ts";
import {
  bindingsOf,
  DEFAULT_REGISTRAR,
  dropFlow,
  expire,
  nextDeadline,
  register,
  remove,
  restore,
} from "./registrar.ts";
import type { KeptRegistration } from "./registrations.ts";
import { NO_REGISTRATIONS, registrationsOf, usersChanged } from "./registrations.ts";

const NOW = 1_700_000_000_000;
const UDP: Flow = { transport: "udp", remoteAddress: "198.51.100.7", remotePort: 40_000 };
const TCP: Flow = { ...UDP, transport: "tcp" };
const INSTANCE = "<urn:uuid:1>";

function kept(change: Partial<KeptRegistration> = {}): KeptRegistration {
  return {
    contact: "sip:alice@192.0.2.1:5060",
    flow: UDP,
    path: [],
    q: 1,
    expiresAt: NOW + 600_000,
    refreshedAt: NOW - 3_000_000,
    userAgent: "phone",
    callId: "call-1",
    sequence: 5,
    parameters: new Map(),
    ...change,
  };
}

/** A registrar to which that was restored. */
function restored(all: readonly KeptRegistration[], options = DEFAULT_REGISTRAR) {
  let state = restore(NO_REGISTRATIONS, "alice", all, NOW, options);
  return {
    get state() {
      return state;
    },
    ask(contact: string, { callId = "call-1", cseq = 6, flow = UDP } = {}) {
      const fields: readonly (readonly [string, string])[] = [
        ["From", "<sip:alice@example.com>;tag=1"],
        ["To", "<sip:alice@example.com>"],
        ["Call-ID", callId],
        ["CSeq", `${cseq} REGISTER`],
        ...(contact === "" ? [] : [["Contact", contact] as const]),
      ];
      const asked = request(
        "REGISTER",
        "sip:example.com",
        fields.map(([name, value]) => ({ name, value })),
      );
      const [next, response, changes] = register(state, asked, "alice", flow, NOW, options);
      state = next;
      return { status: response.status, contacts: headerValues(response, "Contact"), changes };
    },
    contacts: () => bindingsOf(state, "alice", NOW).map(({ contact }) => contact),
  };
}

const SAME = "<sip:alice@192.0.2.1:5060>";

describe("what was registered over UDP", () => {
  it("is there at once, with what was known of it, until it runs out", () => {
    const one = kept({ q: 0.5, path: ["<sip:p;lr>"], parameters: new Map([["reg-id", "1"]]) });
    const ours = restored([one]);
    expect(bindingsOf(ours.state, "alice", NOW)).toEqual([{ ...one, isRestored: true }]);
    expect(nextDeadline(ours.state)).toBe(one.expiresAt);
    const [after, changes] = expire(ours.state, one.expiresAt);
    expect(changes).toEqual([{ type: "unbound", user: "alice", why: "expired" }]);
    expect(bindingsOf(after, "alice", NOW)).toEqual([]);
  });

  it("is not there where it has run out meanwhile", () => {
    expect(restored([kept({ expiresAt: NOW })]).state.userCount).toBe(0);
  });

  it("is granted no longer than it was, where the clock was set back", () => {
    const ours = restored([kept({ refreshedAt: NOW + 5_000_000, expiresAt: NOW + 5_060_000 })]);
    expect(nextDeadline(ours.state)).toBe(NOW + 60_000);
    expect(registrationsOf(ours.state, "alice")[0]?.refreshedAt).toBe(NOW);
  });

  it("is refreshed as if nothing had been, and told out of order likewise", () => {
    const ours = restored([kept()]);
    expect(ours.ask(SAME, { cseq: 5 }).status).toBe(500);
    expect(ours.ask(SAME, { cseq: 6 })).toMatchObject({ status: 200, changes: [] });
    expect(registrationsOf(ours.state, "alice")).toMatchObject([{ isRestored: false, sequence: 6 }]);
  });

  it("is taken back, and removed, with a word", () => {
    const ours = restored([kept()]);
    expect(remove(ours.state, "alice")[1]).toEqual([{ type: "unbound", user: "alice", why: "removed" }]);
    expect(ours.ask(`${SAME};expires=0`).changes).toEqual([{ type: "unbound", user: "alice", why: "left" }]);
  });

  it("has as many contacts as a user may have, those that wait last", () => {
    const all = [1, 2, 3].map((at) => kept({ contact: `sip:a@192.0.2.${at}`, refreshedAt: NOW - at }));
    const waiting = kept({ contact: "sip:a@192.0.2.9", flow: TCP, refreshedAt: NOW });
    const ours = restored([waiting, ...all], { ...DEFAULT_REGISTRAR, contactsPerUser: 2 });
    expect(ours.contacts()).toEqual(["sip:a@192.0.2.1", "sip:a@192.0.2.2"]);
  });
});

describe("a telephone that started anew meanwhile (another Call-ID)", () => {
  it("takes the place of its contact", () => {
    const ours = restored([kept()]);
    expect(ours.ask(SAME, { callId: "boot-2", cseq: 1 }).contacts).toHaveLength(1);
  });

  it("takes the place of another contact of the same socket", () => {
    const ours = restored([kept({ contact: "sip:alice-0x1@192.0.2.1:5060" })]);
    ours.ask("<sip:alice-0x2@192.0.2.1:5060>", { callId: "boot-2", cseq: 1 });
    expect(ours.contacts()).toEqual(["sip:alice-0x2@192.0.2.1:5060"]);
  });

  it("takes the place of another contact of the same instance", () => {
    const ours = restored([kept({ parameters: new Map([["+sip.instance", INSTANCE]]) })]);
    const flow = { ...UDP, remotePort: 40_001 };
    ours.ask(`<sip:alice@192.0.2.7:6000>;+sip.instance="${INSTANCE}"`, { callId: "boot-2", cseq: 1, flow });
    expect(ours.contacts()).toEqual(["sip:alice@192.0.2.7:6000"]);
  });

  it.each([
    ["another telephone behind the same NAT", "<sip:alice@192.0.2.2:5060>", { ...UDP, remotePort: 40_001 }],
    ["another telephone behind the same proxy", "<sip:alice@192.0.2.2:5060>", UDP],
    [
      "another NAT with the same private address",
      SAME.replace("alice", "al"),
      { ...UDP, remoteAddress: "203.0.113.1" },
    ],
  ])("%s takes nobody's place", (_who, contact, flow) => {
    const ours = restored([kept()]);
    ours.ask(contact, { callId: "boot-2", cseq: 1, flow });
    expect(ours.contacts()).toHaveLength(2);
  });

  it("one that goes on under its Call-ID keeps the contact that it refreshes, and no second one", () => {
    const parameters = new Map([["+sip.instance", INSTANCE]]);
    const second = kept({ parameters, contact: "sip:alice@[2001:db8::1]", callId: "call-2" });
    const ours = restored([kept({ parameters }), second]);
    ours.ask(`${SAME};+sip.instance="${INSTANCE}"`);
    expect(ours.contacts()).toHaveLength(1);
  });
});

describe("what was registered over a connection", () => {
  it("waits: it is not rung, and told nobody", () => {
    const ours = restored([kept({ flow: TCP })]);
    expect(ours.contacts()).toEqual([]);
    expect(ours.ask("").contacts).toEqual([]);
    expect(nextDeadline(ours.state)).toBe(NOW + 600_000);
    expect(expire(ours.state, NOW + 600_000)[1]).toEqual([]);
    expect(remove(ours.state, "alice")[1]).toEqual([]);
  });

  it("is there again when its telephone refreshes it over a new one", () => {
    const ours = restored([kept({ flow: TCP })]);
    const flow = { ...TCP, remotePort: 40_001 };
    expect(ours.ask(SAME, { cseq: 5, flow }).status).toBe(500);
    const again = ours.ask(SAME, { flow });
    expect(again).toMatchObject({ status: 200, changes: [{ type: "bound", user: "alice" }] });
    expect(bindingsOf(ours.state, "alice", NOW)).toMatchObject([{ flow }]);
    expect(dropFlow(ours.state, flow)[1]).toEqual([{ type: "unbound", user: "alice", why: "expired" }]);
  });

  it("waits on where another telephone of the user is there, and goes", () => {
    const ours = restored([kept({ flow: TCP }), kept({ contact: "sip:alice@192.0.2.2" })]);
    expect(ours.contacts()).toEqual(["sip:alice@192.0.2.2"]);
    expect(ours.ask("<sip:alice@192.0.2.2>;expires=0").changes).toEqual([
      { type: "unbound", user: "alice", why: "left" },
    ]);
    expect(registrationsOf(ours.state, "alice")).toHaveLength(1);
  });

  it("is not what is lost with another connection from the same port", () => {
    const ours = restored([kept({ flow: TCP })]);
    expect(dropFlow(ours.state, TCP)).toEqual([ours.state, []]);
  });
});

it("tells whose registrations have changed", () => {
  const before = restore(NO_REGISTRATIONS, "alice", [kept()], NOW);
  const both = restore(before, "bob", [kept()], NOW);
  expect(usersChanged(NO_REGISTRATIONS, both).toSorted()).toEqual(["alice", "bob"]);
  expect(usersChanged(before, both)).toEqual(["bob"]);
  expect(usersChanged(both, remove(both, "alice")[0])).toEqual(["alice"]);
  expect(usersChanged(both, both)).toEqual([]);
});
