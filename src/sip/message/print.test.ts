import { describe, expect, it } from "vitest";
import { header, headerValues } from "./headers.ts";
import type { SipRequest } from "./message.ts";
import { parseMessage } from "./parse.ts";
import { printMessage, request, responseTo, withSource } from "./print.ts";
import { reasonPhrase } from "./reason-phrase.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

function invite(...more: readonly (readonly [string, string])[]): SipRequest {
  const fields: (readonly [string, string])[] = [
    ["Via", "SIP/2.0/UDP proxy.example.com;branch=z9hG4bK2, SIP/2.0/UDP phone;branch=z9hG4bK1"],
    ["Max-Forwards", "70"],
    ["Record-Route", "<sip:p1;lr>"],
    ["Via", "SIP/2.0/TCP far;branch=z9hG4bK0"],
    ["From", "<sip:a@b>;tag=1"],
    ["To", "Bob <sip:b@b>"],
    ["Call-ID", "x"],
    ["Record-Route", "<sip:p2;lr>"],
    ["CSeq", "7 INVITE"],
    ["Timestamp", "54"],
    ...more,
  ];
  return request(
    "INVITE",
    "sip:b@b",
    fields.map(([name, value]) => ({ name, value })),
  );
}

describe("printing", () => {
  it("writes a right Content-Length, whatever the fields say", () => {
    const message = request(
      "MESSAGE",
      "sip:a@b",
      [
        { name: "Content-Length", value: "99" },
        { name: "l", value: "1" },
      ],
      "电",
    );
    expect(text(printMessage(message))).toBe("MESSAGE sip:a@b SIP/2.0\r\nContent-Length: 3\r\n\r\n电");
  });

  it("leaves no way out of a line", () => {
    const message = request("IN\r\nVITE", "sip:a@b\r\nEvil: 1 SIP/2.0\r\n", [
      { name: "Subject", value: "hello\r\nEvil: 1" },
      { name: "X\r\nEvil", value: "1" },
      { name: "X-Tab", value: "a\tb\0c\nd" },
    ]);
    const printed = text(printMessage(message));
    expect(printed.split("\r\n").some((line) => line.startsWith("Evil"))).toBe(false);
    expect(printed).toBe(
      "INVITE sip:a@b%0D%0AEvil:%201%20SIP/2.0%0D%0A SIP/2.0\r\nSubject: hello  Evil: 1\r\nX-Tab: a\tb c d\r\nContent-Length: 0\r\n\r\n",
    );
    const response = { type: "response", status: 200, reason: "O\r\nK", headers: [], body: new Uint8Array(0) } as const;
    expect(text(printMessage(response))).toMatch(/^SIP\/2\.0 200 O {2}K\r\nContent-Length: 0\r\n\r\n$/);
  });

  it("does not let a backslash smuggle a line end", () => {
    const message = request("X", "sip:a@b", [{ name: "Subject", value: '"a\\\r\nEvil: 1\\\n"' }]);
    expect(text(printMessage(message)).split("\r\n").slice(1, 2)).toEqual(['Subject: "a\\  Evil: 1\\ "']);
  });
});

describe("responses (RFC 3261 section 8.2.6)", () => {
  it("carry what they must, in order", () => {
    const response = responseTo(invite(), 200, undefined, "tag2");
    expect(response.reason).toBe("OK");
    expect(response.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bK2, SIP/2.0/UDP phone;branch=z9hG4bK1",
      "Record-Route: <sip:p1;lr>",
      "Via: SIP/2.0/TCP far;branch=z9hG4bK0",
      "From: <sip:a@b>;tag=1",
      "To: Bob <sip:b@b>;tag=tag2",
      "Call-ID: x",
      "Record-Route: <sip:p2;lr>",
      "CSeq: 7 INVITE",
    ]);
  });

  it("100 has no tag of ours and gives the Timestamp back", () => {
    const response = responseTo(invite(), 100, undefined, "tag2");
    expect(header(response, "To")).toBe("Bob <sip:b@b>");
    expect(header(response, "Timestamp")).toBe("54");
    expect(headerValues(response, "Record-Route")).toEqual([]);
  });

  it("failures have a tag but no route; so has success outside of dialogs", () => {
    const failure = responseTo(invite(), 486, "Busy as usual", "tag2");
    expect(failure).toMatchObject({ status: 486, reason: "Busy as usual" });
    expect(header(failure, "To")).toBe("Bob <sip:b@b>;tag=tag2");
    expect(headerValues(failure, "Record-Route")).toEqual([]);
    expect(headerValues(responseTo({ ...invite(), method: "OPTIONS" }, 200), "Record-Route")).toEqual([]);
  });

  it("keep a tag that is there, and what cannot be read", () => {
    const to = (value: string) => {
      const original = invite();
      const headers = original.headers.map((field) => (field.name === "To" ? { name: "To", value } : field));
      return header(responseTo({ ...original, headers }, 404, undefined, "new"), "To");
    };
    expect(to("<sip:b@b>;tag=old")).toBe("<sip:b@b>;tag=old");
    expect(to("sip:b@b")).toBe("sip:b@b;tag=new");
    expect(to("<sip:b@b>;")).toBe("<sip:b@b>;tag=new");
    expect(to('"open <sip:b@b>')).toBe('"open <sip:b@b>');
  });

  it("can be made of what is left of a wrong request", () => {
    expect(responseTo(request("OPTIONS", "x", []), 400).headers).toEqual([]);
  });
});

describe("noting the source of a request", () => {
  const top = (via: string, address = "192.0.2.9", port = 4444) => {
    const message = withSource(request("OPTIONS", "sip:b", [{ name: "Via", value: via }]), address, port);
    return header(message, "Via");
  };

  it("received where the address is another one (RFC 3261 section 18.2.1)", () => {
    expect(top("SIP/2.0/UDP h:5060;branch=z")).toBe("SIP/2.0/UDP h:5060;branch=z;received=192.0.2.9");
    expect(top("SIP/2.0/UDP 192.0.2.9:5060;branch=z")).toBe("SIP/2.0/UDP 192.0.2.9:5060;branch=z");
    expect(top("SIP/2.0/TCP [2001:DB8::1];branch=z", "2001:db8::1")).toBe("SIP/2.0/TCP [2001:DB8::1];branch=z");
  });

  it("rport where it is wanted, received then always (RFC 3581 section 4)", () => {
    expect(top("SIP/2.0/UDP 192.0.2.9;rport;branch=z")).toBe(
      "SIP/2.0/UDP 192.0.2.9;rport=4444;branch=z;received=192.0.2.9",
    );
  });

  it("replaces what the sender put there, and leaves the other hops as they are", () => {
    expect(top("SIP/2.0/UDP h;received=10.0.0.1;RPORT=1;branch=z, SIP/2.0/UDP  Next ;rport")).toBe(
      "SIP/2.0/UDP h;received=192.0.2.9;rport=4444;branch=z, SIP/2.0/UDP  Next ;rport",
    );
  });

  it("leaves a request without a readable Via alone", () => {
    expect(top("nonsense")).toBe("nonsense");
    const none = request("OPTIONS", "sip:b", []);
    expect(withSource(none, "192.0.2.9", 1)).toBe(none);
  });
});

it("has a phrase for every status", () => {
  expect(reasonPhrase(180)).toBe("Ringing");
  expect(reasonPhrase(491)).toBe("Request Pending");
  for (let status = 100; status < 700; status++) expect(reasonPhrase(status)).toMatch(/^[A-Z]/);
});

it("prints what was parsed", () => {
  const printed = printMessage(invite(["Content-Type", "text/plain"]));
  const result = parseMessage(printed);
  expect(result.ok).toBe(true);
  if (result.ok) expect(text(printMessage(result.message))).toBe(text(printed));
});
