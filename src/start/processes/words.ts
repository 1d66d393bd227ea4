// What crosses between the supervisor and its two parts: words, over the channel that a parent has to its child.
import { Socket } from "node:net";
import { handOver, isAskedSocket, type AskedSocket } from "./passed-socket.ts";

/** What runs beside the supervisor: the switch talks (SIP, audio), the controller thinks (engine, records, API). */
export type Part = "switch" | "controller";

/**
 * To a controller: `stop` takes no new calls and lets live ones end, `hurry` ends them, `leave` lets the switch go on without
 * it. To a switch: `end` ends its calls and itself, `renew` ends it as soon as it has none.
 */
export type Order = "stop" | "hurry" | "leave" | "end" | "renew";

/** `ending`: it ends by itself, and is not to be started again. `takes-sockets`: of a switch, which takes connections that are passed to it. */
export type Word = "ready" | "alive" | "ending" | "takes-sockets";

/** What a supervisor says to a controller at its beginning, where it passes connections on to the switch. */
export const PASSES_SOCKETS = "passes-sockets";

export interface Supervisor {
  say(word: Word): void;
  /** Orders come one after the other; `alone` when the supervisor is gone. */
  onOrder(listener: (order: Order | "alone") => void): void;
  /** Of a controller: a connection is to be the switch's. Undefined: the supervisor is of a release that cannot do that. */
  readonly pass: ((asked: AskedSocket, socket: Socket) => void) | undefined;
  /** Of a switch: one that was passed. */
  onSocket(listener: (asked: AskedSocket, socket: Socket) => void): void;
}

const ORDERS: readonly string[] = ["stop", "hurry", "leave", "end", "renew"] satisfies readonly Order[];
const WORDS: readonly string[] = ["ready", "alive", "ending", "takes-sockets"] satisfies readonly Word[];

export function isOrder(value: unknown): value is Order {
  return typeof value === "string" && ORDERS.includes(value);
}

export function isWord(value: unknown): value is Word {
  return typeof value === "string" && WORDS.includes(value);
}

/**
 * The supervisor of this process; undefined: nobody has started it as a part. Signals that reach all processes of a group or a
 * service are the supervisor's to answer: from now on they mean nothing here.
 */
export function supervisorOf(child: NodeJS.Process): Supervisor | undefined {
  if (child.send === undefined) return undefined;
  let passes = false;
  child.on("message", (value) => {
    if (value === PASSES_SOCKETS) passes = true;
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) child.on(signal, () => undefined);
  return {
    say: (word) => {
      // A supervisor that is gone is told by its channel.
      if (child.connected) child.send?.(word, undefined, undefined, () => undefined);
    },
    onOrder: (listener) => {
      child.on("message", (value) => {
        if (isOrder(value)) listener(value);
      });
      child.on("disconnect", () => listener("alone"));
      if (!child.connected) listener("alone");
    },
    get pass() {
      return passes ? (asked: AskedSocket, socket: Socket) => handOver(child, asked, socket) : undefined;
    },
    onSocket: (listener) => {
      child.on("message", (value, socket: unknown) => {
        if (isAskedSocket(value) && socket instanceof Socket) listener(value, socket);
      });
    },
  };
}
