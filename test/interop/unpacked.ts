// A program out of one of Debian's packages, without installing it: a web server that is installed would be started, on ports that
// are not ours.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { START_MS } from "../real-time.ts";
import { Child } from "./child.ts";

const CACHE = join(import.meta.dirname, "../../node_modules/.cache");

/**
 * Where it is: installed, or unpacked into the cache, with the packages of the libraries that it needs beside what every Debian has.
 * Rejects, with what to do, where it cannot be had.
 */
export async function programOf(name: string, libraries: readonly string[] = []): Promise<string> {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"].filter((folder) => folder !== "");
  const installed = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  return installed ?? unpackedOf(name, libraries);
}

/** The environment in which an unpacked program finds its libraries. */
export function librariesOf(name: string): Readonly<Record<string, string>> {
  const folder = join(homeOf(name), "usr/lib");
  if (!existsSync(folder)) return {};
  const folders = readdirSync(folder).map((one) => join(folder, one));
  return { LD_LIBRARY_PATH: [folder, ...folders].join(delimiter) };
}

function homeOf(name: string): string {
  return join(CACHE, `xcc-debian-${name}`);
}

async function unpackedOf(name: string, libraries: readonly string[]): Promise<string> {
  const home = homeOf(name);
  if (!existsSync(home)) {
    mkdirSync(CACHE, { recursive: true });
    const draft = mkdtempSync(join(CACHE, `xcc-debian-${name}-draft-`));
    await run("apt-get", ["download", "-q", "-o", "APT::Sandbox::User=root", name, ...libraries], draft);
    for (const file of readdirSync(draft).filter((one) => one.endsWith(".deb")))
      await run("dpkg-deb", ["-x", file, "unpacked"], draft);
    try {
      renameSync(join(draft, "unpacked"), home);
    } catch (error) {
      if (!existsSync(home)) throw error;
    }
    rmSync(draft, { recursive: true, force: true });
  }
  const found = ["usr/sbin", "usr/bin"].map((folder) => join(home, folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`there is no ${name} in Debian's package ${name}`);
  return found;
}

async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const child = new Child(program, args, { cwd });
  if ((await child.exit(START_MS)) !== 0)
    throw new Error(
      `${program} ${args.join(" ")} failed; install it by hand, or run apt-get update first:\n${child.output}`,
    );
}
