// The embedded database of all test files that run in the same thread. Opening one takes longer than most of them.
import { openDatabase, type Database } from "../../src/store/database/open.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import { silent } from "../store/test-store.ts";

let opened: Promise<Database> | undefined;

/** Whoever takes it empties it first; nobody closes it: it goes with the thread, its folder with the run. */
export function sharedDatabase(): Promise<Database> {
  opened ??= freshDatabase().then(({ location }) => openDatabase(location, silent));
  return opened;
}
