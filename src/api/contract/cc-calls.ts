// What agents do with their calls.
import { callOrder, otherOrder, people, PEOPLE, places, PLACES, targetOf } from "./cc-orders.ts";
import type { CcFunction } from "./cc-function.ts";
import { dtmf, maybe } from "./cc-parameters.ts";

const ONE_CALL: readonly CcFunction[] = [
  otherOrder(
    {
      name: "ccDial",
      aliases: ["ccCall", "ccMakeCall", "ccCallOut"],
      summary: {
        en: "Calls the agent's phone, then the number, agent or extension; queue: for which it is done, its numbers may be shown",
        zh: "外呼：先呼坐席话机，再呼号码、坐席或分机；queue 为所代表的队列，可显示其号码",
      },
      fields: { ...people, queue: maybe.queue, cidNumber: maybe.cidNumber },
      oneOf: PEOPLE,
    },
    ({ queue, cidNumber, ...to }) => ({ type: "dial", to: targetOf(to), shown: cidNumber, queue }),
  ),
  callOrder(
    {
      name: "ccAnswer",
      aliases: ["ccAnswerCall", "ccPickUp", "answerCall"],
      summary: {
        en: "Lets the phone take the call that rings there, where the phone can be told to",
        zh: "应答：让话机接听振铃中的来话，需话机支持",
      },
      fields: {},
    },
    () => ({ type: "answer" }),
  ),
  callOrder(
    {
      name: "ccHangup",
      aliases: ["ccRelease", "ccReleaseCall", "ccDisconnect", "releaseCall"],
      summary: { en: "Hangs up the agent's call", zh: "挂断坐席的通话" },
      fields: {},
    },
    () => ({ type: "hang-up" }),
  ),
  callOrder(
    {
      name: "ccHold",
      aliases: ["ccHoldCall", "holdCall"],
      summary: { en: "Holds the call: the other party hears music", zh: "保持：对方听音乐" },
      fields: {},
    },
    () => ({ type: "hold" }),
  ),
  callOrder(
    {
      name: "ccUnHold",
      aliases: ["ccRetrieve", "ccRetrieveCall", "ccResume", "ccHoldOff", "retrieveCall"],
      summary: { en: "Goes on with the call that is on hold", zh: "取消保持，恢复通话" },
      fields: {},
    },
    () => ({ type: "unhold" }),
  ),
  callOrder(
    {
      name: "ccMute",
      aliases: ["ccMuteOn", "muteOn"],
      summary: {
        en: "The agent is not heard any more, and hears the others",
        zh: "静音：其他人听不到坐席，坐席仍可听",
      },
      fields: {},
    },
    () => ({ type: "mute" }),
  ),
  callOrder(
    {
      name: "ccUnMute",
      aliases: ["ccMuteOff", "muteOff"],
      summary: { en: "The agent is heard again", zh: "取消静音" },
      fields: {},
    },
    () => ({ type: "unmute" }),
  ),
  callOrder(
    {
      name: "ccSendDTMF",
      aliases: ["ccDTMF", "ccSendDigits", "sendDTMF"],
      summary: { en: "Sends keys to the other party", zh: "向对方发送按键" },
      fields: { dtmf },
    },
    ({ dtmf: digits }) => ({ type: "send-digits", digits }),
  ),
];

const SEVERAL_PARTIES: readonly CcFunction[] = [
  callOrder(
    {
      name: "ccTransfer",
      aliases: ["ccBlindTransfer", "ccTransferCall"],
      summary: {
        en: "Sends the customer on to a number, an agent, an extension, a queue or a menu; the agent leaves at once",
        zh: "盲转：把客户转到号码、坐席、分机、队列或语音导航，坐席随即退出",
      },
      fields: { ...places, cidNumber: maybe.cidNumber },
      oneOf: PLACES,
    },
    ({ cidNumber, ...to }) => ({ type: "transfer", to: targetOf(to), shown: cidNumber }),
  ),
  callOrder(
    {
      name: "ccConsult",
      aliases: ["ccConsultation", "ccConsultCall", "ccStartConsult"],
      summary: {
        en: "Asks somebody while the customer hears music",
        zh: "咨询：客户听音乐，坐席与第三方通话",
      },
      fields: { ...places, cidNumber: maybe.cidNumber },
      oneOf: PLACES,
    },
    ({ cidNumber, ...to }) => ({ type: "consult", to: targetOf(to), shown: cidNumber }),
  ),
  callOrder(
    {
      name: "ccCancelConsult",
      aliases: ["ccConsultCancel", "ccEndConsult", "cancelConsult"],
      summary: {
        en: "Lets the consulted party go: the agent is with the customer again, out of a three-way talk as well",
        zh: "取消咨询：挂断被咨询方，回到与客户的通话；三方通话中也可使用",
      },
      fields: {},
    },
    () => ({ type: "cancel-consult" }),
  ),
  callOrder(
    {
      name: "ccConsultTransfer",
      aliases: ["ccCompleteTransfer", "ccCompleteConsult", "ccTransferConsult", "ccAttendedTransfer"],
      summary: {
        en: "Customer and consulted party go on without the agent",
        zh: "咨询转：客户与被咨询方继续通话，坐席退出",
      },
      fields: {},
    },
    () => ({ type: "complete-consult" }),
  ),
  callOrder(
    {
      name: "ccSwap",
      aliases: ["ccToggle", "ccAlternate", "ccSwapCall"],
      summary: {
        en: "To the other one of customer and consulted party; the one before hears music",
        zh: "切换：在客户与被咨询方之间切换，另一方听音乐",
      },
      fields: {},
    },
    () => ({ type: "swap" }),
  ),
  callOrder(
    {
      name: "ccThreeWay",
      aliases: ["ccConference", "ccThreeWayCall", "ccConsultConference", "consultConference"],
      summary: {
        en: "Agent, customer and consulted party talk together",
        zh: "三方通话：坐席、客户与被咨询方一起通话",
      },
      fields: {},
    },
    () => ({ type: "three-way" }),
  ),
  callOrder(
    {
      name: "ccEndThreeWay",
      aliases: ["ccEndConference", "ccCancelThreeWay", "ccCancelConference", "ccThreeWayEnd"],
      summary: {
        en: "From three back to a consultation: the customer hears music again",
        zh: "结束三方，回到咨询：客户重新听音乐",
      },
      fields: {},
    },
    () => ({ type: "end-three-way" }),
  ),
];

const RECORDING: readonly CcFunction[] = [
  callOrder(
    {
      name: "ccRecordStart",
      aliases: ["ccRecord", "ccStartRecord", "ccStartRecording"],
      summary: {
        en: "Begins to record the call; where its queue does already, that goes on, and the record says who wanted it",
        zh: "开始录音；队列已自动录音时继续，并在记录中注明何人要求",
      },
      fields: {},
    },
    () => ({ type: "record", doing: "start" }),
  ),
  callOrder(
    {
      name: "ccRecordStop",
      aliases: ["ccStopRecord", "ccStopRecording"],
      summary: { en: "Ends the recording", zh: "停止录音" },
      fields: {},
    },
    () => ({ type: "record", doing: "stop" }),
  ),
  callOrder(
    {
      name: "ccRecordPause",
      aliases: ["ccPauseRecord", "ccPauseRecording"],
      summary: { en: "Records nothing for now, as while a card's number is said", zh: "暂停录音，例如客户报卡号时" },
      fields: {},
    },
    () => ({ type: "record", doing: "pause" }),
  ),
  callOrder(
    {
      name: "ccRecordResume",
      aliases: ["ccResumeRecord", "ccResumeRecording"],
      summary: { en: "Goes on recording", zh: "继续录音" },
      fields: {},
    },
    () => ({ type: "record", doing: "resume" }),
  ),
  callOrder(
    {
      name: "ccInviteSurvey",
      aliases: ["ccSurvey", "ccEval", "ccEvaluate", "ccInviteEval", "ccInviteEvaluation"],
      summary: {
        en: "The agent leaves, and the customer is asked how it was",
        zh: "邀请评价：坐席退出，请客户评价",
      },
      fields: {},
    },
    () => ({ type: "invite-to-survey" }),
  ),
];

export const CALL_FUNCTIONS: readonly CcFunction[] = [...ONE_CALL, ...SEVERAL_PARTIES, ...RECORDING];
