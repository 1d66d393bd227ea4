// @xcc/client: the agents' API and the center's events for browsers and Node.
export { CcError, CenterClient, type ClientEvents, type ClientOptions, type ClientStatus } from "./client.ts";
export { CC_FUNCTION_NAMES, type CcFunctions, type CcReply } from "./functions.ts";
export { ConnectionLost, RpcError, type Socket, type SocketMaker } from "./rpc.ts";
export type {
  AgentRow,
  AlarmRow,
  CallRow,
  HelpRow,
  MessageRow,
  PartyRow,
  QueueFigures,
  Snapshot,
  WaitingRow,
} from "../contract/rows.ts";
export { CenterView } from "./view.ts";
export type { EventName, PublicEvent } from "../contract/event.ts";
export { SoftPhone, type PhoneCall, type PhoneEvents, type PhoneOptions, type PhoneQuality } from "./phone.ts";
export type { Microphone, Peer, Track } from "./peer.ts";
