// Messages out of a byte stream (RFC 3261 sections 7.5 and 18.3, keep-alives of RFC 5626 section 3.5.1) as a pure state.
//
//   CRLF CRLF | INVITE ... CRLF CRLF <body> | CRLF | SIP/2.0 ... CRLF CRLF | INV...
//   ping        message, Content-Length       pong   message                 the rest waits
import { contentLengthOfHead, findHeadEnd } from "./head.ts";
import { MESSAGE_BYTES } from "./limits.ts";

export interface FramingState {
  /** What has come of the next message. */
  readonly waiting: Uint8Array;
  /** `waiting` has no empty line before this index. */
  readonly searched: number;
  /** Size of the message that is being received, once its head is known. */
  readonly expected: number | undefined;
  /** Bytes of a double CRLF seen since the last message or ping: 0 to 3. */
  readonly emptyLineBytes: number;
  readonly isFailed: boolean;
}

export interface FramingError {
  /** Static text. */
  readonly reason: string;
  /** To answer, where `head` is a request. The connection must be closed: where the next message begins is unknown. */
  readonly status: number;
  /** The head of the message at fault, for `parseMessage`; undefined where not even that has come. */
  readonly head: Uint8Array | undefined;
}

export interface Framed {
  readonly state: FramingState;
  /** Complete messages for `parseMessage`, in order. They share memory with nothing that will be written to. */
  readonly messages: readonly Uint8Array[];
  /** Keep-alive pings that came: each wants one CRLF back. */
  readonly pings: number;
  /** Once; after it the state stays failed and takes nothing more. */
  readonly error?: FramingError;
}

const NOTHING = new Uint8Array(0);
const NUL = 0x00;
const CR = 0x0d;
const LF = 0x0a;

export const INITIAL_FRAMING: FramingState = {
  waiting: NOTHING,
  searched: 0,
  expected: undefined,
  emptyLineBytes: 0,
  isFailed: false,
};

/** Takes what the connection has brought; chunks may be cut anywhere. */
export function frame(state: FramingState, chunk: Uint8Array): Framed {
  if (state.isFailed) return { state, messages: [], pings: 0 };
  const bytes = state.waiting.length === 0 ? chunk : Buffer.concat([state.waiting, chunk]);
  const messages: Uint8Array[] = [];
  let { searched, expected, emptyLineBytes } = state;
  let pings = 0;
  let start = 0;

  for (;;) {
    if (expected === undefined && searched === 0) {
      // Between messages: count line ends, every double CRLF is a ping. Zeros keep a NAT awake and say nothing.
      while (bytes[start] === CR || bytes[start] === LF || bytes[start] === NUL) {
        emptyLineBytes = bytes[start] === (emptyLineBytes % 2 === 0 ? CR : LF) ? emptyLineBytes + 1 : 0;
        if (emptyLineBytes === 4) {
          pings++;
          emptyLineBytes = 0;
        }
        start++;
      }
    }
    if (start === bytes.length) return { state: { ...INITIAL_FRAMING, emptyLineBytes }, messages, pings };
    emptyLineBytes = 0;

    if (expected === undefined) {
      const headEnd = findHeadEnd(bytes, start + searched);
      const size = headEnd === undefined ? bytes.length - start : headEnd.bodyStart - start;
      if (size > MESSAGE_BYTES)
        return failed(messages, pings, { reason: "Head too large", status: 513, head: undefined });
      if (headEnd === undefined) {
        // An empty line may be cut: its first two bytes must be looked at again.
        const waiting = bytes.slice(start);
        const again = Math.max(waiting.length - 2, 1);
        return { state: { ...INITIAL_FRAMING, waiting, searched: again }, messages, pings };
      }
      const head = bytes.subarray(start, headEnd.bodyStart);
      const length = contentLengthOfHead(Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1"));
      const error = wrongLength(length, size, head);
      if (error !== undefined) return failed(messages, pings, error);
      expected = size + (typeof length === "number" ? length : 0);
    }

    if (bytes.length - start < expected) {
      const waiting = bytes.slice(start);
      return { state: { ...INITIAL_FRAMING, waiting, searched: waiting.length, expected }, messages, pings };
    }
    messages.push(bytes.subarray(start, start + expected));
    start += expected;
    searched = 0;
    expected = undefined;
  }
}

function wrongLength(length: number | "missing" | "wrong", size: number, head: Uint8Array): FramingError | undefined {
  if (length === "missing") return { reason: "Missing Content-Length", status: 400, head };
  if (length === "wrong") return { reason: "Malformed Content-Length", status: 400, head };
  return size + length > MESSAGE_BYTES ? { reason: "Message too large", status: 513, head } : undefined;
}

function failed(messages: readonly Uint8Array[], pings: number, error: FramingError): Framed {
  return { state: { ...INITIAL_FRAMING, isFailed: true }, messages, pings, error };
}
