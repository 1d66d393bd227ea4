// What may come of a call: the codes of a tree that can be chosen, each with the names of those above it.

export interface CodeNode {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly active: boolean;
  readonly children?: readonly CodeNode[];
}

export interface Choice {
  readonly code: string;
  readonly label: string;
}

/** What has others under it is a heading. */
export function choicesOf(tree: readonly CodeNode[], isChinese: boolean, above = ""): readonly Choice[] {
  return tree
    .filter(({ active }) => active)
    .flatMap((node) => {
      const label = above + (isChinese ? node.name : node.name_en);
      const { children = [] } = node;
      return children.length === 0 ? [{ code: node.code, label }] : choicesOf(children, isChinese, `${label} / `);
    });
}
