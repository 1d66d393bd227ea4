// Where in a tree of menus callers are.
import type { State } from "../state.ts";

export interface MenuCallers {
  /** The node's id. */
  readonly menu: string;
  readonly callers: number;
}

/** Nodes where nobody is are left out. A caller in a tree as it was before a change counts by the same ids. */
export function menuCallers(state: State, ivr: string): MenuCallers[] {
  const counts = new Map<string, number>();
  for (const { stage } of state.calls.values()) {
    const menu = stage.type === "menu" && stage.ivr.id === ivr ? stage.path.at(-1)?.id : undefined;
    if (menu !== undefined) counts.set(menu, (counts.get(menu) ?? 0) + 1);
  }
  return [...counts].map(([menu, callers]) => ({ menu, callers }));
}
