// What is due happens to the one it was set for, where they are still there.
import { onAlarmLook } from "./alarm/watch.ts";
import { forAgent } from "./agent/for-agent.ts";
import { onBreakOver } from "./agent/break-time.ts";
import { onDispositionDue } from "./agent/wrap-up.ts";
import { onWrapUpDue } from "./agent/wrap-up-limit.ts";
import { onCallbackAgain, onCallbackOver } from "./call/callback.ts";
import type { Call } from "./call/call.ts";
import { onLimitReached } from "./call/limit-reached.ts";
import { onLegOverdue, onRingOver } from "./call/leg-events.ts";
import { onOutcomeOverdue } from "./call/outcomes.ts";
import { onSurveyOver } from "./call/survey.ts";
import { onStrandedOver } from "./conversation/stranded.ts";
import type { Due } from "./deadlines.ts";
import { onMenuDue } from "./ivr/menu.ts";
import { onHelpOver } from "./people/help.ts";
import { onAnnounceDue } from "./queue/announce.ts";
import { onLevelOpens } from "./queue/levels.ts";
import { onDesertedOver, onWaitOver } from "./queue/limits.ts";
import { onNextPhone } from "./routing/offer.ts";
import type { State } from "./state.ts";
import { onMailboxDue } from "./voicemail/listen.ts";

export function onDue(state: State, due: Due): void {
  switch (due.type) {
    case "ring-over": {
      const call = state.calls.get(due.call);
      if (call !== undefined) onRingOver(state, call, due.leg);
      return;
    }
    case "wait-over":
    case "deserted-over":
    case "announce-due":
    case "level-opens":
    case "callback-again":
    case "callback-over":
    case "survey-over":
    case "mailbox-due":
    case "stranded-over":
    case "next-phone": {
      const call = state.calls.get(due.call);
      if (call !== undefined) onWaitDue(state, call, due.type);
      return;
    }
    case "menu-due": {
      const call = state.calls.get(due.call);
      if (call !== undefined) onMenuDue(state, call);
      return;
    }
    case "call-limit":
    case "menu-limit":
    case "hold-limit": {
      const call = state.calls.get(due.call);
      if (call !== undefined) onLimitReached(state, call, due.type);
      return;
    }
    case "wrap-up-over":
      forAgent(state, due.agent, (agent) => onWrapUpDue(state, agent));
      return;
    case "break-over":
      forAgent(state, due.agent, (agent) => onBreakOver(state, agent));
      return;
    case "disposition-due":
      forAgent(state, due.agent, (agent) => onDispositionDue(state, agent, due.call));
      return;
    case "help-over":
      onHelpOver(state, due.agent, due.help);
      return;
    case "held-back-over":
      state.touchedAgents.add(due.agent);
      return;
    case "alarm-look":
      onAlarmLook(state, due);
      return;
    case "outcome-overdue":
      onOutcomeOverdue(state, due.command);
      return;
    case "leg-overdue":
      onLegOverdue(state, due.leg);
      return;
  }
}

type WaitDue =
  | "wait-over"
  | "deserted-over"
  | "announce-due"
  | "level-opens"
  | "next-phone"
  | "callback-again"
  | "callback-over"
  | "survey-over"
  | "stranded-over"
  | "mailbox-due";

function onWaitDue(state: State, call: Call, due: WaitDue): void {
  switch (due) {
    case "wait-over":
      onWaitOver(state, call);
      return;
    case "deserted-over":
      onDesertedOver(state, call);
      return;
    case "announce-due":
      onAnnounceDue(state, call);
      return;
    case "level-opens":
      onLevelOpens(state, call);
      return;
    case "next-phone":
      onNextPhone(state, call);
      return;
    case "callback-again":
      onCallbackAgain(state, call);
      return;
    case "callback-over":
      onCallbackOver(state, call);
      return;
    case "survey-over":
      onSurveyOver(state, call);
      return;
    case "mailbox-due":
      onMailboxDue(state, call);
      return;
    case "stranded-over":
      onStrandedOver(state, call);
      return;
  }
}
