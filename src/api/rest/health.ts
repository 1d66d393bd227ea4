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
    summary: "The process lives",
    open: true,
    input: z.object({}),
    reply: okReply,
    answer: () => Promise.resolve({ status: "ok" }),
  });

  addRoute(parts, {
    method: "GET",
    urls: ["/readyz"],
    tag: TAG,
    summary: "It takes work: the database is there, and it is not shutting down",
    open: true,
    input: z.object({}),
    reply: okReply,
    answer: async () => {
      if (center.draining) throw new ApiError("draining", "the server is shutting down");
      await store.ping();
      return { status: "ok" };
    },
  });
}
