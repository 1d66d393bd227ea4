// The media engine as the bench's subject: its main thread does nothing but this.
import { join } from "node:path";
import { MediaEngine } from "../../src/media/index.ts";
import type { MediaEvent } from "../../src/media/index.ts";
import { answer } from "./messages.ts";
import type { SubjectStart, ToChild } from "./messages.ts";

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
    } else if (kind === "listen" || kind === "three-way") {
      if (at % 3 !== 2) continue;
      const [one, other] = [`s${at - 2}`, `s${at - 1}`];
      const third = kind === "listen" ? [] : [session];
      converse(at, { [one]: [other, ...third], [other]: [one, ...third], [session]: [one, other] });
    } else {
      const sources = [{ type: "music", folder }] as const;
      engine.send({ type: "play", session, id: at, sources, repeat: true, interruptible: false });
    }
  }
  answer({ ports: [...peers.keys()].map((at) => ports.get(`s${at}`) ?? 0) });
}

function converse(call: number, relation: Readonly<Record<string, readonly string[]>>): void {
  const parties = Object.entries(relation).map(([session, hears]) => ({ session, hears }));
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
