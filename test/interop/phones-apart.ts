// Phones that stand elsewhere in the network (see phones-apart-worker.ts), as a lane uses them.
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { PhoneOptions } from "../../demo/phone.ts";
import type { Cable } from "./cables.ts";
import { LETTERS, type ApartOptions, type LanePhone } from "./lane.ts";
import type { Deed, Line, Order, Plain } from "./phones-apart-worker.ts";

const WORKER = join(import.meta.dirname, "phones-apart-worker.ts");

/** All phones at the far end of a cable. */
export class PhonesApart {
  readonly cable: Cable;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (problem: string | undefined) => void>();
  #shown: Extract<Line, { readonly shown: unknown }>["shown"] = {};
  #orders = 0;

  constructor(cable: Cable) {
    this.cable = cable;
    const [program = "", ...args] = [...cable.command, process.execPath, WORKER, ...[...LETTERS.values()].map(String)];
    const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#process = child;
    createInterface({ input: child.stdout }).on("line", (line) => this.#take(JSON.parse(line) as Line));
    child.stdin.on("error", () => undefined);
    const end = (): boolean => child.kill("SIGKILL");
    process.once("exit", end);
    child.on("error", (error) => this.#failAll(error.message));
    child.on("close", () => {
      process.off("exit", end);
      this.#failAll("the phones' process has ended");
    });
  }

  phone(extn: string, options: ApartOptions): LanePhone {
    return new PhoneApart(this, extn, { ...options, localAddress: this.cable.farAddress });
  }

  /** Rejects with what went wrong there. */
  order(extn: string, deed: Deed): Promise<void> {
    const order: Order = { ...deed, id: (this.#orders += 1), extn };
    return new Promise((resolve, reject) => {
      this.#waiting.set(order.id, (problem) => {
        if (problem === undefined) resolve();
        else reject(new Error(`${extn} ${deed.does}: ${problem}`));
      });
      this.#process.stdin?.write(`${JSON.stringify(order)}\n`);
    });
  }

  shown(extn: string): { readonly state: LanePhone["state"]; readonly hears: readonly number[] } {
    return this.#shown[extn] ?? { state: "idle", hears: [] };
  }

  stop(): void {
    this.#process.kill("SIGKILL");
  }

  #take(line: Line): void {
    if ("shown" in line) {
      this.#shown = line.shown;
      return;
    }
    this.#waiting.get(line.done)?.(line.problem);
    this.#waiting.delete(line.done);
  }

  #failAll(problem: string): void {
    for (const tell of this.#waiting.values()) tell(problem);
    this.#waiting.clear();
  }
}

class PhoneApart implements LanePhone {
  readonly #at: PhonesApart;
  readonly #extn: string;
  readonly #options: Omit<PhoneOptions, "clock" | "makeTransport">;

  constructor(at: PhonesApart, extn: string, options: Omit<PhoneOptions, "clock" | "makeTransport">) {
    this.#at = at;
    this.#extn = extn;
    this.#options = options;
  }

  get state(): LanePhone["state"] {
    return this.#at.shown(this.#extn).state;
  }

  hears(hz: number): boolean {
    return this.#at.shown(this.#extn).hears.includes(hz);
  }

  start(): Promise<void> {
    return this.#at.order(this.#extn, { does: "start", options: this.#options });
  }

  register(): Promise<void> {
    return this.#at.order(this.#extn, { does: "register" });
  }

  call(number: string): Promise<void> {
    return this.#at.order(this.#extn, { does: "call", number });
  }

  answerAutomatically(afterMs: number | undefined): void {
    void this.#at.order(this.#extn, { does: "answerAutomatically", ...(afterMs === undefined ? {} : { afterMs }) });
  }

  playTone(hz: number | undefined): void {
    void this.#at.order(this.#extn, { does: "playTone", ...(hz === undefined ? {} : { hz }) });
  }

  answer(): void {
    this.#do("answer");
  }

  reject(): void {
    this.#do("reject");
  }

  hangUp(): void {
    this.#do("hangUp");
  }

  hold(): void {
    this.#do("hold");
  }

  resume(): void {
    this.#do("resume");
  }

  fallSilent(): void {
    this.#do("fallSilent");
  }

  speakAgain(): void {
    this.#do("speakAgain");
  }

  /** It takes its call and registration back where the network lets it. */
  async stop(): Promise<void> {
    await this.#at.order(this.#extn, { does: "stop" }).catch(() => undefined);
  }

  #do(deed: Plain): void {
    // Where its process has ended, what was wanted to be heard will not be.
    this.#at.order(this.#extn, { does: deed }).catch(() => undefined);
  }
}
