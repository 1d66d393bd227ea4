// The shape of what the engine knows, as its types say it: every declaration that `State` leads to, by a check sum of its text.
import { createHash } from "node:crypto";
import { join } from "node:path";
import ts from "typescript";

const CORE = join(import.meta.dirname, "../../src/core");

/** What a step says: empty between two steps, and so in every state that is written down. */
const OF_A_STEP = new Set(["facts", "commands"]);

/** The check sum of each declaration, comments and spacing apart, by file and name. */
export function stateShape(): Readonly<Record<string, string>> {
  const file = join(CORE, "state.ts");
  const options: ts.CompilerOptions = {
    ...{ target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.NodeNext, noEmit: true, strict: true },
    ...{ allowImportingTsExtensions: true, types: [] },
  };
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const state = source?.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === "State");
  if (state === undefined) throw new Error("src/core/state.ts declares no State");
  const found = new Map<string, string>();
  const printer = ts.createPrinter({ removeComments: true });
  const visit = (declaration: ts.Node): void => {
    const from = declaration.getSourceFile();
    if (!from.fileName.startsWith(CORE)) return;
    const name = ts.getNameOfDeclaration(declaration as ts.Declaration)?.getText() ?? "";
    const key = `${from.fileName.slice(CORE.length + 1)} ${name}`;
    if (found.has(key)) return;
    const text = printer.printNode(ts.EmitHint.Unspecified, declaration, from).replace(/\s+/g, " ");
    found.set(key, createHash("sha256").update(text).digest("hex").slice(0, 16));
    lookInto(declaration);
  };
  const lookInto = (node: ts.Node): void => {
    if (node.parent === state && ts.isPropertySignature(node) && OF_A_STEP.has(node.name.getText())) return;
    if (ts.isIdentifier(node)) {
      let symbol = checker.getSymbolAtLocation(node);
      if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
      for (const declaration of symbol?.declarations ?? []) if (isShape(declaration)) visit(declaration);
    }
    ts.forEachChild(node, lookInto);
  };
  visit(state);
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A constant, too: some types are made of one (`keyof typeof`). */
function isShape(node: ts.Node): boolean {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node);
}
