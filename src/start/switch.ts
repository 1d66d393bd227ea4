// What a center has of its switch; and one that runs in a process of its own.
import { connect, Socket } from "node:net";
import type { TakenOver, TakeOver } from "../api/live/taken-over.ts";
import type { Config } from "../config.ts";
import type { SwitchMark } from "../core/switch.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Measured } from "../ports/measures.ts";
import type { Switch } from "../ports/switch.ts";
import type { Telephones } from "../ports/telephones.ts";
import { FarSwitch } from "../switch/apart/far-switch.ts";
import { machineMs } from "./machine-time.ts";
import type { Supervisor } from "./processes/words.ts";
import { SWITCH_SOCKET, socketPlace } from "./socket-place.ts";

/** How long a start waits for the switch's own process. */
const FAR_START_MS = 60_000;
/** A switch that is away for so long has lost its calls: a new one is there within a second. */
const FAR_GONE_MS = 5_000;

/** What a center has of its switch beside the port. */
export interface CenterSwitch extends Switch, Measured {
  /** Where phones reach it; undefined before `start`. */
  readonly sipAddress: { readonly host: string; readonly port: number } | undefined;
  /** Browsers that have logged in over sockets of the API, where it can take them. */
  readonly telephones?: Telephones;
  /** A request for a WebSocket that is to carry SIP. Undefined: none can be taken over. */
  readonly takeOver?: TakeOver;
  /** Lets it go on without us, where it can. */
  leave?(): void;
}

/** RFC 7118: where a switch takes phones over WebSocket. */
export function socketsOf(theSwitch: Pick<CenterSwitch, "takeOver"> | undefined): readonly TakenOver[] {
  const takeOver = theSwitch?.takeOver;
  return takeOver === undefined ? [] : [{ path: "/sip", subprotocol: "sip", takeOver }];
}

/** As a switch of ours would take it over: the connection goes to the one beside us. */
export function passingTo(pass: Supervisor["pass"]): Pick<CenterSwitch, "takeOver"> {
  if (pass === undefined) return {};
  return {
    takeOver: (request, socket, head, { address }) => {
      const { url = "/", headers } = request;
      // Who speaks before it is answered does not know the protocol.
      if (socket instanceof Socket && head.length === 0) pass({ type: "socket", url, headers, address }, socket);
      else socket.destroy();
    },
  };
}

/** With what log the engine begins. */
interface Beginning {
  readonly found: { readonly type: string };
  readonly center: { readonly switchMark: SwitchMark | undefined };
  readonly clock: Clock;
}

/** The switch that runs beside us. */
export function switchOfItsOwn(config: Config, log: Log, { found, center, clock }: Beginning): FarSwitch {
  const heard = (): SwitchMark | undefined => center.switchMark;
  const door = (): ReturnType<typeof connect> => {
    const place = socketPlace(config.dataFolder, SWITCH_SOCKET);
    return connect(place.path).once("close", place.close);
  };
  const isNew = found.type !== "resumed";
  return new FarSwitch({
    ...{ connect: door, heard, isNew, clock, machineMs, log },
    ...{ startMs: FAR_START_MS, goneMs: FAR_GONE_MS },
  });
}
