import { useEffect, useEffectEvent } from "react";
import { useKeys } from "./key-store.ts";
import { actOf, combinationOf, isTyping } from "./keys.ts";
import type { Act } from "./standing.ts";

/** Acts by keys, wherever on the page somebody is who does not type. */
export function useKeyActs(press: (act: Act) => void): void {
  const [keys] = useKeys();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const combination = combinationOf(event);
    const act = combination === undefined || event.repeat ? undefined : actOf(keys, combination);
    if (act === undefined || isTyping(event.target)) return;
    event.preventDefault();
    press(act);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
