// `npm run console`: builds the console, so that who installs a release needs no tools.
import { ConsoleBuild } from "./start/console-build.ts";

const say = (fields: object, text: string): void => void process.stdout.write(`${text} ${JSON.stringify(fields)}\n`);
const build = new ConsoleBuild({ log: { debug: say, info: say, warn: say, error: say } });
await build.bring();
if (build.state() !== "ready") process.exitCode = 1;
