// Who has done least today comes first.
import type { Figures } from "../agent/today.ts";
import { dayStartOf } from "../day.ts";
import { comparedFigures } from "../queue/head-start.ts";
import type { Member } from "../queue/roll.ts";
import { byPlace, firstBy, type Occasion } from "./rule.ts";

export function leastFirst(pool: Member[], { state, queue }: Occasion, most: number, figure: keyof Figures): Member[] {
  const dayStart = dayStartOf(state);
  const done = new Map(
    pool.map((member) => [member, comparedFigures(queue, member.agent, state.now, dayStart)[figure]]),
  );
  const doneBy = (member: Member): number => done.get(member) ?? 0;
  return firstBy(pool, (a, b) => doneBy(a) - doneBy(b) || byPlace(a, b), most);
}
