// Under which other ids a call is found: its own, and those of its two main legs.
import { z } from "zod";
import { text } from "../../contract/inputs.ts";
import { ApiError } from "../../errors.ts";
import { addRoute, type RouteParts } from "../../route.ts";
import { mayKnow } from "../cdrs.ts";

export function relatedCallRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "GET",
    urls: ["/api/cdrs/:uuid/related_cdrs"],
    tag: "call records",
    summary: {
      en: "The other ids of a call: its own, its caller's leg and that of the other side",
      zh: "同一通话的其他标识：通话、主叫腿与被叫腿",
    },
    role: "agent",
    params: z.object({ uuid: text(1, 64, "a call's id") }),
    input: z.object({}),
    reply: z.array(z.object({ uuid: z.string(), type: z.string().describe("call, aleg or bleg") })),
    answer: async ({ params: { uuid }, principal }) => {
      const row = await parts.store.calls.get(uuid);
      if (row === undefined || !mayKnow(principal, row)) throw new ApiError("no-such", `there is no call ${uuid}`);
      const all = [
        { uuid: row.uuid, type: "call" },
        { uuid: row.caller_leg, type: "aleg" },
        ...(row.peer_leg === null ? [] : [{ uuid: row.peer_leg, type: "bleg" }]),
      ];
      return all.filter((one) => one.uuid !== uuid);
    },
  });
}
