// After whatever has happened: counts who has left, and lets the rules look at what may have changed.
import type { Fact } from "../facts.ts";
import { noteLeft } from "../queue/today.ts";
import type { State } from "../state.ts";
import type { Alarms } from "./alarms.ts";
import { scopeOf, type AlarmScope } from "./rule.ts";
import { subjectsOf } from "./rules.ts";
import { look } from "./watch.ts";

/** `from`: the first of the step's facts that is not noted yet. */
export function noteFigures(state: State, from: number): void {
  const { alarms } = state;
  let isEverything = false;
  for (let index = from; index < state.facts.length; index += 1) {
    const fact = state.facts[index];
    if (fact === undefined) continue;
    if (fact.type === "queue-left") noteLeft(state, fact);
    if (alarms === undefined) continue;
    const concerns = concernsOf(fact);
    if (concerns === "queue" && "queue" in fact && fact.queue !== undefined) alarms.queues.add(fact.queue);
    alarms.isCenterStirred ||= concerns === "center";
    isEverything ||= concerns === "everything";
  }
  if (alarms === undefined) return;
  if (isEverything) lookAtAll(state, alarms);
  else if (alarms.queues.size > 0 || alarms.agents.size > 0 || alarms.isCenterStirred) lookAtStirred(state, alarms);
}

function concernsOf({ type }: Fact): AlarmScope | "everything" | undefined {
  switch (type) {
    case "queue-joined":
    case "queue-left":
    case "callback-kept":
      return "queue";
    case "call-started":
    case "call-ended":
    case "emergency-call":
    case "leg-sound":
    case "trunk-changed":
      return "center";
    // It is known again who is left, or what day it is.
    case "switch-up":
    case "clock-set":
      return "everything";
    default:
      return undefined;
  }
}

function lookAtStirred(state: State, alarms: Alarms): void {
  const [queues, agents, isCenter] = [[...alarms.queues], [...alarms.agents], alarms.isCenterStirred];
  forgetStirred(alarms);
  for (const watched of alarms.rules.values()) {
    const { metric, queue, agent } = watched.config;
    const scope = scopeOf(metric);
    if (scope === "center") {
      if (isCenter) look(state, alarms, watched, "");
    } else if (scope === "queue") {
      for (const one of queues) if (queue === undefined || queue === one) look(state, alarms, watched, one);
    } else {
      for (const one of agents) if (agent === undefined || agent === one) look(state, alarms, watched, one);
    }
  }
}

function lookAtAll(state: State, alarms: Alarms): void {
  forgetStirred(alarms);
  for (const watched of alarms.rules.values()) {
    for (const subject of subjectsOf(state, watched.config)) look(state, alarms, watched, subject);
  }
}

function forgetStirred(alarms: Alarms): void {
  alarms.queues.clear();
  alarms.agents.clear();
  alarms.isCenterStirred = false;
}
