// What a node sends, cut into frames: lines of headers up to an empty one, and a body where a Content-Length says so.

/** A table of all channels of a large node is some megabytes. */
const LARGEST_BODY = 64 * 1024 * 1024;
const LARGEST_HEAD = 64 * 1024;

export interface Frame {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export type Read =
  | { readonly type: "frames"; readonly frames: readonly Frame[] }
  /** Whoever speaks so is no node; nothing more is read. */
  | { readonly type: "fault"; readonly reason: string };

export class FrameReader {
  #pieces: Buffer[] = [];
  #length = 0;
  /** The head whose body is waited for. */
  #head: { readonly headers: ReadonlyMap<string, string>; readonly from: number; readonly until: number } | undefined;

  /** All that is whole by now. */
  read(bytes: Buffer): Read {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
    const frames: Frame[] = [];
    for (;;) {
      if (this.#head !== undefined && this.#length < this.#head.until) return { type: "frames", frames };
      const all = this.#whole();
      const head = this.#head ?? this.#headIn(all);
      if (head === undefined) return { type: "frames", frames };
      if (typeof head === "string") return { type: "fault", reason: head };
      this.#head = head;
      if (all.length < head.until) continue;
      frames.push({ headers: head.headers, body: all.toString("utf8", head.from, head.until) });
      this.#head = undefined;
      this.#pieces = [all.subarray(head.until)];
      this.#length = all.length - head.until;
    }
  }

  #whole(): Buffer {
    const [first] = this.#pieces;
    const all = this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces);
    this.#pieces = [all];
    return all;
  }

  #headIn(all: Buffer) {
    let from = 0;
    while (all[from] === 0x0a) from += 1;
    const end = all.indexOf("\n\n", from);
    if (end < 0) return all.length - from > LARGEST_HEAD ? "headers without an end" : undefined;
    if (end - from > LARGEST_HEAD) return "headers without an end";
    const headers = headersIn(all.toString("utf8", from, end));
    const said = headers.get("content-length") ?? "0";
    const length = /^\d{1,9}$/.test(said) ? Number(said) : Number.POSITIVE_INFINITY;
    if (length > LARGEST_BODY) return `a body of ${said.slice(0, 20)} bytes`;
    return { headers, from: end + 2, until: end + 2 + length };
  }
}

/** Names in small letters, values as they stand. What is no header is left out. */
export function headersIn(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) headers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return headers;
}
