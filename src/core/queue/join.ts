// Joining a queue: the caller takes his place, is answered, hears the greeting once, then music.
import { answerCaller } from "../call/connect.ts";
import type { Call, Queued } from "../call/call.ts";
import { awaitedCommand, fact, type State } from "../state.ts";
import { beginAnnouncing } from "./announce.ts";
import { armLimits, isFull, turnAway } from "./limits.ts";
import { greetingOf, playMusic, playTo } from "./music.ts";
import { armNextLevel } from "./levels.ts";
import { lineUp, type Queue } from "./queue.ts";

export function joinQueue(state: State, call: Call, queue: Queue): void {
  const fromQueue = call.lastQueue !== undefined && call.lastQueue !== queue.config.name;
  call.lastQueue = queue.config.name;
  if (isFull(queue)) {
    turnAway(state, call, queue);
    return;
  }
  queue.lastOrder += 1;
  const stage: Queued = {
    type: "queued",
    queue: queue.config.name,
    joinedAt: state.now,
    order: queue.lastOrder,
    priority: call.priority,
    greeting: undefined,
    // Without a greeting, agents are rung at once: nobody waits for the caller's phone to confirm the answer.
    mayBeOffered: greetingOf(queue.config) === undefined,
    offers: new Map(),
    misses: new Map(),
    waitOver: undefined,
    desertedOver: undefined,
    overdue: undefined,
    announceDue: undefined,
    announcement: undefined,
    stood: undefined,
    toldWait: undefined,
    fromQueue,
    lastOffered: undefined,
    nextPhone: undefined,
    levelOpens: undefined,
  };
  call.stage = stage;
  const position = lineUp(queue, { call, stage });
  if (queue.eligible.members.size === 0) stage.stood = { place: position, present: queue.present.members.size };
  armNextLevel(state, queue, { call, stage });
  fact(state, { type: "queue-joined", call: call.id, queue: queue.config.name, position });
  state.stirredQueues.add(queue.config.name);
  armLimits(state, queue, { call, stage });
  if (answerCaller(state, call)) greet(state, call, stage);
}

/** Once the caller hears us. */
export function greet(state: State, call: Call, stage: Queued): void {
  const config = state.queues.get(stage.queue)?.config;
  const greeting = config === undefined ? undefined : greetingOf(config);
  if (greeting === undefined || stage.mayBeOffered) {
    waitByMusic(state, call, stage);
    return;
  }
  stage.greeting = awaitedCommand(state, call, playTo(call, [greeting], false));
}

/** The greeting is over, or could not be played, which must not cost the caller his place. */
export function onGreetingOver(state: State, call: Call, stage: Queued): void {
  stage.greeting = undefined;
  stage.mayBeOffered = true;
  state.stirredQueues.add(stage.queue);
  waitByMusic(state, call, stage);
}

function waitByMusic(state: State, call: Call, stage: Queued): void {
  playMusic(state, call, stage);
  beginAnnouncing(state, call, stage);
}
