// Size and names of files and functions.
import ts from "typescript";
import type { Finding, Source } from "./source.ts";
import { findingAt, isTest, nodesOf } from "./source.ts";

export const SOFT_FILE_LINES = 250;
export const HARD_FILE_LINES = 400;
export const FUNCTION_LINES = 70;

const BANNED_NAMES = /(^|-)(utils?|helpers?|common|managers?|services?|misc|stuff)(-|$)/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function linesOf(source: Source): number {
  return source.text.trimEnd().split("\n").length;
}

export function checkFileLength(source: Source): readonly Finding[] {
  const lines = linesOf(source);
  if (lines <= HARD_FILE_LINES) return [];
  return [{ path: source.path, line: 1, what: `${String(lines)} lines; the limit is ${String(HARD_FILE_LINES)}` }];
}

export function checkFunctionLength(source: Source): readonly Finding[] {
  const found: Finding[] = [];
  for (const node of nodesOf(source.tree)) {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) continue;
    if (isTestCode(source.path) && isChapter(node, node.body)) continue;
    const start = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line;
    const lines = source.tree.getLineAndCharacterOfPosition(node.end).line - start + 1;
    if (lines > FUNCTION_LINES)
      found.push(
        findingAt(source, node, `a function of ${String(lines)} lines; the limit is ${String(FUNCTION_LINES)}`),
      );
  }
  return found;
}

function isTestCode(path: string): boolean {
  return isTest(path) || path.startsWith("test/");
}

/** A `describe`, or a function that consists of tests, is a chapter of a test file; only what is in it has a length. */
function isChapter(node: ts.Node, body: ts.Node | undefined): boolean {
  if (ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())) return true;
  if (body === undefined || !ts.isBlock(body)) return false;
  return body.statements.some(
    (statement) =>
      ts.isExpressionStatement(statement) &&
      ts.isCallExpression(statement.expression) &&
      /^(describe|it|test)\b/.test(statement.expression.getText()),
  );
}

/** kebab-case folders and files, `.test` and `.config` before the ending allowed, and no name that could hold anything. */
export function checkName(source: Source): readonly Finding[] {
  const parts = source.path.split("/");
  const file = parts.pop() ?? "";
  const names = [
    ...parts.map((folder) => folder.replace(/^\./, "")),
    file.replace(/(\.(test|config|[a-z]+\.config|d))?\.(tsx?|js)$/, ""),
  ];
  return names.flatMap((name) => {
    if (BANNED_NAMES.test(name))
      return [{ path: source.path, line: 1, what: `"${name}" names anything: say what is in it` }];
    if (!KEBAB.test(name)) return [{ path: source.path, line: 1, what: `"${name}" is not in kebab-case` }];
    return [];
  });
}
