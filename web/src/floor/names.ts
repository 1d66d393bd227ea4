// What people are called: rows of the live view have work numbers only.
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { answered, api } from "../shell/api.ts";

const ANEW_MS = 60_000;

export function directoryQuery() {
  return {
    queryKey: ["directory"],
    queryFn: () => answered(api.GET("/api/directory")),
    staleTime: ANEW_MS,
  };
}

/** Empty: nothing else than their number is known. */
export function useNames(): (login: string) => string {
  const { data } = useQuery({
    ...directoryQuery(),
    select: ({ people }) => new Map(people.map(({ login, name }) => [login, name === login ? "" : name])),
  });
  return useCallback((login) => data?.get(login) ?? "", [data]);
}
