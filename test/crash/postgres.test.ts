import { it } from "vitest";
import { liveManyLives, SEED } from "./lives.ts";

it(`what was answered is found after kill -9 on PostgreSQL, seed ${SEED}`, () => liveManyLives("PostgreSQL"));
