// A PostgreSQL server of a test's own, from Debian's package: a private port on loopback, a folder of its own.
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { START_MS } from "../real-time.ts";
import { NEEDED_PACKAGES, pathOf } from "../run/packages.ts";
import { Child } from "./child.ts";
import { leasePort, LOOPBACK } from "./ports.ts";

/** PostgreSQL refuses to run as root; Debian's `nobody` owns nothing. */
const NOBODY = 65_534;

export class PostgresServer {
  readonly url: string;
  readonly #port: number;
  readonly #home: string;
  readonly #folder: string;
  #server: Child | undefined;

  private constructor(port: number, home: string) {
    this.#port = port;
    this.#home = home;
    this.#folder = join(home, "data");
    this.url = `postgres://xcc@${LOOPBACK}:${port}/postgres`;
  }

  static async start(): Promise<PostgresServer> {
    const home = mkdtempSync(join(tmpdir(), "xcc-postgres-"));
    if (isRoot()) chownSync(home, NOBODY, NOBODY);
    const server = new PostgresServer(await leasePort(), home);
    const args = ["--pgdata", server.#folder, "--username=xcc", "--auth=trust", "--encoding=UTF8", "--locale=C"];
    const initdb = run("initdb", [...args, "--no-sync"]);
    if ((await initdb.exit(START_MS)) !== 0) throw new Error(`initdb failed:\n${initdb.output}`);
    await server.resume();
    return server;
  }

  /** After `interrupt`. */
  async resume(): Promise<void> {
    const settings = [`listen_addresses=${LOOPBACK}`, `port=${this.#port}`, `unix_socket_directories=${this.#home}`];
    const args = settings.flatMap((setting) => ["-c", setting]);
    this.#server = run("postgres", ["-D", this.#folder, ...args]);
    await this.#server.line(/ready to accept connections/, START_MS);
  }

  /** Ends it with all its connections, as when the machine it is on goes. */
  async interrupt(): Promise<void> {
    await this.#server?.stop("SIGQUIT", 10_000);
  }

  async remove(): Promise<void> {
    await this.#server?.stop("SIGINT", 10_000);
    rmSync(this.#home, { recursive: true, force: true });
  }
}

function run(program: "initdb" | "postgres", args: readonly string[]): Child {
  const needed = NEEDED_PACKAGES.find(({ name }) => name === "postgresql");
  const initdb = needed === undefined ? undefined : pathOf(needed);
  if (initdb === undefined) throw new Error("PostgreSQL is not installed: apt-get install postgresql");
  const path = join(dirname(initdb), program);
  if (!isRoot()) return new Child(path, args);
  return new Child("setpriv", [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", path, ...args], {
    cwd: "/",
  });
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
