// Our own client as an agent's telephone in Chromium, through the whole server: a queue's call is heard both ways, mute is true on
// the server, and a page that is loaded anew has its call back.
import { afterAll, beforeAll, expect, it } from "vitest";
import { BrowserPhone, PhonePages } from "./browser-phone.ts";
import { addQueue, HOTLINE, makeReady, startCenter, untilCallState, userOf } from "./center.ts";
import { leasePorts } from "./ports.ts";
import { DOMAIN, type Server } from "./server.ts";
import { TEST_TONES_HZ } from "./tone.ts";

const [CALLER_HZ, AGENT_HZ] = TEST_TONES_HZ;
const BACK_WITHIN_MS = 3_000;
const AGENT = { number: "1101", domain: DOMAIN, password: "Alder-Linnet-29" };

let server: Server;
let pages: PhonePages;
let calling: BrowserPhone;
let answering: BrowserPhone;
beforeAll(async () => {
  pages = await PhonePages.start();
  const ports = await leasePorts(100);
  const environment = {
    XCC_ALLOWED_ORIGINS: pages.origin,
    XCC_WEBRTC_PORTS: `${String(ports.from)}-${String(ports.to)}`,
  };
  server = await startCenter(["1000"], { environment });
  const { number: extn, password } = AGENT;
  await server.post("/api/xcc/extensions/add", { name: "Browser", extn, password, type: "VERTO" });
  await addQueue(server);
  const common = { pages, httpPort: server.httpPort };
  answering = await BrowserPhone.start(AGENT, { ...common, client: "xcc", toneHz: AGENT_HZ });
  calling = await BrowserPhone.start(userOf("1000"), { ...common, client: "jssip", toneHz: CALLER_HZ });
});
afterAll(async () => {
  await calling.stop();
  await answering.stop();
  expect(await server.stop()).toBe(0);
  pages.stop();
});

it("hears and is heard in a queue's call, over mute, hold and a page that is loaded anew", async () => {
  await answering.answering();
  await makeReady(server, AGENT.number);
  await calling.dial(HOTLINE);
  await answering.untilNoted("ringing");
  const since = performance.now();
  await untilCallState(server, AGENT.number, "TALKING");
  await Promise.all([calling.untilHears(AGENT_HZ), answering.untilHears(CALLER_HZ)]);
  console.log(`from ringing to sound both ways: ${(performance.now() - since).toFixed(0)} ms`);
  await server.post("/api/cc/ccc/ccMute", { agent: AGENT.number });
  await calling.untilHears(0);
  await answering.untilHears(CALLER_HZ);
  await server.post("/api/cc/ccc/ccUnMute", { agent: AGENT.number });
  await calling.untilHears(AGENT_HZ);
  await answering.does("hold");
  await calling.untilHearsOther(AGENT_HZ);
  await answering.does("unhold");
  await calling.untilHears(AGENT_HZ);
  await answering.reload();
  // The new page first: what the caller hears from then on comes from it.
  await answering.untilHears(CALLER_HZ, BACK_WITHIN_MS);
  await calling.untilHears(AGENT_HZ, BACK_WITHIN_MS);
  await answering.does("hangUp");
  await calling.untilNoted("ended");
});
