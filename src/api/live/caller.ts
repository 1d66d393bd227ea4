// Who has logged in at a socket, as the methods see them; and the others, whom one can speak to.
import type { Principal } from "../../store/principal.ts";
import type { ApiDeps } from "../deps.ts";
import type { Language } from "../contract/languages.ts";
import type { Answer, Params } from "./json-rpc.ts";
import type { Subscriptions } from "./subscriptions.ts";
import type { Telephone } from "./telephone.ts";

export interface Caller {
  readonly principal: Principal;
  readonly sessid: string;
  /** `1001@xswitch.cn`. */
  readonly userid: string;
  /** Of what is told where something is wrong. */
  readonly language: Language;
  readonly subscriptions: Subscriptions;
  /** Undefined: there are no telephones at this door. */
  readonly telephone?: Telephone | undefined;
}

export interface Hall {
  /** What functions of agents are carried out with. */
  readonly deps: ApiDeps;
  /** Says something on a free channel, or to the one socket whose `sessid` it is. */
  broadcast(channel: string, params: Params): void;
  /** A message to all sockets of one user. */
  inform(userid: string, msg: Params): void;
}

export type Method = (caller: Caller, params: Params, hall: Hall) => Answer | Promise<Answer>;
