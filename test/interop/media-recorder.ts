// A call with a tone from each side, recorded until it is killed or the disk takes no more. Arguments: the path of the
// recording, and perhaps one for a message of the left side alone. Prints `recording` when it has begun; `failed <reason>` and then `heard <packets>` where it could not go on.
import { setTimeout as sleep } from "node:timers/promises";
import { MediaEngineRig } from "./media-engine-rig.ts";
import { MediaPhone } from "./media-phone.ts";
import { tone } from "../../src/media/index.ts";

const [path = "", message] = process.argv.slice(2);
const rig = await MediaEngineRig.start();
const left = await MediaPhone.open();
const right = await MediaPhone.open();
left.say(await rig.session("left", left), tone([620], 8_000));
right.say(await rig.session("right", right), tone([1_050], 8_000));
rig.talk("call", "left", "right");
rig.engine.send({ type: "record", id: 1, left: ["left"], right: ["right"], path });
await rig.event("recording");
if (message !== undefined) {
  const limits = { longestMs: 60_000, silenceMs: 60_000 };
  rig.engine.send({ type: "record-message", id: 2, session: "left", path: message, ...limits });
  await rig.event("recording", ({ id }) => id === 2);
}
console.log("recording");
const { reason } = await rig.event("failed", () => true, 60_000);
console.log(`failed ${reason}`);
right.forget();
await sleep(1_000);
console.log(`heard ${right.packets.length}`);
process.exit(0);
