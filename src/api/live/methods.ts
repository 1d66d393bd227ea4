// What may be asked for over a socket by who has logged in. Names, results and errors are mod_verto's.
import { callFunction } from "./cc-function-call.ts";
import type { Caller, Hall, Method } from "./caller.ts";
import { kindOf } from "./channels.ts";
import { CODES, isObject, type Answer, type Params } from "./json-rpc.ts";
import { LONGEST_BROADCAST } from "./limits.ts";

const DENIED: Answer = { error: { code: CODES.denied, message: "Permission Denied" } };
/** ITU-T Q.850: there are no telephones at this door. */
const NOT_IMPLEMENTED = { causeCode: 69, cause: "FACILITY_NOT_IMPLEMENTED" };
/** Of calls, but for `verto.info`, which is also something else. */
const OF_CALLS = ["verto.invite", "verto.answer", "verto.attach", "verto.bye", "verto.modify"] as const;

const METHODS: Readonly<Record<string, Method>> = {
  echo: (_caller, params) => ({ result: params }),
  jsapi: (caller, params, hall) => jsapi(caller, params, hall),
  fsapi: () => DENIED,
  "verto.subscribe": ({ subscriptions }, params) => subscriptions.subscribe(params),
  "verto.unsubscribe": ({ subscriptions }, params) => subscriptions.unsubscribe(params),
  "verto.broadcast": broadcast,
  "verto.ping": () => ({ result: { message: "PONG" } }),
  // The keep-alive of a browser's telephone kit, which gives its socket up where this is not known.
  "Uas.Ping": ({ sessid }) => ({ result: { message: "PONG", sessid } }),
  "verto.info": info,
  ...Object.fromEntries(
    OF_CALLS.map((method) => [method, (caller: Caller, params: Params) => ofCall(caller, method, params)]),
  ),
};

/** Undefined: there is none of this name. */
export function methodNamed(name: string): Method | undefined {
  return Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
}

async function jsapi(caller: Caller, { command, data }: Params, { deps }: Hall): Promise<Answer> {
  if (command !== "lua" || !isObject(data) || data["method"] !== "ccc") return DENIED;
  return { result: await callFunction(deps, caller, data) };
}

function broadcast({ userid, sessid, principal }: Caller, params: Params, hall: Hall): Answer {
  const { eventChannel } = params;
  if (typeof eventChannel !== "string" || eventChannel === "") return refused("eventChannel not specified.");
  if (kindOf(eventChannel) !== "free") return refused("Permission Denied.");
  if (JSON.stringify(params).length > LONGEST_BROADCAST) {
    return refused(`too long: a broadcast has ${LONGEST_BROADCAST} characters at most`);
  }
  hall.broadcast(eventChannel, { ...params, userid, sessid, fromDisplay: principal.login });
  return { result: {} };
}

function refused(message: string): Answer {
  return { error: { code: CODES.session, message } };
}

/** A message to another user; or, where it names a call, keys for that. */
function info(caller: Caller, params: Params, hall: Hall): Answer | Promise<Answer> {
  const { userid } = caller;
  const { msg } = params;
  const isOfCall = params["dialogParams"] !== undefined || params["callID"] !== undefined;
  if (msg === undefined && isOfCall) return ofCall(caller, "verto.info", params);
  const { to, body } = isObject(msg) ? msg : {};
  if (!isObject(msg) || typeof to !== "string" || to === "" || typeof body !== "string") {
    return refused("INVALID MESSAGE to and body params required");
  }
  hall.inform(to, { ...msg, from: userid, to, body });
  return { result: { message: "SENT" } };
}

function ofCall({ telephone }: Caller, method: string, params: Params): Answer | Promise<Answer> {
  if (telephone?.isIn === true) return telephone.ask(method, params);
  if (method === "verto.invite") return callError(params, { message: "CALL ERROR", ...NOT_IMPLEMENTED });
  return callError(params, { message: "CALL DOES NOT EXIST" });
}

function callError({ dialogParams, callID }: Params, error: Params): Answer {
  const id = isObject(dialogParams) ? dialogParams["callID"] : callID;
  return { error: { code: CODES.session, ...error, ...(typeof id === "string" ? { callID: id } : {}) } };
}
