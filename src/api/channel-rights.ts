// Who hears what over the WebSocket, in one table: what `live/audience` decides event by event, said once for whoever asks.
// channel-rights.test.ts holds the two against each other.
import type { UserRole } from "../store/principal.ts";
import type { InEach } from "./contract/languages.ts";

/** How much of a channel somebody is told. */
export type Hears =
  | "nothing"
  /** Of themselves: their agent, their phone, their calls, the queues they work for. */
  | "own"
  /** Of the queues that they look after and their agents; of everything where they are restricted to none. */
  | "queues"
  /** Everything where they are restricted to no queues, else nothing. */
  | "unrestricted"
  | "all";

export interface ChannelRight extends Readonly<Record<UserRole, Hears>> {
  /** With what stands for a name in angle brackets. */
  readonly channel: string;
  /** With an extension's token. */
  readonly extensionToken: Hears;
  readonly about: InEach;
}

export const CHANNEL_RIGHTS: readonly ChannelRight[] = [
  {
    ...{ channel: "cc.agent.<agent>", agent: "own", supervisor: "queues", administrator: "all", extensionToken: "own" },
    about: { en: "An agent: states, offers, requests for help", zh: "坐席：状态、来电分配、求助" },
  },
  {
    ...{ channel: "cc.queue.<queue>", agent: "own", supervisor: "queues", administrator: "all", extensionToken: "own" },
    about: {
      en: "A queue: its callers and figures; an agent hears of their own calls, and figures of the queues they work for",
      zh: "队列：排队客户与指标；坐席只收到自己的通话及所在队列的指标",
    },
  },
  {
    ...{ channel: "cc.channel.<callUUID>", agent: "own", supervisor: "queues" },
    ...{ administrator: "all", extensionToken: "own" },
    about: { en: "A call", zh: "某个通话" },
  },
  {
    ...{ channel: "cc.alarm.<rule>", agent: "nothing", supervisor: "queues" },
    ...{ administrator: "all", extensionToken: "nothing" },
    about: { en: "What a rule has fired", zh: "某条告警规则的告警" },
  },
  {
    ...{ channel: "cc.people.<login>", agent: "own", supervisor: "own", administrator: "own", extensionToken: "own" },
    about: { en: "Messages that one sends or is sent", zh: "自己收发的消息" },
  },
  {
    ...{ channel: "cc.center", agent: "nothing", supervisor: "unrestricted" },
    ...{ administrator: "all", extensionToken: "nothing" },
    about: { en: "Lines, phones, the switch, the clock", zh: "线路、话机、交换机与时钟" },
  },
];
