// A browser as a phone: Chromium with JsSIP or SIP.js as they are, and a tone in the place of a microphone.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printWav, tone } from "../../src/media/index.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { startChromium, type Chromium, type Tab } from "./chromium.ts";
import { leasePort, LOOPBACK } from "./ports.ts";
import type { SippUser } from "./sipp.ts";
import { until } from "./until.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const VOICE_RATE = 48_000;
/** A whole number of its waves, so that it has no seam where it begins again. */
const VOICE_SAMPLES = 4 * VOICE_RATE;

export type Client = "jssip" | "sip.js" | "xcc";

/** Serves the page; its origin has to be allowed (XCC_ALLOWED_ORIGINS). */
export class PhonePages {
  readonly origin: string;
  readonly #server: HttpServer;
  readonly #folder: string;

  private constructor(origin: string, server: HttpServer, folder: string) {
    this.origin = origin;
    this.#server = server;
    this.#folder = folder;
  }

  static async start(): Promise<PhonePages> {
    const folder = mkdtempSync(join(tmpdir(), "xcc-browser-phone-"));
    const bundle = join(folder, "page.js");
    const source = join(import.meta.dirname, "browser-phones", "page.js");
    const rolldown = join(ROOT, "node_modules", ".bin", "rolldown");
    execFileSync(rolldown, [source, "--file", bundle, "--format", "iife", "--platform", "browser"], {
      cwd: ROOT,
      stdio: "pipe",
    });
    const script = readFileSync(bundle);
    const server = createServer((request, response) => {
      if (request.url === "/page.js") response.setHeader("content-type", "text/javascript; charset=utf-8").end(script);
      else response.setHeader("content-type", "text/html").end('<!doctype html><script src="/page.js"></script>');
    });
    const port = await leasePort();
    await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
    return new PhonePages(`http://${LOOPBACK}:${String(port)}`, server, folder);
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export interface BrowserPhoneOptions {
  readonly client: Client;
  readonly pages: PhonePages;
  readonly httpPort: number;
  readonly toneHz: number;
}

export class BrowserPhone {
  readonly #chromium: Chromium;
  readonly #tab: Tab;
  readonly #voice: string;
  readonly #home: string;
  readonly #begin: string;

  private constructor(chromium: Chromium, tab: Tab, parts: { readonly voice: string; home: string; begin: string }) {
    const { voice, home, begin } = parts;
    this.#home = home;
    this.#begin = begin;
    this.#chromium = chromium;
    this.#tab = tab;
    this.#voice = voice;
  }

  /** Resolves when it is registered. */
  static async start(user: SippUser, { client, pages, httpPort, toneHz }: BrowserPhoneOptions): Promise<BrowserPhone> {
    const voice = join(tmpdir(), `xcc-voice-${process.pid}-${user.number}-${toneHz}.wav`);
    writeFileSync(voice, printWav([tone([toneHz], VOICE_SAMPLES, undefined, VOICE_RATE)], VOICE_RATE));
    const chromium = await startChromium([
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-audio-capture=${voice}`,
      "--autoplay-policy=no-user-gesture-required",
      "--allow-loopback-in-peer-connection",
    ]);
    const tab = await chromium.open(pages.origin);
    const settings = {
      url: `ws://${LOOPBACK}:${String(httpPort)}/${client === "xcc" ? "ws" : "sip"}`,
      domain: user.domain,
      uri: `sip:${user.number}@${user.domain}`,
      user: user.number,
      password: user.password,
    };
    const begin = `phone.start(${JSON.stringify(client)}, ${JSON.stringify(settings)})`;
    const phone = new BrowserPhone(chromium, tab, { voice, home: pages.origin, begin });
    await tab.value(begin);
    await phone.untilNoted("registered");
    return phone;
  }

  /** The page is loaded anew and begins again. */
  async reload(): Promise<void> {
    await this.#tab.go(this.#home);
    await this.#tab.value(this.#begin);
  }

  answering(): Promise<unknown> {
    return this.#tab.value("phone.answering()");
  }

  /** `spoils`: it tells another fingerprint than that of its certificate. */
  dial(number: string, spoils = false): Promise<unknown> {
    return this.#tab.value(`void phone.one.dial(${JSON.stringify(number)}, ${String(spoils)})`);
  }

  /** A method of the phone without parameters, carried out. */
  does(what: "hold" | "unhold" | "hangUp" | "restartIce"): Promise<unknown> {
    return this.#tab.value(`void phone.one.${what}()`);
  }

  key(digit: string, how: "media" | "info"): Promise<unknown> {
    return this.#tab.value(`void phone.one.key(${JSON.stringify(digit)}, ${JSON.stringify(how)})`);
  }

  async noted(): Promise<readonly string[]> {
    return (await this.#tab.value("phone.log")) as readonly string[];
  }

  async untilNoted(what: string, timeoutMs = PATIENCE_MS): Promise<void> {
    await until(
      `the browser notes "${what}"`,
      async () => ((await this.noted()).some((one) => one.startsWith(what)) ? true : undefined),
      timeoutMs,
    ).catch(async (error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(await this.noted())} ${this.#tab.complaints.join("; ")}`);
    });
  }

  async heardHz(): Promise<number> {
    return Number(await this.#tab.value("phone.one.ear.hz()"));
  }

  async untilHears(hz: number, timeoutMs = PATIENCE_MS): Promise<void> {
    let heard = 0;
    await until(
      `the browser hears ${hz} Hz`,
      async () => {
        heard = await this.heardHz();
        return Math.abs(heard - hz) < 15 ? true : undefined;
      },
      timeoutMs,
    ).catch(async (error: unknown) => {
      throw new Error(`${String(error)}, but ${heard}: ${JSON.stringify(await this.noted())}`);
    });
  }

  async untilHearsOther(hz: number): Promise<void> {
    await until(`the browser hears no ${hz} Hz`, async () =>
      Math.abs((await this.heardHz()) - hz) > 15 ? true : undefined,
    );
  }

  /** By which name the server goes in ICE. */
  async iceName(): Promise<string> {
    return String(await this.#tab.value(`/ice-ufrag:(\\S+)/.exec(phone.one.connection.remoteDescription.sdp)[1]`));
  }

  /** As when its machine is gone. */
  async kill(): Promise<void> {
    await this.#chromium.stop("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#chromium.stop();
    rmSync(this.#voice, { force: true });
  }
}
