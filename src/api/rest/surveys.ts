// How callers were content: how many were asked after their calls, how many said something, and what.
import { z } from "zod";
import type { SurveyCount } from "../../store/surveys.ts";
import { text } from "../contract/inputs.ts";
import { endOf, startOf, timeLike } from "../contract/spans.ts";
import { addRoute, type RouteParts } from "../route.ts";

const share = z.number().nullable();
const count = z.number();

const figures = {
  talks: count.describe("conversations of callers from queues with agents"),
  invited: count.describe("callers who were asked how it was"),
  answered: count.describe("callers who pressed a key from 1 to 5"),
  invitation_rate: share.describe("invited / talks; null: there were none"),
  answer_rate: share.describe("answered / invited; null: nobody was asked"),
  average: share.describe("of the answers; null: there are none"),
  scores: z.object({ 1: count, 2: count, 3: count, 4: count, 5: count }),
};

export function surveyRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/surveys"],
    tag: "surveys",
    summary: {
      en: "Satisfaction after calls, by queue and agent: how many were asked, how many answered, and what",
      zh: "满意度：按队列和坐席统计邀评率、参评率与得分",
    },
    role: "supervisor",
    input: z.object({
      startDate: timeLike,
      endDate: timeLike,
      queue: text(0, 100).optional(),
      agent: text(0, 100).optional(),
    }),
    reply: z.object({
      data: z.array(z.object({ queue: z.string(), agent: z.string(), ...figures })),
      total: z.object(figures),
    }),
    answer: async ({ input }) => {
      const filled = (value: string | undefined): string | undefined => (value === "" ? undefined : value);
      const counts = await store.surveys.counts({
        from: startOf("startDate", input.startDate, config.timeZone),
        until: endOf("endDate", input.endDate, config.timeZone),
        queue: filled(input.queue),
        agent: filled(input.agent),
      });
      return {
        data: counts.map((row) => ({ queue: row.queue, agent: row.agent, ...shown(row) })),
        total: shown(sumOf(counts)),
      };
    },
  });
}

type Figures = Pick<SurveyCount, "talks" | "invited" | "answered" | "scores">;

function sumOf(counts: readonly Figures[]): Figures {
  const none: Figures = { talks: 0, invited: 0, answered: 0, scores: [0, 0, 0, 0, 0] };
  return counts.reduce(
    (sum, one) => ({
      talks: sum.talks + one.talks,
      invited: sum.invited + one.invited,
      answered: sum.answered + one.answered,
      scores: [
        sum.scores[0] + one.scores[0],
        sum.scores[1] + one.scores[1],
        sum.scores[2] + one.scores[2],
        sum.scores[3] + one.scores[3],
        sum.scores[4] + one.scores[4],
      ],
    }),
    none,
  );
}

function shown({ talks, invited, answered, scores }: Figures) {
  const points = scores.reduce((sum, times, index) => sum + times * (index + 1), 0);
  const [one, two, three, four, five] = scores;
  return {
    ...{ talks, invited, answered },
    invitation_rate: ratio(invited, talks),
    answer_rate: ratio(answered, invited),
    average: ratio(points, answered),
    scores: { 1: one, 2: two, 3: three, 4: four, 5: five },
  };
}

/** To four places: more would only look exact. */
function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}
