// Which keys this user has chosen: kept by the server with their other preferences, so that they are the same at every desk.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, ApiProblem } from "../shell/api.ts";
import { FIRST_KEYS, type Keys } from "./keys.ts";

const KEY = "desk";

export interface DeskPreferences {
  readonly keys: Keys;
  /** By what `enumerateDevices` calls it; empty: where all sound goes. */
  readonly ringDevice: string;
  readonly ringVolume: number;
}

const FIRST: DeskPreferences = { keys: FIRST_KEYS, ringDevice: "", ringVolume: 70 };

export function useDeskPreferences(): readonly [DeskPreferences, (changed: Partial<DeskPreferences>) => Promise<void>] {
  const queries = useQueryClient();
  const { data = FIRST } = useQuery({ queryKey: ["desk-preferences"], queryFn: read, staleTime: Infinity });
  const change = async (changed: Partial<DeskPreferences>): Promise<void> => {
    const value = { ...data, ...changed };
    queries.setQueryData(["desk-preferences"], value);
    const path = { key: KEY };
    await answered(
      api.PUT("/api/me/preferences/{key}", {
        params: { path },
        body: { value: { ...value } as unknown as Record<string, never> },
      }),
    );
  };
  return [data, change];
}

export function useKeys(): readonly [Keys, (keys: Keys) => Promise<void>] {
  const [{ keys }, change] = useDeskPreferences();
  return [keys, (chosen) => change({ keys: chosen })];
}

async function read(): Promise<DeskPreferences> {
  try {
    const { value } = await answered(api.GET("/api/me/preferences/{key}", { params: { path: { key: KEY } } }));
    return { ...FIRST, ...(value as Partial<DeskPreferences>) };
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return FIRST;
    throw error;
  }
}
