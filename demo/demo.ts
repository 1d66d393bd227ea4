// `xcc demo`: the whole call center on loopback, and a call through it over real SIP and RTP, told as it happens.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pino } from "pino";
import { answerTo, done, failed, type Answer, type GivenOptions } from "../src/command-line.ts";
import { readConfig, type Config, type ConfigResult } from "../src/config.ts";
import { systemClock } from "../src/host/clock.ts";
import { closeFolder } from "../src/host/private-files.ts";
import { startServer, type RunningServer } from "../src/start/server.ts";
import { demoCenter, type Account, type DemoCenter } from "./demo-center.ts";
import { demoPeople, sendColleaguesHome, type DemoPeople } from "./demo-people.ts";
import { Phone, type PhoneOptions } from "./phone.ts";
import type { PhoneStep } from "./phone-steps.ts";
import { DemoTraffic } from "./traffic.ts";

const CALLER_HZ = 440;
const AGENT_HZ = 660;
const ANSWER_AFTER_MS = 2_000;
const TALK_MS = 4_000;
/** Every step of the demo must have happened by then. */
const STEP_LIMIT_MS = 20_000;
const CALLS_PER_MINUTE = 4;
const MOST_CALLS_PER_MINUTE = 60;
const SOUNDS = join(import.meta.dirname, "..", "sounds");

const clock = systemClock();
const began = clock.now();

function say(line: string): void {
  const seconds = ((clock.now() - began) / 1_000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${line}\n`);
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = clock.now() + STEP_LIMIT_MS;
  while (!(await holds())) {
    if (clock.now() > giveUpAt) throw new Error(`This did not happen within ${STEP_LIMIT_MS / 1_000} s: ${what}.`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** The settings of the environment; the demo's own folder, unless another one is named. */
function demoConfig(given: GivenOptions, environment: NodeJS.ProcessEnv): ConfigResult {
  const set = Object.entries(environment).filter(([, text]) => text?.trim() !== "");
  const own = { XCC_LANGUAGE: "en", XCC_DATA: "./data/demo", ...Object.fromEntries(set) };
  const settings = readConfig(given.environment(own));
  if (!settings.ok) return settings;
  // Its key is new each time, so that it can be shown; a key of the settings is kept.
  return { ...settings, config: { ...settings.config, devKey: settings.config.devKey ?? randomUUID() } };
}

/** In one process with the phones, which are to end with it. On the usual ports, or on free ones where another server has them. */
async function startOnAnyPort(config: Config): Promise<RunningServer> {
  const log = pino({ level: "warn" });
  try {
    return await startServer(config, log);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("EADDRINUSE")) throw error;
    say("the usual ports are in use; taking free ones");
    const free = { http: { ...config.http, port: 0 }, sip: { ...config.sip, port: 0 } };
    return await startServer({ ...config, ...free }, log);
  }
}

function tell(who: string, step: PhoneStep): void {
  say(`${who}: ${wordsFor(step)}`);
}

function wordsFor(step: PhoneStep): string {
  switch (step.type) {
    case "ringing":
      return `rings, shows ${step.number} ${step.name}`;
    case "dialling":
      return `dials ${step.number}`;
    case "ended":
      return "the call is over";
    case "talking":
      return "connected";
    case "told-ringing":
      return "hears that it rings";
    case "registered":
    case "held":
    case "resumed":
    case "unregistered":
    case "not-registered":
      return step.type;
  }
}

/** One that is registered. */
async function phoneOf(
  center: DemoCenter,
  server: RunningServer,
  { extn, password }: Account,
  more: Pick<PhoneOptions, "displayName" | "voiceHz" | "answersWhenTold"> = {},
): Promise<Phone> {
  const phone = new Phone({
    server: { address: server.sip.host, port: server.sip.port },
    user: extn,
    password,
    domain: center.domain,
    localAddress: "127.0.0.1",
    clock,
    ...more,
  });
  await phone.start();
  await phone.register();
  return phone;
}

async function toldPhone(center: DemoCenter, server: RunningServer, who: "caller" | "agent"): Promise<Phone> {
  const isCaller = who === "caller";
  const phone = await phoneOf(center, server, center[who], {
    displayName: isCaller ? "Demo Caller" : "Demo Agent",
    voiceHz: isCaller ? CALLER_HZ : AGENT_HZ,
    answersWhenTold: !isCaller,
  });
  tell(`${who} ${center[who].extn}`, { type: "registered" });
  phone.onStep((step) => tell(`${who} ${center[who].extn}`, step));
  return phone;
}

/** One call from the hotline to its record. Returns the call's id. */
async function callThrough(center: DemoCenter, caller: Phone, agent: Phone): Promise<string> {
  agent.answerAutomatically(ANSWER_AFTER_MS);
  await caller.call(center.hotline);
  await until("the caller hears music in the queue", () => caller.state === "talking" && caller.packetsReceived > 25);
  say(`caller ${center.caller.extn}: waits in queue "${center.queue}" and hears music`);
  await until("the caller hears the agent", () => caller.hears(AGENT_HZ));
  await until("the agent hears the caller", () => agent.hears(CALLER_HZ));
  say(
    `both hear one another: the caller's ${CALLER_HZ} Hz and the agent's ${AGENT_HZ} Hz were recognised at the other end`,
  );
  await caller.playWav(join(SOUNDS, "en", "welcome.wav"), true);
  await agent.playWav(join(SOUNDS, "en", "at-your-service.wav"), true);
  await new Promise((done) => setTimeout(done, TALK_MS));
  agent.hangUp();
  let uuid = "";
  await until("the call record is written", async () => {
    uuid = (await center.finishedCall(began)) ?? "";
    return uuid !== "";
  });
  return uuid;
}

const USAGE = `xcc demo [OPTIONS]                  (npm run demo -- OPTIONS)

A call center on loopback, set up over its own API, and a call through it over real SIP and RTP, told as it happens. It stays up
until Ctrl-C. Its data are in ./data/demo, unless XCC_DATA or --data names another folder; its language is English, unless
XCC_LANGUAGE or --language says zh. Then the console's address is told, with accounts for it: an agent, whose phone answers when the
console says so, a supervisor and an administrator. Colleagues and callers with phones of their own keep the floor alive.

  --calls-per-minute N   how many callers dial a hotline, 0 to ${MOST_CALLS_PER_MINUTE}; ${CALLS_PER_MINUTE} unless said otherwise, 0: nobody

Every setting is an option; xcc start --help has them all.`;

/** Answers when the call is over; the center then stays up until a signal. */
export function demoCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  return answerTo(
    args,
    { text: USAGE, values: ["calls-per-minute"], switches: [], takesSettings: true },
    async (given): Promise<Answer> => {
      const pace = { from: 0, to: MOST_CALLS_PER_MINUTE };
      const callsPerMinute = given.number("calls-per-minute", pace) ?? CALLS_PER_MINUTE;
      const settings = demoConfig(given, environment);
      if (given.errors.length > 0) return done("");
      if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
      try {
        await runDemo(settings.config, callsPerMinute);
      } catch (error) {
        return failed(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
      }
      return done("");
    },
  );
}

async function runDemo(config: Config, callsPerMinute: number): Promise<void> {
  closeFolder(config.dataFolder);
  say("starting the call center (the first time takes a few seconds: it makes its database)");
  const server = await startOnAnyPort(config);
  const { http, sip } = server;
  say(`API on http://${http.host}:${http.port}, SIP on ${sip.host}:${sip.port}, data in ${config.dataFolder}`);
  const center = await demoCenter(server, config);
  await sendColleaguesHome(center.api);
  say(`set up over the API: hotline ${center.hotline} -> queue "${center.queue}" -> agent ${center.agent.extn}`);
  const agent = await toldPhone(center, server, "agent");
  const caller = await toldPhone(center, server, "caller");
  const uuid = await callThrough(center, caller, agent);
  const record = await center.record(uuid);
  const recording = await center.recordingPath(uuid, config.dataFolder);
  await caller.stop();
  const people = await demoPeople(center.api, center.agent.extn, center.queue);
  await keepAlive(center, server, people, { agent, callsPerMinute });

  process.stdout.write(
    `\nThe call record (its legs and its way: GET /api/cdrs/${uuid}):\n${JSON.stringify(record, undefined, 2)}\n\n`,
  );
  process.stdout.write(`The recording (left: caller, right: agent):\n  ${recording}\n\n`);
  tellAddresses(center, server, config, people);
  endOnSignals(server);
}

/** From now on the guest has the agent's place, whose phone answers when the console says so; the others work and call. */
async function keepAlive(
  center: DemoCenter,
  server: RunningServer,
  people: DemoPeople,
  { agent, callsPerMinute }: { readonly agent: Phone; readonly callsPerMinute: number },
): Promise<void> {
  agent.answerAutomatically(undefined);
  await center.api.post("/api/cc/ccc/ccLogout", { agent: center.agent.extn });
  const supervisor = await phoneOf(center, server, people.supervisor);
  supervisor.answerAutomatically(ANSWER_AFTER_MS / 2);
  const traffic = new DemoTraffic({
    ...{ clock, sounds: join(SOUNDS, "en"), hotlines: people.hotlines, callsPerMinute },
    phoneOf: (account) => phoneOf(center, server, account),
  });
  await traffic.start(people.colleagues, people.callers);
  say(`${people.colleagues.length} colleagues are ready; ${callsPerMinute} calls a minute (--calls-per-minute)`);
}

function tellAddresses(center: DemoCenter, server: RunningServer, config: Config, people: DemoPeople): void {
  const { http, sip } = server;
  const lines = [
    "To call with a phone of your own:",
    `  server ${sip.host}:${sip.port}   domain ${center.domain}   codecs ${config.codecs.join(", ")}`,
    `  user ${center.caller.extn}   password ${center.caller.password}`,
    `API: http://${http.host}:${http.port}   described at /openapi.json`,
    `developer key: ${center.devKey}`,
    "",
  ];
  if (config.console === "on") {
    lines.push(`The console: http://${http.host}:${http.port}/   (the first time it takes a minute to be built)`);
    for (const { role, login, password } of people.accounts) {
      lines.push(`  ${role.padEnd(13)}   user ${login}   password ${password}`);
    }
    lines.push("");
  }
  process.stdout.write(`${lines.join("\n")}\nThe call center stays up. Ctrl-C ends it.\n`);
}

function endOnSignals(server: RunningServer): void {
  const end = (): void => {
    server.stop(0).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}
