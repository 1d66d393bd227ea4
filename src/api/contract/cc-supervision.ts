// What supervisors do with other people's calls.
import type { Manner } from "../../core/orders.ts";
import type { CcFunction } from "./cc-function.ts";
import { callOrder, otherOrder, PLACES, places, targetOf, WATCHED, watched, watchedOf } from "./cc-orders.ts";
import { callUUID, maybe } from "./cc-parameters.ts";
import type { InEach } from "./languages.ts";

function supervise(name: string, aliases: readonly string[], manner: Manner, summary: InEach): CcFunction {
  return otherOrder(
    { name, aliases, summary, role: "supervisor", fields: watched, oneOf: WATCHED },
    (input, queues) => ({ type: "supervise", manner, whom: watchedOf(input), queues }),
  );
}

export const SUPERVISION_FUNCTIONS: readonly CcFunction[] = [
  supervise("ccListen", ["ccMonitor", "ccSilentMonitor", "ccStartListen", "ccEavesdrop", "listen"], "listen", {
    en: "Calls the supervisor's phone: they hear an agent's call and nobody hears them",
    zh: "监听：呼叫班长话机，班长旁听坐席的通话，双方都听不到班长",
  }),
  supervise("ccWhisper", ["ccCoach", "whisper"], "whisper", {
    en: "The same, and the agent hears the supervisor",
    zh: "耳语：坐席能听到班长，客户听不到",
  }),
  supervise("ccInsert", ["ccBarge", "ccBargeIn", "ccIntrude", "ccForceInsert", "insert"], "barge", {
    en: "The same, and everybody hears the supervisor",
    zh: "强插：班长加入通话，双方都能听到",
  }),
  supervise("ccIntercept", ["ccTakeOver", "ccForceIntercept", "intercept"], "take-over", {
    en: "The supervisor takes the agent's place; the agent is out",
    zh: "抢接：班长接替坐席，坐席退出",
  }),
  otherOrder(
    {
      name: "ccStopListen",
      aliases: ["ccStopMonitor", "ccStopWhisper", "ccStopInsert", "ccStopBarge", "stopListen", "stopInsert"],
      summary: {
        en: "The supervisor leaves the call that they listen to; nothing else changes",
        zh: "停止监听、耳语或强插：班长退出，通话不受影响",
      },
      role: "supervisor",
      fields: {},
    },
    () => ({ type: "stop-supervising" }),
  ),
  otherOrder(
    {
      name: "ccForceHangup",
      aliases: ["ccForceRelease", "ccForceDisconnect", "ccForceDrop"],
      summary: { en: "Ends an agent's call, or the call with that id", zh: "强拆：结束坐席的通话，或指定的通话" },
      role: "supervisor",
      fields: watched,
      oneOf: WATCHED,
    },
    (input, queues) => ({ type: "force-hang-up", whom: watchedOf(input), queues }),
  ),
  callOrder(
    {
      name: "ccMoveWaiting",
      aliases: ["ccTransferWaiting", "ccMoveQueueCall", "ccRedirectWaiting"],
      summary: {
        en: "Sends a caller who waits in a queue to another place",
        zh: "把排队中的来话转到其他号码、坐席、分机、队列或语音导航",
      },
      role: "supervisor",
      fields: { callUUID, ...places },
      oneOf: PLACES,
    },
    (input, queues) => ({ type: "move-waiting", to: targetOf(input), queues }),
  ),
  callOrder(
    {
      name: "ccPrioritise",
      aliases: ["ccPrioritize", "ccRaiseWaiting", "ccSetPriority"],
      summary: {
        en: "Gives a caller who waits in a queue another priority; without one they go before all others in that line",
        zh: "调整排队中来话的优先级；不指定时排到该队列最前",
      },
      role: "supervisor",
      fields: { callUUID, priority: maybe.priority },
    },
    ({ priority }, queues) => ({ type: "prioritise", priority, queues }),
  ),
];
