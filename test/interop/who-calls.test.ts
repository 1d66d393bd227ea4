// Who calls over a carrier's line and what they called, in real messages; and calls in an emergency.
import { afterAll, beforeAll, expect, it } from "vitest";
import { addExtension, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { leasePort } from "./ports.ts";
import { startServer, type Json, type Server } from "./server.ts";
import { explain, runSipp, startSipp, type SippResult, type SippRun } from "./sipp.ts";
import { Phones } from "./sipp-center.ts";
import { until } from "./until.ts";

const CARRIER = "127.0.0.7";
const NUMBER = "13800138000";
const HIDDEN = { from: "<sip:anonymous@anonymous.invalid>" };

let server: Server;
let phones: Phones;
let linePort: number;

beforeAll(async () => {
  server = await startServer({ environment: { XCC_WITHHELD_NUMBERS: "supervisor" } });
  phones = new Phones(server);
  linePort = await leasePort();
  for (const extn of ["1000", "1001"]) await addExtension(server, extn);
  await server.post("/api/xcc/hotlines/add", { nbr: "+864008001234", type: "only", numbers: "1000" });
  await server.post("/api/trunks", {
    ...{
      name: "carrier",
      address: CARRIER,
      port: linePort,
      contexts: ["nobodys"],
      number_in: "diversion",
      max_calls: 1,
    },
  });
});

afterAll(async () => {
  await phones.stop();
  expect(await server.stop()).toBe(0);
});

function called(uri: string, from: string, fields: readonly string[], talkMs = 500): Promise<SippResult> {
  return runSipp({
    ...{ scenario: "carrier-caller", address: CARRIER, remotePort: server.sipPort, calls: 1 },
    parameters: { uri, from, fields: fields.join("\n      "), talkMs },
    users: [{ ...userOf("carrier"), dials: "4000" }],
  });
}

async function answeredBy(phone: SippRun, caller: Promise<SippResult>): Promise<SippResult> {
  const result = await caller;
  expect(result.succeeded, explain(result)).toBe(1);
  return phone.done;
}

async function newest(): Promise<Json> {
  const uuid = ofType(factsOf(server), "call-started").at(-1)?.call ?? "";
  return (await server.get(`/api/cdrs/${uuid}`)) as Json;
}

it("is of two identities in one field the number, and a telephone URI's digits are what was called", async () => {
  const asserted = `P-Asserted-Identity: "Wang, Wei" <sip:wang@carrier.example>, <tel:+86-138-0013-8000;verstat=TN-Validation-Passed>`;
  const phone = await phones.waiting("1000");
  const heard = await answeredBy(phone, called("tel:+86-400-800-1234;phone-context=x", HIDDEN.from, [asserted]));
  expect(heard.messages).toMatch(/^From: "Wang, Wei" <sip:\+8613800138000@/m);
  expect(await newest()).toMatchObject({
    ...{ caller_id_number: `+86${NUMBER}`, destination_number: "+864008001234" },
    verstat: "TN-Validation-Passed",
  });
});

it("is nobody who asks for it, wherever one looks, but to whom may see it", async () => {
  const phone = await phones.waiting("1000");
  const fields = [`P-Asserted-Identity: "Wang" <sip:${NUMBER}@carrier.example>`, "Privacy: id"];
  const diverted = "Diversion: <sip:+86.400.800.1234@carrier.example;user=phone>;reason=unconditional";
  const heard = await answeredBy(phone, called("sip:88001000@xswitch.cn", HIDDEN.from, [...fields, diverted]));
  expect(heard.messages).toMatch(/^From: .*<sip:anonymous@/m);
  expect(heard.messages).toMatch(/^Privacy: id\r?$/m);
  expect(heard.messages).not.toContain(NUMBER);
  expect(heard.messages).not.toContain("Wang");
  expect(await newest()).toMatchObject({
    ...{ caller_id_number: "anonymous", caller_id_name: "", caller_outside: "anonymous" },
    ...{ destination_number: "+864008001234", withheld: true, withheld_number: NUMBER },
  });
  expect(server.log).not.toContain(NUMBER);
});

it("goes out in an emergency over a line that takes nothing else and has no room, and an alarm fires", async () => {
  // The one call that the line may have.
  const phone = await phones.waiting("1000");
  const full = called("tel:+864008001234", "<sip:13700000000@carrier.example>", ["X-Test: 1"], 3_000);
  await until("the line is full", () =>
    Promise.resolve(ofType(factsOf(server), "call-started").at(-1)?.callerNumber === "13700000000" || undefined),
  );
  const line = await startSipp({
    ...{ scenario: "agent", address: CARRIER, port: linePort, users: [userOf("carrier")], calls: 1 },
  });
  const call = await phones.call("1001", { parameters: { talkMs: 500 } }, "110");
  expect(call.succeeded, explain(call)).toBe(1);
  await answeredBy(phone, full);
  const heard = await line.done;
  expect(heard.messages).toMatch(/^INVITE sip:110@127\.0\.0\.7/m);
  const alarms = await until("an alarm is told of", async () => {
    const { data } = (await server.get("/api/alarms")) as { readonly data: readonly Json[] };
    return data.length > 0 ? data : undefined;
  });
  expect(alarms).toMatchObject([
    { name: "emergency call", severity: "critical", metric: "emergency-calls", figure: 1 },
  ]);
  expect(ofType(factsOf(server), "emergency-call")).toMatchObject([
    { extn: "1001", number: "110", lines: ["carrier"] },
  ]);
});

it("and so does a phone that is switched off, which calls nobody else", async () => {
  await addExtension(server, "1003");
  await server.post("/api/xcc/extensions/set", { id: 3, disabled: true });
  const refused = await phones.call("1003", { scenario: "caller-refused", parameters: { status: 403 } }, "1000");
  expect(refused.succeeded, explain(refused)).toBe(1);
  const line = await startSipp({
    ...{ scenario: "agent", address: CARRIER, port: linePort, users: [userOf("carrier")], calls: 1 },
  });
  // As the number of a line is dialled.
  const call = await phones.call("1003", { parameters: { talkMs: 500 } }, "110");
  expect(call.succeeded, explain(call)).toBe(1);
  expect((await line.done).messages).toMatch(/^INVITE sip:110@127\.0\.0\.7/m);
  expect(ofType(factsOf(server), "emergency-call").at(-1)).toMatchObject({ extn: "1003", number: "110" });
});

it("and no extension has such a number", async () => {
  const added = await server.request("POST", "/api/xcc/extensions/add", {
    ...{ extn: "110", name: "Police", password: "Interop-110" },
  });
  expect(added.status).toBe(400);
  expect(await added.text()).toContain("emergency");
});
