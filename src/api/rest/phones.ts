// Whether a phone is there: the first thing one wants to know of an extension that cannot be called.
import { z } from "zod";
import { pageAmong } from "../../store/pages.ts";
import { dialled, flag } from "../contract/inputs.ts";
import { asked, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { addRoute, type RouteParts } from "../route.ts";

export function phoneRoutes(parts: RouteParts): void {
  const { center } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/phones"],
    tag: "extensions",
    summary: {
      en: "Which extensions' phones are registered, and what they do at this instant",
      zh: "各分机话机的注册与通话状态",
    },
    role: "supervisor",
    input: z.object({
      ...perPaging,
      extn: dialled.optional().describe("this one only"),
      registered: flag().optional().describe("only those that are, or are not"),
    }),
    reply: perPageReply(
      z.object({
        extn: z.string(),
        registered: z.boolean().describe("a phone has registered as it"),
        silent: z.boolean().describe("it answered nothing when it was called, and is asked until it does"),
        reachable: z.boolean().describe("registered and not silent, or an outside number that a line leads to"),
        calls: z.number().describe("those it rings for or takes part in"),
        agent: z.string().describe("who is signed in at it; empty: nobody"),
      }),
    ),
    answer: ({ input }) => {
      const found = center
        .phones()
        .filter(
          ({ extn, registered }) => extn === (input.extn ?? extn) && registered === (input.registered ?? registered),
        );
      const body = pageAmong(found, asked(input), { keyOf: ({ extn }) => [extn], descending: false });
      return Promise.resolve(perPageBody(body, ({ agent = "", ...phone }) => ({ ...phone, agent })));
    },
  });
}
