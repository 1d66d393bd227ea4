import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** One TypeScript file of the project. */
export interface Source {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly ImportUse[];
}

/** One `import` or `export ... from`, static or dynamic. */
export interface ImportUse {
  /** Path from the project's root for our own files, else the module's name. */
  readonly target: string;
  readonly ours: boolean;
  /** What is taken by name; undefined: the whole module. */
  readonly names: readonly string[] | undefined;
  readonly line: number;
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

/** A text file that need not be TypeScript. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const SKIPPED_FOLDERS = new Set(["node_modules", ".git", "coverage", "data", ".tmp", "dist", "generated"]);
const TEXT_ENDINGS = [
  ".ts",
  ".js",
  ".json",
  ".md",
  ".xml",
  ".csv",
  ".txt",
  ".html",
  ".css",
  ".tsx",
  ".sql",
  ".yml",
  ".yaml",
];
const TEXT_NAMES = new Set(["run", "LICENSE", ".npmrc", ".gitignore", ".prettierignore", ".prettierrc.json"]);

/** Every text file below the root but what others have made. */
export function readTextFiles(root: string): readonly TextFile[] {
  const files: TextFile[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) visit(path);
      else if (entry.isFile() && isText(entry.name)) files.push({ path, text: readFileSync(join(root, path), "utf8") });
    }
  };
  visit("");
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isText(name: string): boolean {
  // The lock file is npm's, and long.
  if (name === "package-lock.json") return false;
  return TEXT_NAMES.has(name) || TEXT_ENDINGS.some((ending) => name.endsWith(ending));
}

export function sourceOf(path: string, text: string): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  return { path, text, tree, imports: importsOf(path, tree) };
}

export function isTest(path: string): boolean {
  return path.endsWith(".test.ts");
}

export function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}

export function findingAt(source: Source, node: ts.Node, what: string): Finding {
  return { path: source.path, line: lineOf(source.tree, node.getStart(source.tree)), what };
}

/** Every node of the file, parents first. */
export function* nodesOf(root: ts.Node): Generator<ts.Node> {
  const stack: ts.Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => {
      children.push(child);
    });
    stack.push(...children.reverse());
  }
}

function importsOf(path: string, tree: ts.SourceFile): readonly ImportUse[] {
  const found: ImportUse[] = [];
  for (const node of nodesOf(tree)) {
    const specifier = specifierOf(node);
    if (specifier === undefined) continue;
    const ours = specifier.text.startsWith(".");
    const target = ours ? posix.join(posix.dirname(path), specifier.text) : specifier.text;
    found.push({ target, ours, names: namesOf(node), line: lineOf(tree, node.getStart(tree)) });
  }
  return found;
}

function namesOf(node: ts.Node): readonly string[] | undefined {
  if (!ts.isImportDeclaration(node)) return undefined;
  const clause = node.importClause;
  if (clause?.name !== undefined || clause?.namedBindings === undefined || !ts.isNamedImports(clause.namedBindings))
    return undefined;
  return clause.namedBindings.elements.map((element) => (element.propertyName ?? element.name).text);
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
    return ts.isStringLiteralLike(node.moduleSpecifier) ? node.moduleSpecifier : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteralLike(node.argument.literal) ? node.argument.literal : undefined;
  }
  // `import("...")`, and `new URL("./x.ts", import.meta.url)`: how a worker's file is named.
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return firstText(node.arguments);
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "URL") {
    const text = firstText(node.arguments);
    return text?.text.startsWith(".") === true && text.text.endsWith(".ts") ? text : undefined;
  }
  return undefined;
}

function firstText(args: ts.NodeArray<ts.Expression> | undefined): ts.StringLiteralLike | undefined {
  const first = args?.[0];
  return first !== undefined && ts.isStringLiteralLike(first) ? first : undefined;
}
