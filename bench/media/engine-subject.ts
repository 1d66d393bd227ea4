// The media engine as the bench's subject: its main thread does nothing but this.
import { join } from "node:path";
import { MediaEngine } from "../../src/media/index.ts";
import type { MediaEvent } from "../../src/media/index.ts";
import type { Party } from "../../src/media/vocabulary.ts";
import { answer, THREE } from "./messages.ts";
import type { SubjectKind, SubjectStart, ToChild } from "./messages.ts";

const engine = new MediaEngine({ address: "127.0.0.1", ports: { from: 30_000, to: 39_999 } });

async function start({ kind, peers, folder }: SubjectStart): Promise<void> {
  const ports = new Map<string, number>();
  await new Promise<void>((resolve) => {
    const hear = (event: MediaEvent): void => {
      if (event.type === "failed") throw new Error(event.reason);
      if (event.type === "opened") ports.set(event.session, event.port);
      if (ports.size === peers.length) resolve();
    };
    void engine.start(hear).then(() => {
      for (const at of peers.keys()) engine.send({ type: "open", session: `s${at}`, near: undefined });
    });
  });
  for (const [at, port] of peers.entries()) {
    const session = `s${at}`;
    engine.send({
      type: "connect",
      session,
      address: "127.0.0.1",
      port,
      signalledFrom: "127.0.0.1",
      codec: "PCMA",
      payloadType: 8,
      digitsPayloadType: 101,
      send: true,
      receive: true,
    });
    if (kind === "relay" || kind === "record") {
      if (at % 2 === 0) continue;
      const call = at >> 1;
      const other = `s${at - 1}`;
      converse(call, { [session]: [other], [other]: [session] });
      if (kind !== "record") continue;
      const path = join(folder, `${call}.wav`);
      engine.send({ type: "record", id: call, left: [other], right: [session], path });
    } else if (THREE.includes(kind)) {
      if (at % 3 === 2) talkOfThree(kind, at, [`s${at - 2}`, `s${at - 1}`, session], folder);
    } else {
      playMusic(session, at, folder);
    }
  }
  answer({ ports: [...peers.keys()].map((at) => ports.get(`s${at}`) ?? 0) });
}

/** The customer, the agent, and who is the third. */
function talkOfThree(kind: SubjectKind, call: number, legs: readonly [string, string, string], folder: string): void {
  const [customer, agent, third] = legs;
  if (kind === "three-way") {
    converse(call, { [customer]: [agent, third], [agent]: [customer, third], [third]: [customer, agent] });
  } else if (kind === "listen") {
    converse(call, { [customer]: [agent], [agent]: [customer], [third]: [customer, agent] });
  } else if (kind === "overhear") {
    converse(call, { [customer]: [agent], [agent]: [customer], [third]: [customer, agent] }, { [third]: agent });
  } else {
    // As where the customer's phone holds.
    converse(call, { [customer]: [], [agent]: [], [third]: [agent] }, { [third]: agent });
    playMusic(agent, call, folder);
  }
}

function playMusic(session: string, id: number, folder: string): void {
  const sources = [{ type: "music", folder }] as const;
  engine.send({ type: "play", session, id, sources, repeat: true, interruptible: false });
}

function converse(
  call: number,
  relation: Readonly<Record<string, readonly string[]>>,
  playedTo: Readonly<Record<string, string>> = {},
): void {
  const parties = Object.entries(relation).map(([session, hears]): Party => ({
    session,
    hears,
    playedTo: playedTo[session],
  }));
  engine.send({ type: "converse", conversation: `b${call}`, parties });
}

async function figures(): Promise<void> {
  const [worker] = await engine.probe();
  const { user, system } = process.cpuUsage();
  const { packetsReceived = 0, packetsSent = 0 } = worker ?? {};
  answer({
    cpuUs: user + system,
    received: packetsReceived,
    sent: packetsSent,
    rssMb: process.memoryUsage.rss() / 1e6,
  });
}

process.on("message", (message: ToChild) => {
  if (message.type === "start") void start(message.start);
  else if (message.type === "figures") void figures();
  else if (message.type === "end") void engine.stop().then(() => process.exit(0));
});
