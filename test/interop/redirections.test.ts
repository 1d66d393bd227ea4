// Phones and carriers that send calls elsewhere by 302, and a phone that is not to be disturbed (480), in real messages.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addExtension, addQueue, makeReady, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { leasePort } from "./ports.ts";
import { DOMAIN, startServer, type Json, type Server } from "./server.ts";
import { explain, runSipp, startSipp, type SippOptions, type SippResult, type SippRun } from "./sipp.ts";
import { Phones } from "./sipp-center.ts";

const CARRIER = "127.0.0.9";
const MOVED = "13900139000";
const NUMBER = "13800138000";

let server: Server;
let phones: Phones;
let linePort: number;
/** Facts that earlier tests have left. */
let before: number;

beforeAll(async () => {
  server = await startServer({ environment: { XCC_FOLLOW_302: "outside" } });
  phones = new Phones(server);
  linePort = await leasePort();
  for (const extn of ["1001", "1002", "1003", "1004", "1005"]) await addExtension(server, extn);
  await server.post("/api/xcc/hotlines/add", { nbr: "4001", type: "only", numbers: "1002" });
  await server.post("/api/trunks", {
    ...{ name: "carrier", address: CARRIER, port: linePort, reaches_extensions: true },
    outbound: [{ prefix: "13" }],
  });
});

beforeEach(() => {
  before = factsOf(server).length;
});

afterAll(async () => {
  await phones.stop();
  expect(await server.stop()).toBe(0);
});

const news = () => factsOf(server).slice(before);

/** A phone that sends one call to these contacts. */
function redirecting(extn: string, contacts: string): Promise<SippRun> {
  return phones.waiting(extn, { scenario: "agent-redirects", parameters: { contacts } });
}

function carrier(options: Partial<SippOptions> = {}): Promise<SippRun> {
  const line = { port: linePort, address: CARRIER, users: [userOf("carrier")], calls: 1 };
  return startSipp({ scenario: "agent", ...line, ...options });
}

function went(...results: readonly SippResult[]): void {
  for (const result of results) expect(result.succeeded, explain(result)).toBe(1);
}

async function story(): Promise<string> {
  const call = ofType(news(), "call-started").at(-1)?.call ?? "";
  return JSON.stringify(await server.get(`/api/calls/${call}/explanation?language=en`));
}

it("rings a colleague's phone instead, by the number at our domain", async () => {
  const moved = await redirecting("1002", `<sip:nobody@elsewhere.example>;q=0.9, <sip:1003@${DOMAIN}>;q=0.5`);
  const colleague = await phones.waiting("1003");
  went(await phones.call("1001", { parameters: { talkMs: 300 } }, "1002"), await moved.done, await colleague.done);
  expect(ofType(news(), "leg-forwarded")).toMatchObject([{ number: "1003" }]);
  expect(ofType(news(), "leg-dialled")).toHaveLength(1);
  expect(await story()).toContain("1002 sent it on to 1003");
});

it("calls a number outside instead, and the carrier's word of where that has moved is followed too", async () => {
  const moved = await redirecting("1002", `<sip:${NUMBER}@${DOMAIN}>`);
  const line = await carrier({ scenario: MOVING, calls: 2 });
  const calling = await phones.call("1001", { parameters: { talkMs: 300 } }, "1002");
  went(calling, await moved.done);
  const { succeeded, messages } = await line.done;
  expect(succeeded, messages.slice(-3000)).toBe(2);
  expect(messages).toMatch(new RegExp(`INVITE sip:${NUMBER}@`));
  expect(messages).toMatch(new RegExp(`INVITE sip:${MOVED}@`));
  expect(ofType(news(), "leg-forwarded").map(({ number, refused }) => [number, refused])).toEqual([
    [NUMBER, undefined],
    [MOVED, undefined],
  ]);
  expect(await story()).toContain(`1002 sent it on to ${NUMBER}`);
  const call = ofType(news(), "call-started").at(-1)?.call ?? "";
  const { record } = (await server.get(`/api/cdrs/${call}`)) as { readonly record: { readonly way: readonly Json[] } };
  expect(record.way.filter(({ type }) => type === "forwarded")).toHaveLength(2);
});

it("calls nobody outside for a caller from outside, and says why", async () => {
  const moved = await redirecting("1002", `<sip:${NUMBER}@${DOMAIN}>`);
  const caller = await runSipp({
    ...{ scenario: "carrier-caller", address: CARRIER, port: linePort, remotePort: server.sipPort, calls: 1 },
    timeoutMs: 5_000,
    parameters: { uri: `sip:1002@${DOMAIN}`, from: "<sip:13700000000@carrier>", fields: "X-Test: 1", talkMs: 100 },
    users: [{ ...userOf("carrier"), dials: "1002" }],
  });
  expect(caller.succeeded, explain(caller)).toBe(0);
  went(await moved.done);
  expect(ofType(news(), "leg-dialled").map(({ to }) => to.type)).toEqual(["extension"]);
  expect(ofType(news(), "leg-forwarded")).toMatchObject([{ number: NUMBER, refused: "from-outside" }]);
  expect(await story()).toContain("the call is with somebody outside");
});

it("ends where it has been", async () => {
  const one = await redirecting("1002", `<sip:1003@${DOMAIN}>`);
  const other = await redirecting("1003", `<sip:1002@${DOMAIN}>`);
  const calling = await phones.call("1001", { scenario: "caller-refused", parameters: { status: 480 } }, "1002");
  went(await one.done, await other.done);
  expect(calling.messages).not.toMatch(/SIP\/2\.0 200 OK\r?\n[^]*CSeq: 2 INVITE/);
  expect(ofType(news(), "leg-forwarded").map(({ number, refused }) => [number, refused])).toEqual([
    ["1003", undefined],
    ["1002", "loop"],
  ]);
});

it("asks a phone that is not to be disturbed (480) once, and no more for as long as its agent is held back", async () => {
  await addQueue(server, {}, { queue: "quiet", hotline: "4002" });
  const phone = await phones.waiting("1004", {
    ...{ scenario: "agent-refuses", calls: 9 },
    parameters: { status: 480, phrase: "Do Not Disturb", ringMs: 20 },
  });
  await makeReady(server, "1004", "quiet");
  const caller = await phones.calling("1001", { parameters: { patienceMs: 6_000 } }, "4002");
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect(ofType(news(), "offer-ended")).toMatchObject([{ agent: "1004", end: "do-not-disturb" }]);
  await caller.stop();
  const { messages } = await phone.stop();
  expect(messages.match(/^INVITE /gm)).toHaveLength(1);
  expect(await story()).toContain("agent 1004");
});

it("says why it does not take a caller's audio, to them, in the log and in the record", async () => {
  const result = await phones.call("1001", { scenario: SECURE_ONLY }, "1003");
  expect(result.succeeded, explain(result)).toBe(1);
  expect(result.messages).toMatch(/^SIP\/2\.0 488 /m);
  expect(result.messages).toMatch(/^Warning: 302 \S+ "/m);
  expect(server.log).toMatch(/they want other audio than the codecs of XCC_CODECS over plain RTP/);
  expect(ofType(news(), "call-ended")).toMatchObject([{ cause: "media-failed", by: "center" }]);
});

it("tells in log, record and state why an agent's phone did not take our audio (488), and leaves it alone for a while", async () => {
  await addQueue(server, {}, { queue: "codecs", hotline: "4003" });
  const phrase = 'Not Acceptable Here\n      Warning: 305 desk.example "no codec in common"';
  const phone = await phones.waiting("1005", {
    ...{ scenario: "agent-refuses", calls: 9 },
    parameters: { status: 488, phrase, ringMs: 20 },
  });
  await makeReady(server, "1005", "codecs");
  const caller = await phones.calling("1001", { parameters: { patienceMs: 4_000 } }, "4003");
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(ofType(news(), "offer-ended")).toMatchObject([{ agent: "1005", end: "media-refused" }]);
  expect(server.log).toMatch(/a phone refused the media.*305|305.*a phone refused the media/);
  const { call } = ofType(news(), "call-started").at(-1) ?? {};
  const why = JSON.stringify(await server.get(`/api/calls/${String(call)}/explanation?language=en`));
  expect(why).toContain("1005");
  await caller.stop();
  const { messages } = await phone.stop();
  expect(messages.match(/^INVITE /gm)).toHaveLength(1);
  const { record } = (await server.get(`/api/cdrs/${String(call)}`)) as { readonly record: { readonly way: unknown } };
  expect(JSON.stringify(record.way)).toContain('"end":"media-refused"');
});

/** It has moved once, and is answered there. */
const MOVING = `<?xml version="1.0" encoding="UTF-8" ?>
<scenario name="agent-moving">
  <recv request="INVITE"><action>
    <ereg regexp="sip:${MOVED}@" search_in="msg" check_it="false" assign_to="there" />
  </action></recv>
  <nop next="answer" test="there" />
  <send retrans="500"><![CDATA[

      SIP/2.0 302 Moved
      [last_Via:]
      [last_From:]
      [last_To:];tag=[pid]a[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:${MOVED}@elsewhere.example>
      Content-Length: 0

  ]]></send>
  <recv request="ACK" next="over" />
  <label id="answer" />
  <send retrans="500"><![CDATA[

      SIP/2.0 200 OK
      [last_Via:]
      [last_Record-Route:]
      [last_From:]
      [last_To:];tag=[pid]a[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:carrier@[local_ip]:[local_port];transport=[transport]>
      Content-Type: application/sdp
      Content-Length: [len]

      v=0
      o=sipp 1 1 IN IP4 [media_ip]
      s=-
      c=IN IP4 [media_ip]
      t=0 0
      m=audio [media_port] RTP/AVP 8
      a=rtpmap:8 PCMA/8000

  ]]></send>
  <recv request="ACK" />
  <recv request="BYE" />
  <send><![CDATA[

      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0

  ]]></send>
  <label id="over" />
  <nop />
</scenario>
`;

/** A phone that offers nothing but SRTP, and expects to be told so. */
const SECURE_ONLY = readFileSync(new URL("scenarios/caller-refused.xml", import.meta.url), "utf8")
  .replaceAll("RTP/AVP 8 0 101", "RTP/SAVP 8")
  .replaceAll("{{status}}", "488");
