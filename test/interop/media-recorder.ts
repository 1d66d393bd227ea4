// Records a tone on each side until it is killed. Arguments: the path of the recording. Prints `recording` when it has begun.
import { MediaEngineRig } from "./media-engine-rig.ts";
import { MediaPhone } from "./media-phone.ts";
import { tone } from "../../src/media/index.ts";

const path = process.argv[2] ?? "";
const rig = await MediaEngineRig.start();
for (const [session, hz] of [
  ["left", 620],
  ["right", 1_050],
] as const) {
  const phone = await MediaPhone.open();
  phone.say(await rig.session(session, phone), tone([hz], 8_000));
}
rig.engine.send({ type: "record", id: 1, left: "left", right: "right", path });
await rig.event("recording");
console.log("recording");
