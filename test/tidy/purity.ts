// What core/ must not do: read a clock, wait, roll dice, or know of the process it runs in.
import ts from "typescript";
import type { Finding, Source } from "./source.ts";
import { findingAt, isTest, nodesOf } from "./source.ts";

const BANNED_GLOBALS = new Set([
  "Date",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "Promise",
  "process",
  "console",
  "performance",
  "crypto",
  "fetch",
  "globalThis",
  "require",
  "eval",
]);

export function checkPurity(source: Source): readonly Finding[] {
  if (!source.path.startsWith("src/core/") || isTest(source.path)) return [];
  const found: Finding[] = [];
  for (const node of nodesOf(source.tree)) {
    const what = impurityOf(node);
    if (what !== undefined) found.push(findingAt(source, node, `core is pure: no ${what}`));
  }
  return found;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return "await";
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return "async";
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    if (node.expression.text === "Math" && node.name.text === "random") return "Math.random";
  }
  if (ts.isIdentifier(node) && BANNED_GLOBALS.has(node.text) && isReference(node)) return node.text;
  return undefined;
}

/** Whether the name stands for itself: `call.process` and `{ process: 1 }` are somebody else's. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  const isName =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent);
  return !(isName && parent.name === node);
}
