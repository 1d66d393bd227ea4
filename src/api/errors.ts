// Every error the API can answer with, in one table: its code is stable, clients may rely on it.
import { inChinese } from "./contract/errors-in-chinese.ts";
import type { Language } from "./contract/languages.ts";

/** `status` is the HTTP status and the `code` in the body; `message` says in general what `reason` says in particular. */
export const ERRORS = {
  invalid: { status: 400, message: "Invalid input" },
  "not-authorized": { status: 403, message: "Not Authorized" },
  forbidden: { status: 403, message: "Not allowed" },
  "wrong-password": { status: 403, message: "Wrong username or password" },
  "no-such": { status: 404, message: "Not found" },
  "wrong-method": { status: 405, message: "Method not allowed" },
  "too-slow": { status: 408, message: "Request timeout" },
  conflict: { status: 409, message: "Conflict" },
  "too-large": { status: 413, message: "Body too large" },
  "unsupported-media-type": { status: 415, message: "Unsupported media type" },
  "range-not-satisfiable": { status: 416, message: "Range not satisfiable" },
  "upgrade-required": { status: 426, message: "Upgrade required" },
  "too-many": { status: 429, message: "Too many requests" },
  internal: { status: 500, message: "Internal error" },
  "not-installed": { status: 501, message: "Not installed here" },
  starting: { status: 503, message: "Starting" },
  draining: { status: 503, message: "Shutting down" },
  full: { status: 503, message: "No place left" },
  "store-away": { status: 503, message: "Database unavailable" },
  "outcome-unknown": { status: 504, message: "Outcome unknown" },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly message: string }>>;

export type ErrorCode = keyof typeof ERRORS;

export interface FieldError {
  /** The name in the body or query; "" where it is all of it. */
  readonly field: string;
  readonly expected: string;
}

/** Something that leads to a thing, or somebody who uses it. */
export interface Held {
  readonly type: string;
  readonly id: string;
  readonly name: string;
}

export interface ErrorDetails {
  readonly fields?: readonly FieldError[];
  /** What keeps a thing from being removed, or what it would hide or be hidden by. */
  readonly heldBy?: readonly Held[];
  /** When to try again. */
  readonly retryAfterS?: number;
  /** When it could be done, milliseconds since 1970. */
  readonly untilAt?: number | undefined;
}

/** Ends a request. What `reason` says is for people, and is shown to the client. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, reason: string, details: ErrorDetails = {}) {
    super(reason);
    this.name = "ApiError";
    this.code = code;
    this.details = details;
  }
}

export interface ErrorBody {
  readonly code: number;
  readonly error: ErrorCode;
  readonly message: string;
  readonly reason: string;
  readonly fields?: readonly FieldError[];
  readonly held_by?: readonly Held[];
  readonly until?: number;
}

/** What clients of this family of servers expect who are not logged in: to the letter, the code a text. */
export const NOT_AUTHORIZED_BODY = { result: "error", code: "403", error_text: "Not Authorized" } as const;

/** Likewise where a password is wrong. */
export const WRONG_PASSWORD_BODY = { code: 403, text: ERRORS["wrong-password"].message } as const;

type ToldBody =
  | ErrorBody
  | (Omit<typeof NOT_AUTHORIZED_BODY, "error_text"> & { readonly error_text: string })
  | (Omit<typeof WRONG_PASSWORD_BODY, "text"> & { readonly text: string });

/** Its names and numbers are the same in each language, its words are not. */
export function bodyOf(error: ApiError, language: Language = "en"): ToldBody {
  const say = (english: string): string => (language === "zh" ? inChinese(english) : english);
  const { status, message } = ERRORS[error.code];
  if (error.code === "wrong-password") return { ...WRONG_PASSWORD_BODY, text: say(message) };
  if (error.code === "not-authorized") return { ...NOT_AUTHORIZED_BODY, error_text: say(message) };
  const { heldBy, untilAt } = error.details;
  const fields = error.details.fields?.map((one) => ({ ...one, expected: say(one.expected) }));
  const isOfFields = error.message === reasonOf(error.details.fields ?? []);
  const reason = language === "zh" && isOfFields ? reasonInChinese(fields ?? []) : say(error.message);
  return {
    ...{ code: status, error: error.code, message: say(message), reason },
    ...(fields === undefined ? {} : { fields }),
    ...(heldBy === undefined ? {} : { held_by: heldBy }),
    ...(untilAt === undefined ? {} : { until: untilAt }),
  };
}

export function invalid(fields: readonly FieldError[]): ApiError {
  return new ApiError("invalid", reasonOf(fields), { fields });
}

function reasonOf(fields: readonly FieldError[]): string {
  return fields
    .map(({ field, expected }) => (field === "" ? `expected ${expected}` : `${field}: expected ${expected}`))
    .join("; ");
}

/** `expected` in Chinese already. */
function reasonInChinese(fields: readonly FieldError[]): string {
  return fields
    .map(({ field, expected }) => (field === "" ? `应为：${expected}` : `${field} 应为：${expected}`))
    .join("；");
}
