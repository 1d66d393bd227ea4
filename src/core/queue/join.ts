// Joining a queue: the caller takes his place, is answered, hears the greeting once, then music.
import { answerCaller } from "../call/connect.ts";
import type { Call, Queued } from "../call/call.ts";
import type { QueueConfig, Sound } from "../model.ts";
import { awaitedCommand, command, fact, type State } from "../state.ts";
import { lineUp, type Queue } from "./queue.ts";

export function joinQueue(state: State, call: Call, queue: Queue): void {
  queue.lastOrder += 1;
  const stage: Queued = {
    type: "queued",
    queue: queue.config.name,
    joinedAt: state.now,
    order: queue.lastOrder,
    priority: 0,
    greeting: undefined,
    // Without a greeting, agents are rung at once: nobody waits for the caller's phone to confirm the answer.
    mayBeOffered: greetingOf(queue.config) === undefined,
    offers: new Map(),
    misses: new Map(),
  };
  call.stage = stage;
  const position = lineUp(queue, { call, stage });
  fact(state, { type: "queue-joined", call: call.id, queue: queue.config.name, position });
  state.stirredQueues.add(queue.config.name);
  if (answerCaller(state, call)) greet(state, call, stage);
}

/** Once the caller hears us. */
export function greet(state: State, call: Call, stage: Queued): void {
  const config = state.queues.get(stage.queue)?.config;
  const greeting = config === undefined ? undefined : greetingOf(config);
  if (greeting === undefined || stage.mayBeOffered) {
    playMusic(state, call, stage);
    return;
  }
  stage.greeting = awaitedCommand(state, call, play(call, greeting, false));
}

/** The greeting is over, or could not be played, which must not cost the caller his place. */
export function onGreetingOver(state: State, call: Call, stage: Queued): void {
  stage.greeting = undefined;
  stage.mayBeOffered = true;
  state.stirredQueues.add(stage.queue);
  playMusic(state, call, stage);
}

export function playMusic(state: State, call: Call, stage: Queued): void {
  const config = state.queues.get(stage.queue)?.config;
  const music = config?.music ?? config?.greeting;
  if (music !== undefined) command(state, play(call, music, true));
}

/**
 * What is heard once, to its end. Music without end, which the API's own examples give as a greeting, has none: a caller
 * who had to hear it out would wait for ever, so it is music to wait by.
 */
function greetingOf({ greeting }: QueueConfig): Sound | undefined {
  return greeting?.type === "stream" || greeting?.type === "tone" ? undefined : greeting;
}

function play(call: Call, sound: Sound, repeat: boolean) {
  return { type: "play", leg: call.caller, sounds: [sound], repeat, interruptible: false } as const;
}
