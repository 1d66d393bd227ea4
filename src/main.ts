// `node src/main.ts`: `xcc start`, for whoever begins the server by this file.
import { say } from "./command-line.ts";
import { makeFilesPrivate } from "./host/private-files.ts";
import { startCommand } from "./start-command.ts";

makeFilesPrivate();
const answer = await startCommand(process.argv.slice(2), process.env);
say(answer);
// What could not start holds on to nothing that is worth waiting for.
if (answer.code !== 0) process.exit();
