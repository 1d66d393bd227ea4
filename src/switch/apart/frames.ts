// Frames on a stream: a line of JSON each.
import type { Duplex } from "node:stream";

/** A report of ten thousand legs is a hundredth of it. */
const MOST_CHARACTERS = 256 * 2 ** 20;

export interface FrameReader<Frame> {
  /** One frame after the other, in order. */
  readonly heard: (frame: Frame) => void;
  /** All that has arrived by now has been heard. */
  readonly over: () => void;
  /** What comes is no frame: the connection is of no use any more. */
  readonly broken: (reason: string) => void;
}

/** Reads frames until the stream ends. What a frame says is trusted: both ends are this program. */
export function readFrames<Frame>(socket: Duplex, { heard, over, broken }: FrameReader<Frame>): void {
  let rest = "";
  socket.setEncoding("utf8");
  // Who says no more hears no more.
  socket.on("end", () => socket.destroy());
  socket.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const frame = frameIn(line) as Frame | undefined;
      if (frame === undefined) {
        broken("what it says is no frame");
        return;
      }
      heard(frame);
    }
    if (rest.length > MOST_CHARACTERS) broken("a frame without end");
    else over();
  });
}

function frameIn(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && "type" in value ? value : undefined;
  } catch {
    return undefined;
  }
}

export function writeFrame(socket: Duplex, frame: object): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(frame)}\n`);
}
