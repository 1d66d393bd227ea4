import { once } from "node:events";
import { networkInterfaces } from "node:os";
import { Worker } from "node:worker_threads";
import { Homes } from "./homes.ts";
import { Patchbay } from "./patchbay.ts";
import { StatisticsBoard } from "./statistics-board.ts";
import type { FromWorker, MediaFigures, Order, PortRange, ToWorker, WorkerSettings } from "./thread/protocol.ts";
import type { MediaCommand, MediaEvent, MediaSessionId, MediaStatistics, RtpSource } from "./vocabulary.ts";

export interface MediaEngineOptions {
  /** Numeric IPv4 or IPv6 address to bind RTP and RTCP to. */
  readonly address: string;
  /** RTP takes the even ports, RTCP the odd ones above them. Both ends included. */
  readonly ports: PortRange;
  /** For browsers, one each: ICE, DTLS, RTP and RTCP. Both ends included. Default: there are no browsers. */
  readonly webPorts?: PortRange;
  /** At which browsers are told that we are. Default: `address`, or where that is every one, all that this machine has. */
  readonly webAddresses?: readonly string[];
  /** Threads; 1 unless told otherwise. */
  readonly workers?: number;
  /** How long nothing may come before `silent` is told. Default 10 000. */
  readonly silentAfterMs?: number;
  /** How long a port rests after use, so that a late packet of the last call does not reach the next. Default 2 000. */
  readonly portRestMs?: number;
  /** Time between RTCP reports (RFC 3550 section 6.2: 5 000 at least on average for small groups). Default 5 000. */
  readonly rtcpIntervalMs?: number;
  /** From whom audio is taken that signalling did not announce. Default "strict": from nobody once the peer is known. */
  readonly source?: RtpSource;
  /** Is it told where a line gives a busy tone, or one tone without end? Default true. */
  readonly lineTones?: boolean;
  /** Are RFC 4733 digits heard in recordings? Default false: they are silence, so that no card number is kept. */
  readonly digitsInRecordings?: boolean;
  /** The code a worker runs; a test may put another in its place. */
  readonly program?: URL;
}

interface Thread {
  worker: Worker;
  readonly settings: WorkerSettings;
  /** Deaths in a row without a quiet while between them: the next start waits longer. */
  deaths: number;
  diedAt: number;
  /** Undefined while it waits to be started again. */
  alive: boolean;
  /** Not sent yet. */
  ordered: Order[];
  /** Ports that it has bound ahead and nobody has. */
  readonly readyPorts: number[];
  readonly board: StatisticsBoard;
  /** Of the browsers' sessions. */
  readonly webBoard: StatisticsBoard | undefined;
}

const RESTART_DELAY_MS = 100;
const RESTART_DELAY_LIMIT_MS = 5_000;
const QUIET_MS = 10_000;
const STOP_LIMIT_MS = 5_000;
/** A burst of calls finds as many ports ready; of a small range a quarter. */
const PORTS_AHEAD = 32;
/** What a packet leaves behind is swept up often and quickly, instead of seldom out of 64 MB. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 12 };

/**
 * The main thread's hold on the media. `send` never throws and never waits; what becomes of a command comes as an event,
 * always in a later turn of the loop.
 *
 * Sessions live in the worker with the fewest of them, or in that of `near`. Those of different workers hear one another and
 * are recorded together all the same (the patchbay sees to it, at the price of two more ports for each that is elsewhere).
 */
export class MediaEngine {
  readonly #options: MediaEngineOptions;
  #emit: (event: MediaEvent) => void = () => undefined;
  #threads: Thread[] = [];
  #homes = new Homes(1);
  #patchbay: Patchbay;
  #stopping: Promise<void> | undefined;
  readonly #probes = new Map<number, { readonly thread: Thread; readonly resolve: (figures?: MediaFigures) => void }>();
  #nextProbe = 1;

  constructor(options: MediaEngineOptions) {
    this.#options = options;
    this.#patchbay = new Patchbay(this.#homes, options.address);
  }

  /** Resolves when every worker takes commands. Rejects where a worker cannot be started or the ports make no sense. */
  async start(emit: (event: MediaEvent) => void): Promise<void> {
    this.#emit = emit;
    const { workers = 1, webPorts } = this.#options;
    const slices = slicePorts(this.#options.ports, workers);
    const webSlices = webPorts === undefined ? [] : sliceWebPorts(webPorts, workers);
    this.#homes = new Homes(slices.length);
    this.#patchbay = new Patchbay(this.#homes, this.#options.address);
    await Promise.all(slices.map((ports, at) => this.#begin(at, settingsOf(this.#options, ports, webSlices[at]))));
  }

  /** How many live, by what has been told of them. */
  get sessions(): number {
    return this.#homes.sessions;
  }

  /** Packets that were refused because they came from somebody who is not the session's peer. Only grows. */
  get packetsStranger(): number {
    return this.#threads.reduce((sum, { board }) => sum + board.packetsStranger, 0);
  }

  /** How a session fares by now; undefined where it is not open. */
  statisticsOf(session: MediaSessionId): MediaStatistics | undefined {
    const seat = this.#homes.seatOf(session);
    const thread = seat && this.#threads[seat.home];
    return thread && boardOf(thread, seat.port).read(seat.port);
  }

  send(command: MediaCommand): void {
    for (const one of this.#patchbay.plan(command)) this.#place(one);
  }

  #place(command: Order): void {
    const placed = this.#homes.place(command);
    if (placed.type === "nowhere") {
      const event = placed.event;
      if (event !== undefined) this.#tellSoon([event]);
      return;
    }
    const thread = this.#threads[placed.home];
    if (this.#stopping === undefined && thread?.alive === true) {
      if (command.type === "open") this.#open(thread, command);
      else this.#order(thread, command);
      if (command.type === "close") this.#close(thread, command.session);
      return;
    }
    if (command.type === "open") this.#refuse(command.session);
  }

  /** On a port that is bound already its opening is told at once: an INVITE waits for it. */
  #open(thread: Thread, command: Extract<Order, { readonly type: "open" }>): void {
    const { session } = command;
    const port = command.web === true ? undefined : thread.readyPorts.shift();
    this.#order(thread, port === undefined ? command : { ...command, port });
    if (port === undefined) return;
    this.#homes.opened(session, port);
    this.#tellSoon([{ type: "opened", session, port }]);
  }

  /** Told at once, with what is known by now: the next call for whoever has hung up waits for it. */
  #close(thread: Thread, session: MediaSessionId): void {
    const seat = this.#homes.seatOf(session);
    this.#tellSoon(this.#homes.end(session, seat && boardOf(thread, seat.port).read(seat.port)));
  }

  #tellSoon(events: readonly MediaEvent[]): void {
    queueMicrotask(() => {
      for (const event of events) this.#tell(event);
    });
  }

  #tell(event: MediaEvent): void {
    const { commands, events } = this.#patchbay.hear(event);
    for (const command of commands) this.#place(command);
    for (const one of events) this.#emit(one);
  }

  /** Closes every session (each gets its `closed`), finishes the recordings and ends the threads. Bounded in time. */
  stop(): Promise<void> {
    this.#stopping ??= Promise.all(this.#threads.map((thread) => this.#end(thread))).then(() => undefined);
    return this.#stopping;
  }

  /** What each worker has done so far, CPU included. A worker that is down is left out. */
  async probe(): Promise<readonly MediaFigures[]> {
    const alive = this.#threads.filter((thread) => thread.alive);
    const answers = alive.map(
      (thread) =>
        new Promise<MediaFigures | undefined>((resolve) => {
          const probe = this.#nextProbe++;
          this.#probes.set(probe, { thread, resolve });
          this.#post(thread, { kind: "probe", probe });
        }),
    );
    return (await Promise.all(answers)).filter((figures) => figures !== undefined);
  }

  #newWorker(settings: WorkerSettings): Worker {
    const program = this.#options.program ?? new URL("./thread/worker.ts", import.meta.url);
    return new Worker(program, { workerData: settings, name: "media", resourceLimits: THREAD_LIMITS });
  }

  #refuse(session: string): void {
    const reason = this.#stopping === undefined ? "the media worker is starting again" : "the media engine is stopping";
    this.#homes.forget(session);
    this.#tellSoon([{ type: "failed", session, id: undefined, reason }]);
  }

  /** What is ordered in one turn of the loop goes out as one message: waking a thread costs more than most commands. */
  #order(thread: Thread, order: Order): void {
    if (thread.ordered.push(order) === 1) setImmediate(() => this.#flush(thread));
  }

  #flush(thread: Thread): void {
    if (thread.ordered.length === 0) return;
    const orders = thread.ordered;
    thread.ordered = [];
    if (thread.alive) thread.worker.postMessage({ kind: "orders", orders } satisfies ToWorker);
  }

  /** After what has been ordered before. */
  #post(thread: Thread, message: ToWorker): void {
    this.#flush(thread);
    thread.worker.postMessage(message);
  }

  #begin(index: number, settings: WorkerSettings): Promise<void> {
    const thread: Thread = {
      worker: this.#newWorker(settings),
      settings,
      deaths: 0,
      diedAt: -Infinity,
      alive: true,
      ordered: [],
      readyPorts: [],
      board: new StatisticsBoard(settings.ports, settings.statistics),
      webBoard: settings.web && new StatisticsBoard(settings.web.ports, settings.web.statistics, 1),
    };
    this.#threads[index] = thread;
    return new Promise((resolve, reject) => this.#listen(thread, index, resolve, reject));
  }

  /** `broken` where this is the first start: there is then nothing to start again. */
  #listen(thread: Thread, index: number, ready: () => void, broken: ((error: Error) => void) | undefined): void {
    let failure: unknown;
    let wasReady = false;
    thread.worker.on("message", (message: FromWorker) => {
      switch (message.kind) {
        case "ready":
          wasReady = true;
          ready();
          break;
        case "events":
          for (const event of message.events) this.#deliver(thread, index, event);
          break;
        case "port-ready":
          thread.readyPorts.push(message.port);
          break;
        case "probed":
          this.#probes.get(message.probe)?.resolve(message.figures);
          this.#probes.delete(message.probe);
          break;
      }
    });
    thread.worker.on("error", (error: unknown) => {
      failure = error;
    });
    thread.worker.on("exit", (code) => {
      thread.alive = false;
      this.#forgetProbes(thread);
      const reason = failure instanceof Error ? failure.message : `the thread ended with code ${code}`;
      if (!wasReady && broken !== undefined) broken(new Error(`A media worker could not start: ${reason}`));
      else if (this.#stopping === undefined) this.#bury(thread, index, reason);
    });
  }

  #deliver(thread: Thread, index: number, event: MediaEvent): void {
    const isOpening = event.type === "failed" && event.id === undefined && event.session !== undefined;
    if (isOpening && this.#homes.isOpening(event.session, index) && this.#hasReadyPort(thread, event.session)) {
      // The last free ports had been bound ahead when it looked for one.
      this.#open(thread, { type: "open", session: event.session, near: undefined });
    } else if (this.#homes.note(event, index)) this.#tell(event);
  }

  #hasReadyPort(thread: Thread, session: MediaSessionId): boolean {
    if (this.#homes.isWeb(session)) return false;
    return this.#stopping === undefined && thread.alive && thread.readyPorts.length > 0;
  }

  /** A worker died: its sessions are over. The next one starts at once, or later where it keeps dying. */
  #bury(thread: Thread, index: number, reason: string): void {
    const now = performance.now();
    thread.deaths = now - thread.diedAt > QUIET_MS ? 1 : thread.deaths + 1;
    thread.diedAt = now;
    thread.readyPorts.length = 0;
    this.#emit({ type: "engine-failed", reason });
    for (const event of this.#homes.mourn(index)) this.#tell(event);
    const delayMs = thread.deaths === 1 ? 0 : Math.min(RESTART_DELAY_LIMIT_MS, RESTART_DELAY_MS * 2 ** thread.deaths);
    setTimeout(() => {
      if (this.#stopping !== undefined) return;
      thread.worker = this.#newWorker(thread.settings);
      thread.ordered = [];
      thread.alive = true;
      this.#listen(thread, index, () => undefined, undefined);
    }, delayMs);
  }

  #forgetProbes(thread: Thread): void {
    for (const [probe, waiting] of this.#probes) {
      if (waiting.thread !== thread) continue;
      this.#probes.delete(probe);
      waiting.resolve();
    }
  }

  async #end(thread: Thread): Promise<void> {
    if (thread.alive) {
      // It ends of itself; only one that does not is torn down.
      const gone = once(thread.worker, "exit");
      const limit = setTimeout(() => void thread.worker.terminate(), STOP_LIMIT_MS);
      this.#post(thread, { kind: "stop" });
      await gone;
      clearTimeout(limit);
    }
    for (const event of this.#homes.mourn(this.#threads.indexOf(thread))) this.#tell(event);
  }
}

function boardOf({ webBoard, board, settings: { web } }: Thread, port: number): StatisticsBoard {
  const isWeb = web !== undefined && port >= web.ports.from && port <= web.ports.to;
  return (isWeb ? webBoard : undefined) ?? board;
}

function settingsOf(options: MediaEngineOptions, ports: PortRange, webPorts: PortRange | undefined): WorkerSettings {
  return {
    address: options.address,
    ports,
    web: webPorts && {
      ports: webPorts,
      addresses: options.webAddresses ?? addressesOf(options.address),
      statistics: new StatisticsBoard(webPorts, undefined, 1).memory,
    },
    silentAfterMs: options.silentAfterMs ?? 10_000,
    portRestMs: options.portRestMs ?? 2_000,
    rtcpIntervalMs: options.rtcpIntervalMs ?? 5_000,
    digitsInRecordings: options.digitsInRecordings ?? false,
    lineTones: options.lineTones ?? true,
    source: options.source ?? "strict",
    portsAhead: Math.min(PORTS_AHEAD, Math.floor((ports.to - ports.from + 1) / 8)),
    statistics: new StatisticsBoard(ports).memory,
  };
}

/** Equal slices, one a worker, each beginning with an even port. */
export function slicePorts(ports: PortRange, workers: number): readonly PortRange[] {
  const from = ports.from + (ports.from % 2);
  const pairs = Math.floor((ports.to - from + 1) / 2);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64)
    throw new Error(`workers: 1 to 64 wanted, got ${workers}`);
  if (from < 1 || ports.to > 65_535 || pairs < workers) {
    throw new Error(`ports: a pair of ports for each worker wanted, got ${ports.from}-${ports.to}`);
  }
  const share = Math.floor(pairs / workers);
  return Array.from({ length: workers }, (_, index) => ({
    from: from + index * share * 2,
    to: from + (index + 1) * share * 2 - 1,
  }));
}

/** As `slicePorts`, one port a session. The ports of browsers are none of the others. */
export function sliceWebPorts({ from, to }: PortRange, workers: number): readonly PortRange[] {
  const share = Math.floor((to - from + 1) / workers);
  if (from < 1 || to > 65_535 || share < 1) {
    throw new Error(`ports for browsers: one for each worker wanted, got ${from}-${to}`);
  }
  return Array.from({ length: workers }, (_, at) => ({ from: from + at * share, to: from + (at + 1) * share - 1 }));
}

/** Of a link alone nobody else could make use. */
const MOST_ADDRESSES = 8;

function addressesOf(bound: string): readonly string[] {
  if (bound !== "0.0.0.0" && bound !== "::") return [bound];
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const own = all.filter(({ internal, address }) => !internal && !address.startsWith("fe80:"));
  const usable = own.filter(({ family }) => family === "IPv4" || bound === "::");
  return usable.length === 0 ? ["127.0.0.1"] : usable.slice(0, MOST_ADDRESSES).map(({ address }) => address);
}
