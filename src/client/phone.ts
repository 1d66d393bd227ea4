// A page as a telephone: Verto's calls over the session of a CenterClient, their sound by the browser's WebRTC.
//
//   dial --> dialing --verto.answer--> talking <--hold, unhold--> held
//   verto.invite --> ringing --answer--> talking          (hangup, verto.bye from anywhere --> ended)
//   verto.attach (loaded anew) --> talking
import type { CenterClient } from "./client.ts";
import { described, type Microphone, type Peer } from "./peer.ts";

export interface PhoneCall {
  readonly id: string;
  readonly direction: "in" | "out";
  readonly state: "dialing" | "ringing" | "talking" | "held" | "ended";
  /** Of the other side, as far as it is known. */
  readonly number: string;
  readonly name: string;
  /** Why it has ended, in FreeSWITCH's words (`NORMAL_CLEARING`); empty before. */
  readonly cause: string;
}

/** How the network is, as the browser measures it. */
export interface PhoneQuality {
  /** Of what should have come, 0 to 1, since the call began. */
  readonly loss: number;
  readonly jitterMs: number;
  /** Undefined until the other end has reported. */
  readonly roundTripMs: number | undefined;
}

export interface PhoneEvents<Stream> {
  /** A call is new, or another one than before. */
  call: (call: PhoneCall) => void;
  /** What is to be played: `audio.srcObject = stream`. */
  sound: (stream: Stream, call: PhoneCall) => void;
}

export interface PhoneOptions<Stream> {
  /** Logged in as an extension of type VERTO. */
  readonly center: Pick<CenterClient, "on" | "verto">;
  /** `() => new RTCPeerConnection()` */
  readonly makePeer: () => Peer<Stream>;
  /** `() => navigator.mediaDevices.getUserMedia({ audio: true })`. What it rejects with, `dial` and `answer` reject with. */
  readonly openMicrophone: () => Promise<Microphone>;
}

interface Line<Stream> {
  call: PhoneCall;
  readonly offer: string | undefined;
  peer: Peer<Stream> | undefined;
  microphone: Microphone | undefined;
  /** The other side's description is known. */
  isDescribed: boolean;
}

type Params = Readonly<Record<string, unknown>>;

export class SoftPhone<Stream> {
  readonly #options: PhoneOptions<Stream>;
  readonly #lines = new Map<string, Line<Stream>>();
  readonly #listeners: { [Name in keyof PhoneEvents<Stream>]: Set<PhoneEvents<Stream>[Name]> } = {
    ...{ call: new Set(), sound: new Set() },
  };
  readonly #deafen: () => void;

  constructor(options: PhoneOptions<Stream>) {
    this.#options = options;
    this.#deafen = options.center.on("verto", (method, params) => void this.#pushed(method, params));
  }

  /** Those that have not ended, the oldest first. */
  get calls(): readonly PhoneCall[] {
    return [...this.#lines.values()].map(({ call }) => call);
  }

  /** Ends by what it returns. */
  on<Name extends keyof PhoneEvents<Stream>>(name: Name, listener: PhoneEvents<Stream>[Name]): () => void {
    this.#listeners[name].add(listener);
    return () => void this.#listeners[name].delete(listener);
  }

  /** Resolves with the call's id when the center has taken it on. Rejects as `CenterClient.verto`, or as the microphone. */
  async dial(number: string): Promise<string> {
    const id = crypto.randomUUID();
    const line = this.#begin({ id, direction: "out", state: "dialing", number, name: "", cause: "" }, undefined);
    await this.#orEnded(line, async () => {
      const peer = await this.#connect(line);
      if (peer === undefined) return;
      const sdp = await described(peer);
      if (!this.#isAlive(line)) return;
      const dialogParams = { callID: id, destination_number: number };
      await this.#options.center.verto("verto.invite", { sdp, dialogParams });
    });
    return id;
  }

  /** Rejects as `dial`; nothing where it does not ring. */
  async answer(id: string): Promise<void> {
    const line = this.#lines.get(id);
    if (line?.call.state !== "ringing" || line.peer !== undefined || line.offer === undefined) return;
    await this.#takeUp(line, line.offer, "verto.answer");
  }

  /** Declines what rings. It is over here at once, whatever the center says. */
  async hangup(id: string): Promise<void> {
    const line = this.#lines.get(id);
    if (line === undefined) return;
    this.#end(line, "NORMAL_CLEARING");
    await this.#options.center.verto("verto.bye", { dialogParams: { callID: id } });
  }

  /** `0` to `9`, `A` to `D`, `*`, `#`; 64 at most. */
  async press(id: string, keys: string): Promise<void> {
    await this.#options.center.verto("verto.info", { dtmf: keys, dialogParams: { callID: id } });
  }

  /** The other side hears music. */
  hold(id: string): Promise<void> {
    return this.#modify(id, "hold");
  }

  unhold(id: string): Promise<void> {
    return this.#modify(id, "unhold");
  }

  /** Undefined where there is no sound yet. */
  async quality(id: string): Promise<PhoneQuality | undefined> {
    const rows: Params[] = [];
    (await this.#lines.get(id)?.peer?.getStats())?.forEach((row) => void rows.push(row));
    const numberOf = (type: string, field: string): number | undefined => {
      const value = rows.find((row) => row["type"] === type)?.[field];
      return typeof value === "number" ? value : undefined;
    };
    const received = numberOf("inbound-rtp", "packetsReceived");
    if (received === undefined) return undefined;
    const lost = Math.max(0, numberOf("inbound-rtp", "packetsLost") ?? 0);
    const roundTripS = numberOf("remote-inbound-rtp", "roundTripTime");
    return {
      loss: lost === 0 ? 0 : lost / (lost + received),
      jitterMs: (numberOf("inbound-rtp", "jitter") ?? 0) * 1_000,
      roundTripMs: roundTripS === undefined ? undefined : roundTripS * 1_000,
    };
  }

  /** Lets go of microphone and connections; the calls are the center's to keep, for a page that comes back. */
  close(): void {
    this.#deafen();
    for (const line of this.#lines.values()) release(line);
    this.#lines.clear();
  }

  async #modify(id: string, action: "hold" | "unhold"): Promise<void> {
    const { holdState } = await this.#options.center.verto("verto.modify", { action, dialogParams: { callID: id } });
    const line = this.#lines.get(id);
    if (line !== undefined) this.#become(line, { state: holdState === "held" ? "held" : "talking" });
  }

  async #pushed(method: string, params: Params): Promise<void> {
    const id = textOf(params, "callID");
    const line = this.#lines.get(id);
    const sdp = textOf(params, "sdp");
    if (method === "verto.invite" && line === undefined && sdp !== "") {
      this.#begin({ id, direction: "in", state: "ringing", ...callerIn(params), cause: "" }, sdp);
    } else if (method === "verto.attach" && sdp !== "") {
      if (line !== undefined) release(line);
      const inherited = line?.call ?? { direction: "in" as const, ...callerIn(params) };
      const anew = this.#begin({ ...inherited, id, state: "talking", cause: "" }, sdp);
      await this.#takeUp(anew, sdp, "verto.attach").catch(() => undefined);
    } else if (line !== undefined && method === "verto.bye") {
      this.#end(line, textOf(params, "cause"));
    } else if (line !== undefined && (method === "verto.media" || method === "verto.answer")) {
      if (method === "verto.answer") this.#become(line, { state: "talking" });
      if (sdp === "" || line.isDescribed) return;
      line.isDescribed = true;
      await line.peer?.setRemoteDescription({ type: "answer", sdp }).catch(() => this.hangup(id));
    }
  }

  /** Answers an offer. */
  async #takeUp(line: Line<Stream>, offer: string, method: "verto.answer" | "verto.attach"): Promise<void> {
    await this.#orEnded(line, async () => {
      const peer = await this.#connect(line);
      if (peer === undefined) return;
      await peer.setRemoteDescription({ type: "offer", sdp: offer });
      const sdp = await described(peer);
      if (!this.#isAlive(line)) return;
      await this.#options.center.verto(method, { sdp, dialogParams: { callID: line.call.id } });
      if (this.#isAlive(line)) this.#become(line, { state: "talking" });
    });
  }

  /** With the microphone; undefined where the call has ended meanwhile. */
  async #connect(line: Line<Stream>): Promise<Peer<Stream> | undefined> {
    const peer = this.#options.makePeer();
    line.peer = peer;
    peer.addEventListener("track", ({ streams: [stream] }) => {
      if (stream !== undefined && this.#isAlive(line)) this.#tell("sound", stream, line.call);
    });
    const microphone = await this.#options.openMicrophone();
    line.microphone = microphone;
    if (!this.#isAlive(line)) {
      release(line);
      return undefined;
    }
    for (const track of microphone.getTracks()) peer.addTrack(track, microphone);
    return peer;
  }

  async #orEnded(line: Line<Stream>, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (this.#isAlive(line)) await this.hangup(line.call.id).catch(() => undefined);
      throw error;
    }
  }

  #begin(call: PhoneCall, offer: string | undefined): Line<Stream> {
    const line: Line<Stream> = { call, offer, peer: undefined, microphone: undefined, isDescribed: false };
    this.#lines.set(call.id, line);
    this.#tell("call", call);
    return line;
  }

  #isAlive(line: Line<Stream>): boolean {
    return this.#lines.get(line.call.id) === line;
  }

  #become(line: Line<Stream>, change: Partial<PhoneCall>): void {
    line.call = { ...line.call, ...change };
    this.#tell("call", line.call);
  }

  #end(line: Line<Stream>, cause: string): void {
    this.#lines.delete(line.call.id);
    release(line);
    this.#become(line, { state: "ended", cause });
  }

  #tell<Name extends keyof PhoneEvents<Stream>>(name: Name, ...what: Parameters<PhoneEvents<Stream>[Name]>): void {
    const listeners = this.#listeners[name] as Set<(...what: Parameters<PhoneEvents<Stream>[Name]>) => void>;
    for (const listener of [...listeners]) listener(...what);
  }
}

function release<Stream>(line: Line<Stream>): void {
  for (const track of line.microphone?.getTracks() ?? []) track.stop();
  line.peer?.close();
}

function textOf(params: Params, name: string): string {
  const value = params[name];
  return typeof value === "string" ? value : "";
}

function callerIn(params: Params): { readonly number: string; readonly name: string } {
  return { number: textOf(params, "caller_id_number"), name: textOf(params, "caller_id_name") };
}
