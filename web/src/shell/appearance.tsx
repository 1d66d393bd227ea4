// Light or dark: what the browser's user likes, until somebody chooses.
import { useSyncExternalStore } from "react";

export type Appearance = "light" | "dark";

const KEPT_AS = "xcc-appearance";
const LIKED = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function current(): Appearance {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === "light" || kept === "dark") return kept;
  return LIKED.matches ? "dark" : "light";
}

function tell(): void {
  document.documentElement.dataset["theme"] = current();
  for (const listener of [...listeners]) listener();
}

LIKED.addEventListener("change", tell);
tell();

export function useAppearance(): Appearance {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, current);
}

export function changeAppearance(appearance: Appearance): void {
  localStorage.setItem(KEPT_AS, appearance);
  tell();
}
