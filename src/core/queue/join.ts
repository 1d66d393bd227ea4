// Joining a queue: the caller takes their place, is answered, hears the greeting once, then music.
import { awaitedCommand } from "../awaiting.ts";
import { blameCall } from "../blame.ts";
import { supersede } from "../call/callback.ts";
import { promiseIn } from "../call/promises.ts";
import { answerCaller } from "../call/connect.ts";
import type { Call, Queued } from "../call/call.ts";
import { disarmMenuLimit } from "../call/limits.ts";
import { announceRecording, noteTold, owedAnnouncement } from "../call/told-of-recording.ts";
import { readable } from "../mishap.ts";
import { personOf } from "../numbers/compare.ts";
import { fact, type State } from "../state.ts";
import { beginAnnouncing } from "./announce.ts";
import { armLimits, isFull, turnAway } from "./limits.ts";
import { greetingOf, playMusic, playTo } from "./music.ts";
import { armNextLevel } from "./levels.ts";
import { compareWaiting, leaveLine, lineUp, type Queue, type WaitingCall } from "./queue.ts";

/** `isInFront`: they come back from an agent who lost them, and are neither turned away nor greeted again. */
export function joinQueue(state: State, call: Call, queue: Queue, isInFront = false): void {
  const fromQueue = call.lastQueue !== undefined && call.lastQueue !== queue.config.name;
  call.lastQueue = queue.config.name;
  // Who has been promised a call here and is there again has the place that was kept for them.
  const owed = promiseIn(state, personOf(state, call), queue.config.name);
  const place = owed === undefined || owed === call ? undefined : supersede(state, owed, call);
  disarmMenuLimit(state, call);
  if (isFull(queue) && !isInFront) {
    turnAway(state, call, queue);
    return;
  }
  // Without a greeting, agents are rung at once: nobody waits for the caller's phone to confirm the answer.
  const isTold = owedAnnouncement(state, call, queue.config.name) === undefined;
  const mayBeOffered = isInFront || (greetingOf(queue.config) === undefined && isTold);
  const beginning = { joinedAt: state.now, fromQueue, priority: call.priority, mayBeOffered };
  const stage = newStay(queue, isInFront ? { ...beginning, isInFront } : beginning);
  if (place !== undefined) stage.place = place;
  const position = takePlace(state, queue, { call, stage });
  fact(state, { type: "queue-joined", call: call.id, queue: queue.config.name, position });
  if (queue.eligible.members.size === 0) stage.stood = { place: position, present: queue.present.members.size };
  seekAgents(state, queue, { call, stage });
  armLimits(state, queue, { call, stage });
  if (answerCaller(state, call)) greet(state, call, stage);
}

export function newStay(
  queue: Queue,
  beginning: Pick<Queued, "joinedAt" | "fromQueue" | "priority" | "mayBeOffered" | "isInFront">,
): Queued {
  queue.lastOrder += 1;
  return {
    type: "queued",
    queue: queue.config.name,
    ...beginning,
    order: queue.lastOrder,
    greeting: undefined,
    offers: new Map(),
    misses: new Map(),
    waitOver: undefined,
    desertedOver: undefined,
    overdue: undefined,
    announceDue: undefined,
    announcement: undefined,
    stood: undefined,
    toldWait: undefined,
    lastOffered: undefined,
    nextPhone: undefined,
    levelOpens: undefined,
  };
}

/** They take their place, which is returned, counted from 1. Those with whom they cannot be compared leave the line. */
export function takePlace(state: State, queue: Queue, waiting: WaitingCall): number {
  waiting.call.stage = waiting.stage;
  try {
    return lineUp(queue, waiting);
  } catch (error) {
    for (const one of queue.waiting.filter((other) => readable(() => compareWaiting(other, other)) === undefined)) {
      leaveLine(queue, one.call);
      blameCall(state, one.call, error);
    }
    return lineUp(queue, waiting);
  }
}

/** From now on they may meet agents. */
export function seekAgents(state: State, queue: Queue, waiting: WaitingCall): void {
  armNextLevel(state, queue, waiting);
  state.stirredQueues.add(queue.config.name);
}

/** Once the caller hears us. Whoever may be recorded hears that first. */
export function greet(state: State, call: Call, stage: Queued): void {
  const sound = stage.mayBeOffered ? undefined : owedAnnouncement(state, call, stage.queue);
  if (sound === undefined) sayGreeting(state, call, stage);
  else stage.greeting = announceRecording(state, call, call.caller, sound);
}

/** It could not be played: they are told again before they talk. */
export function onQueueAnnounced(state: State, call: Call, stage: Queued, isHeard: boolean): void {
  if (isHeard) noteTold(state, call, call.caller);
  sayGreeting(state, call, stage);
}

function sayGreeting(state: State, call: Call, stage: Queued): void {
  const config = state.queues.get(stage.queue)?.config;
  const greeting = config === undefined ? undefined : greetingOf(config);
  if (stage.mayBeOffered) {
    waitByMusic(state, call, stage);
    return;
  }
  if (greeting === undefined) {
    onGreetingOver(state, call, stage);
    return;
  }
  stage.greeting = awaitedCommand(state, call, "greeting", playTo(call, [greeting], false));
}

/** The greeting is over, or could not be played, which must not cost the caller their place. */
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
