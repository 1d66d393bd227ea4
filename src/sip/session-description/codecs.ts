// The codecs that are spoken here, in the words of session descriptions: numbers, clocks, parameters.
import type { AudioCodec, AudioStream, Codec } from "./description.ts";

interface Words {
  /** Static (RFC 3551 section 6), or the one that we offer where the peer has not named another. */
  readonly payloadType: number;
  readonly clockRate: number;
  /** As a=rtpmap has it behind the name. */
  readonly rate: string;
  readonly parameters?: string;
}

const WORDS: Readonly<Record<AudioCodec, Words>> = {
  PCMA: { payloadType: 8, clockRate: 8_000, rate: "8000" },
  PCMU: { payloadType: 0, clockRate: 8_000, rate: "8000" },
  // It samples at 16 kHz; its clock is a mistake that stays (RFC 3551 section 4.5.2).
  G722: { payloadType: 9, clockRate: 8_000, rate: "8000" },
  // Always so, whatever is sampled and however many channels there are (RFC 7587 section 7).
  opus: { payloadType: 111, clockRate: 48_000, rate: "48000/2", parameters: "useinbandfec=1" },
};

const AUDIO_CODECS = Object.keys(WORDS) as readonly AudioCodec[];
/** G.711, which everybody speaks. */
export const LAWS: readonly AudioCodec[] = ["PCMA", "PCMU"];

const EVENTS = "telephone-event";
/** Numbers of telephone-events by their clock, where the peer has not named others. */
const EVENT_NUMBERS: ReadonlyMap<number, number> = new Map([
  [8_000, 101],
  [48_000, 110],
]);
/** All keys of a telephone (RFC 4733 section 2.4.1). */
const EVENT_PARAMETERS = "0-15";

/** One format of a media line. */
export interface Format {
  readonly payloadType: number;
  /** With the rate, as a=rtpmap has it. */
  readonly encoding: string;
  readonly parameters?: string | undefined;
}

function isCodec(theirs: Codec, name: AudioCodec): boolean {
  // Case does not count (RFC 4855 section 3).
  return theirs.name.toLowerCase() === name.toLowerCase() && theirs.clockRate === WORDS[name].clockRate;
}

/** Of those that we want what was offered: `preferred` where that is among them, else the first of the offer. */
export function chosenOf(
  offered: readonly Codec[],
  wanted: readonly AudioCodec[],
  preferred?: AudioCodec,
): [AudioCodec, Codec] | undefined {
  const common = offered.flatMap((codec): readonly [AudioCodec, Codec][] => {
    const name = wanted.find((each) => isCodec(codec, each));
    return name === undefined ? [] : [[name, codec]];
  });
  return common.find(([name]) => name === preferred) ?? common[0];
}

/** Which of ours are in it. */
export function codecsIn(codecs: readonly Codec[]): readonly AudioCodec[] {
  return AUDIO_CODECS.filter((name) => codecs.some((codec) => isCodec(codec, name)));
}

/** The number of telephone-events beside a codec: they count time by its clock (RFC 4733 section 2.1). */
export function digitsAt(codecs: readonly Codec[], clockRate: number): number | undefined {
  return codecs.find((codec) => codec.name.toLowerCase() === EVENTS && codec.clockRate === clockRate)?.payloadType;
}

export function digitsBeside(codecs: readonly Codec[], codec: AudioCodec): number | undefined {
  return digitsAt(codecs, WORDS[codec].clockRate);
}

/** `payloadType`: what the peer calls it. */
export function formatOf(codec: AudioCodec, payloadType: number): Format {
  const { rate, parameters } = WORDS[codec];
  return { payloadType, encoding: `${codec}/${rate}`, parameters };
}

export function digitsFormat(codec: AudioCodec, payloadType: number): Format {
  return { payloadType, encoding: `${EVENTS}/${WORDS[codec].clockRate}`, parameters: EVENT_PARAMETERS };
}

/**
 * What we offer. `within`: what the peer has said before: a number does not change its meaning in a session (RFC 3264 section
 * 8.3.2). `digits`: telephone-events at the clock of each codec; their number at 8 kHz, where one was agreed on.
 */
export function offeredFormats(
  codecs: readonly AudioCodec[],
  digits: boolean,
  digitsPayloadType: number | undefined,
  within: AudioStream | undefined,
): readonly Format[] {
  const known = within?.codecs ?? [];
  const formats = codecs.map((name) => {
    const theirs = known.find((codec) => isCodec(codec, name));
    return formatOf(name, theirs?.payloadType ?? WORDS[name].payloadType);
  });
  if (!digits) return formats;
  const clocks = new Map(codecs.map((name) => [WORDS[name].clockRate, name]));
  const events = [...clocks].flatMap(([clockRate, name]): readonly Format[] => {
    const agreed = clockRate === 8_000 ? digitsPayloadType : digitsAt(known, clockRate);
    const number = agreed ?? EVENT_NUMBERS.get(clockRate);
    return number === undefined ? [] : [digitsFormat(name, number)];
  });
  return [...formats, ...events];
}

/** The lines that say what the numbers of a media line mean. */
export function formatLines(formats: readonly Format[]): readonly string[] {
  const maps = formats.map(({ payloadType, encoding }) => `a=rtpmap:${payloadType} ${encoding}`);
  const parameters = formats.flatMap((format) =>
    format.parameters === undefined ? [] : [`a=fmtp:${format.payloadType} ${format.parameters}`],
  );
  return [...maps, ...parameters];
}
