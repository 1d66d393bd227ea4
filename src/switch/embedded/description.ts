// What a leg needs of session descriptions (RFC 3264, RFC 4566): one audio stream, PCMA or PCMU, digits by RFC 4733.
import type { MediaCommand } from "../../media/index.ts";

/** Where we listen, as we tell the phone. */
export interface LocalDescription {
  readonly address: string;
  readonly port: number;
  /** Of the origin line; grows with every description that differs. */
  readonly version: number;
}

/** The `connect` of the media engine, but for whom. */
export type Stream = Omit<Extract<MediaCommand, { readonly type: "connect" }>, "type" | "session">;

export interface Agreed {
  readonly stream: Stream;
  /** The phone does not want to hear us: it has us on hold. */
  readonly held: boolean;
}

export type Answer =
  | { readonly sdp: string; readonly agreed: Agreed; readonly refused?: never }
  | { readonly sdp?: never; readonly agreed?: never; readonly refused: string };

export function describe(local: LocalDescription): string {
  throw new Error(`not yet ${local.address}`);
}
export function answerOffer(local: LocalDescription, offer: string): Answer {
  throw new Error(`not yet ${local.address}${offer}`);
}
export function readAnswer(local: LocalDescription, answer: string): Agreed | undefined {
  throw new Error(`not yet ${local.address}${answer}`);
}

export function sameStream(one: Stream, other: Stream): boolean {
  return (
    one.address === other.address &&
    one.port === other.port &&
    one.codec === other.codec &&
    one.payloadType === other.payloadType &&
    one.digitsPayloadType === other.digitsPayloadType &&
    one.send === other.send &&
    one.receive === other.receive
  );
}
