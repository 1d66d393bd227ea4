// What the bench and its child processes say to one another over the process channel.

export type SubjectKind = TwoOrOne | Three;

type TwoOrOne = "bare" | "relay" | "record" | "music" | "music-both-ways";

/** `overhear`: who listens would also hear what is played to the agent, and nothing is. `overhear-music`: music is. */
export type Three = "listen" | "overhear" | "overhear-music" | "three-way";

export const THREE: readonly SubjectKind[] = [
  "listen",
  "overhear",
  "overhear-music",
  "three-way",
] satisfies readonly Three[];

/** To a subject: the generator's ports, two a call (three where three are in it, one for music). The subject answers `SubjectReady`. */
export interface SubjectStart {
  readonly kind: SubjectKind;
  readonly peers: readonly number[];
  readonly folder: string;
}

/** The ports to send to, in the order of the peers. */
export interface SubjectReady {
  readonly ports: readonly number[];
}

/** To a subject at any time: `SubjectFigures` comes back. */
export interface SubjectFigures {
  /** Of the whole process, all threads. */
  readonly cpuUs: number;
  readonly received: number;
  readonly sent: number;
  readonly rssMb: number;
}

/** To the generator: how many sockets to open. It answers `SubjectReady` with their ports. */
export interface LoadOpen {
  readonly sockets: number;
}

export interface LoadFigures {
  readonly sent: number;
  readonly received: number;
  /** 20 ms periods in which it could not keep its own beat. */
  readonly late: number;
}

export type ToChild =
  | { readonly type: "start"; readonly start: SubjectStart }
  | { readonly type: "open"; readonly open: LoadOpen }
  | { readonly type: "send"; readonly ports: readonly number[] }
  | { readonly type: "hush" }
  | { readonly type: "figures" }
  | { readonly type: "end" };

export function answer(value: SubjectReady | SubjectFigures | LoadFigures): void {
  process.send?.(value);
}
