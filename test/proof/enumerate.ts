// Every interleaving of what may happen to a small center, breadth first: a state that was seen, however it was reached, is
// not looked at again.
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { Center, type CenterState } from "../../src/core/center.ts";
import type { Event, EventBody } from "../../src/core/events.ts";
import type {
  AgentSession,
  CommandId,
  ConfigChange,
  Extn,
  LegId,
  QueueConfig,
  QueueName,
} from "../../src/core/model.ts";
import type { LivingLeg } from "../../src/core/switch.ts";
import { agentOf, extensionOf, queueOf } from "../scenarios/script.ts";
import { canonical } from "./canonical.ts";
import { brokenBy, newLedger, type Ledger } from "./step-rules.ts";
import { agentAt, carryOut, endOf, newSwitch, tellNext, type TinySwitch } from "./tiny-switch.ts";

const START = Date.UTC(2026, 0, 5, 1, 0, 0);
const QUEUE = "q" as QueueName;

export interface Bounds {
  readonly agents: number;
  readonly calls: number;
  readonly depth: number;
  /** It stops where this many were seen, and says so. */
  readonly mostStates: number;
  readonly queue: Partial<QueueConfig>;
  /** What has happened before, by the names of the actions. */
  readonly leadIn: readonly string[];
}

export interface Explored {
  readonly states: number;
  readonly steps: number;
  /** All that can happen within this depth was seen. */
  readonly depth: number;
  /** Each with the way that led to it. */
  readonly broken: readonly string[];
  /** How often each kind of thing happened. */
  readonly happened: ReadonlyMap<string, number>;
}

/** A center and the world around it. Plain data: written down and taken up again for every branch. */
interface World {
  readonly tiny: TinySwitch;
  readonly ledger: Ledger;
  now: number;
  arrived: number;
  restarted: boolean;
  center: CenterState;
}

interface Node {
  readonly world: Buffer;
  readonly way: readonly string[];
}

interface Action {
  readonly name: string;
  readonly act: (world: World, run: (event: EventBody) => void) => void;
}

export function explore(bounds: Bounds): Explored {
  return new Explorer(bounds).run();
}

class Explorer {
  readonly #bounds: Bounds;
  readonly #extns: readonly Extn[];
  readonly #configuration: readonly ConfigChange[];
  readonly #seen = new Set<string>();
  readonly #broken: string[] = [];
  readonly #happened = new Map<string, number>();
  #steps = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    this.#extns = Array.from({ length: bounds.agents }, (_, index) => `a${index}` as Extn);
    const settings = { wrapUpMs: 5_000, maxNoAnswer: 2, rejectDelayMs: 3_000 };
    this.#configuration = [
      { type: "put-queue", queue: queueOf(QUEUE, { agentTimeoutMs: 10_000, music: undefined, ...bounds.queue }) },
      ...this.#extns.flatMap((extn): ConfigChange[] => [
        { type: "put-extension", extension: extensionOf(extn) },
        { type: "put-agent", agent: agentOf(extn, settings) },
      ]),
    ];
  }

  run(): Explored {
    let frontier: Node[] = [this.#root()];
    let depth = 0;
    while (depth < this.#bounds.depth && frontier.length > 0 && !this.#isBroken()) {
      const next: Node[] = [];
      for (const node of frontier) {
        this.#expand(node, next);
        if (this.#seen.size >= this.#bounds.mostStates || this.#isBroken()) return this.#explored(depth);
      }
      frontier = next;
      depth += 1;
    }
    return this.#explored(depth);
  }

  #isBroken(): boolean {
    return this.#broken.length > 0;
  }

  #explored(depth: number): Explored {
    const [states, steps] = [this.#seen.size, this.#steps];
    return { states, steps, depth, broken: this.#broken, happened: this.#happened };
  }

  #root(): Node {
    const world: World = {
      ...{ tiny: newSwitch(this.#extns), ledger: newLedger(0), now: START, arrived: 0, restarted: false },
      center: new Center().state,
    };
    const center = new Center(world.center);
    const begin = (event: EventBody): void => this.#step(world, center, event, []);
    begin({ type: "started", seed: 1, lastFact: 0, configuration: this.#configuration, agents: [] });
    begin({ type: "up", legs: [], phones: [] });
    for (const extn of this.#extns) {
      begin({ type: "phone-registered", extn });
      begin({ type: "agent-sign-in", agent: agentAt(extn), extn, queue: QUEUE });
      begin({ type: "agent-ready", agent: agentAt(extn) });
    }
    for (const name of this.#bounds.leadIn) {
      const action = this.#actions(world).find((one) => one.name === name);
      if (action === undefined) throw new Error(`${name} cannot happen; what can: ${namesOf(this.#actions(world))}`);
      action.act(world, begin);
    }
    return { world: serialize(world), way: [...this.#bounds.leadIn] };
  }

  #expand(node: Node, next: Node[]): void {
    const looked = deserialize(node.world) as World;
    for (const { name, act } of this.#actions(looked)) {
      const world = deserialize(node.world) as World;
      const way = [...node.way, name];
      let center = new Center(world.center);
      act(world, (event) => {
        if (event.type === "started") center = new Center();
        this.#step(world, center, event, way);
        world.center = center.state;
      });
      if (this.#isBroken()) return;
      const [kind = ""] = name.split(" ");
      this.#happened.set(kind, (this.#happened.get(kind) ?? 0) + 1);
      const { tiny, arrived, restarted, now } = world;
      const text = canonical({ center: world.center, tiny, arrived, restarted }, now, inOrder(world, this.#extns));
      const hash = createHash("sha1").update(text).digest("base64").slice(0, 20);
      if (this.#seen.has(hash)) continue;
      this.#seen.add(hash);
      next.push({ world: serialize(world), way });
    }
  }

  #step(world: World, center: Center, body: EventBody, way: readonly string[]): void {
    this.#steps += 1;
    const event: Event = { ...body, at: world.now };
    // Only what agents ask for is judged by what was before.
    const before = body.type === "agent-break" || body.type === "agent-sign-out" ? center.snapshot() : undefined;
    const { commands, facts } = center.step(event);
    carryOut(world.tiny, commands);
    const broken = brokenBy(world.ledger, { before, event, commands, facts, after: center.snapshot() });
    for (const rule of broken) this.#broken.push(`${rule}\n    by ${way.join(", ")}`);
  }

  /** All that may happen next. */
  #actions(world: World): Action[] {
    const { tiny, arrived } = world;
    const actions: Action[] = [];
    if (arrived < this.#bounds.calls) actions.push(ARRIVES);
    if (tiny.owed.length > 0) actions.push(TOLD);
    for (const { leg, extn, answered } of tiny.legs.values()) {
      const who = extn ?? "caller";
      if (extn !== undefined && !answered) actions.push(answers(leg, extn), ends(`reject ${extn}`, leg, "rejected"));
      else actions.push(ends(`hang-up ${who}${extn === undefined ? ` ${leg}` : ""}`, leg, "normal"));
    }
    const center = new Center(world.center);
    const next = center.nextDeadline();
    if (next !== undefined) actions.push({ name: "timeout", act: (at, run) => passTo(at, next, run) });
    const signedIn = new Map(center.agents(undefined).map((view) => [view.extn, view]));
    for (const extn of this.#extns) {
      const view = signedIn.get(extn);
      if (view?.state === "READY" && view.pending === undefined) actions.push(rests(extn), leaves(extn));
      else actions.push(returns(extn));
      if (tiny.registered.has(extn)) actions.push(vanishes(extn));
    }
    if (!world.restarted) actions.push({ name: "restart", act: (at, run) => this.#restart(at, run) });
    return actions;
  }

  /** The engine dies and another one begins, with who was signed in; the switch has the legs still. */
  #restart(world: World, run: (event: EventBody) => void): void {
    const { tiny } = world;
    const kept = new Center(world.center)
      .agents(undefined)
      .map(({ agent, extn, queues, state, since, reason }): AgentSession => ({
        ...{ agent, extn, queues, since, reason },
        state: state === "READY" ? "READY" : "UNREADY",
      }));
    world.restarted = true;
    // What the old engine was to hear, nobody hears.
    tiny.owed = [];
    Object.assign(world, { ledger: newLedger(world.ledger.lastFact) });
    const { lastFact } = world.ledger;
    run({ type: "started", seed: 2, lastFact, configuration: this.#configuration, agents: kept });
    const legs = [...tiny.legs.values()].map(({ leg, extn, answered }): LivingLeg => {
      const to = { type: "extension", extn: extn ?? ("" as Extn) } as const;
      const shown = { dialled: QUEUE, callerNumber: leg, callerName: "" };
      const from: LivingLeg["from"] =
        extn === undefined
          ? { type: "arrived", origin: { type: "trunk", trunk: "t" }, ...shown }
          : { type: "dialled", command: 0 as CommandId, to };
      const rest = { rang: false, held: false, play: undefined, seat: undefined, wishes: [] };
      return { leg, from, agedMs: 0, answered, keys: { count: 0, last: "" }, ...rest };
    });
    run({ type: "up", legs, phones: [...tiny.registered] });
  }
}

function namesOf(actions: readonly Action[]): string {
  return actions.map(({ name }) => name).join(", ");
}

/**
 * Agents are alike: two states that differ only by who is who count as one. They are told apart by what is true of each
 * alone; where that is the same they may be counted twice, which costs time and nothing else.
 */
function inOrder({ center, tiny, now }: World, extns: readonly Extn[]): string[] {
  const signatures = extns.map((extn): [string, Extn] => {
    const legs = [...tiny.legs.values()].filter((leg) => leg.extn === extn);
    const own = { agent: center.agents.get(agentAt(extn)), phone: center.phones.get(extn), legs };
    return [canonical({ ...own, isThere: tiny.registered.has(extn) }, now, [extn]), extn];
  });
  return signatures.sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1)).map(([, extn]) => extn);
}

const ARRIVES: Action = {
  name: "arrive",
  act: (world, run) => {
    world.arrived += 1;
    const leg = `c${world.arrived}` as LegId;
    world.tiny.legs.set(leg, { leg, extn: undefined, answered: false });
    const origin = { type: "trunk", trunk: "t" } as const;
    run({ type: "leg-arrived", leg, origin, dialled: QUEUE, callerNumber: leg, callerName: "" });
  },
};

const TOLD: Action = {
  name: "told",
  act: ({ tiny }, run) => {
    const event = tellNext(tiny);
    if (event !== undefined) run(event);
  },
};

function answers(leg: LegId, extn: Extn): Action {
  return {
    name: `answer ${extn}`,
    act: ({ tiny }, run) => {
      const found = tiny.legs.get(leg);
      if (found !== undefined) found.answered = true;
      run({ type: "leg-answered", leg });
    },
  };
}

function ends(name: string, leg: LegId, cause: "normal" | "rejected"): Action {
  return {
    name,
    act: ({ tiny }, run) => {
      tiny.legs.delete(leg);
      run(endOf(leg, cause, "phone"));
    },
  };
}

function passTo(world: World, at: number, run: (event: EventBody) => void): void {
  world.now = Math.max(world.now, at);
  run({ type: "tick" });
}

function rests(extn: Extn): Action {
  return { name: `break ${extn}`, act: (_, run) => run({ type: "agent-break", agent: agentAt(extn), reason: "tea" }) };
}

function leaves(extn: Extn): Action {
  const event = { type: "agent-sign-out", agent: agentAt(extn), queue: undefined } as const;
  return { name: `sign-out ${extn}`, act: (_, run) => run(event) };
}

function returns(extn: Extn): Action {
  return {
    name: `return ${extn}`,
    act: ({ tiny }, run) => {
      if (!tiny.registered.has(extn)) {
        tiny.registered.add(extn);
        run({ type: "phone-registered", extn });
      }
      run({ type: "agent-sign-in", agent: agentAt(extn), extn, queue: QUEUE });
      run({ type: "agent-ready", agent: agentAt(extn) });
    },
  };
}

function vanishes(extn: Extn): Action {
  return {
    name: `lost ${extn}`,
    act: ({ tiny }, run) => {
      tiny.registered.delete(extn);
      run({ type: "phone-unregistered", extn, reason: "expired" });
    },
  };
}
