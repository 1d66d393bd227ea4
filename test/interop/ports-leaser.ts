// Leases as many ports as its arguments say, one lease for each, prints them, and keeps them until it is killed.
import { leasePorts } from "./ports.ts";

const leased = await Promise.all(process.argv.slice(2).map((count) => leasePorts(Number(count))));
for (const { from, to } of leased) console.log(`leased ${String(from)}-${String(to)}`);
console.log("all");
setInterval(() => undefined, 60_000);
