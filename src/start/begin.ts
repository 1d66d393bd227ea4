// The engine begins: with its database, or from its log alone and the database beside it (docs/starting.md).
import { join } from "node:path";
import type { Config } from "../config.ts";
import { datesOf } from "../host/clock.ts";
import { projectFormerJournal } from "../host/former-journal.ts";
import type { Projector } from "../host/projector.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../store/store.ts";
import type { WebhookCouriers } from "../webhooks/couriers.ts";
import { AccountDesk } from "./account-desk.ts";
import { Confirmation } from "./confirmed.ts";
import { agreeWith, OfAnotherPast, takeCalls, whileAway } from "./early.ts";
import { goOnWith, opened, startEngine, whyNotOn } from "./engine.ts";
import { KeptAccounts } from "./kept-accounts.ts";
import { accountsOf } from "./places.ts";
import { projecting } from "./records.ts";
import type { Doors } from "./doors.ts";
import type { Start, Stoppable } from "./start.ts";
import { switchOfItsOwn } from "./switch.ts";
import { thinking, type Thinking } from "./thinking.ts";

export interface BeginParts {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly start: Start;
  /** What a former center has left in the data folder is no reason not to begin with a new database. */
  readonly isFresh: boolean;
  /** It may take calls before it has its database. */
  readonly mayBeAlone: boolean;
  readonly onCalls: (center: Stoppable) => void;
  readonly onTaken: (holder: string) => void;
}

export interface Begun {
  readonly store: Store;
  readonly thinks: Thinking;
  readonly projector: Projector;
  readonly webhooks: WebhookCouriers;
  readonly newDevKey: string | undefined;
  /** The log is whole, and closed. */
  readonly ended: () => void;
}

/** Resolves when the engine goes on and its database is there. Rejects where it cannot, or that is not this log's. */
export async function begin(doors: Doors, parts: BeginParts): Promise<Begun> {
  const { config, log, metrics, start, onCalls } = parts;
  const { read, clock, ownSwitch, http } = doors;
  const confirmation = new Confirmation(config, log);
  const kept = new KeptAccounts(accountsOf(config), log);
  start.hold(() => kept.close());
  const past = parts.mayBeAlone && confirmation.holdsFor(read) ? kept.read() : undefined;
  const first = past === undefined ? await openedBy(doors, parts, confirmation, false) : undefined;
  const goOn = { config, clock, log };
  const from = first === undefined ? opened(read, goOn) : await goOnWith(read, first, goOn);
  const theSwitch = ownSwitch ?? switchOfItsOwn(config, log, from);
  // Whoever cannot start ends nobody's calls.
  start.hold(() => theSwitch.leave?.());
  const accounts = new AccountDesk(theSwitch, kept);
  const thinks = thinking(from, { ...goOn, theSwitch, accounts, metrics });
  if (past !== undefined) await takeCalls(thinks, past, { start, http, log, kept, confirmation, onCalls });
  const store = first ?? (await start.goOn(openedBy(doors, parts, confirmation, true)));
  const patiently = <Result>(ask: () => Promise<Result>): Promise<Result> =>
    past === undefined ? ask() : start.goOn(whileAway(log, ask));
  if (past !== undefined) {
    const whyNot = await patiently(() => whyNotOn(read, store, config));
    if (whyNot !== undefined) throw new OfAnotherPast(whyNot);
  }
  const recording = (): ReturnType<typeof projecting> => projecting(config, store, from, log, thinks.recordIn);
  const { projector, webhooks, cut } = await patiently(recording);
  start.hold(() => projector.stop());
  const newDevKey = await patiently(() => store.keys.ensureDevKey(config.devKey));
  if (past === undefined) {
    await startEngine({ ...thinks, store, cut });
    thinks.clockWatch.start();
  } else await patiently(() => agreeWith(thinks, store));
  confirmation.give();
  const ended = (): void => {
    kept.close();
    if (from.events.isWritten) confirmation.give(from.center.state.lastFact);
  };
  return { store, thinks, projector, webhooks, newDevKey, ended };
}

async function openedBy(
  { read, clock }: Doors,
  { config, log, metrics, start, isFresh, onTaken }: BeginParts,
  confirmation: Confirmation,
  isPatient: boolean,
): Promise<Store> {
  // Loaded beside the calls that are taken already.
  const { openCenterStore } = await import("./database.ts");
  const lost = (holder: string): void => {
    confirmation.withdraw();
    onTaken(holder);
  };
  const how = { read, isFresh, isPatient, clock: datesOf(clock), log, watch: metrics.queries, onTaken: lost };
  const store = await openCenterStore(config, how);
  start.hold(() => store.stop());
  await projectFormerJournal(join(config.dataFolder, "journal"), store, log);
  return store;
}
