// Why a description was refused, as the one who wrote it is told (Warning, RFC 3261 section 20.43).

export interface Warning {
  /** 300 to 399. */
  readonly code: number;
  /** Static text. */
  readonly text: string;
}

export const NO_AUDIO = "No audio";
export const NO_PLAIN_AUDIO = "No audio over plain RTP";
export const NO_SECURED_AUDIO = "No audio over SRTP with a key";

/** By the reasons that reading and answering a description give. */
const CODES: Readonly<Record<string, number>> = {
  "The address is not an IP address": 301,
  [NO_PLAIN_AUDIO]: 302,
  [NO_SECURED_AUDIO]: 302,
  [NO_AUDIO]: 304,
  "The audio was refused": 304,
  "No codec in common": 305,
  "The address is not that of one host": 330,
};

const MISCELLANEOUS = 399;

/** `reason`: of `readDescription`, `makeAnswer` or `readAnswer`; another one is miscellaneous. */
export function warningOf(reason: string): Warning {
  return { code: CODES[reason] ?? MISCELLANEOUS, text: reason };
}
