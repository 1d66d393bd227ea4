// The load generator's process: takes requests over IPC, one reply each.
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { Agents } from "./agents.ts";
import { Audio } from "./audio.ts";
import { Callers } from "./callers.ts";
import type { CallLog, CallPlan, Counts, LoadReplies, LoadRequest, LoadSetup } from "./plan.ts";
import { Repeats } from "./repeats.ts";
import { SipSocket, timeNow } from "./sip-socket.ts";

/** Calls are placed by the clock, not by a timer each: a late timer then delays one call, not all after it. */
const PLACE_EVERY_MS = 2;
const HANG_UP_LIMIT_MS = 6_000;
const ECHO_LIMIT_MS = 1_000;

interface Running {
  readonly callers: Callers;
  readonly agents: Agents;
  readonly repeats: Repeats;
  readonly audio: Audio;
  readonly sockets: readonly SipSocket[];
}

let running: Running | undefined;

process.on("message", (message) => {
  const { id, request } = message as { readonly id: number; readonly request: LoadRequest };
  perform(request).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, failed: error instanceof Error ? error.message : String(error) }),
  );
});
// Whoever asked is gone, and with it the reason to go on.
process.on("disconnect", () => process.exit(0));

async function perform(request: LoadRequest): Promise<LoadReplies[LoadRequest["type"]]> {
  switch (request.type) {
    case "start":
      running = await start(request.setup);
      return null;
    case "register":
      return parts().agents.register(request.agents);
    case "call":
      return call(request.calls, request.settleMs);
    case "place":
      await place(request.calls, () => undefined);
      return null;
    case "hang-up":
      return hangUp();
    case "count":
      return counts();
    case "offers":
      return parts().agents.takeOffers();
    case "echo":
      return echo(request);
  }
}

function parts(): Running {
  if (running === undefined) throw new Error("the load generator was not started");
  return running;
}

async function start(setup: LoadSetup): Promise<Running> {
  const repeats = new Repeats();
  const audio = new Audio();
  const callerSocket = new SipSocket();
  const agentSocket = new SipSocket();
  const callers = new Callers({ socket: callerSocket, repeats, audio, setup });
  const agents = new Agents({ socket: agentSocket, repeats, audio, setup });
  await audio.start();
  await callerSocket.start(setup.sipPort, (message) => callers.onMessage(message));
  await agentSocket.start(setup.sipPort, (message, at) => agents.onMessage(message, at));
  repeats.start();
  return { callers, agents, repeats, audio, sockets: [callerSocket, agentSocket] };
}

/** Places the calls at their rate. Resolves when the last one is placed. */
function place(plan: CallPlan, over: (log: CallLog) => void): Promise<void> {
  return byTheClock(plan.count, plan.perSecond, () => parts().callers.place(plan, over));
}

function byTheClock(count: number, perSecond: number, act: () => void): Promise<void> {
  const began = performance.now();
  let done = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1_000) + 1);
      for (; done < due; done += 1) act();
      if (done < count) return;
      clearInterval(timer);
      resolve();
    }, PLACE_EVERY_MS);
  });
}

async function call(plan: CallPlan, settleMs: number): Promise<readonly CallLog[]> {
  const logs: CallLog[] = [];
  let allOver: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (allOver = resolve));
  await place(plan, (log) => {
    logs.push(log);
    if (logs.length === plan.count) allOver();
  });
  await Promise.race([over, after(settleMs)]);
  return logs;
}

async function hangUp(): Promise<null> {
  parts().callers.hangUpAll();
  for (let waitedMs = 0; parts().callers.live > 0 && waitedMs < HANG_UP_LIMIT_MS; waitedMs += 50) await after(50);
  return null;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function counts(): Counts {
  const { sockets, audio, repeats, callers, agents } = parts();
  const total = (name: keyof SipSocket["traffic"]) => sockets.reduce((sum, socket) => sum + socket.traffic[name], 0);
  const { user, system } = process.cpuUsage();
  return {
    ...{ sipSent: total("sent"), sipSentBytes: total("sentBytes") },
    ...{ sipReceived: total("received"), sipReceivedBytes: total("receivedBytes") },
    ...{ sentAgain: repeats.sentAgain, audioSent: audio.sent, audioReceived: audio.received },
    ...{ liveCalls: callers.live, talkingAgents: agents.live, ownCpuUs: user + system },
  };
}

async function echo(request: Extract<LoadRequest, { type: "echo" }>): Promise<readonly number[]> {
  const socket = createSocket("udp4");
  const tripsMs: number[] = [];
  socket.on("message", (datagram) => tripsMs.push(timeNow() - datagram.readDoubleBE(0)));
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.connect(request.port, "127.0.0.1");
  await once(socket, "connect");
  await byTheClock(request.count, request.perSecond, () => {
    const datagram = Buffer.alloc(request.bytes, 0x20);
    datagram.writeDoubleBE(timeNow(), 0);
    socket.send(datagram);
  });
  for (let waitedMs = 0; tripsMs.length < request.count && waitedMs < ECHO_LIMIT_MS; waitedMs += 10) await after(10);
  socket.close();
  return tripsMs;
}
