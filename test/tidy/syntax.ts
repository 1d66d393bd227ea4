// Forms of the language that the house does without.
import ts from "typescript";
import type { Finding, Source } from "./source.ts";
import { findingAt, lineOf, nodesOf } from "./source.ts";

export function checkDefaultExports(source: Source): readonly Finding[] {
  if (/\.config\.(ts|js)$/.test(source.path)) return [];
  return findAll(source, "no default exports", (node) => {
    if (ts.isExportAssignment(node)) return true;
    if (ts.isExportSpecifier(node)) return node.name.text === "default";
    return node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isCaseOrDefaultClause(node.parent);
  });
}

export function checkEnums(source: Source): readonly Finding[] {
  return findAll(source, "no enum: a union of strings says the same and is erased", ts.isEnumDeclaration);
}

export function checkAny(source: Source): readonly Finding[] {
  return findAll(source, "no any: say unknown, and look", (node) => node.kind === ts.SyntaxKind.AnyKeyword);
}

const TEST_FUNCTIONS = new Set(["describe", "it", "test", "suite", "bench"]);
const LEFT_OUT = new Set(["skip", "only", "todo", "skipIf", "runIf", "fails"]);
const LEFT_OUT_FUNCTIONS = new Set(["xit", "xdescribe", "xtest", "fit", "fdescribe"]);

/** A test that does not run shows nothing, and one that runs alone hides the others. */
export function checkLeftOutTests(source: Source): readonly Finding[] {
  return findAll(source, "no skipped tests, and none that run alone", (node) => {
    if (ts.isPropertyAccessExpression(node)) return LEFT_OUT.has(node.name.text) && isTestFunction(node.expression);
    if (!ts.isCallExpression(node)) return false;
    if (ts.isIdentifier(node.expression)) return LEFT_OUT_FUNCTIONS.has(node.expression.text);
    // `context.skip()` inside a test.
    return (
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "skip" &&
      /^(ctx|context|task)$/.test(node.expression.expression.getText())
    );
  });
}

function isTestFunction(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return TEST_FUNCTIONS.has(node.text);
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return isTestFunction(node.expression);
  return false;
}

/** A rule may be switched off for a line, by whoever says why. */
export function checkSuppressions(source: Source): readonly Finding[] {
  const found: Finding[] = [];
  for (const comment of commentsOf(source)) {
    const lint = /eslint-disable/.test(comment.text) && !/--\s+\S+/.test(comment.text);
    const types = /@ts-(ignore|nocheck)/.test(comment.text) || /@ts-expect-error\s*$/.test(comment.text);
    if (lint || types) {
      found.push({
        path: source.path,
        line: lineOf(source.tree, comment.start),
        what: "a check switched off without a reason",
      });
    }
  }
  return found;
}

function commentsOf(source: Source): readonly { readonly text: string; readonly start: number }[] {
  const found = new Map<number, string>();
  const take = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const range of ranges ?? []) found.set(range.pos, source.text.slice(range.pos, range.end));
  };
  for (const node of nodesOf(source.tree)) {
    take(ts.getLeadingCommentRanges(source.text, node.getFullStart()));
    take(ts.getTrailingCommentRanges(source.text, node.end));
  }
  return [...found].map(([start, text]) => ({ text, start }));
}

function findAll(source: Source, what: string, matches: (node: ts.Node) => boolean): readonly Finding[] {
  const found: Finding[] = [];
  for (const node of nodesOf(source.tree)) if (matches(node)) found.push(findingAt(source, node, what));
  return found;
}
