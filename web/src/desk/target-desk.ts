// Acts that want to know whom they are about: shared by buttons, keys and the directory.
import { createContext, useContext } from "react";
import type { Target } from "./orders.ts";
import type { Act } from "./standing.ts";

export type Asking = "dial" | "transfer" | "consult";

export interface TargetDesk {
  /** Does it, or asks first what must be known for it. */
  readonly press: (act: Act) => void;
  readonly go: (act: Asking, target: Target) => void;
  /** Somebody else proposes a number: it is called when the agent says so. */
  readonly askToDial: (number: string) => void;
  readonly isKeypadOpen: boolean;
}

export const TargetContext = createContext<TargetDesk | undefined>(undefined);

export function useTarget(): TargetDesk {
  const target = useContext(TargetContext);
  if (target === undefined) throw new Error("this is no part of the desk");
  return target;
}
