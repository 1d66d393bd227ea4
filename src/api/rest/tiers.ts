// The agents of a queue: who has a place in it, on which level and position.
import { z } from "zod";
import type { Store } from "../../store/store.ts";
import { id, text, wholeNumber } from "../contract/inputs.ts";
import { emptyReply } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "queues";
const URL = "/api/queues/:id/agents";
const MOST_LEVEL = 100;
const MOST_POSITION = 100_000;

const agent = text(1, 100, "an agent's work number");
const tierReply = z.object({ agent: z.string(), level: z.number(), position: z.number() });

export function tierRoutes(parts: RouteParts): void {
  const { store } = parts;

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "The agents who have a place in a queue, in its order", zh: "队列中的坐席及其级别与位置" },
    role: "supervisor",
    input: z.object({}),
    params: z.object({ id }),
    reply: z.array(tierReply),
    answer: async ({ params }) => {
      await mustBe(store, params.id);
      return store.tiers.of(params.id);
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: [URL],
    tag: TAG,
    summary: { en: "Gives an agent a place in a queue, or another one", zh: "设置坐席在队列中的级别与位置" },
    role: "administrator",
    input: z.object({
      agent,
      level: wholeNumber(1, MOST_LEVEL).optional().describe("1, unless said otherwise, is offered first"),
      position: wholeNumber(1, MOST_POSITION).optional().describe("inside the level; 1 unless said otherwise"),
    }),
    params: z.object({ id }),
    reply: tierReply,
    answer: async ({ params, input: { agent: who, ...fields }, configure }) => {
      await configure((stores) => stores.tiers.put(params.id, who, fields));
      const tier = (await store.tiers.of(params.id)).find((one) => one.agent === who);
      if (tier === undefined) throw new ApiError("no-such", `agent ${who} has no place in this queue`);
      return tier;
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:agent`],
    tag: TAG,
    summary: { en: "Takes an agent's place in a queue away", zh: "移除坐席在队列中的位置" },
    role: "administrator",
    input: z.object({}),
    params: z.object({ id, agent }),
    reply: emptyReply,
    answer: async ({ params, configure }) => {
      await configure((stores) => stores.tiers.remove(params.id, params.agent));
      return {};
    },
  });
}

async function mustBe(store: Pick<Store, "queues">, queue: number): Promise<void> {
  if ((await store.queues.get(queue)) === undefined)
    throw new ApiError("no-such", `there is no queue with the id ${queue}`);
}
