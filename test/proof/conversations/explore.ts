// Every interleaving of what may happen in the small center, breadth first, from where a way of named happenings leads.
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { Center } from "../../../src/core/center.ts";
import { canonical } from "../canonical.ts";
import { happeningsIn, type Happening } from "./small-happenings.ts";
import { happen, leftWhenAllAreGone, newSmallWorld, type SmallWorld, type SmallWorldOptions } from "./small-world.ts";

export interface Bounds extends SmallWorldOptions {
  readonly depth: number;
  /** What has happened before. */
  readonly leadIn: readonly string[];
  /** Of one state in so many it is seen that nothing is left when all have gone. */
  readonly goesHomeOneIn: number;
}

export interface Explored {
  readonly states: number;
  readonly steps: number;
  readonly refused: number;
  /** Each with the way that led to it. */
  readonly broken: readonly string[];
  readonly happened: ReadonlyMap<string, number>;
}

interface Node {
  readonly world: Buffer;
  readonly way: readonly string[];
}

export function explore(bounds: Bounds): Explored {
  return new Explorer(bounds).run();
}

class Explorer {
  readonly #bounds: Bounds;
  readonly #seen = new Set<string>();
  readonly #broken: string[] = [];
  readonly #happened = new Map<string, number>();
  #steps = 0;
  #refused = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  run(): Explored {
    let frontier: Node[] = [this.#root()];
    for (let depth = 0; depth < this.#bounds.depth && !this.#isBroken(); depth += 1) {
      const next: Node[] = [];
      for (const node of frontier) if (!this.#isBroken()) this.#expand(node, next);
      frontier = next;
    }
    const counts = { states: this.#seen.size, steps: this.#steps, refused: this.#refused };
    return { ...counts, broken: this.#broken, happened: this.#happened };
  }

  #isBroken(): boolean {
    return this.#broken.length > 0;
  }

  #root(): Node {
    const world = newSmallWorld(this.#bounds);
    for (const name of this.#bounds.leadIn) {
      const all = happeningsIn(world);
      const happening = all.find((one) => one.name === name);
      if (happening === undefined)
        throw new Error(`${name} cannot happen; what can: ${all.map((one) => one.name).join("; ")}`);
      this.#let(world, happening, this.#bounds.leadIn);
    }
    return { world: serialize(world), way: this.#bounds.leadIn };
  }

  #expand(node: Node, next: Node[]): void {
    // What is refused has changed nothing, which was seen: the world can be used again.
    let world: SmallWorld | undefined;
    const looked = deserialize(node.world) as SmallWorld;
    for (const happening of happeningsIn(looked)) {
      world ??= deserialize(node.world) as SmallWorld;
      const way = [...node.way, happening.name];
      const isRefused = this.#let(world, happening, way);
      if (this.#isBroken()) return;
      if (isRefused && happening.isAsked) {
        this.#refused += 1;
        continue;
      }
      this.#take(world, way, next);
      world = undefined;
    }
  }

  #take(world: SmallWorld, way: readonly string[], next: Node[]): void {
    const { center, tiny, arrived, now } = world;
    const hash = createHash("sha1").update(canonical({ center, tiny, arrived }, now)).digest("base64").slice(0, 20);
    if (this.#seen.has(hash)) return;
    this.#seen.add(hash);
    next.push({ world: serialize(world), way });
    if (this.#seen.size % this.#bounds.goesHomeOneIn !== 0) return;
    const left = leftWhenAllAreGone(deserialize(serialize(world)) as SmallWorld);
    this.#note(left, [...way, "all go home"]);
  }

  /** True: it was refused. */
  #let(world: SmallWorld, { act }: Happening, way: readonly string[]): boolean {
    const center = new Center(world.center);
    let allRefused = true;
    act(world, (event) => {
      this.#steps += 1;
      const { broken, facts, isRefused } = happen(world, center, event);
      for (const fact of facts) this.#happened.set(fact, (this.#happened.get(fact) ?? 0) + 1);
      this.#note(broken, way);
      allRefused &&= isRefused;
    });
    world.center = center.state;
    return allRefused;
  }

  #note(broken: readonly string[], way: readonly string[]): void {
    for (const rule of broken) this.#broken.push(`${rule}\n    by ${way.join(", ")}`);
  }
}
