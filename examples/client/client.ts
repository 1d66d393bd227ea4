// The whole client: openapi-fetch knows how to ask, the generated types know what.
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./generated/callcenter-api.ts";

export type CallcenterClient = Client<paths>;

/** `token`: of a user, or a developer key. `fetch`: undefined takes Node's. */
export function callcenterClient(
  baseUrl: string,
  token: string,
  fetch?: (request: Request) => Promise<Response>,
): CallcenterClient {
  return createClient<paths>({ baseUrl, headers: { token }, ...(fetch === undefined ? {} : { fetch }) });
}
