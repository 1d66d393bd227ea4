// The load generator as the bench sees it: a process of its own, so that its work is not counted as the server's.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { LoadReplies, LoadRequest, Reply } from "./plan.ts";

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class LoadGenerator {
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #requests = 0;

  start(): void {
    const child = fork(new URL("./process.ts", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.#child = child;
    child.on("message", (message) => this.#onReply(message as Reply));
    child.on("exit", (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`the load generator ended with ${String(code)}`));
      this.#waiting.clear();
    });
  }

  ask<Type extends LoadRequest["type"]>(request: Extract<LoadRequest, { type: Type }>): Promise<LoadReplies[Type]> {
    this.#requests += 1;
    const id = this.#requests;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child?.send({ id, request });
    }) as Promise<LoadReplies[Type]>;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null) return;
    child.disconnect();
    await once(child, "exit");
  }

  #onReply(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("failed" in reply) waiting?.reject(new Error(reply.failed));
    else waiting?.resolve(reply.value);
  }
}
