// `xcc start` where the switch has a process of its own: the parent of both, which does nothing else. What it decides stands in
// `supervision.ts`; here are the processes.
import { spawn, type ChildProcess } from "node:child_process";
import type { Log } from "../../ports/log.ts";
import { LOOK_MS, newSupervision, supervise, type SupervisionEffect, type SupervisionInput } from "./supervision.ts";
import { isWord, type Part } from "./words.ts";

/** A program that is looked at before it takes another's place. */
const CHECKED_WITHIN_MS = 30_000;

export interface SupervisorParts {
  /** How this program was called, `start` and its options among it. */
  readonly program: string;
  readonly args: readonly string[];
  /** `args` where a part is not the first of its kind. */
  readonly argsAgain: readonly string[];
  readonly log: Log;
}

/** Resolves with the exit code when both have ended. */
export function runSupervisor({ program, args, argsAgain, log }: SupervisorParts): Promise<number> {
  const state = newSupervision();
  const children = new Map<Part, ChildProcess>();
  const { promise, resolve } = Promise.withResolvers<number>();

  const take = (input: SupervisionInput): void => {
    for (const effect of supervise(state, input, performance.now())) carryOut(effect);
  };

  const start = (part: Part, isFirst: boolean): void => {
    const child = begin(program, [...(isFirst ? args : argsAgain), "--part", part]);
    children.set(part, child);
    let isOver = false;
    const ended = (code: number | undefined): void => {
      if (isOver) return;
      isOver = true;
      if (children.get(part) === child) children.delete(part);
      take({ type: "exited", part, code });
    };
    child.on("message", (word) => {
      if (!isWord(word)) return;
      if (word === "ready") take({ type: "ready", part });
      else if (part === "controller") take({ type: word });
    });
    child.on("error", (error) => {
      log.error({ err: error, part }, "a part's process is out of order");
      // It was never there.
      if (child.pid === undefined) ended(1);
    });
    child.on("exit", (code) => ended(code ?? undefined));
  };

  const carryOut = (effect: SupervisionEffect): void => {
    switch (effect.type) {
      case "start":
        start(effect.part, effect.isFirst);
        return;
      case "say": {
        const child = children.get(effect.part);
        if (child?.connected === true) child.send(effect.order, () => undefined);
        return;
      }
      case "kill":
        children.get(effect.part)?.kill("SIGKILL");
        return;
      case "check":
        check();
        return;
      case "log":
        log[effect.level]({}, effect.text);
        return;
      case "over":
        clearInterval(looks);
        resolve(effect.code);
        return;
    }
  };

  const check = (): void => {
    const child = begin(program, [...argsAgain, "--part", "check"]);
    const late = setTimeout(() => child.kill("SIGKILL"), CHECKED_WITHIN_MS);
    child.on("error", () => undefined);
    child.on("close", (code) => {
      clearTimeout(late);
      take({ type: "checked", ok: code === 0 });
    });
  };

  process.on("SIGTERM", () => take({ type: "stop" }));
  process.on("SIGINT", () => take({ type: "stop" }));
  process.on("SIGHUP", () => take({ type: "replace" }));
  const looks = setInterval(() => take({ type: "look" }), LOOK_MS);
  take({ type: "begin" });
  return promise;
}

/** It speaks where we do, and has a channel to us: when that closes, we are gone. */
function begin(program: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, program, ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "json",
  });
}
