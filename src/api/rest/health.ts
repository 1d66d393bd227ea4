import { z } from "zod";
import { ApiError } from "../errors.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "health";
/** For the database to answer: who asks whether we are ready wants to know it now. */
const PATIENCE_MS = 2_000;
const okReply = z.object({ status: z.string() });
const readyReply = okReply.extend({
  troubles: z
    .array(z.enum(["event-log-not-written", "records-not-stored"]))
    .optional()
    .meta({
      description: "calls are taken, but what happens now would not survive a crash, or is not in call records",
    }),
});

export function healthRoutes(parts: RouteParts): void {
  const { store, center } = parts;
  let pinging: Promise<void> | undefined;
  /** However many ask at a time, the database is asked once. */
  const ping = (): Promise<void> => {
    pinging ??= store.ping().finally(() => (pinging = undefined));
    return pinging;
  };

  addRoute(parts, {
    method: "GET",
    urls: ["/healthz"],
    tag: TAG,
    summary: { en: "The process lives", zh: "进程存活" },
    role: "anyone",
    input: z.object({}),
    reply: okReply,
    answer: () => Promise.resolve({ status: "ok" }),
  });

  addRoute(parts, {
    method: "GET",
    urls: ["/readyz"],
    tag: TAG,
    summary: {
      en: "It takes work: the database is there, and it is not shutting down",
      zh: "可以接受请求：数据库可用，且未在关闭",
    },
    role: "anyone",
    input: z.object({}),
    reply: readyReply,
    answer: async () => {
      if (center.draining) throw new ApiError("draining", "the server is shutting down", { retryAfterS: 10 });
      await soon(ping());
      const { troubles } = center;
      return troubles.length === 0 ? { status: "ok" } : { status: "ok", troubles: [...troubles] };
    },
  });
}

async function soon(pinged: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new ApiError("store-away", "the database does not answer", { retryAfterS: 5 }));
    }, PATIENCE_MS);
  });
  // Where it comes too late, nobody waits for its outcome any more.
  pinged.catch(() => undefined);
  await Promise.race([pinged, late]).finally(() => clearTimeout(timer));
}
