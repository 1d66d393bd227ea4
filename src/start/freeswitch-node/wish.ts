// What a node is to be like.

/** An outside line, as far as a node must know it. */
export interface NodeLine {
  readonly name: string;
  readonly address: string;
  /** 0: the usual one. */
  readonly port: number;
  readonly transport: "udp" | "tcp" | "tls";
  readonly login: string;
  readonly password: string;
  readonly registers: boolean;
  readonly domain: string;
  readonly expires: number;
}

export interface NodeWish {
  /** What phones are registered at. */
  readonly domain: string;
  /** Where its event socket listens. */
  readonly listen: { readonly address: string; readonly port: number };
  readonly password: string;
  /** Networks from which it may be commanded. */
  readonly controllers: readonly string[];
  /** For phones. */
  readonly sip: { readonly address: string; readonly port: number };
  readonly linesPort: number;
  readonly rtp: { readonly first: number; readonly last: number };
  /** Where accounts are asked for. */
  readonly directoryUrl: string;
  readonly recordings: string;
  readonly music: string;
  readonly lines: readonly NodeLine[];
  /** PEM files of the profile for lines over TLS; undefined: none. */
  readonly tlsFolder: string | undefined;
}
