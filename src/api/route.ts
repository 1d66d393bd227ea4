// One way to declare a route: its schemas are the source of its validation, its types and its page in the OpenAPI document.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Principal } from "../store/keys.ts";
import { errorReplies } from "./contract/replies.ts";
import type { ApiDeps } from "./deps.ts";
import { authenticated } from "./authentication.ts";
import type { Configure } from "./configuring.ts";

/** What every file of routes is given. */
export interface RouteParts extends ApiDeps {
  readonly api: FastifyInstance;
  readonly configure: Configure;
}

export interface Asked<Input, Params> {
  readonly input: Input;
  readonly params: Params;
  readonly principal: Principal;
  /** Where the request came from. */
  readonly address: string;
  readonly reply: FastifyReply;
}

export interface Route<Input extends z.ZodObject, Reply extends z.ZodType, Params extends z.ZodObject> {
  readonly method: "GET" | "POST" | "PUT";
  /** The first is the documented one; the others lead to the same. */
  readonly urls: readonly [string, ...string[]];
  readonly tag: string;
  readonly summary: string;
  /** Of the body, or of the query where the method is GET. Fields that it does not name are ignored and told of. */
  readonly input: Input;
  /** What stands in the path. */
  readonly params?: Params;
  readonly reply: Reply;
  /** Not in the OpenAPI document. */
  readonly hidden?: boolean;
  /** Open to those who are not logged in. */
  readonly open?: boolean;
  readonly answer: (asked: Asked<z.output<Input>, z.output<Params>>) => Promise<z.input<Reply>>;
}

/** Names told of in `x-ignored-fields`. */
const MOST_IGNORED = 20;
const LONGEST_IGNORED = 50;

const NOBODY: Principal = {
  userId: 0,
  login: "",
  isAdmin: false,
  kind: "user",
  extensionId: undefined,
  devKeyId: undefined,
};

export function addRoute<Input extends z.ZodObject, Reply extends z.ZodType, Params extends z.ZodObject = z.ZodObject>(
  { api, store }: RouteParts,
  route: Route<Input, Reply, Params>,
): void {
  const { method, input, open } = route;
  const place = method === "GET" ? "querystring" : "body";
  const principals = new WeakMap<FastifyRequest, Principal>();
  for (const [index, url] of route.urls.entries()) {
    api.route({
      method,
      url,
      schema: {
        [place]: input,
        ...(route.params === undefined ? {} : { params: route.params }),
        response: { 200: route.reply, ...errorReplies },
        tags: [route.tag],
        summary: route.summary,
        ...(open === true ? { security: [] } : {}),
        ...(route.hidden === true ? { hide: true } : {}),
        ...(index > 0 ? { deprecated: true } : {}),
      },
      // Before the body is read: nobody learns what is wrong with it who may not ask.
      onRequest: async (request) => {
        if (open !== true) principals.set(request, await authenticated(store.keys, request.headers));
      },
      preValidation: (request, reply, done) => {
        // No body at all says as much as an empty object.
        if (method !== "GET") request.body ??= {};
        tellIgnored(method === "GET" ? request.query : request.body, input, reply);
        done();
      },
      handler: async (request, reply) => {
        const principal = principals.get(request) ?? NOBODY;
        const parsed = (method === "GET" ? request.query : request.body) as z.output<Input>;
        const params = request.params as z.output<Params>;
        return route.answer({ input: parsed, params, principal, address: request.ip, reply });
      },
    });
  }
}

/** Unknown fields do no harm, but a misspelt one should not go unnoticed. */
function tellIgnored(given: unknown, input: z.ZodObject, reply: FastifyReply): void {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return;
  const ignored = Object.keys(given).filter((name) => !Object.hasOwn(input.shape, name));
  if (ignored.length === 0) return;
  const names = ignored
    .slice(0, MOST_IGNORED)
    .map((name) => encodeURIComponent(name.slice(0, LONGEST_IGNORED).toWellFormed()));
  void reply.header("x-ignored-fields", names.join(", "));
}
