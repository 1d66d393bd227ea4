// What a server has done, as its journal tells it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "../../src/core/facts.ts";
import type { Server } from "./server.ts";

type FactOf<Type extends Fact["type"]> = Extract<Fact, { readonly type: Type }>;

/** All facts that the journal still has, in order. */
export function factsOf(server: Pick<Server, "dataFolder">): readonly Fact[] {
  const folder = join(server.dataFolder, "journal");
  return readdirSync(folder)
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .filter((line) => line.endsWith("}"))
    .map((line) => JSON.parse(line) as Fact);
}

export function ofType<Type extends Fact["type"]>(facts: readonly Fact[], type: Type): readonly FactOf<Type>[] {
  return facts.filter((fact): fact is FactOf<Type> => fact.type === type);
}
