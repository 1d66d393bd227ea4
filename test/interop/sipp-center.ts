// SIPp's phones around a center: agents at work, and callers.
import type { BadNetwork } from "./bad-network.ts";
import { makeReady, HOTLINE, userOf } from "./center.ts";
import { leasePort } from "./ports.ts";
import type { Server } from "./server.ts";
import { registerPhones, runSipp, startSipp, unregisterPhones } from "./sipp.ts";
import type { SippOptions, SippResult, SippRun } from "./sipp.ts";

/** The SIPps that a test has started, so that none outlives it. */
export class Phones {
  readonly #server: Server;
  readonly #runs: SippRun[] = [];
  readonly #registered = new Set<string>();

  constructor(server: Server) {
    this.#server = server;
  }

  /** A registered phone that takes calls, perhaps over a bad network. */
  async waiting(extn: string, options: Partial<SippOptions> = {}, network?: BadNetwork): Promise<SippRun> {
    const users = [userOf(extn)];
    const port = await leasePort();
    await registerPhones({ users, port, remotePort: network?.port ?? this.#server.sipPort });
    // A late copy of what was said so far would be a call to the phone that now takes the port.
    await network?.idle();
    this.#registered.add(extn);
    const run = await startSipp({ scenario: "agent", users, port, calls: 1, ...options });
    this.#runs.push(run);
    return run;
  }

  /** A phone as `waiting`, whose agent is ready. */
  async atWork(extn: string, options: Partial<SippOptions> = {}, network?: BadNetwork): Promise<SippRun> {
    const run = await this.waiting(extn, options, network);
    await makeReady(this.#server, extn);
    return run;
  }

  /** A caller; dials the hotline unless told otherwise. */
  async calling(extn: string, options: Partial<SippOptions> = {}, dials = HOTLINE): Promise<SippRun> {
    const run = await startSipp({
      scenario: "caller",
      users: [userOf(extn, dials)],
      remotePort: this.#server.sipPort,
      calls: 1,
      ...options,
    });
    this.#runs.push(run);
    return run;
  }

  /** A caller, to the end of their calls. */
  async call(extn: string, options: Partial<SippOptions> = {}, dials = HOTLINE): Promise<SippResult> {
    return runSipp({
      scenario: "caller",
      users: [userOf(extn, dials)],
      remotePort: this.#server.sipPort,
      calls: 1,
      ...options,
    });
  }

  /** Ends all that still run, and takes their registrations back. */
  async stop(): Promise<void> {
    await this.abandon();
    const users = [...this.#registered].map((extn) => userOf(extn));
    this.#registered.clear();
    if (users.length > 0) await unregisterPhones(users, this.#server.sipPort);
  }

  /** Ends all that still run; for when the server is gone. */
  async abandon(): Promise<void> {
    await Promise.all(this.#runs.splice(0).map((run) => run.stop()));
  }
}
