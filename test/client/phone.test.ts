// The page's telephone against a center and a browser that are played here: what it asks for, and what it makes of what it hears.
import { beforeEach, describe, expect, it } from "vitest";
import { SoftPhone, type Microphone, type Peer, type PhoneCall } from "../../src/client/index.ts";

type Params = Readonly<Record<string, unknown>>;
type Pushed = (method: string, params: Params) => void;

class PlayedPeer implements Peer<string> {
  readonly iceGatheringState = "complete";
  localDescription: { readonly sdp: string } | null = null;
  readonly remote: string[] = [];
  isClosed = false;
  tracks = 0;
  stats: readonly Params[] = [];
  #onTrack: ((event: { readonly streams: readonly string[] }) => void) | undefined;

  setRemoteDescription({ type, sdp }: { readonly type: string; readonly sdp: string }): Promise<void> {
    this.remote.push(`${type} ${sdp}`);
    return Promise.resolve();
  }
  setLocalDescription(): Promise<void> {
    this.localDescription = { sdp: "ours" };
    return Promise.resolve();
  }
  addTrack(): void {
    this.tracks += 1;
  }
  addEventListener(type: string, happened: (event: { readonly streams: readonly string[] }) => void): void {
    if (type === "track") this.#onTrack = happened;
  }
  getStats(): Promise<{ forEach(each: (row: Params) => void): void }> {
    return Promise.resolve(this.stats);
  }
  close(): void {
    this.isClosed = true;
  }
  sounds(stream: string): void {
    this.#onTrack?.({ streams: [stream] });
  }
}

let asked: string[];
let peers: PlayedPeer[];
let openTracks: number;
let told: PhoneCall[];
let push: Pushed;
let isRefused: boolean;
let openMicrophone: () => Promise<Microphone>;
let phone: SoftPhone<string>;

beforeEach(() => {
  asked = [];
  peers = [];
  openTracks = 0;
  told = [];
  isRefused = false;
  openMicrophone = () => {
    openTracks += 1;
    return Promise.resolve({ getTracks: () => [{ stop: () => void (openTracks -= 1) }] });
  };
  phone = new SoftPhone<string>({
    center: {
      on: (_name: string, listener: unknown) => {
        push = listener as Pushed;
        return () => undefined;
      },
      verto: (method: string, params: Params) => {
        asked.push(`${method} ${JSON.stringify(params)}`);
        if (isRefused) return Promise.reject(new Error("CALL ERROR"));
        return Promise.resolve({ holdState: params["action"] === "hold" ? "held" : "active" });
      },
    },
    makePeer: () => {
      const peer = new PlayedPeer();
      peers.push(peer);
      return peer;
    },
    openMicrophone: () => openMicrophone(),
  });
  phone.on("call", (call) => void told.push(call));
});

const states = (): string[] => told.map(({ state }) => state);
const rings = (): void => push("verto.invite", { callID: "a", sdp: "theirs", caller_id_number: "13800138000" });

describe("a page as a telephone", () => {
  it("rings, is answered with the microphone, is heard, and lets go of it at the end", async () => {
    rings();
    expect(told).toMatchObject([{ id: "a", direction: "in", state: "ringing", number: "13800138000" }]);
    expect(openTracks).toBe(0);
    const heard: string[] = [];
    phone.on("sound", (stream) => void heard.push(stream));
    await phone.answer("a");
    expect(peers[0]).toMatchObject({ remote: ["offer theirs"], tracks: 1 });
    expect(asked).toEqual(['verto.answer {"sdp":"ours","dialogParams":{"callID":"a"}}']);
    peers[0]?.sounds("voice");
    expect(heard).toEqual(["voice"]);
    push("verto.bye", { callID: "a", cause: "NORMAL_CLEARING" });
    expect(states()).toEqual(["ringing", "talking", "ended"]);
    expect(peers[0]?.isClosed).toBe(true);
    expect(openTracks).toBe(0);
    expect(phone.calls).toEqual([]);
  });

  it("is answered once, however often the button is pressed", async () => {
    rings();
    await Promise.all([phone.answer("a"), phone.answer("a")]);
    expect(asked).toHaveLength(1);
  });

  it("dials; the answer's description is taken once, early or late", async () => {
    const id = await phone.dial("1002");
    const dialogParams = { callID: id, destination_number: "1002" };
    expect(asked).toEqual([`verto.invite ${JSON.stringify({ sdp: "ours", dialogParams })}`]);
    push("verto.media", { callID: id, sdp: "early" });
    push("verto.answer", { callID: id, sdp: "late" });
    expect(peers[0]?.remote).toEqual(["answer early"]);
    expect(states()).toEqual(["dialing", "talking"]);
  });

  it("a center that refuses ends the call, and the caller is told", async () => {
    isRefused = true;
    await expect(phone.dial("1002")).rejects.toThrow("CALL ERROR");
    expect(states()).toEqual(["dialing", "ended"]);
    expect(openTracks).toBe(0);
  });

  it("who hangs up while the microphone is asked for leaves it closed, and nothing is answered", async () => {
    let allow: () => void = () => undefined;
    const open = openMicrophone;
    openMicrophone = () => new Promise((resolve) => (allow = () => void open().then(resolve)));
    rings();
    const answered = phone.answer("a");
    await phone.hangup("a");
    allow();
    await answered;
    expect(asked).toEqual(['verto.bye {"dialogParams":{"callID":"a"}}']);
    expect(openTracks).toBe(0);
  });

  it("a page that was loaded anew has its call back, over a connection of its own", async () => {
    rings();
    await phone.answer("a");
    push("verto.attach", { callID: "a", sdp: "anew" });
    await expect.poll(() => asked.at(-1)).toMatch(/^verto\.attach .*"ours".*"a"/);
    expect(peers.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(peers[1]?.remote).toEqual(["offer anew"]);
    expect(phone.calls).toMatchObject([{ id: "a", state: "talking", number: "13800138000" }]);
    expect(openTracks).toBe(1);
  });

  it("holds, comes back, presses keys", async () => {
    rings();
    await phone.answer("a");
    await phone.hold("a");
    await phone.unhold("a");
    await phone.press("a", "12#");
    expect(states()).toEqual(["ringing", "talking", "held", "talking"]);
    expect(asked.at(-1)).toBe('verto.info {"dtmf":"12#","dialogParams":{"callID":"a"}}');
  });

  it("tells how the network is", async () => {
    rings();
    expect(await phone.quality("a")).toBeUndefined();
    await phone.answer("a");
    const inbound = { type: "inbound-rtp", packetsReceived: 95, packetsLost: 5, jitter: 0.02 };
    if (peers[0] !== undefined) peers[0].stats = [inbound, { type: "remote-inbound-rtp", roundTripTime: 0.08 }];
    expect(await phone.quality("a")).toEqual({ loss: 0.05, jitterMs: 20, roundTripMs: 80 });
  });
});
