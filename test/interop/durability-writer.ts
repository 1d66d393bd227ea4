// Writes into a store as fast as it can, and says what was acknowledged, until it is killed.
//   durability-writer.ts <folder> <round>
import { openStore } from "../../src/store/store.ts";
import { factsFrom, queueCall } from "../store/facts.ts";

const [folder, round] = process.argv.slice(2);
const quiet = (): void => undefined;
const store = await openStore({
  location: { type: "embedded", folder },
  clock: { now: () => Date.now() },
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  domain: "xswitch.cn",
  timeZone: "Asia/Shanghai",
  auditDays: 365,
});
say("open");
let seq = (await store.lastProjectedFact()) + 1;
for (let number = 0; ; number += 1) {
  const extn = `${round ?? ""}${String(number).padStart(5, "0")}`;
  await store.extensions.add({ extn, name: `Ext_${extn}`, password: "Kuhstall-7" });
  say(`extension ${extn}`);
  const facts = factsFrom(seq, Date.now(), queueCall(`call-${extn}`));
  await store.project(facts);
  seq += facts.length;
  say(`fact ${seq - 1}`);
}

/** At once, so that what is said was acknowledged before the process was killed. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
