// A wallboard of fifty queues and a thousand agents over a hundred broken connections: what it shows is what the engine says.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Figures } from "../../src/api/live/figures.ts";
import type { Snapshot } from "../../src/contract/rows.ts";
import { Center } from "../../src/core/center.ts";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName } from "../../src/core/model.ts";
import { agentOf, extensionOf, queueOf } from "../scenarios/script.ts";
import { BOSS, clientOf, FeedServer } from "./feed-server.ts";

const QUEUES = 50;
const AGENTS = 1_000;
const CUTS = 100;
/** Events between two cuts. */
const BETWEEN = 40;
const START = Date.UTC(2026, 2, 2, 2);

const queues = Array.from({ length: QUEUES }, (_, index) => `q${index}` as QueueName);
const agents = Array.from({ length: AGENTS }, (_, index) => String(2_000 + index) as AgentId);

class Floor {
  readonly #center = new Center();
  readonly #chance = chanceOf(7);
  readonly #callers: LegId[] = [];
  #now = START;
  #wake: { readonly at: number; readonly act: () => void } | undefined;
  #calls = 0;
  readonly server: FeedServer;
  readonly #figures: Figures;

  constructor() {
    const center = this.#center;
    const port = {
      agentStates: (queue?: QueueName) => center.agents(queue),
      waiting: (queue: QueueName | undefined, most: number) => center.waiting(queue, most),
      ...{ alarms: () => center.alarms(), helps: () => center.helps(), unread: (user: string) => center.unread(user) },
      census: () => center.census(this.#now),
    };
    this.server = new FeedServer(port, () => this.#now);
    this.#figures = new Figures({
      center: port,
      clock: { now: () => this.#now, wakeAt: (at, act) => this.#wakeAt(at, act) },
      tell: (changed, all) => this.server.feed.takeFigures(changed, all),
    });
    const configuration: ConfigChange[] = [
      ...queues.map((queue): ConfigChange => ({ type: "put-queue", queue: queueOf(queue) })),
      ...agents.flatMap((agent): ConfigChange[] => [
        { type: "put-extension", extension: extensionOf(agent) },
        { type: "put-agent", agent: agentOf(agent) },
      ]),
      { type: "put-extension", extension: extensionOf("1000") },
    ];
    this.#step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
    this.#step({ type: "up", legs: [], phones: agents.map((agent) => agent as string as Extn) });
    this.#figures.start();
    for (const agent of agents) this.#signIn(agent);
  }

  /** A second of a busy floor: each half of the agents' states may change, callers come and give up. */
  happen(): void {
    this.#now += nextBelow(this.#chance, 400);
    const agent = this.#oneOf(agents);
    const queue = this.#oneOf(queues);
    switch (nextBelow(this.#chance, 6)) {
      case 0:
        this.#step({ type: "agent-ready", agent });
        break;
      case 1:
        this.#step({ type: "agent-break", agent, reason: "lunch" });
        break;
      case 2:
        this.#step({ type: "agent-sign-out", agent, queue: undefined });
        break;
      case 3:
        this.#signIn(agent);
        break;
      case 4:
        this.#comes(queue);
        break;
      default:
        this.#leaves();
    }
    if (this.#wake !== undefined && this.#wake.at <= this.#now) {
      const { act } = this.#wake;
      this.#wake = undefined;
      act();
    }
  }

  /** Everything that was to be told by now has been. */
  settle(): void {
    this.#now += 2_000;
    const { act } = this.#wake ?? {};
    this.#wake = undefined;
    act?.();
  }

  #signIn(agent: AgentId): void {
    const queue = this.#oneOf(queues);
    this.#step({ type: "agent-sign-in", agent, extn: agent as string as Extn, queue });
  }

  #comes(queue: QueueName): void {
    this.#calls += 1;
    const leg = `c${this.#calls}` as LegId;
    const origin = { type: "extension", extn: "1000" as Extn } as const;
    this.#step({ type: "leg-arrived", leg, origin, dialled: queue, callerNumber: "1000", callerName: "" });
    this.#callers.push(leg);
  }

  #leaves(): void {
    const leg = this.#callers.shift();
    if (leg !== undefined) this.#step({ type: "leg-ended", leg, cause: "normal", by: "phone", media: undefined });
  }

  #step(event: EventBody): void {
    const { facts } = this.#center.step({ ...event, at: this.#now });
    this.server.feed.take(facts);
    this.#figures.take(facts);
  }

  #wakeAt(at: number, act: () => void): () => void {
    this.#wake = { at, act };
    return () => (this.#wake = undefined);
  }

  #oneOf<T>(list: readonly T[]): T {
    return list[nextBelow(this.#chance, list.length)] as T;
  }
}

const byName = <Row>(rows: Iterable<Row>, name: (row: Row) => string): readonly Row[] =>
  [...rows].toSorted((a, b) => (name(a) < name(b) ? -1 : 1));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("stays true", { timeout: 60_000 }, async () => {
  const floor = new Floor();
  const { server } = floor;
  const client = clientOf(server);
  client.connect();
  await vi.advanceTimersByTimeAsync(0);
  for (let cut = 0; cut < CUTS; cut += 1) {
    for (let event = 0; event < BETWEEN; event += 1) floor.happen();
    server.cut();
    // Much happens while it is away, too.
    for (let event = 0; event < BETWEEN; event += 1) floor.happen();
    await vi.advanceTimersByTimeAsync(20_000);
    if (cut % 10 !== 9) continue;
    floor.settle();
    const said = JSON.parse(JSON.stringify(server.feed.snapshot(BOSS))) as Snapshot;
    const { view } = client;
    const agent = ({ agent_id }: { readonly agent_id: string }) => agent_id;
    const call = ({ callUUID }: { readonly callUUID: string }) => callUUID;
    const queue = ({ queue_id }: { readonly queue_id: string }) => queue_id;
    expect(byName(view.agents.values(), agent)).toEqual(byName(said.agents, agent));
    expect(byName(view.calls.values(), call)).toEqual(byName(said.calls, call));
    expect([...view.waiting.keys()].sort()).toEqual(said.waiting.map(call).sort());
    expect(byName(view.queues.values(), queue)).toEqual(byName(said.queues, queue));
  }
  expect(server.logins).toBe(CUTS + 1);
  expect(client.view.agents.size).toBeGreaterThan(AGENTS / 4);
  expect(client.view.queues.size).toBe(QUEUES);
  client.close();
});
