// Which page opens for agents: fields of queues and of hotlines.
import { isPopOrigin, isPopTemplate, POP_MOMENTS, POP_PLACEHOLDERS, POP_PLACES } from "../../core/screen-pop.ts";
import { emptyable, oneOf, text } from "./inputs.ts";

const LONGEST_URL = 1_000;

export const popFields = {
  pop_url: emptyable(
    text(0, LONGEST_URL, "a URL").refine(isPopTemplate, {
      error: "a URL that begins with http:// or https://, after its host with no placeholders but the known ones",
    }),
  )
    .optional()
    .describe(
      `a page that opens for the agent: http or https, after its host with ${POP_PLACEHOLDERS.map((name) => `{${name}}`).join(", ")}; empty: none`,
    ),
  pop_when: emptyable(oneOf(POP_MOMENTS))
    .optional()
    .describe("when it opens: ring, answer or end; ring unless said otherwise"),
  pop_how: emptyable(oneOf(POP_PLACES)).optional().describe("where it opens: tab or frame; tab unless said otherwise"),
  pop_origin: emptyable(
    text(0, LONGEST_URL, "an origin").refine(isPopOrigin, { error: "an origin, as in https://crm.example:8443" }),
  )
    .optional()
    .describe("the origin whose messages the desk listens to; empty: the URL's own"),
};
