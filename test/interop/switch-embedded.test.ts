import { switchConformance } from "../switch/conformance.ts";
import { EmbeddedRig } from "./embedded-rig.ts";

switchConformance("the embedded switch", () => EmbeddedRig.make());
