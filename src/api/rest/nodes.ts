// The switches that carry the calls, as the manual's cluster of several has them.
import { z } from "zod";
import { addRoute, type RouteParts } from "../route.ts";

export function nodeRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: ["/api/xcc/freeswitch/list"],
    tag: "nodes",
    summary: { en: "The switches that this server runs its calls on", zh: "本服务器所用的交换节点" },
    role: "supervisor",
    input: z.object({}),
    reply: z.array(z.object({ ip: z.string(), name: z.string() })),
    answer: () => Promise.resolve([...parts.nodes]),
  });
}
