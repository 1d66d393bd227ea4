// `xcc` as an operator runs it: a process of its own.
import { join } from "node:path";
import { START_MS } from "../real-time.ts";
import { Child } from "./child.ts";

export const ROOT = join(import.meta.dirname, "..", "..");
export const XCC = join(ROOT, "bin", "xcc.mjs");

export interface Said {
  readonly code: number | undefined;
  /** Standard output and error. */
  readonly output: string;
}

export async function xcc(
  args: readonly string[],
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly cwd?: string;
    readonly node?: readonly string[];
  } = {},
): Promise<Said> {
  const { environment = {}, cwd = ROOT, node = [] } = options;
  const child = new Child(process.execPath, [...node, XCC, ...args], { cwd, environment });
  const code = await child.exit(START_MS);
  return { code, output: child.output };
}
