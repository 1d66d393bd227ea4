// JSON-RPC 2.0 as mod_verto speaks it: one request or an array of them in a text frame. What comes in is a value, whatever
// it is; nothing here throws.
import { inChinese } from "../contract/errors-in-chinese.ts";
import type { Language } from "../contract/languages.ts";

/** A JSON object that somebody has sent. */
export type Params = Readonly<Record<string, unknown>>;
export type Id = string | number | null;

export interface RpcError {
  readonly code?: number;
  readonly message?: string;
  /** What else there is to say: channels, a cause. */
  readonly [more: string]: unknown;
}

/** `afterwards`: done right after the answer has been sent, in the same turn of the loop. */
export type Answer =
  | { readonly result: Params; readonly afterwards?: () => void }
  | { readonly error: RpcError; readonly afterwards?: () => void };

export type Item =
  /** `id` undefined: a notification, which is carried out and not answered. */
  | { readonly type: "request"; readonly id: Id | undefined; readonly method: string; readonly params: Params }
  | { readonly type: "invalid"; readonly id: Id; readonly error: RpcError }
  /** The client has answered something that was sent to it: nothing is done about it. */
  | { readonly type: "acknowledgement" };

export type Frame =
  { readonly type: "one"; readonly item: Item } | { readonly type: "batch"; readonly items: readonly Item[] };

/** As in mod_verto.h; the last one as in JSON-RPC 2.0. */
export const CODES = {
  authRequired: -32_000,
  authFailed: -32_001,
  session: -32_002,
  invalid: -32_600,
  unknownMethod: -32_601,
  denied: -32_602,
  internal: -32_603,
} as const;

export const INVALID_REQUEST: RpcError = { code: CODES.invalid, message: "Invalid Request" };
const INVALID_MESSAGE: RpcError = { code: CODES.invalid, message: "Invalid message" };
const NO_METHOD: RpcError = {
  code: CODES.unknownMethod,
  message: "Invalid Method, Missing Method or Permission Denied",
};
const INVALID_PARAMS: RpcError = { code: CODES.denied, message: "Invalid params: expected an object" };

/** Requests in one frame. */
export const MOST_IN_BATCH = 50;
/** Of objects and lists in one another. */
const DEEPEST = 32;
const LONGEST_ID = 200;
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

export function frameOf(text: string): Frame {
  const invalid: Frame = { type: "one", item: { type: "invalid", id: null, error: INVALID_REQUEST } };
  if (isDeep(text)) return invalid;
  const value = parsed(text);
  if (value === undefined || !isHarmless(value)) return invalid;
  if (!Array.isArray(value)) return { type: "one", item: itemOf(value) };
  // JSON-RPC 2.0 section 6: an array with nothing in it is one invalid request.
  if (value.length === 0 || value.length > MOST_IN_BATCH) return invalid;
  return { type: "batch", items: value.map(itemOf) };
}

export function unknownMethod(): Answer {
  return { error: NO_METHOD };
}

interface Replied {
  readonly answer: Answer;
  readonly sessid: string | undefined;
  readonly language: Language;
}

export function replyTo(id: Id, { answer, sessid, language }: Replied): Params {
  if ("error" in answer) return { jsonrpc: "2.0", id, error: errorIn(answer.error, language) };
  return { jsonrpc: "2.0", id, result: sessid === undefined ? answer.result : { ...answer.result, sessid } };
}

/** Its codes are the same in each language, its words are not. */
function errorIn(error: RpcError, language: Language): RpcError {
  const { message } = error;
  return message === undefined || language === "en" ? error : { ...error, message: inChinese(message) };
}

/** mod_verto's `echoParams`: true has the request's parameters told again, anything else is told itself. */
export function withEcho(answer: Answer, params: Params): Answer {
  const { echoParams } = params;
  if (echoParams === undefined || !("result" in answer) || !isObject(answer.result)) return answer;
  // A password is not sent back, not even to who has sent it.
  const { passwd: _passwd, loginParams: _loginParams, ...shown } = params;
  const requestParams = echoParams === true || echoParams === "true" ? shown : echoParams;
  return { ...answer, result: { ...answer.result, requestParams } };
}

export function isObject(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function itemOf(value: unknown): Item {
  if (!isObject(value)) return { type: "invalid", id: null, error: INVALID_REQUEST };
  const { id, method, params } = value;
  const isAnswer = Object.hasOwn(value, "result") || Object.hasOwn(value, "error");
  if (isAnswer && method === undefined) return { type: "acknowledgement" };
  if (!isId(id)) return { type: "invalid", id: null, error: INVALID_MESSAGE };
  if (value["jsonrpc"] !== "2.0") return { type: "invalid", id: id ?? null, error: INVALID_MESSAGE };
  if (typeof method !== "string") return { type: "invalid", id: id ?? null, error: NO_METHOD };
  if (params !== undefined && params !== null && !isObject(params)) {
    return { type: "invalid", id: id ?? null, error: INVALID_PARAMS };
  }
  return { type: "request", id, method, params: params ?? {} };
}

/** 0 is one, and a text is one: classic clients begin at 0, others send UUIDs. */
function isId(id: unknown): id is Id | undefined {
  return (
    id === undefined || id === null || typeof id === "number" || (typeof id === "string" && id.length <= LONGEST_ID)
  );
}

/** Looked at before it is parsed: a megabyte of brackets takes a second to parse, and a few milliseconds to look through. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) isText = false;
    } else if (code === QUOTE) isText = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

function isHarmless(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (!Array.isArray(value) && reachesForPrototype(value)) return false;
  return Object.values(value).every(isHarmless);
}

function reachesForPrototype(value: object): boolean {
  if (Object.hasOwn(value, "__proto__")) return true;
  const made: unknown = Object.hasOwn(value, "constructor") ? (value as Params)["constructor"] : undefined;
  return isObject(made) && Object.hasOwn(made, "prototype");
}
