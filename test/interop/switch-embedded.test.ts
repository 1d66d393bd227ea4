import { bridgeConformance, switchConformance } from "../switch/conformance.ts";
import { EmbeddedRig } from "./embedded-rig.ts";

switchConformance("the embedded switch", (room) => EmbeddedRig.make(room));
// Legs that arrive one after the other then live in different threads.
bridgeConformance("the embedded switch with two media threads", () => EmbeddedRig.make({ mediaWorkers: 2 }));
