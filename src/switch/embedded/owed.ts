import type { SwitchCommand } from "../../core/switch.ts";

/** Whether a command is reported `done`, `played` or `failed`. */
export function owesOutcome(type: SwitchCommand["type"]): boolean {
  switch (type) {
    case "answer":
    case "play":
    case "bridge":
    case "unbridge":
    case "record":
    case "record-message":
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
