// One way to declare a route: its schemas are the source of its validation, its types and its page in the OpenAPI document;
// its role says who is let in.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Actor } from "../store/audit-trail.ts";
import { isAway } from "../store/failures.ts";
import type { Principal } from "../store/principal.ts";
import type { Written } from "../store/parts.ts";
import { admit, type Access } from "./access.ts";
import type { Attempts } from "./attempts.ts";
import type { BasicGate } from "./basic-credentials.ts";
import { checkCursor, cursorAt, nextPlaceOf, NEXT_CURSOR_HEADER } from "./contract/cursor.ts";
import type { InEach } from "./contract/languages.ts";
import type { Tag } from "./contract/tags.ts";
import { bodyErrorReplies, errorReplies, otherErrorReplies } from "./contract/replies.ts";
import type { HttpConnections } from "./connections.ts";
import type { ApiDeps } from "./deps.ts";
import { authenticated } from "./authentication.ts";
import type { Configure, Write } from "./configuring.ts";
import { fieldsLeftOut, withoutEmpties, type Empties } from "./empties.ts";
import { ApiError } from "./errors.ts";
import { IGNORED_HEADER } from "./request-log.ts";

/** What every file of routes is given. */
export interface RouteParts extends ApiDeps {
  readonly api: FastifyInstance;
  readonly configure: Configure;
  /** Wrong keys, passwords and tokens, by address. */
  readonly attempts: Attempts;
  /** Logins and passwords that come with every request. */
  readonly basic: BasicGate;
  readonly connections: HttpConnections;
  /** Every route there is: added to with each. */
  readonly declared: DeclaredRoute[];
}

/** Who may use which route, and what it takes. */
export interface DeclaredRoute extends Access {
  readonly method: Method;
  readonly url: string;
  readonly input: z.ZodObject;
  readonly params: z.ZodObject | undefined;
  /** What it does with what its schemas have let through, for another way to the same. Undefined: there is none. */
  readonly answer?: (asked: Asked<Given, Given>) => Promise<unknown>;
}

/** What has passed a schema. */
export type Given = Readonly<Record<string, unknown>>;

type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface Asked<Input, Params> {
  readonly input: Input;
  readonly params: Params;
  readonly principal: Principal;
  /** Where the request came from. */
  readonly address: string;
  readonly reply: FastifyReply;
  /** As the audit log names them. */
  readonly actor: Actor;
  /** Changes the configuration in the name of the one who asks. */
  readonly configure: (write: Write) => Promise<Written>;
}

export interface Route<Input extends z.ZodObject, Reply extends z.ZodType, Params extends z.ZodObject> extends Access {
  readonly method: Method;
  /** The first is the documented one; the others lead to the same. */
  readonly urls: readonly [string, ...string[]];
  readonly tag: Tag;
  readonly summary: InEach;
  /** Of the body, or of the query where the method is GET or DELETE. Fields that it does not name are ignored and told of. */
  readonly input: Input;
  /** What stands in the path. */
  readonly params?: Params;
  readonly reply: Reply;
  /** What an empty text says; undefined: as the method and the URL have it. */
  readonly empties?: Empties;
  /** With which statuses it fails that others never do: where a range does not fit, or a program is missing. */
  readonly alsoFails?: readonly (keyof typeof otherErrorReplies)[];
  /** Not in the OpenAPI document. */
  readonly hidden?: boolean;
  readonly answer: (asked: Asked<z.output<Input>, z.output<Params>>) => Promise<z.input<Reply>>;
}

/** Names told of in `x-ignored-fields`. */
const MOST_IGNORED = 20;
const LONGEST_IGNORED = 50;

const NOBODY: Principal = {
  userId: 0,
  login: "",
  role: "agent",
  tokenKind: "user-token",
  tokenId: undefined,
  devKeyId: undefined,
  extension: undefined,
  ownExtn: undefined,
  queues: [],
};

export function addRoute<Input extends z.ZodObject, Reply extends z.ZodType, Params extends z.ZodObject = z.ZodObject>(
  { api, store, configure, declared, attempts, basic, connections }: RouteParts,
  route: Route<Input, Reply, Params>,
): void {
  const { method, input, params, role } = route;
  const place = method === "GET" || method === "DELETE" ? "query" : "body";
  const left = fieldsLeftOut(input, route.empties ?? emptiesOf(route));
  const principals = new WeakMap<FastifyRequest, Principal>();
  for (const [index, url] of route.urls.entries()) {
    const answer = (asked: Asked<Given, Given>) => route.answer(asked as Asked<z.output<Input>, z.output<Params>>);
    declared.push({ ...{ method, url, role, input, params, answer }, extensionToken: route.extensionToken ?? false });
    api.route({
      method,
      url,
      schema: schemaOf(route, index),
      // Before the body is read: nobody learns what is wrong with it who may not ask.
      onRequest: async (request) => {
        if (role === "anyone") return;
        const principal = await authenticated({ keys: store.keys, attempts, basic }, request.headers, request.ip);
        admit(principal, route);
        principals.set(request, principal);
        connections.admitted(request.raw.socket);
      },
      preValidation: (request, reply, done) => {
        // No body at all says as much as an empty object.
        if (place === "body") request.body ??= {};
        request[place] = withoutEmpties(request[place], left);
        tellIgnored(unknownFields(request[place], input), reply);
        done();
      },
      handler: async (request, reply) => {
        const principal = principals.get(request) ?? NOBODY;
        const address = request.ip;
        const actor = { userId: principal.userId, login: principal.login, tokenKind: principal.tokenKind, address };
        const list = { url: route.urls[0], params: request.params, input: request[place] as z.output<Input> };
        checkCursor(list);
        const body = await toldTruly((changed) =>
          route.answer({
            ...{ principal, address, reply, actor },
            input: list.input,
            params: request.params as z.output<Params>,
            configure: (write) => configure(actor, write).then(changed),
          }),
        );
        const next = nextPlaceOf(body);
        if (next !== undefined) void reply.header(NEXT_CURSOR_HEADER, cursorAt(list, next));
        return body;
      },
    });
  }
}

/** Where something is set an empty text empties it; everywhere else it says no more than nothing. */
function emptiesOf({
  method,
  urls: [url],
}: Pick<Route<z.ZodObject, z.ZodType, z.ZodObject>, "method" | "urls">): Empties {
  return method === "PUT" || url.endsWith("/set") || url.startsWith("/api/cc/ccc/") ? "emptied" : "not-given";
}

/** Where the database goes away between a change and what is read for its answer, nobody is told that nothing was changed. */
async function toldTruly<Reply>(answer: (changed: (written: Written) => Written) => Promise<Reply>): Promise<Reply> {
  const changes: Written[] = [];
  try {
    return await answer((written) => {
      changes.push(written);
      return written;
    });
  } catch (error) {
    if (changes.length === 0 || !isAway(error)) throw error;
    throw new ApiError(
      "outcome-unknown",
      "it was stored, but the database cannot be reached for the rest: read it again",
    );
  }
}

/** As the validation and the OpenAPI document take it. */
function schemaOf<Input extends z.ZodObject, Reply extends z.ZodType, Params extends z.ZodObject>(
  route: Route<Input, Reply, Params>,
  index: number,
): Readonly<Record<string, unknown>> {
  const { method, role, summary } = route;
  return {
    [method === "GET" || method === "DELETE" ? "querystring" : "body"]: route.input,
    ...(route.params === undefined ? {} : { params: route.params }),
    response: {
      200: route.reply,
      ...errorReplies,
      ...(method === "GET" || method === "DELETE" ? {} : bodyErrorReplies),
      ...Object.fromEntries((route.alsoFails ?? []).map((status) => [status, otherErrorReplies[status]])),
    },
    tags: [route.tag],
    summary: summary.en,
    "x-summary": summary,
    "x-role": role,
    "x-extension-token": route.extensionToken ?? false,
    ...(role === "anyone" ? { security: [] } : {}),
    ...(route.hidden === true ? { hide: true } : {}),
    // The other spellings of the first one.
    ...(index > 0 ? { deprecated: true } : {}),
  };
}

function unknownFields(given: unknown, input: z.ZodObject): string[] {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return [];
  return Object.keys(given).filter((name) => !Object.hasOwn(input.shape, name));
}

/** Fields that mean nothing do no harm, but a misspelt one should not go unnoticed. */
export function tellIgnored(ignored: readonly string[], reply: FastifyReply): void {
  if (ignored.length === 0) return;
  const told = reply.getHeader(IGNORED_HEADER);
  const names = shortened(ignored).map((name) => encodeURIComponent(name.toWellFormed()));
  void reply.header(IGNORED_HEADER, [...(typeof told === "string" ? [told] : []), ...names].join(", "));
}

/** A hostile body may have any number of them, and of any length. */
function shortened(names: readonly string[]): string[] {
  return names.slice(0, MOST_IGNORED).map((name) => name.slice(0, LONGEST_IGNORED));
}
