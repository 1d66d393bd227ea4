// Frames on a stream: a line of JSON each.
import { readSync } from "node:fs";
import type { Duplex } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** A report of ten thousand legs is a hundredth of it. */
const MOST_CHARACTERS = 256 * 2 ** 20;
/** Read into and decoded at once: one for all. */
const AT_ONCE = Buffer.allocUnsafe(65_536);

export interface FrameReader<Frame> {
  /** One frame after the other, in order. */
  readonly heard: (frame: Frame) => void;
  /** All that has arrived by now has been heard. */
  readonly over: () => void;
  /** What comes is no frame: the connection is of no use any more. */
  readonly broken: (reason: string) => void;
}

/** Reads frames until the stream ends. What a frame says is trusted: both ends are this program. */
export function readFrames<Frame>(socket: Duplex, { heard, over, broken }: FrameReader<Frame>): FrameStream {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let isTaking = false;
  const take = (bytes: Buffer): void => {
    isTaking = true;
    try {
      const lines = (rest + decoder.write(bytes)).split("\n");
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
    } finally {
      isTaking = false;
    }
  };
  // Who says no more hears no more.
  socket.on("end", () => socket.destroy());
  socket.on("data", take);
  return {
    now: () => {
      // What Node holds comes before what the system holds.
      if (isTaking || socket.destroyed || socket.readableLength > 0) return;
      for (let bytes = readNow(socket); bytes !== undefined; bytes = readNow(socket)) take(bytes);
    },
  };
}

export interface FrameStream {
  /** All that the other end has written by now is heard, where the system has it: not when the loop gets there. */
  now(): void;
}

/** Undefined: there is nothing, or the stream is of another kind. */
function readNow(socket: Duplex): Buffer | undefined {
  const handle: unknown = Reflect.get(socket, "_handle");
  const fd: unknown = typeof handle === "object" && handle !== null ? Reflect.get(handle, "fd") : undefined;
  if (typeof fd !== "number" || fd < 0) return undefined;
  try {
    const length = readSync(fd, AT_ONCE);
    // Its end is for the stream to find.
    return length === 0 ? undefined : AT_ONCE.subarray(0, length);
  } catch {
    return undefined;
  }
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
