// `node make-database.ts FOLDER`: a program of its own that makes a new embedded database, so that all the memory that
// takes is given back at its end. Its exit code is 0 where the folder holds a whole database.
//
// The library makes one with two instances of PostgreSQL: one that is to run on it, and one in which `initdb` runs programs
// one after the other, each in the same 128 MB as they were before the first one. It keeps them by copying all of them and
// puts all of them back, and lets the second instance work in memory, to copy its files to where they belong: 500 MB.
// Only what lies below the end of PostgreSQL's heap is anything but zero, and the files may be made where they belong: 190 MB.
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";

/** While it is made; the server says its own when it runs it. */
const SETTINGS = ["-c", "shared_buffers=8MB"];

/** What an instance can do that the library's types keep for itself. */
interface Instance {
  readonly Module: { readonly HEAPU8: Uint8Array };
  callMain(programArguments: string[]): number;
  close(): Promise<void>;
  syncToFs(): Promise<void>;
}

class IsMade extends Error {}

/** What is used here of WebAssembly, which Node's types do not have. */
interface Memory {
  readonly buffer: ArrayBuffer;
}
interface Made {
  readonly exports: Readonly<Record<string, unknown>>;
}
type Instantiate = (
  module: unknown,
  imports?: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
) => Promise<Made | { readonly instance: Made }>;
interface WebAssemblyGlobal {
  instantiate: Instantiate;
  readonly Memory: abstract new () => Memory;
}

/** Where PostgreSQL keeps the end of its heap, in which memory. */
const heapEnds = new Map<Memory, number>();

/** The library hands out neither instance nor memory: both are seen where they are made. */
function watchInstances(): void {
  const { WebAssembly: assembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyGlobal };
  const instantiate = assembly.instantiate.bind(assembly);
  assembly.instantiate = async (module, imports) => {
    const made = await instantiate(module, imports);
    const { exports } = "instance" in made ? made.instance : made;
    const memory = imports?.["env"]?.["memory"];
    const heapEnd = exports["emscripten_get_sbrk_ptr"];
    if (memory instanceof assembly.Memory && typeof heapEnd === "function") {
      heapEnds.set(memory, (heapEnd as () => number)());
    }
    return made;
  };
}

/** What `initdb` keeps of the memory ends with the heap; what a program has used above is zero again before the next one. */
function keepHeapOnly(instance: Instance): void {
  const heap = instance.Module.HEAPU8;
  const found = [...heapEnds].find(([memory]) => memory.buffer === heap.buffer);
  // Another version of the library: it takes more memory, and makes the same.
  if (found === undefined) return;
  const [memory, endAt] = found;
  const heapEnd = (): number => new DataView(memory.buffer).getUint32(endAt, true);
  let keptEnd = 0;
  let usedEnd = 0;
  heap.slice = () => {
    keptEnd = heapEnd();
    return new Uint8Array(memory.buffer).slice(0, keptEnd);
  };
  const callMain = instance.callMain.bind(instance);
  instance.callMain = (programArguments) => {
    if (usedEnd > keptEnd) new Uint8Array(memory.buffer).fill(0, keptEnd, usedEnd);
    const code = callMain(programArguments);
    usedEnd = heapEnd();
    return code;
  };
}

/** The instance that works for `initdb` is made by the library as any other, and works where the files belong. */
function workIn(folder: string): void {
  const create = PGlite.create.bind(PGlite) as (options: PGliteOptions) => Promise<PGlite>;
  const createThere = async (options: PGliteOptions): Promise<PGlite> => {
    if (options.noInitDb !== true) return create(options);
    const made = await create({ ...options, dataDir: folder, pgDataProxyFs: undefined });
    const instance = made as unknown as Instance;
    keepHeapOnly(instance);
    // The process ends instead.
    instance.close = () => Promise.resolve();
    return made;
  };
  Object.assign(PGlite, { create: createThere });
  // What the library does next, and only where `initdb` has gone well: the other instance need not start here.
  PGlite.prototype.syncToFs = () => Promise.reject(new IsMade());
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("the folder of the new database is missing");
// Whoever wanted the database is gone.
process.once("disconnect", () => process.exit(1));
watchInstances();
workIn(folder);
try {
  await PGlite.create({ initDbStartParams: SETTINGS });
} catch (error) {
  if (!(error instanceof IsMade)) throw error;
}
process.exit(0);
