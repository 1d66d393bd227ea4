// The parent of a switch and its controller, as `xcc start` begins itself anew for it: with nothing in memory but this. No types in
// it: what takes them out of a file is a third of what this takes.
import { logOf } from "../src/start/process-log.ts";
import { readSupervisorParts, runSupervisor } from "../src/start/processes/supervisor.ts";

process.title = "xcc supervisor";
const given = readSupervisorParts(process.argv[2]);
process.exit(await runSupervisor({ ...given, log: logOf(given, "supervisor") }));
