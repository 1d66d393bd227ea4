// Whom an event is about: on which channels it is told, and to whom it may be.
import type { AlarmAbout } from "../core/alarm/alarms.ts";
import type { Fact } from "../core/facts.ts";
import type { AgentId, CallId } from "../core/model.ts";
import type { HelpFact } from "../core/people/facts.ts";
import type { Involved } from "./involved.ts";

/** As of when it happened. */
export interface About {
  readonly channels: readonly string[];
  readonly agents: ReadonlySet<string>;
  readonly extns: ReadonlySet<string>;
  /** Supervisors who look after one of these may hear of it. */
  readonly queues: ReadonlySet<string>;
  /** Users, by their logins, who alone may hear of it, wherever they are. Absent: it is nobody's own. */
  readonly people?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const CENTER: About = { channels: ["cc.center"], agents: NONE, extns: NONE, queues: NONE };

export function aboutAgent(agent: AgentId, extn: string, involved: Involved): About {
  const queues = new Set(involved.agent(agent)?.queues);
  return { channels: [`cc.agent.${agent}`], agents: new Set([agent]), extns: new Set([extn]), queues };
}

/** `queue`: whose line it is about; empty or undefined: none's. */
export function aboutCall(call: CallId, queue: string | undefined, involved: Involved): About {
  const { agents, extns, queues } = involved.call(call);
  const channels = [`cc.channel.${call}`, ...(queue === undefined || queue === "" ? [] : [`cc.queue.${queue}`])];
  return {
    ...{ channels, agents: new Set(agents), extns: new Set(extns) },
    queues: queue === undefined || queue === "" ? new Set(queues) : new Set([...queues, queue]),
  };
}

/** For those who look after the queue or the agent; the agent themselves is not told. */
export function aboutAlarm({ rule, queue, agent, queues }: AlarmAbout): About {
  const channels = [
    `cc.alarm.${rule}`,
    ...(queue === undefined ? [] : [`cc.queue.${queue}`]),
    ...(agent === undefined ? [] : [`cc.agent.${agent}`]),
  ];
  return { channels, agents: NONE, extns: NONE, queues: new Set(queues) };
}

/** Its agent's, and their supervisors' of then; not of whoever else is in the call. */
function aboutHelp({ agent, extn, call, queues }: HelpFact): About {
  const channels = [`cc.agent.${agent}`, ...(call === undefined ? [] : [`cc.channel.${call}`])];
  return { channels, agents: new Set([agent]), extns: new Set([extn]), queues: new Set(queues) };
}

function aboutPeople(...logins: readonly string[]): About {
  return { ...CENTER, channels: logins.map((login) => `cc.people.${login}`), people: new Set(logins) };
}

export function aboutFact(fact: Fact, involved: Involved): About {
  switch (fact.type) {
    case "agent-changed":
    case "agent-signed-in":
      return aboutAgent(fact.agent, fact.extn, involved);
    case "agent-signed-out": {
      const about = aboutAgent(fact.agent, involved.agent(fact.agent)?.extn ?? "", involved);
      return fact.queue === undefined ? about : { ...about, queues: new Set([...about.queues, fact.queue]) };
    }
    case "repaired":
      return CENTER;
    case "alarm-fired":
    case "alarm-cleared":
    case "alarm-acknowledged":
      return aboutAlarm(fact);
    case "help-asked":
    case "help-taken":
    case "help-released":
    case "help-ended":
      return aboutHelp(fact);
    case "people-message":
      return aboutPeople(fact.from, fact.to);
    case "people-messages-read":
      return aboutPeople(fact.user);
    case "queue-renamed": {
      const queues = [fact.queue, fact.name];
      const channels = queues.map((queue) => `cc.queue.${queue}`);
      return { ...CENTER, ...involved.inQueue(fact.name), channels, queues: new Set(queues) };
    }
    case "queue-removed":
      return { ...CENTER, channels: [`cc.queue.${fact.queue}`], queues: new Set([fact.queue]) };
    case "offer-made":
    case "offer-ended": {
      const about = aboutCall(fact.call, fact.queue, involved);
      // Who is offered a call hears of it, and what becomes of that.
      const agents = new Set([...about.agents, fact.agent]);
      const extns = fact.type === "offer-made" ? new Set([...about.extns, fact.extn]) : about.extns;
      return { ...about, agents, extns, channels: [...about.channels, `cc.agent.${fact.agent}`] };
    }
    case "queue-joined":
    case "queue-left":
    case "call-sent-on":
    case "callback-promised":
    case "callback-failed":
    case "callback-put-off":
    case "callback-superseded":
    case "callback-kept":
      return aboutCall(fact.call, fact.queue, involved);
    case "callback-dialled":
      return aboutCall(fact.call, involved.call(fact.call).queue, involved);
    case "emergency-call": {
      const about = aboutCall(fact.call, undefined, involved);
      return {
        ...about,
        channels: [...about.channels, ...CENTER.channels],
        extns: new Set([...about.extns, fact.extn]),
      };
    }
    default:
      return "call" in fact && fact.call !== undefined ? aboutCall(fact.call, undefined, involved) : CENTER;
  }
}
