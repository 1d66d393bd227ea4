// A browser's telephone without the browser: Verto over a real WebSocket as its clients speak it, and plain RTP as its audio.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "ws";
import { energy, toneShare } from "../../src/media/audio/goertzel.ts";
import { tone } from "../../src/media/audio/tone.ts";
import { makeAnswer, makeOffer, readDescription } from "../../src/sip/index.ts";
import { MediaPhone } from "./media-phone.ts";
import { LOOPBACK } from "./ports.ts";
import { DOMAIN, type Json, type Server } from "./server.ts";
import { until } from "./until.ts";

export interface Push {
  readonly method: string;
  readonly params: Json;
}

export interface Reply {
  readonly result?: Json;
  readonly error?: Json;
}

const RATE_HZ = 8_000;
/** The last half second of what came is judged, window by window. */
const JUDGED = 4_000;
const WINDOW = 400;
const CLEAR = 0.7;
const QUIET = 330;

export class VertoClient {
  readonly sessid: string;
  readonly pushes: Push[] = [];
  readonly #socket: WebSocket;
  #media: MediaPhone;
  readonly #lines: MediaPhone[];
  readonly #voiceHz: number;
  readonly #waiting = new Map<string | number, (reply: Reply) => void>();
  #requests = -1;
  #port = 0;
  #version = 1;

  private constructor(socket: WebSocket, media: MediaPhone, sessid: string, voiceHz: number) {
    this.#socket = socket;
    this.#media = media;
    this.#lines = [media];
    this.sessid = sessid;
    this.#voiceHz = voiceHz;
    socket.on("message", (data: Buffer) => this.#hear(JSON.parse(data.toString("utf8")) as Json));
  }

  /** Logged in, and told that it is ready. */
  static async open(
    { httpPort }: Pick<Server, "httpPort">,
    {
      extn,
      passwd,
      voiceHz = 620,
      sessid = randomUUID(),
    }: { extn: string; passwd: string; voiceHz?: number; sessid?: string },
  ): Promise<VertoClient> {
    const socket = new WebSocket(`ws://${LOOPBACK}:${String(httpPort)}/ws`);
    await once(socket, "open");
    const client = new VertoClient(socket, await MediaPhone.open("PCMA"), sessid, voiceHz);
    // Classic clients first ask whether they have to log in.
    const bare = await client.ask("login");
    if (bare.error?.["code"] !== -32_000) throw new Error(`the bare login was answered ${JSON.stringify(bare)}`);
    const reply = await client.ask("login", { login: `${extn}@${DOMAIN}`, passwd, loginParams: {}, userVariables: {} });
    if (reply.result === undefined) throw new Error(JSON.stringify(reply.error));
    await client.pushed("verto.clientReady");
    return client;
  }

  /** The number of the request is 0 the first time, and a text every other time. */
  ask(method: string, params: Json = {}): Promise<Reply> {
    this.#requests += 1;
    const id = this.#requests % 2 === 0 ? this.#requests : randomUUID();
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.send(JSON.stringify({ jsonrpc: "2.0", method, params: { ...params, sessid: this.sessid }, id }));
    });
  }

  async pushed(method: string, callID?: string): Promise<Json> {
    const found = await until(`${method} is pushed`, async () => {
      const at = this.pushes.findIndex(
        (push) => push.method === method && (callID === undefined || push.params["callID"] === callID),
      );
      return Promise.resolve(at < 0 ? undefined : this.pushes.splice(at, 1)[0]);
    });
    return found.params;
  }

  /** Calls a number, as vertojs does: with no more than it must. Resolves when it is answered. */
  async call(number: string): Promise<string> {
    const callID = randomUUID();
    const reply = await this.invite(number, callID);
    if (reply.result?.["message"] !== "CALL CREATED") throw new Error(JSON.stringify(reply));
    await this.connected(callID);
    return callID;
  }

  /** Until a call of its own is answered: the description comes then, or has come before. */
  async connected(callID: string): Promise<void> {
    const answer = await this.pushed("verto.answer", callID);
    const sdp = answer["sdp"] ?? (await this.pushed("verto.media", callID))["sdp"];
    this.hearAnswer(String(sdp));
  }

  invite(number: string, callID: string): Promise<Reply> {
    return this.ask("verto.invite", { sdp: this.offer(), dialogParams: { callID, destination_number: number } });
  }

  /** Waits for a call and answers it. */
  async answer(): Promise<string> {
    const invite = await this.pushed("verto.invite");
    const callID = String(invite["callID"]);
    const reply = await this.ask("verto.answer", {
      sdp: this.answerTo(String(invite["sdp"])),
      dialogParams: { callID },
    });
    if (reply.result === undefined) throw new Error(JSON.stringify(reply));
    return callID;
  }

  offer(): string {
    const { port } = this.#media;
    this.#version += 1;
    const ours = { address: LOOPBACK, port, sessionId: 7, version: this.#version };
    return makeOffer({ ...ours, codecs: ["PCMA", "PCMU"], digits: true });
  }

  /** What comes of the other side's description is where it speaks to. */
  answerTo(offer: string): string {
    const read = readDescription(offer);
    if (!read.ok) throw new Error(read.reason);
    const { port } = this.#media;
    const answered = makeAnswer(read.description, { address: LOOPBACK, port, sessionId: 8, version: 1 });
    if (!answered.ok) throw new Error(answered.reason);
    this.hearAnswer(offer);
    return answered.sdp;
  }

  hearAnswer(sdp: string): void {
    this.#port = Number(/^m=audio (\d+)/m.exec(sdp)?.[1]);
    this.#media.hush();
    this.#media.say(this.#port, tone([this.#voiceHz], RATE_HZ));
  }

  async bye(callID: string, more: Json = {}): Promise<Reply> {
    return this.ask("verto.bye", { dialogParams: { callID }, ...more });
  }

  async modify(callID: string, action: string, more: Json = {}): Promise<Reply> {
    return this.ask("verto.modify", { action, dialogParams: { callID }, ...more });
  }

  /** Until half a second of what it hears is that tone, or something else that is none of these. */
  async hears(hz: number | "music", but: readonly number[] = []): Promise<void> {
    await until(`${String(hz)} is heard`, () => {
      const { samples } = this.#media;
      const last = Int16Array.from(samples.slice(-JUDGED));
      if (last.length < JUDGED) return Promise.resolve(undefined);
      const windows = Array.from({ length: JUDGED / WINDOW }, (_, at) => at * WINDOW);
      const fits = windows.filter((start) => isHeard(last, start, hz, but)).length;
      return Promise.resolve(fits >= windows.length * 0.8 ? true : undefined);
    });
  }

  /** As when the page is closed or loaded anew: nothing is said. */
  vanish(): void {
    for (const line of this.#lines.splice(0)) line.close();
    this.#socket.terminate();
  }

  close(): void {
    for (const line of this.#lines.splice(0)) line.close();
    this.#socket.close();
  }

  /** For a call beside the one that it has. */
  async secondLine(): Promise<void> {
    this.#media = await MediaPhone.open("PCMA");
    this.#lines.push(this.#media);
  }

  #hear(message: Json): void {
    const { id, method, params } = message;
    if (typeof method === "string") {
      this.pushes.push({ method, params: params as Json });
      this.#socket.send(JSON.stringify({ jsonrpc: "2.0", id, result: { method } }));
      return;
    }
    const done = this.#waiting.get(id as string | number);
    this.#waiting.delete(id as string | number);
    done?.(message);
  }
}

function isHeard(samples: Int16Array, start: number, what: number | "music", but: readonly number[]): boolean {
  if (Math.sqrt(energy(samples, start, WINDOW) / WINDOW) < QUIET) return false;
  if (typeof what === "number") return toneShare(samples, start, WINDOW, what) > CLEAR;
  return but.every((hz) => toneShare(samples, start, WINDOW, hz) < CLEAR);
}
