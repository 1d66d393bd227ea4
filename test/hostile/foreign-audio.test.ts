// A stranger who knows nothing but the range of ports sends audio to all of them while one side of a call is silent. Two do it
// at once: one from an address of their own, one from the very address of the phone, as a neighbour behind its NAT would.
import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Phone } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import { A_LAW, encodeInto } from "../../src/media/codec/g711.ts";
import { tone } from "../../src/media/audio/tone.ts";
import { RTP_HEADER_BYTES, writeRtpHeader } from "../../src/media/index.ts";
import { addQueue, HOTLINE, makeReady, startCenter, untilRecorded, userOf } from "../interop/center.ts";
import { leasePorts, LOOPBACK } from "../interop/ports.ts";
import { DOMAIN } from "../interop/server.ts";
import type { Json, Server } from "../interop/server.ts";
import { heard, heardMs, readChannels, TEST_TONES_HZ } from "../interop/tone.ts";
import { until } from "../interop/until.ts";

const CALLER = "1000";
const AGENT = "1001";
const [CALLER_HZ, AGENT_HZ, STRANGER_HZ, NEIGHBOUR_HZ] = TEST_TONES_HZ;
const STRANGER = "127.0.0.2";
/** Each call takes an even one of these. */
const PORTS = 300;
const PACKETS_PER_PORT = 8;
/** All ports in 400 ms; with two who spray, some 6 000 packets a second. */
const SLICE_MS = 20;
const PORTS_PER_SLICE = 8;
/** Longer than a source had to be silent to lose its session to whoever came. */
const SILENCE_MS = 3_500;
const FRAME_SAMPLES = 160;

let server: Server;
let firstPort: number;
const phones: Phone[] = [];

beforeAll(async () => {
  const ports = await leasePorts(PORTS);
  firstPort = ports.from;
  const environment = { XCC_RTP_PORTS: `${String(ports.from)}-${String(ports.to)}` };
  server = await startCenter([CALLER, AGENT], { environment });
  await addQueue(server);
});

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** Sends eight packets of a tone to every port, round after round. */
class Sprayer {
  readonly hz: number;
  readonly #socket: Socket;
  readonly #samples: Int16Array;
  #timer: NodeJS.Timeout | undefined;
  #sequence = 0;
  #next = 0;
  sent = 0;

  private constructor(hz: number, socket: Socket) {
    this.hz = hz;
    this.#socket = socket;
    this.#samples = tone([hz], 8_000);
  }

  static async open(address: string, hz: number): Promise<Sprayer> {
    const socket = createSocket("udp4");
    socket.bind(0, address);
    await once(socket, "listening");
    socket.on("error", () => undefined);
    return new Sprayer(hz, socket);
  }

  /** Some ports at a time: all at once would hold up the phones, which live in this process too. */
  begin(): void {
    this.#timer = setInterval(() => this.#slice(), SLICE_MS);
  }

  end(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  #slice(): void {
    for (let n = 0; n < PORTS_PER_SLICE; n++) {
      for (let k = 0; k < PACKETS_PER_PORT; k++) this.#socket.send(this.#packet(), firstPort + this.#next, LOOPBACK);
      this.sent += PACKETS_PER_PORT;
      this.#next = (this.#next + 2) % PORTS;
    }
  }

  #packet(): Uint8Array {
    const bytes = new Uint8Array(RTP_HEADER_BYTES + FRAME_SAMPLES);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    const at = (this.#sequence % 50) * FRAME_SAMPLES;
    writeRtpHeader(bytes, 0, false, A_LAW.payloadType, this.#sequence, this.#sequence * FRAME_SAMPLES, 0xbad);
    encodeInto(bytes, RTP_HEADER_BYTES, A_LAW, this.#samples.subarray(at, at + FRAME_SAMPLES), FRAME_SAMPLES);
    return bytes;
  }
}

async function phoneOf(extn: string, voiceHz: number): Promise<Phone> {
  const phone = new Phone({
    server: { address: LOOPBACK, port: server.sipPort },
    user: extn,
    password: userOf(extn).password,
    domain: DOMAIN,
    localAddress: LOOPBACK,
    clock: systemClock(),
    voiceHz,
  });
  phones.push(phone);
  await phone.start();
  return phone;
}

async function untilHears(phone: Phone, hz: number): Promise<void> {
  await until(`${String(hz)} Hz are heard`, () => Promise.resolve(phone.hears(hz) ? true : undefined));
}

/** Listens for so long; which of the tones were ever heard. */
async function listen(phone: Phone, durationMs: number): Promise<ReadonlySet<number>> {
  const tones = new Set<number>();
  const overAt = performance.now() + durationMs;
  while (performance.now() < overAt) {
    for (const hz of TEST_TONES_HZ) if (phone.hears(hz)) tones.add(hz);
    await wait(20);
  }
  return tones;
}

function foreign(tones: ReadonlySet<number>): readonly number[] {
  return [STRANGER_HZ, NEIGHBOUR_HZ].filter((hz) => tones.has(hz));
}

async function recordingOf(uuid: string): Promise<readonly Int16Array[]> {
  const { record } = (await server.get(`/api/cdrs/${uuid}`)) as {
    readonly record: { readonly recordings: readonly Json[] };
  };
  return readChannels(join(server.dataFolder, "recordings", String(record.recordings[0]?.["file"])));
}

/** Between two windows in which the tone is heard. */
function longestPauseMs(samples: Int16Array, hz: number): number {
  const at = heard(samples).flatMap((what, window) => (what === hz ? [window] : []));
  return 50 * Math.max(0, ...at.slice(1).map((window, index) => window - (at[index] ?? window)));
}

async function refusedPackets(): Promise<number> {
  const page = await (await server.request("GET", "/metrics")).text();
  return Number(/^xcc_rtp_stranger_packets_total (\d+)/m.exec(page)?.[1] ?? "0");
}

/** A call between the two whose voices are heard. */
async function talking(): Promise<{ readonly caller: Phone; readonly agent: Phone }> {
  const agent = await phoneOf(AGENT, AGENT_HZ);
  await agent.register();
  agent.answerAutomatically(0);
  await makeReady(server, AGENT);
  const caller = await phoneOf(CALLER, CALLER_HZ);
  await caller.call(HOTLINE);
  await untilHears(agent, CALLER_HZ);
  await untilHears(caller, AGENT_HZ);
  return { caller, agent };
}

async function sprayedWhile<T>(act: () => Promise<T>): Promise<T> {
  const sprayers = [await Sprayer.open(STRANGER, STRANGER_HZ), await Sprayer.open(LOOPBACK, NEIGHBOUR_HZ)];
  for (const sprayer of sprayers) sprayer.begin();
  try {
    return await act();
  } finally {
    for (const sprayer of sprayers) sprayer.end();
    expect(sprayers.every(({ sent }) => sent > 1_000)).toBe(true);
  }
}

describe("audio of strangers, sent to every port", { timeout: 60_000 }, () => {
  it.each(["caller", "agent"] as const)(
    "is heard by nobody while the %s is silent, and takes nothing from them who speak again",
    async (silent) => {
      const refusedBefore = await refusedPackets();
      const recordsBefore = (await untilRecorded(server, CALLER, 0)).length;
      const call = await talking();
      const other = silent === "caller" ? call.agent : call.caller;
      const voiceHz = silent === "caller" ? CALLER_HZ : AGENT_HZ;
      await sprayedWhile(async () => {
        call[silent].fallSilent();
        expect(foreign(await listen(other, SILENCE_MS))).toEqual([]);
        call[silent].speakAgain();
        await untilHears(other, voiceHz);
        expect(foreign(await listen(other, 1_000))).toEqual([]);
        // What was said to the one who was silent went nowhere else.
        expect(call[silent].hears(silent === "caller" ? AGENT_HZ : CALLER_HZ)).toBe(true);
      });
      call.caller.hangUp();
      const [record] = await untilRecorded(server, CALLER, recordsBefore + 1);
      const [left = new Int16Array(), right = new Int16Array()] = await recordingOf(record?.uuid ?? "");
      for (const channel of [left, right]) {
        expect(heardMs(channel).get(STRANGER_HZ) ?? 0).toBe(0);
        expect(heardMs(channel).get(NEIGHBOUR_HZ) ?? 0).toBe(0);
      }
      const channel = silent === "caller" ? left : right;
      expect(longestPauseMs(channel, voiceHz)).toBeGreaterThan(SILENCE_MS - 1_000);
      expect((await refusedPackets()) - refusedBefore).toBeGreaterThan(2 * PACKETS_PER_PORT);
    },
  );

  it("is in the log once for each leg, with the setting that would let it in", () => {
    const lines = server.log.split("\n").filter((line) => line.includes("audio from a stranger"));
    expect(lines.length).toBeGreaterThan(0);
    // Two calls of two legs.
    expect(lines.length).toBeLessThanOrEqual(4);
  });
});
