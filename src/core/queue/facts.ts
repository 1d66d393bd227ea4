// What happens to queues themselves, and what their callers say of them.
import type { AgentId, CallId, QueueName } from "../model.ts";

export type QueueFact =
  /** The agent has hung up, and the caller is asked how it was. */
  | { readonly type: "survey-invited"; readonly call: CallId; readonly queue: QueueName; readonly agent: AgentId }
  | {
      readonly type: "survey-answered";
      readonly call: CallId;
      readonly queue: QueueName;
      readonly agent: AgentId;
      /** 1 to 5; 5 is best. */
      readonly score: number;
    }
  /** The queue is there no more: who waited in it has left it, and who worked for it is signed out of it. */
  | { readonly type: "queue-removed"; readonly queue: QueueName }
  /** It has another name from now on, and goes on with its callers and agents. */
  | { readonly type: "queue-renamed"; readonly queue: QueueName; readonly name: QueueName };
