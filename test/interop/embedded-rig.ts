// The embedded switch on loopback with telephones in software: real SIP, real RTP, real time.
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Phone, type PhoneOptions } from "../../demo/phone.ts";
import { systemClock } from "../../src/host/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Prompts } from "../../src/ports/prompts.ts";
import type { EmbeddedSwitchOptions } from "../../src/switch/embedded/options.ts";
import { energy, toneShare } from "../../src/media/audio/goertzel.ts";
import { realSides } from "../../src/switch/embedded/sides.ts";
import { EmbeddedSwitch } from "../../src/switch/embedded/switch.ts";
import { PATIENCE_MS } from "../real-time.ts";
import type { ConformancePhone, ConformanceRig } from "../switch/rig.ts";
import { Network } from "./cut-transport.ts";
import type { PortRange } from "./port-area.ts";
import { leasePorts } from "./ports.ts";
import { readChannels } from "./tone.ts";
import type { SharedMedia } from "./shared-media.ts";

export const DOMAIN = "xcc.test";
const ADDRESS = "127.0.0.1";
const PASSWORD = "correct horse";
/** The tone that is played; the phones' voices lie elsewhere and not on its multiples. */
const SOUND_HZ = 450;

/** For all switches of a file: one is stopped before the next one starts. */
let rtpPorts: Promise<PortRange> | undefined;
const RTP_PORTS = 400;

const EXTENSIONS = ["1001", "1002", "1003", "1004"];
/** 50 ms, in which the voices can be told apart; and how many of them make a stretch. */
const WINDOW = 400;
const LONG_WINDOWS = 4;
/** Below it there is silence. */
const QUIET = 330;

export function voiceOf(extn: string): number {
  return 600 + 110 * (Number(extn) - 1_000);
}

const prompts: Prompts = {
  resolve: (sound) => {
    if (sound.type === "silence") return [sound];
    if (sound.type !== "tone") return [];
    return [{ type: "tone", frequenciesHz: [SOUND_HZ], onMs: 1_000, offMs: 0, totalMs: 3_600_000 }];
  },
};

/** Keeps what must not happen in these tests. */
class Complaints implements Log {
  readonly errors: string[] = [];
  debug(): void {
    // Of no interest here.
  }
  info(): void {
    // Of no interest here.
  }
  warn(): void {
    // Bad input is part of some tests.
  }
  error(fields: object, text: string): void {
    const error = "error" in fields && fields.error instanceof Error ? (fields.error.stack ?? "") : "";
    this.errors.push(`${text} ${JSON.stringify(fields)} ${error}`);
  }
}

export class EmbeddedRig implements ConformanceRig {
  readonly switch: EmbeddedSwitch;
  readonly recordingsFolder: string;
  readonly isVirtual = false;
  readonly clock = systemClock();
  readonly #phones: Phone[] = [];
  readonly #log: Complaints;

  private constructor(
    recordingsFolder: string,
    given: Partial<EmbeddedSwitchOptions> & Pick<EmbeddedSwitchOptions, "rtpPorts">,
    media: SharedMedia | undefined,
  ) {
    this.recordingsFolder = recordingsFolder;
    this.#log = new Complaints();
    const options: EmbeddedSwitchOptions = {
      sipAddress: ADDRESS,
      sipPort: 0,
      domain: DOMAIN,
      mediaWorkers: 1,
      recordingsFolder,
      prompts,
      clock: this.clock,
      log: this.#log,
      ...given,
    };
    this.switch = new EmbeddedSwitch(options, (options, ...asks) => {
      const sides = realSides(options, ...asks);
      return media === undefined ? sides : { ...sides, media: media.sideOf(options) };
    });
  }

  /** With an engine of its own unless one is shared. */
  static async make(options: Partial<EmbeddedSwitchOptions> = {}, media?: SharedMedia): Promise<EmbeddedRig> {
    rtpPorts ??= leasePorts(RTP_PORTS);
    const folder = await mkdtemp(join(tmpdir(), "xcc-switch-"));
    return new EmbeddedRig(folder, { rtpPorts: await rtpPorts, ...options }, media);
  }

  account(extn: string) {
    const ha1 = createHash("md5").update(`${extn}:${DOMAIN}:${PASSWORD}`).digest("hex");
    return { extn, domain: DOMAIN, ha1, disabled: false };
  }

  /** A phone that is not started; the switch has been. */
  makePhone(extn: string, options: Partial<PhoneOptions> = {}): Phone {
    const server = this.switch.sipAddress;
    if (server === undefined) throw new Error("the switch was not started");
    const phone = new Phone({
      server: { address: ADDRESS, port: server.port },
      user: extn,
      password: PASSWORD,
      domain: DOMAIN,
      localAddress: ADDRESS,
      clock: this.clock,
      voiceHz: voiceOf(extn),
      ...options,
    });
    this.#phones.push(phone);
    return phone;
  }

  phone(extn: string): ConformancePhone {
    const network = new Network();
    return new EmbeddedPhone(extn, this.makePhone(extn, { makeTransport: network.make }), network);
  }

  async until(condition: () => boolean, what: string | (() => string)): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!condition()) {
      const text = (): string => (typeof what === "string" ? what : what());
      if (performance.now() > deadline)
        throw new Error(`It did not happen in time: ${text()} ${this.#log.errors.join("; ")}`);
      await sleep(5);
    }
  }

  recorded(file: string): ReturnType<ConformanceRig["recorded"]> {
    const [left = new Int16Array(), right = new Int16Array()] = readChannels(join(this.recordingsFolder, file));
    return Promise.resolve({ left: voicesOf(left), right: voicesOf(right) });
  }

  async pass(durationMs: number): Promise<void> {
    await sleep(durationMs);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#phones.map((phone) => phone.stop()));
    await rm(this.recordingsFolder, { recursive: true, force: true });
    if (this.#log.errors.length > 0) throw new Error(this.#log.errors.join("\n"));
  }
}

/** In stretches that are long enough to be no seam between two others. */
function voicesOf(samples: Int16Array): readonly string[] {
  const stretches: { voices: string; windows: number }[] = [];
  for (let start = 0; start + WINDOW <= samples.length; start += WINDOW) {
    const shares = EXTENSIONS.map((extn) => toneShare(samples, start, WINDOW, voiceOf(extn)));
    const isLoud = energy(samples, start, WINDOW) / WINDOW > QUIET ** 2;
    const voices = isLoud ? EXTENSIONS.filter((_, at) => (shares[at] ?? 0) > 0.2).join("+") : "";
    const last = stretches.at(-1);
    if (last?.voices === voices) last.windows += 1;
    else stretches.push({ voices, windows: 1 });
  }
  const long = stretches.filter(({ windows }) => windows >= LONG_WINDOWS).map(({ voices }) => voices);
  return long.filter((voices, at) => voices !== long[at - 1]);
}

class EmbeddedPhone implements ConformancePhone {
  readonly extn: string;
  readonly #phone: Phone;
  readonly #network: Network;
  readonly #started: Promise<void>;

  constructor(extn: string, phone: Phone, network: Network) {
    this.#network = network;
    this.extn = extn;
    this.#phone = phone;
    this.#started = phone.start();
  }

  register(): void {
    // A phone that is refused is part of the suite.
    this.#started.then(() => this.#phone.register()).catch(() => undefined);
  }

  unregister(): void {
    void this.#phone.unregister();
  }

  cutOff(isCutOff: boolean): void {
    this.#network.isCut = isCutOff;
  }

  call(number: string): void {
    void this.#phone.call(number);
  }

  answer(): void {
    this.#phone.answer();
  }

  reject(cause: "busy" | "rejected"): void {
    this.#phone.reject(cause);
  }

  hangUp(): void {
    this.#phone.hangUp();
  }

  press(digit: string): void {
    this.#phone.press(digit);
  }

  speak(durationMs: number): void {
    this.#phone.playTone(durationMs > 0 ? voiceOf(this.extn) : undefined);
    if (durationMs > 0) setTimeout(() => this.#phone.playTone(undefined), durationMs);
  }

  sends(isSending: boolean): void {
    if (isSending) this.#phone.speakAgain();
    else this.#phone.fallSilent();
  }

  get heardDigits(): string {
    return this.#phone.heardDigits;
  }

  hold(): void {
    this.#phone.hold();
  }

  resume(): void {
    this.#phone.resume();
  }

  get state() {
    return this.#phone.state;
  }

  get toldRinging(): boolean {
    return this.#phone.toldRinging;
  }

  get shownCaller() {
    return this.#phone.shownCaller;
  }

  get lamp() {
    return this.#phone.shownMessages;
  }

  get missedCalls(): number {
    return this.#phone.missedCalls;
  }

  hears(): readonly string[] {
    const others = EXTENSIONS.filter((extn) => this.#phone.hears(voiceOf(extn)));
    return this.#phone.hears(SOUND_HZ) ? [...others, "sound"] : others;
  }
}
