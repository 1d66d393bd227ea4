// `jsapi` with the functions of agents and supervisors: the same table, the same rights and the same words as
// `POST /api/cc/ccc/<function>`. That something cannot be done is a result with another code than 200, not an error.
import type { Principal } from "../../store/principal.ts";
import { admit } from "../access.ts";
import { apiErrorOf, invalidOf } from "../any-error.ts";
import { callCc, ccBody } from "../cc-call.ts";
import { ccFunctionNamed } from "../contract/cc.ts";
import type { ApiDeps } from "../deps.ts";
import { ApiError, bodyOf } from "../errors.ts";
import type { Caller } from "./caller.ts";
import type { Params } from "./json-rpc.ts";

/** `data`: of the request, `{method: "ccc", func, data}`. */
export async function callFunction(
  deps: ApiDeps,
  { principal, language }: Pick<Caller, "principal" | "language">,
  data: Params,
): Promise<Params> {
  try {
    return ccBody(await carriedOut(deps, principal, data));
  } catch (error) {
    const known = apiErrorOf(error);
    if (known === undefined) deps.log.error({ err: error }, "a function that was called over a WebSocket failed");
    return { ...bodyOf(known ?? new ApiError("internal", "something went wrong here; it has been logged"), language) };
  }
}

async function carriedOut(deps: ApiDeps, principal: Principal, { func, data }: Params): Promise<Params> {
  const found = typeof func === "string" ? ccFunctionNamed(func) : undefined;
  if (found === undefined) throw new ApiError("no-such", "unknown function");
  admit(principal, { role: found.role, extensionToken: found.role === "agent" });
  const input = found.input.safeParse(data ?? {});
  if (!input.success) throw invalidOf(input.error.issues);
  return callCc(deps, found, input.data, principal);
}
