// A real phone that demands SRTP: linphone, as an agent's and as a caller's. Nobody is rung in vain a second, and all say why.
import { afterAll, beforeAll, expect, it } from "vitest";
import { addQueue, makeReady, startCenter, untilRecorded, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { startLinphone, type Linphone } from "./linphone.ts";
import type { Json, Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { until } from "./until.ts";

const AGENT = "1301";
const CALLER = "1302";

let server: Server;
let phones: Phones;
let phone: Linphone;

beforeAll(async () => {
  server = await startCenter([AGENT, CALLER]);
  phones = new Phones(server);
  await addQueue(server);
  const { number, password, domain } = userOf(AGENT);
  phone = await startLinphone({ number, password, domain, serverPort: server.sipPort, demandsSrtp: true });
  await until("it is registered", async () => {
    const { data } = (await server.get(`/api/phones?extn=${number}`)) as { readonly data: readonly Json[] };
    return data[0]?.["registered"] === true ? true : undefined;
  });
});

afterAll(async () => {
  await phone.stop();
  await phones.abandon();
  expect(await server.stop()).toBe(0);
});

it("is refused with a reason that is in the log and in a record, where it calls", async () => {
  phone.command("call 4000");
  await untilRecorded(server, AGENT);
  const [ended] = ofType(factsOf(server), "call-ended");
  expect(ended).toMatchObject({ cause: "media-failed", by: "center" });
  expect(server.log).toMatch(/they want other audio than the codecs of XCC_CODECS over plain RTP/);
});

it("refuses the media, once, where it is an agent's", async () => {
  await makeReady(server, AGENT);
  await phones.calling(CALLER);
  const refused = await until("the offer has ended", () =>
    Promise.resolve(ofType(factsOf(server), "offer-ended").find(({ end }) => end === "media-refused")),
  );
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const offers = ofType(factsOf(server), "offer-ended");
  expect(offers).toEqual([refused]);
  expect(server.log).toMatch(/a phone refused the media/);
});
