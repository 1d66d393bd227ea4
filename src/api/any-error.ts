// Whatever is thrown while a request is answered, as one of the table's errors.
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { storeFailureOf, type Holder, type Refusal } from "../store/failures.ts";
import { PasswordsBusy } from "../store/passwords.ts";
import { ApiError, invalid, type ErrorCode, type FieldError } from "./errors.ts";

/** Fields told of at once; a hostile body may have any number of them. */
const MOST_FIELDS = 20;
const RETRY_AFTER_S = 5;

/** Undefined: nobody's fault but ours. */
export function apiErrorOf(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(fieldsOf(error.validation));
  if (error instanceof PasswordsBusy) return new ApiError("too-many", error.message, { retryAfterS: 1 });
  const failure = storeFailureOf(error);
  switch (failure?.type) {
    case "away":
      return new ApiError("store-away", "the database cannot be reached; nothing was changed", {
        retryAfterS: RETRY_AFTER_S,
      });
    case "outcome-unknown":
      // Without a time to try again: that would do it twice, or be refused, where it was done.
      return new ApiError(
        "outcome-unknown",
        "the database was lost before it said whether this was stored; it was or was not, as a whole: read it before asking again",
      );
    case "refused":
      return refusedError(failure.refusal);
    case undefined:
      return frameworkError(error);
  }
}

/** As the framework tells of what a schema found wrong, for inputs that come another way. */
export function invalidOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): ApiError {
  return invalid(fieldsOf(issues.map(({ path, message }) => ({ instancePath: `/${path.join("/")}`, message }))));
}

function fieldsOf(
  issues: readonly { readonly instancePath: string; readonly message?: string | undefined }[],
): FieldError[] {
  return issues.slice(0, MOST_FIELDS).map(({ instancePath, message }) => {
    const field = instancePath.replace(/^\//, "").replaceAll("/", ".");
    return { field, expected: field === "" ? "a JSON object" : (message ?? "something else") };
  });
}

function refusedError(refusal: Refusal): ApiError {
  switch (refusal.type) {
    case "no-such":
      return new ApiError("no-such", "there is nothing with this id");
    case "taken":
      return new ApiError("conflict", `this ${refusal.field} is taken`, {
        fields: [{ field: refusal.field, expected: "one that is not in use" }],
      });
    case "held":
      return heldError(refusal.by, (by) => `still in use by ${by}; remove that first, or say force`);
    case "hides":
      return heldError(
        refusal.by,
        (by) => `a hotline of this number would hide ${by}; take another number, or say force`,
      );
    case "hidden":
      return heldError(refusal.by, (by) => `it would be hidden by ${by}; take another number, or say force`);
    case "full":
      return new ApiError("conflict", `there are ${refusal.most} already, which is the most; remove one first`);
    case "changed-since":
      return new ApiError(
        "conflict",
        `${refusal.login} has changed it meanwhile: it is at revision ${refusal.revision}; look at it again`,
      );
    case "unfit":
      return invalid([{ field: refusal.field, expected: refusal.expected }]);
  }
}

function heldError(by: readonly Holder[], reason: (by: string) => string): ApiError {
  const told = by.map(({ type, id, name }) => (name === "" ? `${type} ${id}` : `${type} ${name} (id ${id})`));
  return new ApiError("conflict", reason(told.join(", ")), { heldBy: by });
}

const FRAMEWORK_STATUSES: Readonly<Record<number, ErrorCode>> = {
  400: "invalid",
  404: "no-such",
  413: "too-large",
  415: "unsupported-media-type",
  416: "range-not-satisfiable",
};

/** What the framework itself found wrong with a request: its texts are fit for clients, its stack is not. */
function frameworkError(error: unknown): ApiError | undefined {
  if (!(error instanceof Error) || !("statusCode" in error) || typeof error.statusCode !== "number") return undefined;
  const code = FRAMEWORK_STATUSES[error.statusCode];
  return code === undefined ? undefined : new ApiError(code, error.message);
}
