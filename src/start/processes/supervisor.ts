// `xcc start` where the switch has a process of its own: the parent of both, which does nothing else. What it decides stands in
// `supervision.ts`; here are the processes.
import { spawn, type ChildProcess } from "node:child_process";
import { Socket } from "node:net";
import type { LogLevel } from "../../config.ts";
import type { Log } from "../../ports/log.ts";
import { LOOK_MS, newSupervision, supervise, type SupervisionEffect, type SupervisionInput } from "./supervision.ts";
import { handOver, isAskedSocket, turnAway } from "./passed-socket.ts";
import { isWord, PASSES_SOCKETS, type Part } from "./words.ts";

/** A program that is looked at before it takes another's place. */
const CHECKED_WITHIN_MS = 30_000;
/** The embedded database's options (bin/xcc.mjs): a switch has none, and browsers' codec is slower by half with them. */
const FOR_A_DATABASE = /^--no-wasm-/;

/** Text may carry it, to where the supervisor begins. */
export interface SupervisorParts {
  /** How this program was called, `start` and its options among it. */
  readonly program: string;
  readonly args: readonly string[];
  /** `args` where a part is not the first of its kind. */
  readonly argsAgain: readonly string[];
  /** For Node itself, before the program. */
  readonly nodeOptions: readonly string[];
  readonly logLevel: LogLevel;
}

/** Throws where it is not what `xcc start` has said to itself. */
export function readSupervisorParts(text = ""): SupervisorParts {
  return JSON.parse(text) as SupervisorParts;
}

/** Resolves with the exit code when both have ended. */
export function runSupervisor(parts: SupervisorParts & { readonly log: Log }): Promise<number> {
  const supervisor = new RunningSupervisor(parts);
  process.on("SIGTERM", () => supervisor.take({ type: "stop" }));
  process.on("SIGINT", () => supervisor.take({ type: "stop" }));
  // A terminal that is closed takes its programs with it.
  process.on("SIGHUP", () => supervisor.take({ type: process.stdin.isTTY ? "stop" : "replace" }));
  supervisor.take({ type: "begin" });
  return supervisor.over;
}

class RunningSupervisor {
  readonly #parts: SupervisorParts & { readonly log: Log };
  readonly #state = newSupervision();
  readonly #children = new Map<Part, ChildProcess>();
  /** A switch that takes connections. */
  #taker: ChildProcess | undefined;
  readonly #over = Promise.withResolvers<number>();
  readonly #looks = setInterval(() => this.take({ type: "look" }), LOOK_MS);

  constructor(parts: SupervisorParts & { readonly log: Log }) {
    this.#parts = parts;
  }

  get over(): Promise<number> {
    return this.#over.promise;
  }

  take(input: SupervisionInput): void {
    for (const effect of supervise(this.#state, input, performance.now())) this.#carryOut(effect);
  }

  #carryOut(effect: SupervisionEffect): void {
    switch (effect.type) {
      case "start":
        this.#start(effect.part, effect.isFirst);
        return;
      case "say": {
        const child = this.#children.get(effect.part);
        if (child?.connected === true) child.send(effect.order, () => undefined);
        return;
      }
      case "kill":
        this.#children.get(effect.part)?.kill("SIGKILL");
        return;
      case "check":
        this.#check();
        return;
      case "log":
        this.#parts.log[effect.level]({}, effect.text);
        return;
      case "over":
        clearInterval(this.#looks);
        this.#over.resolve(effect.code);
        return;
    }
  }

  #start(part: Part, isFirst: boolean): void {
    const { args, argsAgain, log } = this.#parts;
    const { nodeOptions } = this.#parts;
    const own = part === "switch" ? nodeOptions.filter((option) => !FOR_A_DATABASE.test(option)) : nodeOptions;
    const child = this.#begin([...(isFirst ? args : argsAgain), "--part", part], own);
    this.#children.set(part, child);
    let isOver = false;
    const ended = (code: number | undefined): void => {
      if (isOver) return;
      isOver = true;
      if (this.#children.get(part) === child) this.#children.delete(part);
      this.take({ type: "exited", part, code });
    };
    if (part === "controller") child.send(PASSES_SOCKETS, () => undefined);
    child.on("message", (word, socket: unknown) => {
      if (isAskedSocket(word) && socket instanceof Socket) {
        if (this.#taker?.connected === true) handOver(this.#taker, word, socket);
        else turnAway(socket);
      }
      if (!isWord(word)) return;
      if (word === "takes-sockets") this.#taker = child;
      else if (word === "ready") this.take({ type: "ready", part });
      else if (part === "controller") this.take({ type: word });
    });
    child.on("error", (error) => {
      log.error({ err: error, part }, "a part's process is out of order");
      // It was never there.
      if (child.pid === undefined) ended(1);
    });
    child.on("exit", (code) => ended(code ?? undefined));
  }

  #check(): void {
    const child = this.#begin([...this.#parts.argsAgain, "--part", "check"], this.#parts.nodeOptions);
    const late = setTimeout(() => child.kill("SIGKILL"), CHECKED_WITHIN_MS);
    child.on("error", () => undefined);
    child.on("close", (code) => {
      clearTimeout(late);
      this.take({ type: "checked", ok: code === 0 });
    });
  }

  /** It speaks where we do, and has a channel to us: when that closes, we are gone. */
  #begin(args: readonly string[], nodeOptions: readonly string[]): ChildProcess {
    return spawn(process.execPath, [...nodeOptions, this.#parts.program, ...args], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      serialization: "json",
    });
  }
}
