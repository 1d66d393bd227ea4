// What a preview costs at a large center beside a small one: it must not grow with what is known, but with what it looks at.
import type { AgentId, CallerConfig, ConfigChange, Extn } from "../src/core/model.ts";
import { Floor } from "./engine.ts";
import { percentile, type Figure } from "./figures.ts";

const LARGE = { agents: 1_000, waiting: 500, callers: 100_000 } as const;
const SMALL = { agents: 10, waiting: 5, callers: 100 } as const;
const PREVIEWS = 200;
const MOST_MS = 20;

export function measurePreview(): Figure[] {
  const [large, small] = [previewMs(LARGE), previewMs(SMALL)];
  const size = `${LARGE.callers} known callers, ${LARGE.agents} agents, ${LARGE.waiting} waiting`;
  return [
    { name: `a preview, ${size}`, value: large, unit: "ms", target: MOST_MS },
    { name: "  against one at a thousandth of the callers", value: large / small, unit: "x" },
    { name: "  a full copy of the state against it", value: copyMs / large, unit: "x" },
  ];
}

let copyMs = Number.NaN;

function previewMs({ agents, waiting, callers }: typeof LARGE | typeof SMALL): number {
  const { center } = filled(agents, waiting, callers);
  const costs = Array.from({ length: PREVIEWS }, (_, index) => {
    const began = performance.now();
    center.preview({ at: Date.UTC(2026, 0, 5, 2), number: index % 2 === 0 ? "q1" : "a1", from: String(index) });
    return performance.now() - began;
  });
  const began = performance.now();
  structuredClone(center.state);
  if (callers === LARGE.callers) copyMs = performance.now() - began;
  return percentile(costs, 50);
}

function filled(agents: number, waiting: number, callers: number): Floor {
  const floor = new Floor(agents);
  for (let call = 0; call < agents + waiting; call += 1) floor.callerComes();
  const changes = Array.from({ length: callers }, (_, index): ConfigChange => ({
    type: "put-caller",
    caller: callerOf(index),
  }));
  floor.step({ type: "configured", changes });
  const { contacts, lastServed } = floor.center.state;
  for (let index = 0; index < callers; index += 1) {
    lastServed.set(String(index), { agent: "a1" as AgentId, at: 0 });
    if (index < 20_000) contacts.set(String(index), { calledBy: undefined, servedBy: { extn: "a1" as Extn, at: 0 } });
  }
  return floor;
}

export function callerOf(index: number): CallerConfig {
  return { id: String(index), number: String(index), match: "exact", kind: "vip", priority: 1 };
}
