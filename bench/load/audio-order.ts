// What is said to the thread that carries the phones' audio.

export type AudioOrder =
  | {
      readonly type: "talk";
      readonly id: string;
      readonly socket: number;
      readonly address: string;
      readonly port: number;
      readonly everyMs: number;
    }
  | { readonly type: "hush"; readonly id: string };

export interface AudioStart {
  readonly sockets: number;
  /** Packets sent, packets received. */
  readonly counts: Float64Array<SharedArrayBuffer>;
}
