import { z } from "zod";
import { ApiError } from "../errors.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "health";
const okReply = z.object({ status: z.string() });

export function healthRoutes(parts: RouteParts): void {
  const { store, center } = parts;

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
    reply: okReply,
    answer: async () => {
      if (center.draining) throw new ApiError("draining", "the server is shutting down");
      await store.ping();
      return { status: "ok" };
    },
  });
}
