// A center that goes on from its log alone, before its database is open (docs/starting.md).
import { randomInt } from "node:crypto";
import type { ConfigChange, Extn } from "../core/model.ts";
import { isSetting } from "../core/settings.ts";
import type { Log } from "../ports/log.ts";
import { isAway } from "../store/failures.ts";
import type { Store } from "../store/store.ts";
import { resumeEngine, settingsOf, type EngineParts } from "./engine.ts";
import type { Confirmation } from "./confirmed.ts";
import type { HttpDoor } from "./http-door.ts";
import type { Accounts, KeptAccounts } from "./kept-accounts.ts";
import type { Start, Stoppable } from "./start.ts";
import type { Thinking } from "./thinking.ts";

const TRY_AGAIN_MS = 1_000;

/** The database has turned out to be of another past than the log that was gone on with. */
export class OfAnotherPast extends Error {}

export interface AloneParts {
  readonly start: Start;
  readonly http: Pick<HttpDoor, "say">;
  readonly log: Log;
  readonly kept: KeptAccounts;
  readonly confirmation: Confirmation;
  readonly onCalls: (center: Stoppable) => void;
}

/** From now on calls are taken, and who asks for anything else is told so. */
export async function takeCalls(thinks: Thinking, past: Accounts, parts: AloneParts): Promise<void> {
  const { start, http, log } = parts;
  start.isAlone = true;
  start.hold(() => endAlone(thinks, parts));
  await goOnAlone(thinks, past);
  thinks.clockWatch.start();
  http.say("calls are taken, the database is not there yet");
  log.info({}, "calls are taken; the database is opened beside them");
  parts.onCalls({
    stop: (drainMs) => start.stop(thinks.running, drainMs),
    hurry: () => start.hurry.ask(),
  });
}

async function endAlone(thinks: Thinking, { start, kept, confirmation }: AloneParts): Promise<void> {
  const { clockWatch, host, opened, theSwitch } = thinks;
  const { facts, events, center } = opened;
  clockWatch.stop();
  if (start.leavesCalls && theSwitch.leave !== undefined) {
    theSwitch.leave();
    host.leave();
  } else await host.stop();
  facts.stop();
  const isWritten = events.isWritten;
  await events.close(center.state);
  kept.close();
  if (isWritten) confirmation.give(center.state.lastFact);
}

/** Calls are taken when it resolves. What the settings say holds; what is configured is as it was. */
async function goOnAlone(parts: EngineParts, kept: Accounts): Promise<void> {
  const { config, opened, accounts, zone } = parts;
  const { center } = opened;
  accounts.takeUp(kept);
  const settings = center.differences(settingsOf(config, zone)).filter(isSetting);
  await resumeEngine(parts, [...settings, ...coveredAnew(center.state.phones, accounts)], randomInt(2 ** 32));
}

/** The rows by which passwords of mailboxes are covered anew: what covered them was forgotten with the process before. */
export function coveredAnew(
  phones: EngineParts["opened"]["center"]["state"]["phones"],
  accounts: { mailboxPassword(extn: Extn): string | undefined },
): readonly ConfigChange[] {
  return [...phones.values()].flatMap(({ extn, config }): readonly ConfigChange[] => {
    const mailboxPassword = accounts.mailboxPassword(extn);
    if (config?.mailboxPassword === undefined || mailboxPassword === undefined) return [];
    return [{ type: "put-extension", extension: { ...config, mailboxPassword } }];
  });
}

/** The database is there: what is configured in it, and which accounts there are, holds from now on. */
export async function agreeWith({ config, host, opened, accounts, zone }: EngineParts, store: Store): Promise<void> {
  const stored = await store.configuration();
  const changes = opened.center.differences([...settingsOf(config, zone), ...stored.changes]);
  accounts.complete(stored.accounts, stored.changes);
  if (changes.length > 0) host.handle({ type: "configured", changes });
}

/** Again and again while the database is away: calls live that do not need it. Rejects with whatever else is wrong. */
export async function whileAway<Result>(log: Log, ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn({ err: error }, "the database has gone away again; it is waited for");
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}
