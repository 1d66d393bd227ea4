// What a waiting caller hears when nobody speaks to them.
import type { Call, Queued } from "../call/call.ts";
import type { QueueConfig, Sound } from "../model.ts";
import { command, type State } from "../state.ts";

export function playMusic(state: State, call: Call, stage: Queued): void {
  // What was being announced is cut off: its end no longer says when to go on with the music.
  stage.announcement = undefined;
  const config = state.queues.get(stage.queue)?.config;
  const music = config?.music ?? config?.greeting;
  if (music !== undefined) command(state, playTo(call, [music], true));
}

/**
 * What is heard once, to its end. Music without end, which the API's own examples give as a greeting, has none: a caller
 * who had to hear it out would wait for ever, so it is music to wait by.
 */
export function greetingOf({ greeting }: QueueConfig): Sound | undefined {
  return greeting === undefined || isEndless(greeting) ? undefined : greeting;
}

export function playTo(call: Call, sounds: readonly Sound[], repeat: boolean) {
  return { type: "play", leg: call.caller, sounds, repeat, interruptible: false } as const;
}

/** Nobody can hear it out. */
export function isEndless(sound: Sound): boolean {
  switch (sound.type) {
    case "stream":
    case "tone":
      return true;
    case "file":
    case "recording":
    case "prompt":
    case "digits":
    case "number":
    case "silence":
      return false;
  }
}
