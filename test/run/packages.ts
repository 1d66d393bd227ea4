import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { runCommand } from "./command.ts";

export interface NeededPackage {
  /** Debian's name. */
  readonly name: string;
  readonly why: string;
  readonly program: string;
  /** Where Debian puts it if not on the PATH; a `*` stands for one folder. */
  readonly folders: readonly string[];
}

export const NEEDED_PACKAGES: readonly NeededPackage[] = [
  { name: "sip-tester", why: "SIPp: plays callers, agents and misbehaving peers", program: "sipp", folders: [] },
  { name: "baresip-core", why: "baresip: a real phone", program: "baresip", folders: [] },
  { name: "linphone-cli", why: "linphone: a phone that transfers attended", program: "linphonec", folders: [] },
  {
    name: "chromium",
    why: "Chromium: reads the reference page, works at the console",
    program: "chromium",
    folders: [],
  },
  { name: "faketime", why: "libfaketime: sets the clock of a running server", program: "faketime", folders: [] },
  { name: "fail2ban", why: "fail2ban: reads the log for who guesses", program: "fail2ban-regex", folders: [] },
  {
    name: "iproute2",
    why: "ip: networks of their own for phones, whose cable is pulled",
    program: "ip",
    folders: ["/usr/sbin", "/sbin"],
  },
  {
    name: "postgresql",
    why: "PostgreSQL: the other database that the store runs on",
    program: "initdb",
    folders: ["/usr/lib/postgresql/*/bin"],
  },
  {
    name: "pgbouncer",
    why: "PgBouncer: a pooler, through which no lock of a session lasts",
    program: "pgbouncer",
    folders: ["/usr/sbin"],
  },
];

const APT_TIMEOUT_MS = 240_000;
const RETRY_AFTER_MS = 5_000;

/** Where the package's program is; undefined: not installed. */
export function pathOf(needed: NeededPackage): string | undefined {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const folders = [...onPath, ...needed.folders.flatMap(expand)];
  return folders.map((folder) => join(folder, needed.program)).find(isExecutable);
}

/** Installs what is missing. Undefined: all is there; else what the user must do. */
export async function bringPackages(say: (line: string) => void): Promise<string | undefined> {
  say("Needed from Debian's packages:");
  for (const needed of NEEDED_PACKAGES) {
    say(`  ${needed.name.padEnd(14)} ${pathOf(needed) === undefined ? "missing  " : "installed"} ${needed.why}`);
  }
  const missing = NEEDED_PACKAGES.filter((needed) => pathOf(needed) === undefined);
  if (missing.length === 0) return undefined;

  const names = missing.map((needed) => needed.name);
  const byHand = `Please install by hand, then run again: apt-get install ${names.join(" ")}`;
  const apt = await aptCommand();
  if (apt === undefined)
    return `There is no apt-get that may be used here (not root, and no sudo without a password). ${byHand}`;
  let problem = "";
  for (let attempt = 1; attempt <= 2; attempt++) {
    if (attempt > 1) {
      say(`apt-get failed; once more in ${String(RETRY_AFTER_MS / 1_000)} s.`);
      await wait(RETRY_AFTER_MS);
    }
    say(`Installing ${names.join(", ")} ...`);
    problem = await install(apt, names);
    if (problem === "") break;
  }
  const still = missing.filter((needed) => pathOf(needed) === undefined).map((needed) => needed.name);
  if (still.length === 0) return undefined;
  return `apt-get did not bring ${still.join(", ")}. ${byHand}\n${problem}`;
}

/** Undefined where packages cannot be installed. */
async function aptCommand(): Promise<readonly string[] | undefined> {
  const apt = await runCommand("apt-get", ["--version"], { timeoutMs: 10_000 });
  if (apt.code !== 0) return undefined;
  const environment = ["env", "DEBIAN_FRONTEND=noninteractive"];
  if (process.getuid?.() === 0) return [...environment, "apt-get"];
  const sudo = await runCommand("sudo", ["-n", "true"], { timeoutMs: 10_000 });
  return sudo.code === 0 ? ["sudo", "-n", ...environment, "apt-get"] : undefined;
}

/** The end of apt's output where it failed; empty where it did not. */
async function install(apt: readonly string[], names: readonly string[]): Promise<string> {
  const quiet = ["-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2"];
  // Without an index that matches the archive, apt asks for versions that are no longer there.
  const steps = [
    [...quiet, "update"],
    [...quiet, "install", "-y", "--no-install-recommends", ...names],
  ];
  for (const step of steps) {
    const [program = "apt-get", ...args] = [...apt, ...step];
    const result = await runCommand(program, args, { timeoutMs: APT_TIMEOUT_MS });
    if (result.code !== 0) return result.output.slice(-2_000);
  }
  return "";
}

function expand(pattern: string): readonly string[] {
  const [before, after] = pattern.split("*");
  if (before === undefined || after === undefined) return [pattern];
  try {
    // The newest version first.
    return readdirSync(before)
      .sort((a, b) => Number(b) - Number(a))
      .map((name) => before + name + after);
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
