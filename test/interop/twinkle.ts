// Twinkle (Debian's twinkle-console) as a real phone: it registers, answers, holds and transfers, told by its own console commands.
// It wants a sound card: PulseAudio plays one to it, whose microphone is a tone.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PATIENCE_MS } from "../real-time.ts";
import { Child } from "./child.ts";
import { leasePorts, LOOPBACK } from "./ports.ts";

export interface TwinkleOptions {
  readonly number: string;
  readonly domain: string;
  readonly password: string;
  /** The server's SIP port on loopback. */
  readonly serverPort: number;
  /** The tone that it sends. */
  readonly toneHz: number;
}

/** Starts a phone, which registers. */
export async function startTwinkle(options: TwinkleOptions): Promise<Twinkle> {
  const folder = mkdtempSync(join(tmpdir(), "xcc-twinkle-"));
  mkdirSync(join(folder, ".twinkle"));
  const socket = join(folder, "sound");
  const environment = { HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_SERVER: `unix:${socket}`, TERM: "dumb" };
  const card = new Child("pulseaudio", soundCard(socket, options.toneHz), { cwd: folder, environment });
  try {
    await card.line(/Daemon startup complete/, PATIENCE_MS);
    writeFileSync(join(folder, ".asoundrc"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n");
    writeFileSync(join(folder, ".twinkle", "twinkle.sys"), settingsOf((await leasePorts(20)).from));
    writeFileSync(join(folder, ".twinkle", "phone.cfg"), profileOf(options));
    const phone = new Child("twinkle-console", ["phone.cfg"], { cwd: folder, environment, isWrittenTo: true });
    return new Twinkle(phone, card, folder);
  } catch (error) {
    await card.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

export class Twinkle {
  readonly #child: Child;
  readonly #card: Child;
  readonly #folder: string;

  constructor(child: Child, card: Child, folder: string) {
    this.#child = child;
    this.#card = card;
    this.#folder = folder;
  }

  get log(): string {
    return this.#child.output;
  }

  /** One of its own commands: `answer`, `hold`, `retrieve`, `transfer`, `bye` ... */
  command(line: string): void {
    this.#child.say(line);
  }

  async stop(): Promise<void> {
    this.#child.say("quit");
    await this.#child.stop("SIGTERM", 5_000);
    await this.#card.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function soundCard(socket: string, hz: number): readonly string[] {
  const modules = [
    `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    "module-null-sink sink_name=ear",
    `module-sine-source frequency=${String(hz)} source_name=mouth`,
  ];
  const alone = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-target=stderr"];
  return [...alone, "--log-level=info", ...modules.flatMap((module) => ["-L", module])];
}

function settingsOf(port: number): string {
  return `dev_ringtone=alsa:default
dev_speaker=alsa:default
dev_mic=alsa:default
validate_audio_dev=no
sip_port=${String(port)}
rtp_port=${String(port + 2)}
`;
}

/** Its filters would take a steady tone for noise. */
function profileOf({ number, domain, password, serverPort }: TwinkleOptions): string {
  return `user_name=${number}
user_domain=${domain}
auth_name=${number}
auth_pass=${password}
outbound_proxy=${LOOPBACK}:${String(serverPort)}
all_requests_to_proxy=yes
register_at_startup=yes
registration_time=300
codecs=g711a,g711u
${["vad", "agc", "aec", "nrd"].map((filter) => `speex_dsp_${filter}=no\n`).join("")}`;
}
