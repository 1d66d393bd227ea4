// The media engine: RTP sessions in worker threads, driven by commands, answering with events (vocabulary.ts).
export type * from "./vocabulary.ts";
export type { MediaFigures, PortRange } from "./thread/protocol.ts";
export { MediaEngine } from "./engine.ts";
export type { MediaEngineOptions } from "./engine.ts";
