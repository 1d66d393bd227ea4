// linphonec (Debian's linphone-cli) as a real phone: it registers, answers, holds and transfers, told by its own console commands.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Child } from "./child.ts";
import { leasePorts, LOOPBACK } from "./ports.ts";
import { writeToneWav } from "./tone.ts";

export interface LinphoneOptions {
  readonly number: string;
  readonly domain: string;
  readonly password: string;
  /** The server's SIP port on loopback. */
  readonly serverPort: number;
  /** It takes no audio that is not encrypted. */
  readonly demandsSrtp?: boolean;
}

/** Starts a phone that answers by itself; it registers. */
export async function startLinphone(options: LinphoneOptions): Promise<Linphone> {
  const folder = mkdtempSync(join(tmpdir(), "xcc-linphone-"));
  mkdirSync(join(folder, ".local", "share", "linphone"), { recursive: true });
  const config = join(folder, "config");
  writeFileSync(config, configOf(options, await leasePorts(20)));
  const child = new Child("linphonec", ["-c", config, "-a"], {
    cwd: folder,
    environment: { HOME: folder, TERM: "dumb" },
    isWrittenTo: true,
  });
  // No sound card is needed: it sends what is in a file.
  child.say("soundcard use files");
  return new Linphone(child, folder);
}

export class Linphone {
  readonly #child: Child;
  readonly #folder: string;

  constructor(child: Child, folder: string) {
    this.#child = child;
    this.#folder = folder;
  }

  get log(): string {
    return this.#child.output;
  }

  /** One of its own commands: `pause`, `resume`, `transfer 1 --to-call 2` ... */
  command(line: string): void {
    this.#child.say(line);
  }

  /** From now on it sends this tone, as its voice and as its music for who is on hold. */
  play(hz: number): void {
    const path = join(this.#folder, `${String(hz)}.wav`);
    writeToneWav(path, hz, 60);
    this.#child.say(`play ${path}`);
  }

  async stop(): Promise<void> {
    this.#child.say("quit");
    await this.#child.stop("SIGTERM", 5_000);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function configOf(
  { number, domain, password, serverPort, demandsSrtp }: LinphoneOptions,
  ports: { readonly from: number; readonly to: number },
): string {
  const server = `<sip:${LOOPBACK}:${String(serverPort)};transport=udp>`;
  return `[sip]
sip_port=${String(ports.from)}
sip_tcp_port=0
sip_tls_port=0
default_proxy=0
bind_address=${LOOPBACK}
register_only_when_network_is_up=0
guess_hostname=0
contact=sip:${number}@${LOOPBACK}
${demandsSrtp === true ? "media_encryption=srtp\nmedia_encryption_mandatory=1\n" : ""}
[net]
firewall_policy=0

[rtp]
audio_rtp_port=${String(ports.from + 2)}-${String(ports.to)}

[auth_info_0]
username=${number}
passwd=${password}
realm=${domain}
domain=${domain}

[proxy_0]
reg_proxy=${server}
reg_route=${server}
reg_identity=sip:${number}@${domain}
reg_sendregister=1
reg_expires=300
`;
}
