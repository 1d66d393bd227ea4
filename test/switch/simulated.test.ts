import { callersConformance, switchConformance } from "./conformance.ts";
import { simulatedRig } from "./simulated-rig.ts";

switchConformance("the simulated switch", simulatedRig);
callersConformance("the simulated switch with callers only", simulatedRig);
