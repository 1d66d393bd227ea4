// The editor of menus without a browser: edits of trees, the graph that is drawn of them, and what was before.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphOf, treeOf } from "../../web/src/admin/menus/graph.ts";
import { edited, historyOf, redone, undone } from "../../web/src/admin/menus/history.ts";
import {
  added,
  belowOf,
  changed,
  childrenOf,
  isSame,
  moved,
  removed,
  stepFrom,
  topOf,
  type MenuNode,
} from "../../web/src/admin/menus/tree.ts";

const TOP: MenuNode = {
  ...{ key: "1", parent: "", id: "1", name: "top", nbr: "6000", type: "next", voice_type: "file", media_file: "" },
  ...{ repeat_timeout: "5", repeat_prompts: "3", call_extn_allowed: "0", record: "close", transfer_time: "" },
  ...{ timeout_enable: "0", timeout: "", business_type: "", numbers: "", digits: "" },
};

/** A tree that was made by random edits: what is added, moved, renamed and removed. */
const trees = fc
  .array(fc.tuple(fc.constantFrom("add", "move", "rename", "remove"), fc.nat(), fc.nat(), fc.string()), {
    maxLength: 40,
  })
  .map((edits) =>
    edits.reduce<readonly MenuNode[]>(
      (nodes, [what, one, other, text]) => {
        const key = nodes[one % nodes.length]?.key ?? "";
        if (what === "add") return added(nodes, key, text).nodes;
        if (what === "move") return moved(nodes, key, nodes[other % nodes.length]?.key ?? "");
        return what === "rename" ? changed(nodes, key, { name: text, media_file: text }) : removed(nodes, key);
      },
      [TOP],
    ),
  );

function expectTree(nodes: readonly MenuNode[]): void {
  expect(nodes.filter(({ parent }) => parent === "").map(({ key }) => key)).toEqual(["1"]);
  expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length);
  expect(belowOf(nodes, "1").size).toBe(nodes.length);
}

describe("a tree of menus", () => {
  it("stays one tree, whatever is done to it", () => {
    fc.assert(fc.property(trees, expectTree));
  });

  it("is drawn as a graph that says it again without loss, each node at a place of its own", () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const graph = graphOf(nodes);
        expect(treeOf(graph)).toEqual(nodes);
        const places = new Set(graph.nodes.map(({ position: { x, y } }) => `${String(x)} ${String(y)}`));
        expect(places.size).toBe(nodes.length);
      }),
    );
  });

  it("of 200 nodes is drawn too", () => {
    let nodes: readonly MenuNode[] = [TOP];
    for (let index = 0; nodes.length < 200; index += 1)
      nodes = added(nodes, nodes[index >> 3]?.key ?? "1", "menu").nodes;
    const graph = graphOf(nodes);
    expect(treeOf(graph)).toEqual(nodes);
    expect(new Set(nodes.map(({ name }) => name)).size).toBe(200);
  });

  it("gives a new menu the first key that is free, and is walked by arrows", () => {
    const first = added([TOP], "1", "menu");
    const second = added(changed(first.nodes, first.key, { digits: "2" }), "1", "menu");
    const { nodes } = second;
    expect(childrenOf(nodes, "1").map(({ name, digits }) => [name, digits])).toEqual([
      ["menu 2", "1"],
      ["menu", "2"],
    ]);
    expect(stepFrom(nodes, "1", "down")).toBe(second.key);
    expect(stepFrom(nodes, second.key, "after")).toBe(first.key);
    expect(stepFrom(nodes, first.key, "before")).toBe(second.key);
    expect(stepFrom(nodes, first.key, "after")).toBeUndefined();
    expect(stepFrom(nodes, first.key, "up")).toBe("1");
    expect(stepFrom(nodes, "1", "up")).toBeUndefined();
  });

  it("keeps its top, and nothing is put under itself", () => {
    const { nodes, key } = added([TOP], "1", "menu");
    const below = added(nodes, key, "below");
    expect(removed(below.nodes, "1")).toBe(below.nodes);
    expect(moved(below.nodes, key, below.key)).toBe(below.nodes);
    expect(moved(below.nodes, "1", key)).toBe(below.nodes);
    expect(topOf(removed(below.nodes, key))).toBe(TOP);
  });

  it("is the same in another order of its nodes, and another one after any change", () => {
    fc.assert(
      fc.property(trees, fc.nat(), (nodes, at) => {
        expect(isSame(nodes, [...nodes].reverse())).toBe(true);
        const key = nodes[at % nodes.length]?.key ?? "";
        expect(isSame(nodes, changed(nodes, key, { numbers: "another" }))).toBe(false);
      }),
    );
  });
});

describe("what was before", () => {
  it("comes back fifty times, and again", () => {
    let history = historyOf(0);
    for (let step = 1; step <= 60; step += 1) history = edited(history, step);
    for (let step = 0; step < 70; step += 1) history = undone(history);
    expect(history.now).toBe(10);
    for (let step = 0; step < 70; step += 1) history = redone(history);
    expect(history.now).toBe(60);
  });

  it("takes letter after letter of one field as one edit, and forgets what was undone once something else is done", () => {
    const typed = edited(edited(edited(historyOf("a"), "ab"), "abc", true), "abcd", true);
    expect(undone(typed).now).toBe("a");
    expect(redone(edited(undone(typed), "x")).now).toBe("x");
  });
});
