// PgBouncer in front of a PostgreSQL, from Debian's package: it hands a server's sessions from one client to the next.
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { START_MS } from "../real-time.ts";
import { NEEDED_PACKAGES, pathOf } from "../run/packages.ts";
import { Child } from "./child.ts";
import { leasePort, LOOPBACK } from "./ports.ts";

/** It refuses to run as root. */
const NOBODY = 65_534;

const SETTINGS_OF_OURS: readonly string[] = ["statement_timeout, idle_in_transaction_session_timeout"];

export class Pooler {
  readonly url: string;
  readonly #home: string;
  readonly #program: Child;

  private constructor(url: string, home: string, program: Child) {
    this.url = url;
    this.#home = home;
    this.#program = program;
  }

  /** In front of the server at `url`; a session is one client's for a transaction only. */
  static async start(behind: string, ignored = SETTINGS_OF_OURS): Promise<Pooler> {
    const needed = NEEDED_PACKAGES.find(({ name }) => name === "pgbouncer");
    const path = needed === undefined ? undefined : pathOf(needed);
    if (path === undefined) throw new Error("PgBouncer is not installed: apt-get install pgbouncer");
    const home = mkdtempSync(join(tmpdir(), "xcc-pooler-"));
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(home, NOBODY, NOBODY);
    const port = await leasePort();
    const settings = join(home, "pgbouncer.ini");
    const lines = [
      "[databases]",
      `* = host=${LOOPBACK} port=${new URL(behind).port} user=xcc`,
      "[pgbouncer]",
      ...[`listen_addr = ${LOOPBACK}`, `listen_port = ${port}`, "unix_socket_dir ="],
      ...[
        "auth_type = any",
        "pool_mode = transaction",
        ...ignored.map((names) => `ignore_startup_parameters = ${names}`),
      ],
    ];
    writeFileSync(settings, `${lines.join("\n")}\n`, { mode: 0o644 });
    const as = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];
    const child = isRoot
      ? new Child("setpriv", [...as, path, settings], { cwd: "/" })
      : new Child(path, [settings], { cwd: "/" });
    await child.line(/process up/, START_MS);
    const url = new URL(behind);
    url.port = String(port);
    return new Pooler(url.href, home, child);
  }

  async stop(): Promise<void> {
    await this.#program.stop("SIGINT", 5_000);
    rmSync(this.#home, { recursive: true, force: true });
  }
}
