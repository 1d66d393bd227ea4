// A center whose switch has a process of its own, phones on it, and blows against its processes.
import type { Phone } from "../../demo/phone.ts";
import { START_MS } from "../real-time.ts";
import { makeReady, startCenter, userOf } from "./center.ts";
import { isThere, partOf, type PartName } from "./parts.ts";
import { registeredPhone } from "./registered-phone.ts";
import type { Server, ServerOptions } from "./server.ts";
import { until } from "./until.ts";

export const TALKERS_HZ = { caller: 620, agent: 1_050 } as const;

export class OwnSwitch {
  readonly server: Server;
  readonly phones: Phone[] = [];
  readonly agents: Phone[] = [];

  private constructor(server: Server) {
    this.server = server;
  }

  static async start(extns: readonly string[], options: ServerOptions = {}): Promise<OwnSwitch> {
    const environment = { XCC_SWITCH_PROCESS: "own", ...options.environment };
    return new OwnSwitch(await startCenter(extns, { ...options, environment }));
  }

  part(name: PartName, former?: number): Promise<number> {
    return partOf(this.server, name, former);
  }

  /** Only ever a process that this center has started. */
  hurt(pid: number, signal: NodeJS.Signals): void {
    if (!isThere(pid)) throw new Error(`process ${pid} is gone`);
    process.kill(pid, signal);
  }

  /** It alone: its parts find out by themselves. */
  async killSupervisor(): Promise<void> {
    const pid = this.server.pid ?? 0;
    this.hurt(pid, "SIGKILL");
    await until("the supervisor is gone", () => Promise.resolve(!isThere(pid) || undefined));
  }

  /** How often a controller has said that it is ready. */
  get readies(): number {
    return this.server.log.split("\n").filter((line) => line.startsWith("ready ")).length;
  }

  /** Until one more than `before` have said so. */
  async untilReadyAgain(before: number): Promise<void> {
    await until("the controller is ready again", () => Promise.resolve(this.readies > before || undefined), START_MS);
  }

  async callers(extns: readonly string[]): Promise<readonly Phone[]> {
    const phones: Phone[] = [];
    for (const extn of extns) phones.push(await this.#phone(extn, TALKERS_HZ.caller));
    return phones;
  }

  /** Signed in, ready, and they answer whatever rings. */
  async agentsAtWork(extns: readonly string[]): Promise<readonly Phone[]> {
    for (const extn of extns) {
      const phone = await this.#phone(extn, TALKERS_HZ.agent);
      phone.answerAutomatically(50);
      this.agents.push(phone);
      await makeReady(this.server, extn);
    }
    return this.agents;
  }

  /** Its exit code. */
  async end(): Promise<number | undefined> {
    await Promise.all(this.phones.map((phone) => phone.stop()));
    return this.server.stop();
  }

  async #phone(extn: string, voiceHz: number): Promise<Phone> {
    const phone = await registeredPhone(this.server, userOf(extn), voiceHz);
    this.phones.push(phone);
    return phone;
  }
}

/** Milliseconds from now until one of them rings. */
export function untilRinging(phones: readonly Phone[]): Promise<number> {
  const since = performance.now();
  return new Promise((resolve) => {
    const forget = phones.map((phone) =>
      phone.onStep(({ type }) => {
        if (type !== "ringing") return;
        for (const each of forget) each();
        resolve(performance.now() - since);
      }),
    );
  });
}
