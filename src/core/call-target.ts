// What somebody is led to, by the name that it goes by: a number, an extension, a work number, a queue.
import type { CallTarget } from "./orders.ts";

export function targetName(to: CallTarget): string {
  switch (to.type) {
    case "number":
    case "ivr":
      return to.number;
    case "extension":
      return to.extn;
    case "agent":
      return to.agent;
    case "queue":
      return to.queue;
  }
}
