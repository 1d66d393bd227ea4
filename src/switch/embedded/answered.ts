import type { LegId } from "../../core/model.ts";
import type { Legs } from "./legs.ts";
import { isAnswered, type Leg } from "./leg-state.ts";

/** Those that live, where all of these were there and none is yet to be answered; otherwise why not. */
export function answeredOf(legs: Pick<Legs, "get" | "knows">, ids: readonly LegId[]): readonly Leg[] | string {
  if (!ids.every((id) => legs.knows(id))) return "there is no such leg";
  const living = ids.map((id) => legs.get(id)).filter((leg) => leg !== undefined && leg.phase !== "ending");
  const answered = living.filter((leg) => leg !== undefined && isAnswered(leg));
  return answered.length < living.length ? "a leg is not answered" : answered.filter((leg) => leg !== undefined);
}
