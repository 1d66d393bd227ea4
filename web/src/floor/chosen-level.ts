// Five things are called service level; which one is shown is chosen by who looks, and remembered.
import { useState } from "react";

export const SERVICE_LEVELS = [
  "answered-in-time-of-answered",
  "handled-in-time-of-handled",
  "answered-in-time-of-handled",
  "answered-in-time-of-handled-without-short",
  "answered-in-time-of-offered",
] as const;
export type ServiceLevelName = (typeof SERVICE_LEVELS)[number];

const KEPT_AS = "xcc-service-level";
const AT_FIRST = "answered-in-time-of-offered";

function named(name: string | null): ServiceLevelName {
  return SERVICE_LEVELS.find((one) => one === name) ?? AT_FIRST;
}

export function useServiceLevel(): readonly [ServiceLevelName, (name: string) => void] {
  const [level, setLevel] = useState(() => named(localStorage.getItem(KEPT_AS)));
  const choose = (name: string): void => {
    localStorage.setItem(KEPT_AS, name);
    setLevel(named(name));
  };
  return [level, choose];
}
