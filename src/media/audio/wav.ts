/*
 * RIFF WAVE: "RIFF" size "WAVE", then chunks of id, size (little endian), content, padded to even length.
 *
 *   fmt  (16 bytes or more): format, channels, rate (4), bytes a second (4), bytes a frame, bits a sample
 *   data: frames, channels side by side
 */
import { SAMPLE_RATE } from "./frame.ts";
import { A_LAW, MU_LAW } from "../codec/g711.ts";
import { resample } from "./resample.ts";

const PCM = 1;
const A_LAW_FORMAT = 6;
const MU_LAW_FORMAT = 7;
const EXTENSIBLE = 0xfffe;

export const WAV_HEADER_BYTES = 44;

export interface WavFormat {
  readonly encoding: "pcm" | "a-law" | "mu-law";
  readonly channels: number;
  readonly rateHz: number;
  readonly bits: number;
  /** The samples: `bytes[dataStart, dataEnd)`, whole frames only. */
  readonly dataStart: number;
  readonly dataEnd: number;
}

export type WavResult<T> =
  | { readonly type: "good"; readonly value: T }
  /** What the file is not, for the log. */
  | { readonly type: "bad"; readonly reason: string };

/** Longer sounds are refused: half an hour, 28 MB of linear samples. */
export const MAX_SOUND_SAMPLES = 30 * 60 * SAMPLE_RATE;
const MAX_CHANNELS = 8;
const MIN_RATE_HZ = 1_000;
const MAX_RATE_HZ = 192_000;

/** Finds format and samples. A size that promises more than there is (a writer that was killed) is cut to what is there. */
export function readWavFormat(bytes: Uint8Array): WavResult<WavFormat> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || fourAt(bytes, 0) !== "RIFF" || fourAt(bytes, 8) !== "WAVE")
    return bad("this is no RIFF WAVE file");
  let at = 12;
  let format: Omit<WavFormat, "dataStart" | "dataEnd"> | undefined;
  while (at + 8 <= bytes.length) {
    const id = fourAt(bytes, at);
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    const end = Math.min(start + size, bytes.length);
    if (id === "fmt ") {
      const read = readFormatChunk(view, start, end);
      if (read.type === "bad") return read;
      format = read.value;
    } else if (id === "data") {
      if (format === undefined) return bad("the samples come before their format");
      const frameBytes = (format.channels * format.bits) / 8;
      const whole = Math.floor((end - start) / frameBytes) * frameBytes;
      return { type: "good", value: { ...format, dataStart: start, dataEnd: start + whole } };
    }
    at = start + size + (size % 2);
  }
  return bad(format === undefined ? "there is no format chunk" : "there is no data chunk");
}

function readFormatChunk(
  view: DataView,
  start: number,
  end: number,
): WavResult<Omit<WavFormat, "dataStart" | "dataEnd">> {
  if (end - start < 16) return bad("the format chunk is too short");
  let code = view.getUint16(start, true);
  // The extensible form keeps the true format as the first two bytes of a GUID.
  if (code === EXTENSIBLE && end - start >= 26) code = view.getUint16(start + 24, true);
  const channels = view.getUint16(start + 2, true);
  const rateHz = view.getUint32(start + 4, true);
  const bits = view.getUint16(start + 14, true);
  if (channels < 1 || channels > MAX_CHANNELS) return bad(`1 to ${MAX_CHANNELS} channels wanted, got ${channels}`);
  if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ) {
    return bad(`a rate of ${MIN_RATE_HZ} to ${MAX_RATE_HZ} Hz wanted, got ${rateHz}`);
  }
  if (code === PCM && (bits === 8 || bits === 16 || bits === 24)) {
    return { type: "good", value: { encoding: "pcm", channels, rateHz, bits } };
  }
  if (code === A_LAW_FORMAT && bits === 8)
    return { type: "good", value: { encoding: "a-law", channels, rateHz, bits } };
  if (code === MU_LAW_FORMAT && bits === 8)
    return { type: "good", value: { encoding: "mu-law", channels, rateHz, bits } };
  return bad(`PCM of 8, 16 or 24 bits or G.711 wanted, got format ${code} of ${bits} bits`);
}

/** One channel (0 is the left) as linear samples of 16 bit scale, at the file's own rate. */
export function readWavChannel(bytes: Uint8Array, format: WavFormat, channel: number): Float32Array {
  const sampleBytes = format.bits / 8;
  const frameBytes = format.channels * sampleBytes;
  const frames = (format.dataEnd - format.dataStart) / frameBytes;
  const out = new Float32Array(frames);
  const sampleAt = sampleReader(bytes, format);
  for (let frame = 0, at = format.dataStart + channel * sampleBytes; frame < frames; frame++, at += frameBytes) {
    out[frame] = sampleAt(at);
  }
  return out;
}

function sampleReader(bytes: Uint8Array, format: WavFormat): (at: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format.encoding === "a-law") return (at) => A_LAW.decode[view.getUint8(at)] as number;
  if (format.encoding === "mu-law") return (at) => MU_LAW.decode[view.getUint8(at)] as number;
  // Eight bits are without sign in this format, more are with.
  if (format.bits === 8) return (at) => (view.getUint8(at) - 128) * 256;
  if (format.bits === 16) return (at) => view.getInt16(at, true);
  return (at) => view.getInt16(at + 1, true) + view.getUint8(at) / 256;
}

/** Any readable WAV as what a telephone plays: 8 kHz, one channel, 16 bits. */
export function telephoneSound(bytes: Uint8Array): WavResult<Int16Array> {
  const read = readWavFormat(bytes);
  if (read.type === "bad") return read;
  const format = read.value;
  const frames = ((format.dataEnd - format.dataStart) * 8) / (format.channels * format.bits);
  if ((frames * SAMPLE_RATE) / format.rateHz > MAX_SOUND_SAMPLES) return bad("the sound is longer than 30 minutes");
  const mono = new Float32Array(frames);
  for (let channel = 0; channel < format.channels; channel++) {
    const samples = readWavChannel(bytes, format, channel);
    for (let i = 0; i < frames; i++) mono[i] = (mono[i] as number) + (samples[i] as number) / format.channels;
  }
  const at8k = resample(mono, format.rateHz, SAMPLE_RATE);
  return { type: "good", value: Int16Array.from(at8k, (x) => Math.max(-32_768, Math.min(32_767, Math.round(x)))) };
}

/** The header of 16 bit PCM with `dataBytes` of samples behind it. */
export function wavHeader(dataBytes: number, channels: number, rateHz: number = SAMPLE_RATE): Uint8Array {
  const header = new Uint8Array(WAV_HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt "));
  view.setUint32(4, 36 + dataBytes, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rateHz, true);
  view.setUint32(28, rateHz * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  header.set(new TextEncoder().encode("data"), 36);
  view.setUint32(40, dataBytes, true);
  return header;
}

/** A whole WAV file of 16 bit PCM; all channels must be equally long. */
export function printWav(channels: readonly Int16Array[], rateHz: number = SAMPLE_RATE): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const dataBytes = frames * channels.length * 2;
  const bytes = new Uint8Array(WAV_HEADER_BYTES + dataBytes);
  bytes.set(wavHeader(dataBytes, channels.length, rateHz));
  const view = new DataView(bytes.buffer);
  for (const [index, samples] of channels.entries()) {
    for (let frame = 0; frame < frames; frame++) {
      view.setInt16(WAV_HEADER_BYTES + (frame * channels.length + index) * 2, samples[frame] ?? 0, true);
    }
  }
  return bytes;
}

function fourAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function bad(reason: string): { readonly type: "bad"; readonly reason: string } {
  return { type: "bad", reason };
}
