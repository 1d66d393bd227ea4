// What a client sends, cut into commands: lines up to an empty one, and a body where a Content-Length says so.

export interface Frame {
  /** The first line. */
  readonly line: string;
  /** The other lines as name and value; names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** Lines after the first that are no header: a second command in one frame. */
  readonly strays: readonly string[];
  readonly body: string;
}

export class FrameReader {
  #bytes: Buffer = Buffer.alloc(0);

  /** All that is complete by now. */
  read(bytes: Buffer): readonly Frame[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const frames: Frame[] = [];
    for (;;) {
      const frame = this.#next();
      if (frame === undefined) return frames;
      if (frame.line !== "") frames.push(frame);
    }
  }

  #next(): Frame | undefined {
    const end = this.#bytes.indexOf("\n\n");
    const windowsEnd = this.#bytes.indexOf("\r\n\r\n");
    const isWindows = windowsEnd >= 0 && (end < 0 || windowsEnd < end);
    const at = isWindows ? windowsEnd : end;
    if (at < 0) return undefined;
    const head = parseHead(this.#bytes.subarray(0, at).toString("utf8"));
    const bodyAt = at + (isWindows ? 4 : 2);
    const length = Number(head.headers.get("content-length") ?? "0");
    if (this.#bytes.length < bodyAt + length) return undefined;
    const body = this.#bytes.subarray(bodyAt, bodyAt + length).toString("utf8");
    this.#bytes = this.#bytes.subarray(bodyAt + length);
    return { ...head, body };
  }
}

function parseHead(text: string): Omit<Frame, "body"> {
  const [line = "", ...rest] = text.replace(/^\s+/, "").split(/\r?\n/);
  const headers = new Map<string, string>();
  const strays: string[] = [];
  for (const each of rest) {
    const [, name, value] = /^([A-Za-z][\w-]*):\s*(.*)$/.exec(each) ?? [];
    if (name === undefined || value === undefined) strays.push(each);
    else headers.set(name.toLowerCase(), value);
  }
  return { line, headers, strays };
}
