// The rule of imports:
//
//   core <- ports <- { switch, store, host } <- api <- main        sip, verto, media, esl: leaves for switch alone; net: for who listens
//
import ts from "typescript";
import type { Finding, ImportUse, Source } from "./source.ts";
import { isTest, lineOf } from "./source.ts";

const LEAVES = ["src/sip", "src/verto", "src/media", "src/esl"] as const;

const PARTS = [
  "src/core",
  "src/report",
  "src/ports",
  "src/switch",
  "src/store",
  "src/host",
  "src/sim",
  "src/api",
  "src/metrics",
  "src/webhooks",
  "src/net",
  "src/lines",
  "src/contract",
  "src/client",
] as const;

/** What each folder may import, of ours. Its own folder goes without saying. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "src/core": [],
  // What is told of facts afterwards; the engine needs none of it.
  "src/report": ["src/core"],
  "src/ports": ["src/core"],
  "src/contract": ["src/core"],
  // What browsers get: of the contract its types, and what imports nothing itself.
  "src/client": ["src/contract"],
  "src/net": [],
  "src/lines": [],
  "src/sip": ["src/net"],
  "src/verto": [],
  "src/media": [],
  "src/esl": [],
  "src/switch": ["src/core", "src/ports", "src/lines", ...LEAVES],
  "src/store": ["src/core", "src/report", "src/ports", "src/net", "src/contract"],
  "src/host": ["src/core", "src/ports"],
  "src/metrics": ["src/core", "src/ports"],
  "src/webhooks": ["src/core", "src/ports"],
  "src/sim": ["src/core", "src/report", "src/ports", "src/host", "src/switch"],
  "src/api": ["src/core", "src/report", "src/ports", "src/store", "src/host", "src/net", "src/contract"],
  // The commands, config.ts; src/start puts the parts together.
  "src/start": ["src", ...PARTS],
  src: ["src/start", ...PARTS],
  // What browsers get: the typed clients and what the world is told, and nothing of the server.
  web: ["src/client", "src/contract", "examples"],
  // Scripts that make what is shipped; they use the audio code.
  sounds: ["src/core", "src/media"],
};

const VIEWS = "src/core/views/";

/** Adapters of one port know nothing of each other. */
const SIBLINGS = ["src/switch/apart", "src/switch/embedded", "src/switch/freeswitch", "src/switch/simulated"] as const;

/** Who may open sockets; everywhere else they come as arguments. */
const SOCKET_FOLDERS = [
  "src/sip/transport/",
  "src/media/thread/",
  "src/esl/",
  // One file: where HTTP connections become WebSockets. All else behind that door is handed what it speaks through.
  "src/api/live/socket-door.ts",
  "src/start/",
  "demo/",
  "bench/",
  "test/",
];
const SOCKET_MODULES = new Set(["node:dgram", "node:net", "node:tls", "ws"]);
/** Tests with real counterparts. */
const REAL_TIME_FOLDERS = ["test/interop/", "test/hostile/", "test/crash/", "test/browser/"];
/** Only look at the text of an address. */
const HARMLESS_NAMES = new Set(["isIP", "isIPv4", "isIPv6", "BlockList", "LookupFunction"]);

/** What a test of core may use beside core; core itself uses nothing. */
const TEST_MODULES = ["vitest", "fast-check", "node:"];

export function checkFolders(source: Source): readonly Finding[] {
  const area = areaOf(source.path);
  const allowed = MAY_IMPORT[area];
  if (allowed === undefined) return [];
  return source.imports.flatMap((use) => {
    if (!use.ours) return [];
    const target = areaOf(use.target);
    if (target === area || allowed.includes(target)) return [];
    // Unit tests share what test/ holds, e.g. the transcripts, and read what came about as a report does.
    if (isTest(source.path) && (target === "test" || target === "src/report")) return [];
    return [finding(source, use, `${area} must not import ${target} (${use.target})`)];
  });
}

/** The engine does not look at itself as others see it: its front alone knows the views. */
export function checkViews(source: Source): readonly Finding[] {
  const { path } = source;
  if (areaOf(path) !== "src/core" || isTest(path) || path.startsWith(VIEWS) || path === "src/core/center.ts") return [];
  return source.imports
    .filter((use) => use.ours && use.target.startsWith(VIEWS))
    .map((use) => finding(source, use, `the engine does not look through its own views (${use.target})`));
}

export function checkSiblings(source: Source): readonly Finding[] {
  const own = SIBLINGS.find((folder) => source.path.startsWith(`${folder}/`));
  if (own === undefined) return [];
  return source.imports
    .filter((use) => use.ours && SIBLINGS.some((folder) => folder !== own && use.target.startsWith(`${folder}/`)))
    .map((use) => finding(source, use, `${own} must not import its sibling (${use.target})`));
}

export function checkModulesOfCore(source: Source): readonly Finding[] {
  const area = areaOf(source.path);
  if (area !== "src/core" && area !== "src/ports") return [];
  return source.imports
    .filter((use) => !use.ours && !(isTest(source.path) && TEST_MODULES.some((name) => use.target.startsWith(name))))
    .map((use) => finding(source, use, `${area} imports nothing but itself and core, not ${use.target}`));
}

export function checkSockets(source: Source): readonly Finding[] {
  if (isTest(source.path) && !isInRealTime(source.path)) return checkUnitTest(source);
  if (!source.path.startsWith("src/") || SOCKET_FOLDERS.some((folder) => source.path.startsWith(folder))) return [];
  return source.imports
    .filter(opensSockets)
    .map((use) => finding(source, use, `${use.target} belongs to ${SOCKET_FOLDERS.slice(0, 4).join(", ")} only`));
}

function isInRealTime(path: string): boolean {
  return REAL_TIME_FOLDERS.some((folder) => path.startsWith(folder));
}

function checkUnitTest(source: Source): readonly Finding[] {
  return source.imports
    .filter((use) => opensSockets(use) || use.target === "node:timers/promises")
    .map((use) =>
      finding(
        source,
        use,
        `a unit test neither sleeps nor opens sockets (${use.target}): ${REAL_TIME_FOLDERS.join(", ")} may`,
      ),
    );
}

function opensSockets(use: ImportUse): boolean {
  return SOCKET_MODULES.has(use.target) && use.names?.every((name) => HARMLESS_NAMES.has(name)) !== true;
}

/** Whoever uses a leaf library uses what its index.ts offers. */
export function checkLeafDoors(source: Source): readonly Finding[] {
  if (!source.path.startsWith("src/switch/") && !source.path.startsWith("demo/")) return [];
  return source.imports
    .filter(
      (use) =>
        use.ours && LEAVES.some((leaf) => use.target.startsWith(`${leaf}/`) && use.target !== `${leaf}/index.ts`),
    )
    .map((use) => finding(source, use, `${use.target} is the leaf's own affair: import its index.ts`));
}

export function checkPorts(source: Source): readonly Finding[] {
  if (areaOf(source.path) !== "src/ports" || isTest(source.path)) return [];
  return source.tree.statements
    .filter((statement) => !isTypeOnly(statement))
    .map((statement) => ({
      path: source.path,
      line: lineOf(source.tree, statement.getStart(source.tree)),
      what: "ports are interfaces only",
    }));
}

function isTypeOnly(statement: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true;
  if (ts.isImportDeclaration(statement)) return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isExportDeclaration(statement) && statement.isTypeOnly;
}

/** A barrel only passes on what others export; imports then no longer say where a thing lives. */
export function checkBarrels(source: Source): readonly Finding[] {
  if ([...LEAVES, "src/client"].some((leaf) => source.path === `${leaf}/index.ts`)) return [];
  const { statements } = source.tree;
  const passesOn = (statement: ts.Statement): boolean =>
    ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
  const barrel =
    statements.length > 0 && statements.every((statement) => passesOn(statement) || ts.isImportDeclaration(statement));
  const onlyImports = !statements.some(passesOn);
  if (source.path.endsWith("/index.ts") || (barrel && !onlyImports)) {
    return [{ path: source.path, line: 1, what: "no barrel files but the index.ts of each leaf library" }];
  }
  return [];
}

/** Every ring of imports, types included, found once: at its first file in alphabetical order. */
export function checkCycles(sources: readonly Source[]): readonly Finding[] {
  const edges = new Map<string, readonly string[]>();
  for (const source of sources) {
    edges.set(source.path, [...new Set(source.imports.filter((use) => use.ours).map((use) => use.target))]);
  }
  return ringsOf(edges).map((ring) => {
    const first = ring[0] ?? "";
    return { path: first, line: 1, what: `these files import each other in a ring: ${ring.join(", ")}` };
  });
}

/** Tarjan's strongly connected components of more than one file, and files that import themselves. */
function ringsOf(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const indices = new Map<string, { index: number; low: number; onStack: boolean }>();
  const stack: string[] = [];
  const rings: string[][] = [];
  const visit = (path: string): { index: number; low: number; onStack: boolean } => {
    const own = { index: indices.size, low: indices.size, onStack: true };
    indices.set(path, own);
    stack.push(path);
    for (const next of edges.get(path) ?? []) {
      const known = indices.get(next);
      if (known === undefined) own.low = Math.min(own.low, visit(next).low);
      else if (known.onStack) own.low = Math.min(own.low, known.index);
    }
    if (own.low !== own.index) return own;
    const ring = stack.splice(stack.indexOf(path));
    for (const member of ring) {
      const state = indices.get(member);
      if (state !== undefined) state.onStack = false;
    }
    if (ring.length > 1 || (edges.get(path) ?? []).includes(path)) rings.push(ring.sort());
    return own;
  };
  for (const path of [...edges.keys()].sort()) if (!indices.has(path)) visit(path);
  return rings;
}

/** `src/core/call/call.ts` -> `src/core`; `src/xcc.ts` -> `src`; `demo/demo.ts` -> `demo`. */
export function areaOf(path: string): string {
  const parts = path.split("/");
  if (parts[0] === "src" && parts.length > 2) return `src/${parts[1] ?? ""}`;
  return parts[0] ?? "";
}

function finding(source: Source, use: ImportUse, what: string): Finding {
  return { path: source.path, line: use.line, what };
}
