// Before the tests: the console that they look at is of the sources that are here.
import { ConsoleBuild } from "../../src/start/console-build.ts";

export async function setup(): Promise<void> {
  const problems: string[] = [];
  const say = (_fields: object, text: string): void => void problems.push(text);
  const ignore = (): void => undefined;
  const build = new ConsoleBuild({ log: { debug: ignore, info: ignore, warn: say, error: say } });
  await build.bring();
  if (build.state() !== "ready") throw new Error(problems.join("; "));
}
