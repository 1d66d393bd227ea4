// After the conversation: a caller whom their agent has left is asked how it was, and answers with a key from 1 to 5. One
// wrong key is forgiven; whoever says nothing is thanked all the same.
import { awaitedCommand } from "../awaiting.ts";
import { cancelDeadline } from "../deadlines.ts";
import { leaveCustomerAlone } from "../conversation/leave-alone.ts";
import type { Talking } from "../conversation/talking.ts";
import type { AgentId, QueueName, Sound } from "../model.ts";
import { deadlineIn, fact, type State } from "../state.ts";
import type { Call, Surveying } from "./call.ts";
import { partWith } from "./part.ts";

/** After the question was heard. */
const ANSWER_MS = 8_000;
const MOST_WRONG_KEYS = 1;

const QUESTION: Sound = { type: "prompt", prompt: "survey" };

/** True: they are asked; false: nobody wants to know. The agent's leg is gone already. */
export function beginSurvey(state: State, call: Call, stage: Talking, agent: AgentId | undefined): boolean {
  const { queue } = stage;
  if (queue === undefined || agent === undefined || !isWanted(state, queue)) return false;
  beginSurveyOf(state, call, stage, { queue, agent });
  return true;
}

function isWanted(state: State, queue: QueueName): boolean {
  return state.queues.get(queue)?.config.survey === true;
}

/** Whether the queue asks its callers or not: an agent has asked for it. Whoever else was in the talk, or rings for it, goes. */
export function beginSurveyOf(
  state: State,
  call: Call,
  talk: Talking,
  { queue, agent }: Pick<Surveying, "queue" | "agent">,
): void {
  leaveCustomerAlone(state, call, talk);
  const stage: Surveying = { type: "surveying", queue, agent, prompt: undefined, over: undefined, wrongKeys: 0 };
  call.stage = stage;
  fact(state, { type: "survey-invited", call: call.id, queue, agent });
  say(state, call, stage, [QUESTION]);
}

function say(state: State, call: Call, stage: Surveying, sounds: readonly Sound[]): void {
  stage.prompt = awaitedCommand(state, call, "survey-question", {
    ...{ type: "play", leg: call.caller, sounds },
    ...{ repeat: false, interruptible: true },
  });
}

/** The question was heard, or could not be played: in both cases a key is waited for. */
export function onQuestionOver(state: State, call: Call, stage: Surveying): void {
  stage.prompt = undefined;
  cancelDeadline(state.deadlines, stage.over);
  stage.over = deadlineIn(state, ANSWER_MS, { type: "survey-over", call: call.id });
}

export function onSurveyOver(state: State, call: Call): void {
  if (call.stage.type === "surveying") thank(state, call);
}

export function onSurveyDigit(state: State, call: Call, stage: Surveying, digit: string): void {
  if (/^[1-5]$/.test(digit)) {
    const { queue, agent } = stage;
    fact(state, { type: "survey-answered", call: call.id, queue, agent, score: Number(digit) });
    thank(state, call);
    return;
  }
  stage.wrongKeys += 1;
  if (stage.wrongKeys > MOST_WRONG_KEYS) {
    thank(state, call);
    return;
  }
  cancelDeadline(state.deadlines, stage.over);
  stage.over = undefined;
  say(state, call, stage, [{ type: "prompt", prompt: "wrong-key" }, QUESTION]);
}

/** It was the agent who ended the conversation. */
function thank(state: State, call: Call): void {
  partWith(state, call, "goodbye", "normal", "callee");
}
