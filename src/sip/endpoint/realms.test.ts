// Several domains at one door: each telephone proves itself in its own.
import { expect, it } from "vitest";
import { answerableChallenge, answerChallenge } from "../digest/credentials.ts";
import { ha1Of } from "../digest/digest.ts";
import { header, headerValues } from "../message/headers.ts";
import { Door, REALM } from "./door.ts";
import { requestText } from "./virtual-network.ts";

const OTHER = "other.example";
const DOMAINS: Readonly<Record<string, string>> = { "1001": REALM, "2001": OTHER };

function door(): Door {
  return new Door({
    directory: {
      ha1: (user, realm) => (DOMAINS[user] === realm ? ha1Of("MD5", user, realm, "secret") : undefined),
      realmOf: (host) => (host.toLowerCase() === OTHER ? OTHER : undefined),
      trusts: () => false,
    },
  });
}

/** Asks as `user@host`, answers what it is challenged with; gives the realm and the last answer's first line. */
function register(at: Door, user: string, host: string): { realm: string | undefined; line: string | undefined } {
  const text = (branch: string, more: Readonly<Record<string, string>>): string => {
    const address = `<sip:${user}@${host}>`;
    const Via = `SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bK${branch};rport`;
    const fields = { Via, From: `${address};tag=a`, To: address, Contact: `<sip:${user}@192.0.2.66>`, "Call-ID": "c" };
    return requestText("REGISTER", { ...fields, ...more }, "", `sip:${host}`);
  };
  at.inject(text("one", {}), {});
  const [challenge] = at.last === undefined ? [] : headerValues(at.last, "WWW-Authenticate");
  const asked = answerableChallenge(challenge === undefined ? [] : [challenge]);
  const realm = /realm="([^"]*)"/.exec(challenge ?? "")?.[1];
  if (asked === undefined) return { realm, line: undefined };
  const uri = `sip:${host}`;
  const answer = { user, password: "secret", method: "REGISTER", uri, body: new Uint8Array(0), nc: 1, cnonce: "c0" };
  at.inject(text("two", { Authorization: answerChallenge(asked, answer), CSeq: "2 REGISTER" }), {});
  expect(at.last === undefined ? undefined : header(at.last, "CSeq")).toBe("2 REGISTER");
  return { realm, line: at.network.lines().at(-1) };
}

it.each([
  ["1001", REALM, REALM, "200"],
  ["2001", OTHER, OTHER, "200"],
  ["2001", "OTHER.example", OTHER, "200"],
  // Who knows the server by its address only is of the domain that holds where none is named.
  ["1001", "192.0.2.2", REALM, "200"],
  ["2001", "192.0.2.2", REALM, "403"],
  ["1001", OTHER, OTHER, "403"],
  ["2001", REALM, REALM, "403"],
  ["1001", "nobodys.example", REALM, "200"],
])("lets %s in as one of %s: asked in %s, %s", (user, host, realm, status) => {
  const told = register(door(), user, host);
  expect(told.realm).toBe(realm);
  expect(told.line).toBe(`${status} REGISTER`);
});
