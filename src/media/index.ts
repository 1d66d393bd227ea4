// The media engine: RTP sessions in worker threads, driven by commands, answering with events (vocabulary.ts).
export type * from "./vocabulary.ts";
export type { MediaFigures, PortRange } from "./thread/protocol.ts";
export { MediaEngine } from "./engine.ts";
export type { MediaEngineOptions } from "./engine.ts";
export { wavDurationMs } from "./record/wav-duration.ts";
export { InbandDigits } from "./audio/inband-digits.ts";
export type { Law } from "./audio/g711.ts";
export { A_LAW, FRAME_SAMPLES, MU_LAW } from "./audio/g711.ts";
export { goertzel, toneShare } from "./audio/goertzel.ts";
export { digitTone, tone } from "./audio/tone.ts";
export { printWav, readWavChannel, readWavFormat, telephoneSound } from "./audio/wav.ts";
export type { WavFormat, WavResult } from "./audio/wav.ts";
export type { RtpFields } from "./wire/rtp.ts";
export { emptyFields, readRtp, RTP_HEADER_BYTES, writeRtpHeader } from "./wire/rtp.ts";
export type { MasterKey, SuiteName } from "./secure/suites.ts";
export { SUITES } from "./secure/suites.ts";
export { SrtpReceiver, SrtpSender } from "./secure/srtp.ts";
export { DigitSender, EVENT_BYTES } from "./wire/telephone-event.ts";
