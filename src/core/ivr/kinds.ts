// The kinds of nodes. The compiler asks here for a new one: what it does with a caller, or where it leads back to.
import type { MenuChoice, MenuNode } from "../model.ts";
import { askingConduct } from "./asking.ts";
import type { Conduct } from "./conduct.ts";
import { connectingConduct } from "./connecting.ts";
import { pathBack } from "./leading-back.ts";

export function conductOf(node: MenuNode): Conduct {
  switch (node.type) {
    case "menu":
      return askingConduct(node);
    case "transfer":
      return connectingConduct(node);
  }
}

/** From the root to where one stands who has made this choice; `path`: to where they made it. */
export function pathBy(choice: MenuChoice, path: readonly MenuNode[], root: MenuNode): readonly MenuNode[] {
  switch (choice.type) {
    case "menu":
    case "transfer":
      return [...path, choice];
    case "prev":
    case "top":
      return pathBack(choice, path, root);
  }
}
