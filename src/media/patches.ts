// What a patchbay keeps of sessions that hear one another across workers, and what follows from it alone.
import { codecOf } from "./codec/codecs.ts";
import type { MediaCodec, MediaCommand, MediaSessionId, Party } from "./vocabulary.ts";

/** Between our own threads every payload type is agreed. */
const DIGITS_PAYLOAD_TYPE = 101;
const DYNAMIC_PAYLOAD_TYPE = 111;
/** So begin the names of sessions and conversations of ours, and of nobody else. */
export const OURS = "\u21c4";

/** One end of a patch: a session of ours in one of the workers. */
export interface End {
  readonly session: MediaSessionId;
  port: number | undefined;
}

export interface Patch {
  /** Whom it stands for. */
  readonly session: MediaSessionId;
  /** The worker that it leads to. */
  readonly home: number;
  readonly carries: Carries;
  readonly near: End;
  readonly far: End;
}

/** "voice": what the session says, and back what it hears; "plays": what plays on it, for those who hear that too. */
export type Carries = "voice" | "plays";

export interface Talk {
  home: number;
  readonly parties: Map<MediaSessionId, Part>;
}

export type Part = Omit<Party, "session">;

export interface Recorded {
  readonly home: number;
  /** Who was ever named. */
  readonly named: Set<MediaSessionId>;
}

/** Whom of the others in it somebody hears. */
export function heardBy(
  session: MediaSessionId,
  relation: ReadonlyMap<MediaSessionId, Part>,
): readonly MediaSessionId[] {
  return (relation.get(session)?.hears ?? []).filter((other) => other !== session && relation.has(other));
}

/** On which of the others in it what plays is heard by somebody, too. */
export function playedTo(
  session: MediaSessionId,
  relation: ReadonlyMap<MediaSessionId, Part>,
): MediaSessionId | undefined {
  const other = relation.get(session)?.playedTo;
  return other !== undefined && other !== session && relation.has(other) ? other : undefined;
}

export function isAmong(wanted: readonly Pick<Patch, "home" | "carries">[], patch: Patch): boolean {
  return wanted.some(({ home, carries }) => home === patch.home && carries === patch.carries);
}

/** Once both ends have their ports, each sends to the other's. */
export function joined({ near, far }: Patch, codec: MediaCodec, address: string): readonly MediaCommand[] {
  if (near.port === undefined || far.port === undefined) return [];
  const connect = (end: End, peer: number): MediaCommand => ({
    ...{ type: "connect", session: end.session, address, port: peer, codec, signalledFrom: address },
    ...{
      payloadType: codecOf(codec).payloadType ?? DYNAMIC_PAYLOAD_TYPE,
      digitsPayloadType: DIGITS_PAYLOAD_TYPE,
      send: true,
      receive: true,
    },
  });
  return [connect(near, far.port), connect(far, near.port)];
}
