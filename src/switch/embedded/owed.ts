import type { SwitchCommand } from "../../core/switch.ts";

/** Whether a command is reported `done`, `played` or `failed`, or at least `failed` where it comes to nothing. */
export function owesOutcome(type: SwitchCommand["type"]): boolean {
  switch (type) {
    case "answer":
    case "play":
    case "bridge":
    case "unbridge":
    case "converse":
    case "record":
    case "record-message":
    case "record-sides":
    case "send-digits":
    case "pick-up":
    case "tell-transfer":
      return true;
    case "ring":
    case "hang-up":
    case "dial":
    case "stop":
    case "stop-recording":
    case "lamp":
      return false;
  }
}
