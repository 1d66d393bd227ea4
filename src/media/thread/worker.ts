// The media worker: the only place with sockets, timers and a clock. All it does is to carry: packets and times to the
// switchboard, events to the main thread.
import { randomBytes } from "node:crypto";
import { flushCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { StatisticsBoard } from "../statistics-board.ts";
import { WavFile } from "../record/wav-file.ts";
import { newCertificate } from "../link/dtls/certificate.ts";
import { WebLink } from "../link/web-link.ts";
import type { SwitchboardPorts } from "../session/ports.ts";
import { SLOTS, Switchboard } from "../session/switchboard.ts";
import type { MediaEvent } from "../vocabulary.ts";
import { Pacer } from "./pacer.ts";
import { PortPool } from "./port-pool.ts";
import { PortsAhead } from "./ports-ahead.ts";
import type { FromWorker, MediaFigures, ToWorker, WorkerSettings } from "./protocol.ts";
import { bindLink } from "./sockets.ts";
import { SoundLibrary } from "./sound-library.ts";
import { bindWebSocket, type BindWeb } from "./web-socket.ts";

const now = (): number => performance.now();

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

let waiting: MediaEvent[] = [];

/** What happens in one turn of the loop goes out as one message. */
function emit(event: MediaEvent): void {
  if (waiting.push(event) > 1) return;
  setImmediate(() => {
    const events = waiting;
    waiting = [];
    tell({ kind: "events", events });
  });
}

function openPortsAhead(settings: WorkerSettings, board: StatisticsBoard): PortsAhead {
  const pool = new PortPool(settings.ports, settings.portRestMs);
  return new PortsAhead(
    settings.portsAhead,
    (done) => bindLink(settings.address, pool, board, now, done),
    (port) => tell({ kind: "port-ready", port }),
  );
}

const wall = (): number => performance.timeOrigin + performance.now();

/** Where there are browsers; the certificate lives as long as the thread. */
function webBinding({ web, address, portRestMs }: WorkerSettings): SwitchboardPorts["bindWeb"] {
  if (web === undefined) return (_receiver, done) => done({ type: "failed", reason: "WebRTC is off" });
  const pool = new PortPool(web.ports, portRestMs, 1);
  const board = new StatisticsBoard(web.ports, web.statistics, 1);
  const certificate = newCertificate(wall());
  const { addresses } = web;
  const random = (bytes: number): string => randomBytes(bytes).toString("hex");
  const bind: BindWeb = { address, pool, board, now };
  return (receiver, done) =>
    bindWebSocket(bind, (datagrams) => new WebLink(datagrams, { certificate, addresses, receiver, now, random }), done);
}

function makePorts(settings: WorkerSettings, links: PortsAhead, sounds: SoundLibrary): SwitchboardPorts {
  return {
    now,
    wall,
    bindWeb: webBinding(settings),
    numbers: () => {
      const bytes = randomBytes(10);
      // In the lower half: whoever misses the first packets of SRTP must not miss a roll-over (RFC 3711 section 3.3.1).
      const sequence = bytes.readUInt16BE(8) & 0x7fff;
      return { ssrc: bytes.readUInt32BE(0), timestamp: bytes.readUInt32BE(4), sequence };
    },
    emit,
    bind: (_session, port, receiver, done) => links.take(port, receiver, done),
    openRecording: (path, format, opened, failed) => {
      const file = new WavFile(path, format, failed);
      file.open(opened);
      return file;
    },
    sounds,
  };
}

function begin(settings: WorkerSettings): void {
  const sounds = new SoundLibrary(now);
  const board = new StatisticsBoard(settings.ports, settings.statistics);
  const links = openPortsAhead(settings, board);
  const switchboard = new Switchboard(settings, makePorts(settings, links, sounds));
  const pacer = new Pacer(switchboard, SLOTS, now());
  let timer: NodeJS.Timeout | undefined;
  let strangersTold = 0;
  const turn = (): void => {
    const waitMs = pacer.run(now());
    const { packetsStranger } = switchboard.counters;
    if (packetsStranger !== strangersTold) board.countStrangers(packetsStranger - strangersTold);
    strangersTold = packetsStranger;
    timer = switchboard.isBusy ? setTimeout(turn, waitMs) : undefined;
  };
  const figures = (): MediaFigures => {
    const cpu = process.threadCpuUsage();
    const { sessions, counters } = switchboard;
    const { periodsSkipped } = pacer;
    return { cpuUserMs: cpu.user / 1000, cpuSystemMs: cpu.system / 1000, sessions, ...counters, periodsSkipped };
  };
  parentPort?.on("message", (message: ToWorker) => {
    switch (message.kind) {
      case "orders":
        for (const order of message.orders) switchboard.execute(order);
        if (timer !== undefined || !switchboard.isBusy) break;
        pacer.resume(now());
        turn();
        break;
      case "probe":
        tell({ kind: "probed", probe: message.probe, figures: figures() });
        break;
      case "stop":
        links.close();
        // The events of the closing are told at the end of this turn: this comes after them.
        switchboard.closeAll(() => setImmediate(() => setImmediate(() => void end(sounds))));
        break;
    }
  });
  tell({ kind: "ready" });
  links.fill();
}

/** With no socket, no reader and no port left, the thread ends of itself. */
async function end(sounds: SoundLibrary): Promise<void> {
  await sounds.stop();
  parentPort?.close();
}

begin(workerData as WorkerSettings);
// Where compiled code is kept: a thread that is killed has kept its own as well.
flushCompileCache();
