// What the telephone needs of a browser's WebRTC (W3C WebRTC 1.0), as far as it needs it: a browser's own objects fit as they are.

/** A MediaStreamTrack. */
export interface Track {
  stop(): void;
}

/** A MediaStream of a microphone. */
export interface Microphone {
  getTracks(): readonly Track[];
}

/** An RTCPeerConnection. `Stream` is the browser's MediaStream. */
export interface Peer<Stream> {
  readonly iceGatheringState: string;
  readonly localDescription: { readonly sdp: string } | null;
  setRemoteDescription(description: { readonly type: "offer" | "answer"; readonly sdp: string }): Promise<void>;
  /** Makes an offer, or an answer to the offer that was set. */
  setLocalDescription(): Promise<void>;
  addTrack(track: Track, stream: Microphone): unknown;
  addEventListener(type: "icegatheringstatechange", happened: () => void): void;
  addEventListener(type: "track", happened: (event: { readonly streams: readonly Stream[] }) => void): void;
  getStats(): Promise<{ forEach(each: (row: Readonly<Record<string, unknown>>) => void): void }>;
  close(): void;
}

/** Verto has no trickling: what was found by then is what the description has. */
const GATHERING_MS = 1_000;

/** Our description with its candidates. */
export async function described<Stream>(peer: Peer<Stream>): Promise<string> {
  await peer.setLocalDescription();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, GATHERING_MS);
    const look = (): void => {
      if (peer.iceGatheringState !== "complete") return;
      clearTimeout(timer);
      resolve();
    };
    peer.addEventListener("icegatheringstatechange", look);
    look();
  });
  return peer.localDescription?.sdp ?? "";
}
