import { it } from "vitest";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import { RASTER_MS, START, SurvivingWorld } from "./surviving-world.ts";
it("x", async () => {
  const seed = Number(process.env["SEED"]);
  const w = new SurvivingWorld({ seed, calls: 40, mostLatencyRasters: 2, fate: (world, until) => {
    const chance = chanceOf(seed);
    const { clock } = world.life;
    for (let at = START + 2_000; at < until + 20_000; ) {
      const isDeaf = nextBelow(chance, 2) === 0;
      if (isDeaf) clock.wakeAt(at, () => { console.log(clock.now() - START, "DEAF"); world.life.deafen(); });
      at += isDeaf ? RASTER_MS * nextBelow(chance, 3) : 0;
      clock.wakeAt(at + 1, () => { console.log(clock.now() - START, "DIES"); world.life.die(); });
      at += RASTER_MS * nextBelow(chance, 100);
      clock.wakeAt(at + 2, () => { console.log(clock.now() - START, "BACK"); world.comeBack(); });
      at += RASTER_MS * (50 + nextBelow(chance, 150));
    }
  } });
  const { facts, commands } = await w.run();
  const call = process.env["CALL"] ?? "";
  for (const f of facts) if (JSON.stringify(f).includes(call)) console.log(f.at - START, JSON.stringify(f).slice(0, 230));
  for (const c of commands) if (c.type === "converse" && c.conversation === call) console.log(JSON.stringify(c));
}, 60000);
