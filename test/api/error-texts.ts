// Every text by which a client may be told that something is wrong, as it stands in the source: `{}` for what is put in.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export interface ErrorText {
  readonly text: string;
  /** File and line. */
  readonly place: string;
}

const ROOT = join(import.meta.dirname, "../..");
/** Folders in which what a client is told is made. */
const FOLDERS = ["src/api", "src/store", "src/core", "src/host", "src/media/audio", "src/contract", "src/ports"];
/** By the name of what is called: which of its arguments are texts for clients. */
const CALLS: ReadonlyMap<string, readonly number[]> = new Map([
  ["ApiError", [1]],
  ["refuse", [1]],
  ["text", [2]],
  ["textLike", [1]],
  ["heldError", [1]],
  ["refuseFault", [1]],
  // Over a WebSocket.
  ["failed", [0]],
  ["refused", [0]],
  ["callError", [1]],
]);
/** Names of properties that hold such texts. */
const PROPERTIES = new Set(["expected", "error", "message"]);
/** What returns such texts, or has them as reasons. */
const RETURNED = /src\/store\/password-policy/;
const REASONS = /src\/host\/(prompt-files|ffmpeg)|src\/media\/audio\/wav/;
/** Where those names mean other things. */
const OTHERS =
  /src\/(api\/(live|openapi|contract\/(tags|fields-in-chinese))|core\/explain|store\/(migrations|backup|database)|host\/(log|recording-converter)|media\/)/;

export function errorTexts(): readonly ErrorText[] {
  return FOLDERS.flatMap((folder) => sourcesIn(folder)).flatMap((path) => textsOf(path));
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`);
}

function textsOf(path: string): readonly ErrorText[] {
  const tree = ts.createSourceFile(path, readFileSync(join(ROOT, path), "utf8"), ts.ScriptTarget.Latest, true);
  const found: ErrorText[] = [];
  const take = (node: ts.Expression | undefined): void => {
    for (const text of node === undefined ? [] : literalsIn(node)) {
      const line = tree.getLineAndCharacterOfPosition(node?.getStart(tree) ?? 0).line + 1;
      found.push({ text, place: `${path}:${String(line)}` });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = ts.isIdentifier(node.expression) ? node.expression.text : "";
      for (const index of CALLS.get(name) ?? []) take(node.arguments?.[index]);
      // By another name than this it would not be found.
      const [code, why] = name === "refuse" ? (node.arguments ?? []) : [];
      const isNamed = code !== undefined && ts.isStringLiteral(code) && why !== undefined && ts.isIdentifier(why);
      if (isNamed && why.text !== "reason")
        found.push({ text: `${why.text}, which is no text but a name for one`, place: path });
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && !OTHERS.test(path)) {
      if (PROPERTIES.has(node.name.text)) take(node.initializer);
    }
    if (/src\/api\/live\//.test(path) && isMessageOfError(node)) take(node.initializer);
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      /^(expected|EXPECTED|reason|.*_EXPECTED)$/.test(node.name.text)
    ) {
      take(node.initializer);
    }
    if (ts.isReturnStatement(node) && RETURNED.test(path)) take(node.expression);
    if (ts.isPropertyAssignment(node) && node.name.getText(tree) === "reason" && REASONS.test(path))
      take(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** A JSON-RPC error: a message with a code, or with a cause. */
function isMessageOfError(node: ts.Node): node is ts.PropertyAssignment {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== "message") return false;
  const { parent } = node;
  const beside = ts.isObjectLiteralExpression(parent) ? parent.properties : [];
  const isCoded = beside.some((one) => one.name?.getText() === "code");
  return isCoded || (ts.isCallExpression(parent.parent) && parent.parent.expression.getText() === "callError");
}

/** Of either branch where it depends. */
function literalsIn(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text === "" ? [] : [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return literalsIn(node.body);
  if (ts.isParenthesizedExpression(node)) return literalsIn(node.expression);
  if (ts.isBinaryExpression(node)) return [...literalsIn(node.left), ...literalsIn(node.right)];
  if (ts.isTemplateExpression(node)) {
    return [node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join("")];
  }
  return [];
}
