// baresip (Debian's baresip-core) as a real phone: it registers, calls, is called, sends a tone, and keeps what it hears.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PATIENCE_MS } from "../real-time.ts";
import { Child } from "./child.ts";
import type { PortRange } from "./port-area.ts";
import { leasePort, leasePorts, LOOPBACK } from "./ports.ts";
import { RATE_HZ, readChannels, TEST_TONES_HZ, writeToneWav } from "./tone.ts";

export interface BaresipOptions {
  readonly number: string;
  readonly domain: string;
  readonly password: string;
  /** The server's SIP port. */
  readonly serverPort: number;
  readonly transport?: "udp" | "tcp" | "tls";
  /** PEM file of authorities: over TLS it looks at whose certificate it is shown. */
  readonly authorities?: string;
  /** SRTP: "srtp" offers it under RTP/AVP, "srtp-mand" wants nothing else. */
  readonly mediaEncryption?: "srtp" | "srtp-mand";
  /** Answers by itself; default no. */
  readonly autoAnswer?: boolean;
  /** Codecs it offers, best first. */
  readonly codecs?: readonly ("PCMA" | "PCMU" | "G722" | "opus")[];
  /** The tone it sends; default the first of TEST_TONES_HZ. */
  readonly toneHz?: number;
  /** Of its microphone and loudspeaker; default 8 kHz. */
  readonly rateHz?: number;
  /** Registers; default yes. */
  readonly register?: boolean;
  /** How much tone there is to send. */
  readonly toneSeconds?: number;
  /** Subscribes to what its lamp shows, and prints it; default no. */
  readonly showsLamp?: boolean;
  /** Where it stands; default on loopback, as the server. */
  readonly place?: BaresipPlace;
}

export interface BaresipPlace {
  readonly address: string;
  readonly serverAddress: string;
  /** What starts a command there. */
  readonly command: readonly string[];
}

const HERE: BaresipPlace = { address: LOOPBACK, serverAddress: LOOPBACK, command: [] };

/** What baresip tells over its control connection. */
export interface BaresipEvent {
  readonly type: string;
  readonly param: string;
  readonly direction: string;
  readonly peer: string;
}

const LAMP_MODULE = "module_app mwi.so\n";
const MODULES = "/usr/lib/baresip/modules";
/** More than any message it sends; what does not fit is a broken stream. */
const MAX_MESSAGE_BYTES = 1_000_000;

/** Starts a phone and, unless told otherwise, waits until it is registered. */
export async function startBaresip(options: BaresipOptions): Promise<Baresip> {
  const folder = mkdtempSync(join(tmpdir(), "xcc-baresip-"));
  const { address, command } = options.place ?? HERE;
  // baresip takes the next port too, for TLS.
  const { from: sipPort } = await leasePorts(2);
  const controlPort = await leasePort();
  const rtpPorts = await leasePorts(20);
  mkdirSync(join(folder, "heard"));
  writeToneWav(join(folder, "tone.wav"), options.toneHz ?? TEST_TONES_HZ[0], options.toneSeconds ?? 60, options.rateHz);
  writeFileSync(
    join(folder, "config"),
    configOf(folder, address, { sipPort, controlPort, rtpPorts }, options.rateHz) +
      codecModules(options) +
      (options.showsLamp === true ? LAMP_MODULE : "") +
      (options.mediaEncryption === undefined ? "" : "module srtp.so\n") +
      (options.authorities === undefined ? "" : `sip_cafile ${options.authorities}\nsip_verify_server yes\n`),
  );
  writeFileSync(join(folder, "accounts"), accountOf(options));
  writeFileSync(join(folder, "contacts"), "");
  const [program, ...args] = [...command, "baresip", "-f", folder, "-v"];
  const child = new Child(program, args);
  try {
    await child.line(/baresip is ready/, PATIENCE_MS);
    const phone = new Baresip(child, await connectTo(address, controlPort), folder, sipPort);
    // From what it prints: its event may have gone out before anybody was connected to hear it.
    if (options.register !== false) await child.line(/200 OK .*\[\d+ binding/, PATIENCE_MS);
    return phone;
  } catch (error) {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A running phone. */
export class Baresip {
  readonly sipPort: number;
  readonly #child: Child;
  readonly #control: Socket;
  readonly #folder: string;
  readonly #events: BaresipEvent[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #replies = new Map<string, (reply: { readonly ok: boolean; readonly data: string }) => void>();
  #buffer = Buffer.alloc(0);
  #lastToken = 0;
  /** Events before it have been waited for already. */
  #seen = 0;

  constructor(child: Child, control: Socket, folder: string, sipPort: number) {
    this.#child = child;
    this.#control = control;
    this.#folder = folder;
    this.sipPort = sipPort;
    control.on("data", (data) => {
      this.#read(data);
    });
    control.on("error", () => undefined);
  }

  get events(): readonly BaresipEvent[] {
    return this.#events;
  }

  get log(): string {
    return this.#child.output;
  }

  /** The next event of that type after the one last waited for. Types: CALL_INCOMING, CALL_RINGING, CALL_ESTABLISHED, CALL_CLOSED ... */
  event(type: string, timeoutMs = PATIENCE_MS): Promise<BaresipEvent> {
    return new Promise((resolve, reject) => {
      const check = (): boolean => {
        const index = this.#events.findIndex((event, at) => at >= this.#seen && event.type === type);
        const found = this.#events[index];
        if (found === undefined) return false;
        this.#seen = index + 1;
        resolve(found);
        return true;
      };
      if (check()) return;
      const watcher = (): void => {
        if (!check()) return;
        clearTimeout(timer);
        this.#watchers.delete(watcher);
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(watcher);
        const told = this.#events.slice(this.#seen).map((event) => `${event.type} ${event.param}`);
        reject(
          new Error(
            `baresip told no ${type} within ${String(timeoutMs)} ms, but: ${told.join(", ")}\n${this.log.slice(-3_000)}`,
          ),
        );
      }, timeoutMs);
      this.#watchers.add(watcher);
    });
  }

  /** Calls a number; `CALL_ESTABLISHED` or `CALL_CLOSED` tell what comes of it. */
  async dial(number: string): Promise<void> {
    await this.command("dial", number);
  }

  async answer(): Promise<void> {
    await this.command("accept");
  }

  async hangUp(): Promise<void> {
    await this.command("hangup");
  }

  async hold(): Promise<void> {
    await this.command("hold");
  }

  async resume(): Promise<void> {
    await this.command("resume");
  }

  /** Sends keys as telephone events (RFC 4733), or as SIP INFO where those were not agreed on. */
  async press(digits: string): Promise<void> {
    for (const digit of digits) await this.command("sndcode", digit);
  }

  /** One of baresip's own commands. Rejects where baresip refuses it. */
  command(command: string, params = ""): Promise<string> {
    const token = String(++this.#lastToken);
    const message = JSON.stringify({ command, params, token });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#replies.delete(token);
        reject(new Error(`baresip did not reply to ${command}\n${this.log.slice(-3_000)}`));
      }, PATIENCE_MS);
      this.#replies.set(token, ({ ok, data }) => {
        clearTimeout(timer);
        if (ok) resolve(data);
        else reject(new Error(`baresip refused ${command} ${params}: ${data}`));
      });
      this.#control.write(`${String(Buffer.byteLength(message))}:${message},`);
    });
  }

  /** What it has heard in its calls so far, oldest first, at the rate of its codec. Complete only when the call is over. */
  heard(rateHz?: number): readonly Int16Array[] {
    return this.#dumps("dec", rateHz);
  }

  /** What it has sent. */
  sent(): readonly Int16Array[] {
    return this.#dumps("enc");
  }

  /** As where its power is gone. */
  async kill(): Promise<void> {
    await this.#child.stop("SIGKILL");
  }

  /** Takes its registration back and ends. */
  async stop(): Promise<void> {
    this.#control.destroy();
    await this.#child.stop("SIGTERM", 5_000);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #dumps(end: "dec" | "enc", rateHz?: number): readonly Int16Array[] {
    const folder = join(this.#folder, "heard");
    return readdirSync(folder)
      .filter((name) => name.endsWith(`-${end}.wav`))
      .sort()
      .map((name) => readChannels(join(folder, name), rateHz)[0] ?? new Int16Array(0));
  }

  /** The control connection carries netstrings: `12:hello world!,`. */
  #read(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const colon = this.#buffer.indexOf(":");
      const length = Number(this.#buffer.toString("latin1", 0, Math.max(0, colon)));
      if (colon < 0 || this.#buffer.length < colon + length + 2) break;
      if (!(length <= MAX_MESSAGE_BYTES)) throw new Error("baresip's control connection is out of step");
      const message = this.#buffer.toString("utf8", colon + 1, colon + 1 + length);
      this.#buffer = this.#buffer.subarray(colon + length + 2);
      this.#take(JSON.parse(message) as Readonly<Record<string, unknown>>);
    }
  }

  #take(message: Readonly<Record<string, unknown>>): void {
    const text = (name: string): string => (typeof message[name] === "string" ? message[name] : "");
    if (message["response"] === true) {
      this.#replies.get(text("token"))?.({ ok: message["ok"] === true, data: text("data") });
      this.#replies.delete(text("token"));
      return;
    }
    this.#events.push({
      type: text("type"),
      param: text("param"),
      direction: text("direction"),
      peer: text("peeruri"),
    });
    for (const watcher of [...this.#watchers]) watcher();
  }
}

interface BaresipPorts {
  readonly sipPort: number;
  readonly controlPort: number;
  readonly rtpPorts: PortRange;
}

/** No sound card is needed: it plays to nobody, and what it decodes goes into a file. */
function configOf(folder: string, address: string, ports: BaresipPorts, rateHz = RATE_HZ): string {
  const { sipPort, controlPort, rtpPorts } = ports;
  return `poll_method epoll
sip_listen ${address}:${String(sipPort)}
net_interface ${address}
call_max_calls 4
call_local_timeout 120
audio_player aubridge,nobody
audio_alert aubridge,nobody-either
audio_source aufile,${folder}/tone.wav
ausrc_srate ${String(rateHz)}
auplay_srate ${String(rateHz)}
ausrc_channels 1
auplay_channels 1
audio_txmode thread
rtp_ports ${String(rtpPorts.from)}-${String(rtpPorts.to)}
rtcp_mux no
jitter_buffer_delay 2-10
module_path ${MODULES}
module g711.so
module sndfile.so
module aufile.so
module aubridge.so
module_tmp uuid.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen ${address}:${String(controlPort)}
snd_path ${folder}/heard
ringback_disabled yes
menu_bell no
`;
}

/** Without rate and channels it takes them to be a telephone's. */
const CODEC_NAMES = { PCMA: "PCMA", PCMU: "PCMU", G722: "G722/16000/1", opus: "opus/48000/2" } as const;

function codecModules({ codecs = [] }: BaresipOptions): string {
  return ["G722", "opus"]
    .filter((name) => codecs.some((codec) => codec === name))
    .map((name) => `module ${name.toLowerCase()}.so\n`)
    .join("");
}

function accountOf(options: BaresipOptions): string {
  const transport = options.transport ?? "udp";
  const { serverAddress } = options.place ?? HERE;
  return [
    `<sip:${options.number}@${options.domain}>`,
    `auth_user=${options.number}`,
    `auth_pass=${options.password}`,
    `outbound="sip:${serverAddress}:${String(options.serverPort)};transport=${transport}"`,
    `regint=${options.register === false ? "0" : "300"}`,
    ...(options.mediaEncryption === undefined ? [] : [`mediaenc=${options.mediaEncryption}`]),
    `answermode=${options.autoAnswer === true ? "auto" : "manual"}`,
    `audio_codecs=${(options.codecs ?? ["PCMA", "PCMU"]).map((codec) => CODEC_NAMES[codec]).join(",")}`,
    "ptime=20\n",
  ].join(";");
}

function connectTo(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address, () => {
      socket.off("error", reject);
      resolve(socket);
    });
    socket.once("error", reject);
  });
}
