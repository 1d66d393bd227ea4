// The choices that lead back: to the menu above, or to the top. Above the top there is nothing, so "back" there begins it again.
import type { LeadingBackNode, MenuNode } from "../model.ts";

/** `path`: from the root to where the caller stands. */
export function pathBack({ type }: LeadingBackNode, path: readonly MenuNode[], root: MenuNode): readonly MenuNode[] {
  switch (type) {
    case "prev":
      return path.length > 1 ? path.slice(0, -1) : path;
    case "top":
      return [root];
  }
}
