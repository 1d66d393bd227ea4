// From when on a figure of the wallboard is worth a look, and when it is bad.
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { answered, api, ApiProblem } from "../shell/api.ts";

export type Level = "fine" | "warn" | "alarm";
export type Judged = "waiting" | "longest_wait" | "service_level" | "abandoned";

/** Seconds, percent or callers; null: there is none. */
export type Thresholds = Readonly<Record<`${Judged}_${"warn" | "alarm"}`, number | null>>;

const NONE: Thresholds = {
  ...{ waiting_warn: null, waiting_alarm: null, longest_wait_warn: null, longest_wait_alarm: null },
  ...{ service_level_warn: null, service_level_alarm: null, abandoned_warn: null, abandoned_alarm: null },
};
const ANEW_MS = 60_000;

export type Judge = (queue: string, what: Judged, figure: number | null) => Level;

/** `problem`: why nothing is judged; undefined where it is, empty where the server has no thresholds at all. */
export function useThresholds(): { readonly judge: Judge; readonly problem: string | undefined } {
  const { data, error } = useQuery({
    queryKey: ["thresholds"],
    queryFn: async () => (await answered(api.GET("/api/thresholds"))).data,
    staleTime: ANEW_MS,
    refetchInterval: ANEW_MS,
  });
  const judge = useCallback<Judge>(
    (queue, what, figure) => {
      const own = data?.find((row) => row.queue === queue) ?? data?.find((row) => row.queue === "") ?? NONE;
      return levelOf(what, figure, own);
    },
    [data],
  );
  if (error === null) return { judge, problem: undefined };
  return { judge, problem: error instanceof ApiProblem && error.status === 404 ? "" : error.message };
}

export function levelOf(what: Judged, figure: number | null, thresholds: Thresholds): Level {
  if (figure === null) return "fine";
  const isBeyond = (threshold: number | null): boolean => {
    if (threshold === null) return false;
    return what === "service_level" ? figure <= threshold : figure >= threshold;
  };
  if (isBeyond(thresholds[`${what}_alarm`])) return "alarm";
  return isBeyond(thresholds[`${what}_warn`]) ? "warn" : "fine";
}
