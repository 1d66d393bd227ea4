// What anybody knows who has heard every event is what a snapshot would tell them, whoever they are: of agents, calls, callers in
// line, queues and their figures, alarms, help and messages.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { seenAs } from "../../src/api/live/audience.ts";
import { CenterFeed } from "../../src/api/live/center-feed.ts";
import { Figures } from "../../src/api/live/figures.ts";
import { CenterView } from "../../src/client/view.ts";
import type { PublicEvent } from "../../src/contract/event.ts";
import type { QueueFigures, Snapshot } from "../../src/contract/rows.ts";
import type { Center } from "../../src/core/center.ts";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import type { Fact } from "../../src/core/facts.ts";
import { emptyState } from "../../src/core/state.ts";
import type { QueueName } from "../../src/core/model.ts";
import type { Principal } from "../../src/store/principal.ts";
import { pathOf, scenarios } from "../scenarios/play.ts";
import { follow } from "../scenarios/transcript.ts";
import { afterRenamings, BOSS } from "./feed-server.ts";

const person = (login: string, role: Principal["role"], queues: readonly string[] = []): Principal => {
  return { ...BOSS, userId: 2, login, role, queues };
};
const atPhone = (login: string, extn: string): Principal => ({
  ...{ ...person(login, "agent"), tokenKind: "extension-token" },
  extension: { id: 1, extn },
});
const AGENTS = ["1001", "1002", "1003", "8001"];
const LISTENERS: readonly Principal[] = [
  ...[BOSS, person("9001", "supervisor"), person("9002", "supervisor", ["support"])],
  ...[person("9003", "supervisor", ["sales"]), person("1001", "supervisor", ["support", "sales"])],
  ...AGENTS.flatMap((agent) => [person(agent, "agent"), atPhone(agent, agent)]),
  // Whose own phone another one sits at.
  ...[atPhone("1002", "1001"), person("nobody", "agent")],
];
/** What somebody may become, from one moment to the next. */
const ROLES = [
  (login: string) => person(login, "agent"),
  (login: string) => person(login, "supervisor", ["support"]),
  (login: string) => person(login, "supervisor", ["sales"]),
  (login: string) => person(login, "administrator"),
  (login: string) => atPhone(login, "1001"),
];

interface Told {
  readonly agents: Iterable<Snapshot["agents"][number]>;
  readonly calls: Iterable<Snapshot["calls"][number]>;
  readonly waiting: Iterable<Snapshot["waiting"][number]>;
  readonly queues: Iterable<QueueFigures>;
  readonly alarms: Iterable<Snapshot["alarms"][number]>;
  readonly helps: Iterable<Snapshot["helps"][number]>;
  readonly messages: Iterable<Snapshot["messages"][number]>;
}

function sorted<Row>(rows: Iterable<Row>, name: (row: Row) => string | number): readonly Row[] {
  return [...rows].toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
}

function known({ agents, calls, waiting, queues, alarms, helps, messages }: Told) {
  // Since when they are what they are, and who calls, is told more often than it changes; places in line by nobody.
  const rows = [...agents].map(
    ({ agent_id, extn, state, callstate, reason, pending, queues: own, queue_id, breaks }) => {
      return { agent_id, extn, state, callstate, reason, pending, own, queue_id, breaks: breaks ?? [] };
    },
  );
  return {
    agents: sorted(rows, ({ agent_id }) => agent_id),
    calls: sorted(calls, ({ callUUID }) => callUUID),
    waiting: sorted(
      [...waiting].map(({ callUUID, queue_id }) => ({ callUUID, queue_id })),
      ({ callUUID }) => callUUID,
    ),
    queues: sorted(queues, ({ queue_id }) => queue_id),
    alarms: sorted(alarms, ({ alarm_id }) => alarm_id),
    helps: sorted(helps, ({ help }) => help),
    messages: sorted(messages, ({ id }) => id),
  };
}

/** A scenario's center with everybody at it. */
class Hall {
  #engine: Center | undefined;
  #now = 0;
  #wake: (() => void) | undefined;
  #at = 0;
  readonly feed: CenterFeed;
  readonly #figures: Figures;
  readonly #listeners: { who: Principal; readonly view: CenterView }[];
  readonly #chance = chanceOf(11);

  constructor() {
    const center = {
      agentStates: (queue?: QueueName) => this.#engine?.agents(queue) ?? [],
      waiting: (queue: QueueName | undefined, most: number) => this.#engine?.waiting(queue, most) ?? [],
      alarms: () => this.#engine?.alarms() ?? [],
      helps: () => this.#engine?.helps() ?? [],
      unread: (user: string) => this.#engine?.unread(user) ?? [],
      census: () => this.#engine?.census(this.#now) ?? { queues: [] },
    };
    this.feed = new CenterFeed({ center, clock: { now: () => this.#now }, state: emptyState(), lately: [] });
    this.#figures = new Figures({
      center: center as ConstructorParameters<typeof Figures>[0]["center"],
      clock: { now: () => this.#now, wakeAt: (at, wake) => this.#wakeAt(at, wake) },
      tell: (changed, all) => this.feed.takeFigures(changed, all),
    });
    this.#listeners = LISTENERS.map((who) => {
      const listener = { who, view: new CenterView() };
      listener.view.restart(this.#said(who));
      return listener;
    });
    this.feed.listen((events) => {
      for (const told of events) {
        for (const { who, view } of this.#listeners) {
          if (!told.isFor(who)) continue;
          const event = JSON.parse(JSON.stringify(told.data)) as
            PublicEvent | (FiguresEvent & { readonly event: "queue-figures" });
          if (event.event === "queue-figures") view.figures(onlyFigures(event));
          else view.take(event);
        }
      }
    });
  }

  step(engine: Center, facts: readonly Fact[]): void {
    this.#engine = engine;
    this.#now = facts.at(-1)?.at ?? this.#now;
    for (const one of this.#listeners) one.who = afterRenamings(one.who, facts);
    this.feed.take(facts);
    this.#figures.take(facts);
    this.#check(facts);
    if (this.#wake !== undefined && this.#at <= this.#now) {
      const wake = this.#wake;
      this.#wake = undefined;
      wake();
      this.#check(facts);
    }
  }

  /** An administrator makes somebody somebody else, as the socket's look at who is still let in finds. */
  changeRights(): void {
    const one = this.#listeners[nextBelow(this.#chance, this.#listeners.length)];
    const role = ROLES[nextBelow(this.#chance, ROLES.length)];
    if (one === undefined || role === undefined) return;
    const now = role(one.who.login);
    const isOther = seenAs(now) !== seenAs(one.who);
    one.who = now;
    if (isOther) one.view.restart(this.#said(now));
  }

  #said(who: Principal): Snapshot {
    return JSON.parse(JSON.stringify(this.feed.snapshot(who))) as Snapshot;
  }

  #check(facts: readonly Fact[]): void {
    for (const { who, view } of this.#listeners) {
      const happened = facts.map(({ type }) => type).join(", ");
      const has = {
        ...{ agents: view.agents.values(), calls: view.calls.values(), waiting: view.waiting.values() },
        ...{ queues: view.queues.values(), alarms: view.alarms.values(), helps: view.helps.values() },
        messages: view.messages.values(),
      };
      expect(known(has), `${seenAs(who)} after ${happened}`).toEqual(known(this.#said(who)));
    }
  }

  #wakeAt(at: number, wake: () => void): () => void {
    this.#wake = wake;
    this.#at = at;
    return () => (this.#wake = undefined);
  }
}

type FiguresEvent = QueueFigures & Readonly<Record<"event" | "version" | "timestamp", unknown>>;

function onlyFigures({
  event: _event,
  version: _version,
  timestamp: _timestamp,
  ...figures
}: FiguresEvent): QueueFigures {
  return figures;
}

// A center that dies is another one for its clients: they begin anew.
const LIVED_ON = scenarios().filter((name) => {
  return !name.startsWith("adoption-") && !/^\+\d+ restart/m.test(readFileSync(pathOf(name), "utf8"));
});

it.each(LIVED_ON)("%s", (name) => {
  const hall = new Hall();
  follow(readFileSync(pathOf(name), "utf8"), (engine, facts) => hall.step(engine, facts));
});

it.each(LIVED_ON)("%s, while people become others", (name) => {
  const hall = new Hall();
  follow(readFileSync(pathOf(name), "utf8"), (engine, facts) => {
    hall.step(engine, facts);
    hall.changeRights();
  });
});
