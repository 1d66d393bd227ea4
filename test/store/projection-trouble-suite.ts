// Call records when the database is there and does not take them: nothing is lost, it is said, and it goes on by itself.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Config } from "../../src/config.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { CallId } from "../../src/core/model.ts";
import { emptyShelf, factShelf, shelfOf, type Emptied } from "../../src/host/fact-shelf.ts";
import { MemoryLog } from "../../src/host/log/memory-log.ts";
import type { Projector } from "../../src/host/projector.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { OpenedLog } from "../../src/start/engine.ts";
import { projecting } from "../../src/start/records.ts";
import { openDatabase, type Database, type DatabaseLocation } from "../../src/store/database/open.ts";
import { projectLate } from "../../src/store/late-facts.ts";
import type { Store } from "../../src/store/store.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "./facts.ts";
import { emptied, silent, testStoreOn } from "./test-store.ts";

/** Something that somebody has to mend, and how it is mended. */
interface Trouble {
  readonly name: string;
  readonly begins: string;
  readonly ends: string;
}

const TROUBLES: readonly Trouble[] = [
  {
    name: "a table that has another name",
    begins: "alter table cdrs rename to cdrs_elsewhere",
    ends: "alter table cdrs_elsewhere rename to cdrs",
  },
  {
    name: "a trigger that raises",
    begins: `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
      create trigger refuse before insert or update on recordings for each row execute function refuse()`,
    ends: "drop trigger refuse on recordings; drop function refuse",
  },
];

/** What only one who is not the database's master can lose. */
const PERMISSION: Trouble = {
  name: "a permission that is gone",
  begins: "revoke insert, update on cdrs from current_user",
  ends: "grant insert, update on cdrs to current_user",
};

/** The embedded database's user is its master, who may do everything. */
export interface TroubledDatabase {
  readonly location: DatabaseLocation;
  remove(): Promise<void> | void;
}

const CALLS = ["call-1", "call-2", "call-3", "call-4"];
const FACTS: readonly Fact[] = factsFrom(1, MONDAY_TEN, CALLS.flatMap(queueCall));
const HALF = FACTS.length / 2;
const LAST = FACTS.length;
/** On the projector's clock. */
const TROUBLED_MS = 3_000;
const SPEED = 10;

export function projectionTroubleSuite(
  name: string,
  fresh: () => Promise<TroubledDatabase>,
  { withPermissions }: { readonly withPermissions: boolean },
): void {
  const troubles = withPermissions ? [...TROUBLES, PERMISSION] : TROUBLES;

  describe(`facts that ${name} does not take`, () => {
    let made: TroubledDatabase;
    let database: Database;
    let store: Store;
    let dataFolder: string;
    let log: MemoryLog;
    let projector: Projector;
    beforeAll(async () => {
      made = await fresh();
      database = await openDatabase(made.location, silent);
      store = await testStoreOn(database);
    }, 120_000);
    afterAll(async () => {
      await database.stop();
      await made.remove();
    });
    beforeEach(async () => {
      await emptied(database);
      store = await testStoreOn(database);
      dataFolder = mkdtempSync(join(tmpdir(), "xcc-troubled-"));
      log = new MemoryLog();
    });
    afterEach(() => {
      projector.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    });

    const run = (text: string): Promise<unknown> => sql.raw(text).execute(database.kysely);
    /** As a start does, with what the log of the run before holds. */
    const start = async (clock: Clock): Promise<void> => {
      const found = { type: "resumed", lastFact: log.lastFact };
      const center = { state: { lastFact: log.lastFact } };
      const opened = { found, center, clock, facts: log } as unknown as OpenedLog;
      const config = { dataFolder, webhookAddresses: [] } as unknown as Config;
      ({ projector } = await projecting(config, store, opened, silent));
    };
    const happen = (facts: readonly Fact[]): void => {
      log.append({ type: "tick", at: 0 }, facts);
      projector.take(facts);
    };
    const value = (metric: string): number | undefined =>
      projector.measures().find((measure) => measure.name === metric)?.samples[0]?.value;
    const until = async (is: () => boolean): Promise<void> => {
      await expect.poll(is, { timeout: PATIENCE_MS, interval: 5 }).toBe(true);
    };
    const tryAgain = (): Promise<Emptied> =>
      emptyShelf(shelfOf(dataFolder), async (fact) => {
        const outcome = await projectLate(database.kysely, fact).catch((error: unknown) => String(error));
        return outcome === "in" || outcome === "was-in" ? { stays: false } : { stays: true, reason: outcome };
      });
    const factsAside = (): readonly Fact[] => laidAside().map((line) => (JSON.parse(line) as { fact: Fact }).fact);
    /** When what kept them out is mended they are brought in, and all is as if nothing had been. */
    const expectBroughtIn = async (aside: readonly Fact[]): Promise<void> => {
      const all = { tried: aside.length, stay: [], unreadable: 0 };
      expect(await tryAgain()).toEqual(all);
      expect(laidAside()).toEqual([]);
      await expectAll();
      const recordOf = async (call: string): Promise<unknown> => (await store.calls.get(call))?.record;
      const late = await recordOf("call-2");
      expect(JSON.stringify(late).replaceAll("call-2", "call-3")).toBe(JSON.stringify(await recordOf("call-3")));
      // Once more, as after a crash before the file was emptied: nothing changes.
      for (const fact of aside) factShelf(shelfOf(dataFolder))(fact, new Error("again"));
      expect(await tryAgain()).toEqual(all);
      expect(await recordOf("call-2")).toEqual(late);
      // A server that runs goes on with what is there now.
      const last = factsFrom(LAST + 1, MONDAY_TEN + 60_000, [[0, { type: "call-answered", call: "call-2" as CallId }]]);
      happen(last);
      await until(() => projector.behind === 0);
      expect(await recordOf("call-2")).toMatchObject({ legs: [{}, {}, {}], lastAt: MONDAY_TEN + 60_000 });
    };
    const laidAside = (): readonly string[] => {
      const file = join(dataFolder, "facts-laid-aside.jsonl");
      return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    };
    const expectAll = async (calls = CALLS): Promise<void> => {
      expect(await store.lastProjectedFact()).toBe(LAST);
      for (const call of calls) {
        expect(await store.calls.get(call)).toMatchObject({ cause: "normal", billsec: 20, agent: "1001" });
        expect((await store.calls.recordings({ uuid: call, page: 1, pageSize: 10 })).rows).toHaveLength(1);
      }
    };

    it.each(troubles)("wait while it runs: $name", async ({ begins, ends }) => {
      const clock = quickClock();
      await start(clock);
      happen(FACTS.slice(0, HALF));
      await until(() => projector.behind === 0);
      await run(begins);
      const mendAt = clock.now() + TROUBLED_MS;
      happen(FACTS.slice(HALF));
      await until(() => projector.trouble !== undefined);
      expect([value("xcc_facts_behind"), value("xcc_projection_stopped")]).toEqual([LAST - HALF, 1]);
      await until(() => clock.now() >= mendAt);
      expect(projector.behind).toBe(LAST - HALF);
      await run(ends);
      await until(() => projector.behind === 0);
      expect([value("xcc_facts_behind"), value("xcc_projection_stopped"), projector.trouble]).toEqual([
        0,
        0,
        undefined,
      ]);
      expect([value("xcc_facts_laid_aside"), laidAside()]).toEqual([0, []]);
      await expectAll();
    });

    it.each(troubles)("wait at a start, which goes on: $name", async ({ begins, ends }) => {
      log.append({ type: "tick", at: 0 }, FACTS);
      await run(begins);
      // It does not wait for ever: calls can be taken without it.
      await start(quickClock());
      expect([value("xcc_facts_behind"), value("xcc_projection_stopped")]).toEqual([LAST, 1]);
      expect(projector.trouble).toBeDefined();
      await run(ends);
      await until(() => projector.behind === 0);
      expect([projector.trouble, laidAside()]).toEqual([undefined, []]);
      await expectAll();
    });

    it.each(["at a start", "while it runs"])(
      "are laid aside where they are themselves at fault, and only those: %s",
      async (when) => {
        await run("alter table cdrs add constraint no_second check (uuid <> 'call-2')");
        const clock = quickClock();
        if (when === "at a start") log.append({ type: "tick", at: 0 }, FACTS);
        const began = clock.now();
        await start(clock);
        // Where the database takes longer than a start waits for it, the rest goes in while it runs.
        if (when === "while it runs") happen(FACTS);
        await until(() => projector.behind === 0);
        expect(clock.now() - began).toBeLessThan(SPEED * PATIENCE_MS);
        // The first of its call is at fault; the rest goes in, and is kept for it all the same.
        const aside = factsAside();
        expect(aside).toEqual(FACTS.filter((fact) => "call" in fact && fact.call === "call-2"));
        expect(value("xcc_facts_laid_aside")).toBe(1);
        expect(projector.trouble).toBeUndefined();
        await expectAll(CALLS.filter((call) => call !== "call-2"));
        expect(await store.calls.get("call-2")).toBeUndefined();

        const still = await tryAgain();
        expect(still.tried).toBe(aside.length);
        expect(still.stay[0]).toContain("no_second");
        expect(still.stay.slice(1)).toEqual(aside.slice(1).map(() => "no-call"));
        expect(factsAside()).toEqual(aside);
        await run("alter table cdrs drop constraint no_second");
        await expectBroughtIn(aside);
      },
    );
  });
}

/** The database takes its time; the projector's patience passes more quickly. */
function quickClock(): Clock {
  const began = performance.now();
  const now = (): number => MONDAY_TEN + Math.floor((performance.now() - began) * SPEED);
  return {
    now,
    date: now,
    wakeAt: (at, wake) => {
      const timer = setTimeout(wake, Math.max(0, at - now()) / SPEED + 1);
      return () => clearTimeout(timer);
    },
  };
}
