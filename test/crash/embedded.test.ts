import { it } from "vitest";
import { liveManyLives, SEED } from "./lives.ts";

it(`what was answered is found after kill -9 on the embedded database, seed ${SEED}`, () =>
  liveManyLives("the embedded database"));
