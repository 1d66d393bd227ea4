// The 49 messages of RFC 4475: the valid ones are read right, the wrong ones are refused as the RFC says.
import { describe, expect, it } from "vitest";
import { parseNameAddress } from "../../src/sip/message/address.ts";
import { cseqOf, header, headerValues, viaOf } from "../../src/sip/message/headers.ts";
import type { SipMessage, SipRequest } from "../../src/sip/message/message.ts";
import type { ParseError } from "../../src/sip/message/parse.ts";
import { parseMessage } from "../../src/sip/message/parse.ts";
import { printMessage, responseTo } from "../../src/sip/message/print.ts";
import { parseUri } from "../../src/sip/message/uri.ts";
import { parseCredentials } from "../../src/sip/digest/credentials.ts";
import { NO_REGISTRATIONS } from "../../src/sip/registrar/registrations.ts";
import { bindingsOf, register } from "../../src/sip/registrar/registrar.ts";
import { INVALID } from "./invalid.ts";
import { MEANING } from "./meaning.ts";
import { VALID } from "./valid.ts";

function read(octets: Uint8Array): SipMessage {
  const result = parseMessage(octets);
  if (!result.ok) throw new Error(result.error.reason);
  return result.message;
}

function readRequest(octets: Uint8Array): SipRequest {
  const message = read(octets);
  if (message.type !== "request") throw new Error("not a request");
  return message;
}

function refusal(octets: Uint8Array): ParseError {
  const result = parseMessage(octets);
  if (result.ok) throw new Error("was not refused");
  return result.error;
}

/** The name-addr of a field, as a plain object. */
function address(message: SipMessage, name: string) {
  const parsed = parseNameAddress(header(message, name) ?? "");
  return parsed === undefined ? undefined : { ...parsed, parameters: Object.fromEntries(parsed.parameters) };
}

function vias(message: SipMessage) {
  return headerValues(message, "Via").map((value) => viaOf(value));
}

const bodyText = (message: SipMessage) => new TextDecoder().decode(message.body);
const FLOW = { transport: "udp", remoteAddress: "192.0.2.1", remotePort: 5060 } as const;
const registered = (octets: Uint8Array, user: string) =>
  register(NO_REGISTRATIONS, readRequest(octets), user, FLOW, 1_700_000_000_000);

describe("RFC 4475 section 3.1.1, valid messages", () => {
  it("wsinv: a short tortuous INVITE", () => {
    const message = readRequest(VALID.wsinv);
    expect(message.method).toBe("INVITE");
    expect(message.uri).toBe("sip:vivekg@chair-dnrc.example.com;unknownparam");
    expect(parseUri(message.uri)?.parameters).toEqual(new Map([["unknownparam", ""]]));
    expect(address(message, "To")).toEqual({
      displayName: "",
      uri: "sip:vivekg@chair-dnrc.example.com",
      parameters: { tag: "1918181833n" },
    });
    expect(address(message, "From")).toEqual({
      displayName: 'J Rosenberg \\"',
      uri: "sip:jdrosen@example.com",
      parameters: { tag: "98asjd8" },
    });
    expect(header(message, "Max-Forwards")).toBe("0068");
    expect(header(message, "Call-ID")).toBe("wsinv.ndaksdj@192.0.2.1");
    expect(cseqOf(message)).toEqual({ sequence: 9, method: "INVITE" });
    expect(vias(message)).toMatchObject([
      { transport: "UDP", host: "192.0.2.2", port: undefined, branch: "390skdjuw" },
      { transport: "TCP", host: "spindle.example.com", branch: "z9hG4bK9ikj8" },
      { transport: "UDP", host: "192.168.255.111", branch: "z9hG4bK30239" },
    ]);
    expect(header(message, "Subject")).toBe("");
    expect(header(message, "NewFangledHeader")).toBe("newfangled value continued newfangled value");
    expect(header(message, "unknownheaderwithUNUSUALvalue")).toBe(";;,,;;,;");
    expect(headerValues(message, "Route")).toEqual([
      "<sip:services.example.com;lr;unknownwith=value;unknown-no-value>",
    ]);
    expect(address(message, "Contact")).toEqual({
      displayName: 'Quoted string ""',
      uri: "sip:jdrosen@example.com",
      parameters: { newparam: "newvalue", secondparam: "", q: "0.33" },
    });
    expect(message.body.length).toBe(150);
  });

  it("intmeth: a wide range of valid characters", () => {
    const message = readRequest(VALID.intmeth);
    const method = "!interesting-Method0123456789_*+`.%indeed'~";
    expect(message.method).toBe(method);
    expect(cseqOf(message)).toEqual({ sequence: 139122385, method });
    expect(parseUri(message.uri)).toMatchObject({
      user: "1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*",
      password: "&it+has=1,weird!*pas$wo~d_too.(doesn't-it)",
      host: "example.com",
    });
    expect(address(message, "To")?.displayName).toBe("BEL:\x07 NUL:\x00 DEL:\x7f");
    expect(address(message, "From")).toEqual({
      displayName: "token1~` token2'+_ token3*%!.-",
      uri: "sip:mundane@example.com",
      parameters: { "fromparam''~+*_!.-%": "работающий", tag: "_token~1'+`*%!-." },
    });
    expect(header(message, "Call-ID")).toBe("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{");
    expect(header(message, "extensionHeader-!.%*+_`'~")).toBe("\ufeff大停電");
  });

  it("esc01: the % escape means what it says", () => {
    const message = readRequest(VALID.esc01);
    expect(parseUri(message.uri)).toMatchObject({ user: "sips:user@example.com", host: "example.net" });
    expect(parseUri(address(message, "To")?.uri ?? "")?.user).toBe("user");
    expect(parseUri(address(message, "From")?.uri ?? "")?.user).toBe("I have spaces");
    const contact = parseUri(address(message, "Contact")?.uri ?? "");
    expect(contact?.user).toBe("caller");
    expect(contact?.parameters).toEqual(
      new Map([
        ["lr", ""],
        ["name", "value%41"],
      ]),
    );
  });

  it("escnull: escaped nulls are part of a name", () => {
    const message = readRequest(VALID.escnull);
    expect(parseUri(address(message, "To")?.uri ?? "")?.user).toBe("null-\0-null");
    const [state, response] = registered(VALID.escnull, "null-\0-null");
    expect(response.status).toBe(200);
    expect(bindingsOf(state, "null-\0-null", 0)).toHaveLength(2);
  });

  it("esc02: a % that is no escape", () => {
    const message = readRequest(VALID.esc02);
    expect(message.method).toBe("RE%47IST%45R");
    expect(address(message, "To")?.displayName).toBe("%Z%45");
    expect(vias(message)[0]?.branch).toBe("z9hG4bK209%fzsnel234");
    expect(headerValues(message, "Contact")).toEqual([
      "<sip:alias1@host1.example.com>",
      "<sip:alias3@host3.example.com>",
    ]);
    expect(header(message, "C%6Fntact")).toBe("<sip:alias2@host2.example.com>");
  });

  it("lwsdisp: no space between display name and <", () => {
    expect(address(readRequest(VALID.lwsdisp), "From")).toEqual({
      displayName: "caller",
      uri: "sip:caller@example.com",
      parameters: { tag: "323" },
    });
  });

  it("longreq: long values in header fields", () => {
    const message = readRequest(VALID.longreq);
    expect(vias(message)).toHaveLength(34);
    expect(vias(message)[0]?.host).toBe("sip33.example.com");
    expect(vias(message)[33]).toMatchObject({ host: "host.example.com", received: "192.0.2.5" });
    expect(address(message, "To")?.displayName).toMatch(/^I have a user name of extreme.* proportion$/);
    expect(address(message, "From")?.parameters["tag"]).toMatch(/^1(298)+2424$/);
    expect(message.body.length).toBe(150);
  });

  it("dblreq: the rest of the datagram is ignored", () => {
    const message = readRequest(VALID.dblreq);
    expect(message.method).toBe("REGISTER");
    expect(header(message, "Call-ID")).toBe("dblreq.0ha0isndaksdj99sdfafnl3lk233412");
    expect(message.body.length).toBe(0);
  });

  it("semiuri: parameters of the user are part of the user", () => {
    const uri = parseUri(readRequest(VALID.semiuri).uri);
    expect(uri).toMatchObject({ user: "user;par=u@example.net", host: "example.com" });
    expect(uri?.parameters.size).toBe(0);
    expect(headerValues(readRequest(VALID.semiuri), "Accept")).toHaveLength(6);
  });

  it("transports: various and unknown ones", () => {
    const transports = vias(readRequest(VALID.transports)).map((via) => via?.transport);
    expect(transports).toEqual(["UDP", "SCTP", "TLS", "UNKNOWN", "TCP"]);
  });

  it("mpart01: a body with octets of any kind", () => {
    const message = readRequest(VALID.mpart01);
    expect(message.body.length).toBe(553);
    expect(message.body.includes(0)).toBe(true);
    expect(Buffer.from(message.body).equals(Buffer.from(VALID.mpart01).subarray(-553))).toBe(true);
  });

  it("unreason: a reason phrase of UTF-8", () => {
    expect(read(VALID.unreason)).toMatchObject({
      status: 200,
      reason: "= 2**3 * 5**2 но сто девяносто девять - простое",
    });
  });

  it("noreason: an empty reason phrase", () => {
    expect(read(VALID.noreason)).toMatchObject({ type: "response", status: 100, reason: "" });
  });

  it.each(Object.entries(VALID))("%s prints to something that reads the same", (_name, octets) => {
    const message = read(octets);
    const again = read(printMessage(message));
    const fields = (of: SipMessage) => of.headers.filter(({ name }) => name !== "Content-Length");
    expect(fields(again)).toEqual(fields(message));
    expect(Buffer.from(again.body).equals(message.body)).toBe(true);
  });
});

describe("RFC 4475 section 3.1.2, wrong syntax", () => {
  it.each([
    ["badinv01", 400, "Malformed Via"],
    ["clerr", 400, "Body shorter than Content-Length"],
    ["ncl", 400, "Malformed Content-Length"],
    ["scalar02", 400, "Malformed CSeq"],
    ["quotbal", 400, "Malformed To"],
    ["ltgtruri", 400, "Malformed Request-URI"],
    ["lwsruri", 400, "Malformed Request-URI"],
    ["lwsstart", 400, "Malformed Request-URI"],
    ["badvers", 505, "Version not supported"],
    ["mismatch01", 400, "CSeq of another method"],
    // The RFC allows 501 as well, which is for whoever knows the methods.
    ["mismatch02", 400, "CSeq of another method"],
  ] as const)("%s is answered %i", (name, status, reason) => {
    const error = refusal(INVALID[name]);
    expect(error).toMatchObject({ status, reason });
    if (error.partial?.type !== "request") throw new Error("cannot be answered");
    const answer = responseTo(error.partial, status);
    expect(header(answer, "Call-ID")).toMatch(new RegExp(`^${name}`));
    expect(headerValues(answer, "Via")).not.toEqual([]);
  });

  it.each(["scalarlg", "bigcode"] as const)("%s, a response, is dropped", (name) => {
    expect(refusal(INVALID[name]).partial?.type).toBe("response");
  });

  it("trws: white space behind the start line does no harm", () => {
    expect(readRequest(INVALID.trws).uri).toBe("sip:remote-target@example.com");
  });

  it("escruri: headers in the Request-URI are read and left alone", () => {
    const message = readRequest(INVALID.escruri);
    expect(parseUri(message.uri)?.headers).toEqual(new Map([["route", "<sip:example.com>"]]));
    expect(headerValues(message, "Route")).toEqual([]);
  });

  it("baddate: a Date in another time zone is kept as text", () => {
    expect(header(readRequest(INVALID.baddate), "Date")).toBe("Fri, 01 Jan 2010 16:00:00 EST");
  });

  it("regbadct: a URI with a question mark and no brackets is refused by the registrar", () => {
    const [, response] = registered(INVALID.regbadct, "user");
    expect(response.status).toBe(400);
  });

  it("badaspec: spaces inside the brackets are forgiven", () => {
    expect(address(readRequest(INVALID.badaspec), "To")).toMatchObject({
      displayName: "Watson, Thomas",
      uri: "sip:t.watson@example.org",
    });
  });

  it("baddn: a display name with a comma outside of quotes is forgiven in From and To", () => {
    const message = readRequest(INVALID.baddn);
    expect(address(message, "From")).toEqual({
      displayName: "Bell, Alexander",
      uri: "sip:a.g.bell@example.com",
      parameters: { tag: "43" },
    });
    expect(address(message, "To")?.displayName).toBe("Watson, Thomas");
  });
});

describe("RFC 4475 sections 3.2 to 3.4, meaning", () => {
  it("badbranch: a branch that is only the cookie", () => {
    expect(vias(readRequest(MEANING.badbranch))[0]?.branch).toBe("z9hG4bK");
  });

  it.each([
    ["insuf", "Missing From"],
    ["multi01", "More than one CSeq"],
    ["mcl01", "More than one Content-Length"],
  ] as const)("%s is answered 400", (name, reason) => {
    const error = refusal(MEANING[name]);
    expect(error).toMatchObject({ status: 400, reason });
    expect(error.partial?.type).toBe("request");
  });

  it("unkscm, novelsc: other schemes are read, to be answered 416", () => {
    for (const octets of [MEANING.unkscm, MEANING.novelsc]) {
      expect(parseUri(readRequest(octets).uri)).toBeUndefined();
    }
    expect(readRequest(MEANING.novelsc).uri).toBe("soap.beep://192.0.2.103:3002");
  });

  it("unksm2: other schemes in To, From and Contact; the registrar says 400", () => {
    const message = readRequest(MEANING.unksm2);
    expect(address(message, "To")?.uri).toBe("isbn:2983792873");
    expect(address(message, "From")?.uri).toBe("http://www.example.com");
    expect(registered(MEANING.unksm2, "")[1].status).toBe(400);
  });

  it("bext01: unknown extensions are read, to be answered 420", () => {
    expect(headerValues(readRequest(MEANING.bext01), "Require")).toEqual([
      "nothingSupportsThis",
      "nothingSupportsThisEither",
    ]);
  });

  it("invut: an unknown content type is read, to be answered 415", () => {
    const message = readRequest(MEANING.invut);
    expect(header(message, "Content-Type")).toBe("application/unknownformat");
    expect(message.body.length).toBe(40);
  });

  it("regaut01: an unknown authorization scheme counts as none", () => {
    const message = readRequest(MEANING.regaut01);
    expect(headerValues(message, "Authorization").map(parseCredentials)).toEqual([undefined]);
  });

  it("bcast: a response with a second Via of a broadcast address", () => {
    const message = read(MEANING.bcast);
    expect(message).toMatchObject({ type: "response", status: 200 });
    expect(vias(message).map((via) => via?.host)).toEqual(["192.0.2.198", "255.255.255.255"]);
  });

  it("zeromf: Max-Forwards of zero", () => {
    expect(header(readRequest(MEANING.zeromf), "Max-Forwards")).toBe("0");
  });

  it("cparam01, cparam02: a parameter belongs to the field without brackets, to the URI with them", () => {
    const one = bindingsOf(registered(MEANING.cparam01, "watson")[0], "watson", 0);
    expect(one.map(({ contact }) => contact)).toEqual(["sip:+19725552222@gw1.example.net"]);
    const two = bindingsOf(registered(MEANING.cparam02, "watson")[0], "watson", 0);
    expect(two.map(({ contact }) => contact)).toEqual(["sip:+19725552222@gw1.example.net;unknownparam"]);
  });

  it("regescrt: headers inside a contact's URI are kept with it", () => {
    const [state, response] = registered(MEANING.regescrt, "user");
    expect(response.status).toBe(200);
    expect(bindingsOf(state, "user", 0)[0]?.contact).toBe("sip:user@example.com?Route=%3Csip:sip.example.com%3E");
  });

  it("sdp01: Accept without application/sdp is read, to be answered 406", () => {
    expect(headerValues(readRequest(MEANING.sdp01), "Accept")).toEqual(["text/nobodyKnowsThis"]);
  });

  it("inv2543: a caller of RFC 2543 without tag, branch and Content-Length", () => {
    const message = readRequest(MEANING.inv2543);
    expect(vias(message)[0]).toMatchObject({ host: "iftgw.example.com", branch: undefined });
    expect(address(message, "From")?.parameters).toEqual({});
    expect(address(message, "To")?.parameters).toEqual({ user: "phone" });
    expect(bodyText(message)).toMatch(/^v=0\r\n.*m=audio 49217 RTP\/AVP 0\r\n$/s);
  });
});

it("there are 49 of them", () => {
  const names = [VALID, INVALID, MEANING].flatMap((messages) => Object.keys(messages));
  expect(new Set(names).size).toBe(49);
});
