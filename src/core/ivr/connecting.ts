// A node that connects: at once, or when no further key has come where one could.
import type { ConnectingNode } from "../model.ts";
import type { Conduct } from "./conduct.ts";
import { keyed } from "./keys.ts";

export function connectingConduct(node: ConnectingNode): Conduct {
  const takesKeys = node.dialsExtensions || keyed(node.children).length > 0;
  return {
    takesKeys,
    waitMs: takesKeys ? node.transferDelayMs : 0,
    onSilence: { type: "connect", by: node },
    // Who has only pressed wrong keys still wants somebody.
    afterRounds: { type: "connect", by: node },
  };
}
