import { afterAll } from "vitest";
import { callersConformance, switchConformance } from "../switch/conformance.ts";
import { EmbeddedRig } from "./embedded-rig.ts";
import { SharedMedia } from "./shared-media.ts";

const media = new SharedMedia();
afterAll(() => media.end());

switchConformance("the embedded switch", (room) => EmbeddedRig.make(room, media));
// Legs that arrive one after the other then live in different threads.
callersConformance("the embedded switch with two media threads", () => EmbeddedRig.make({ mediaWorkers: 2 }));
