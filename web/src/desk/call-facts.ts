// What the live state does not say of a call: who calls, how it is recorded, what came of it. Read once, then kept by events.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { PublicEvent } from "../../../src/client/index.ts";
import { answered, api, ApiProblem } from "../shell/api.ts";
import { live } from "../shell/live.ts";
import { useLive } from "../shell/use-live.ts";
import type { Recording } from "./standing.ts";

export interface CallFacts {
  /** Those that run, by name: whether they are paused. */
  readonly recordings: Readonly<Record<string, boolean>>;
  /** What this agent has said came of it. */
  readonly code: string;
  readonly notes: string;
}

const KEY = "call-facts";
const MOST_CALLS = 20;
/** Events that change them. */
const TELLING: ReadonlySet<PublicEvent["event"]> = new Set([
  ...(["recording-started", "recording-paused", "recording-resumed", "recording-ended"] as const),
  ...(["recording-ordered", "disposition-set", "call-ended"] as const),
]);
const NOTHING: CallFacts = { recordings: {}, code: "", notes: "" };

export function useCallFacts(uuid: string, agent: string): CallFacts & { readonly recording: Recording } {
  const queries = useQueryClient();
  const [heard] = useState(() => new Heard());
  const isOpen = useLive((_view, { connection }) => connection === "open");
  const { data = NOTHING } = useQuery({
    queryKey: [KEY, uuid],
    // What was read while something happened is as it was before: that wins.
    queryFn: async () => heard.after(await read(uuid, agent), uuid, agent),
    enabled: uuid !== "",
    staleTime: Infinity,
  });
  useEffect(() => {
    return live.onEvent((event) => {
      if (!("callUUID" in event) || event.callUUID === "") return;
      heard.take(event.callUUID, event);
      queries.setQueryData<CallFacts>([KEY, event.callUUID], (before) => {
        const after = factsAfter(before ?? NOTHING, event, agent);
        return before === undefined && after === NOTHING ? undefined : after;
      });
    });
  }, [queries, agent, heard]);
  useEffect(() => {
    if (isOpen) void queries.invalidateQueries({ queryKey: [KEY] });
    // Between what was heard before and what is heard afterwards something may be missing.
    else heard.forget();
  }, [queries, heard, isOpen]);
  const paused = Object.values(data.recordings);
  return { ...data, recording: paused.length === 0 ? "none" : paused.includes(false) ? "on" : "paused" };
}

/** What this page was told of the last calls, without a gap. */
export class Heard {
  readonly #ofCalls = new Map<string, PublicEvent[]>();

  take(uuid: string, event: PublicEvent): void {
    if (!TELLING.has(event.event)) return;
    const events = this.#ofCalls.get(uuid) ?? [];
    events.push(event);
    this.#ofCalls.delete(uuid);
    this.#ofCalls.set(uuid, events);
    const [oldest] = this.#ofCalls.keys();
    if (this.#ofCalls.size > MOST_CALLS && oldest !== undefined) this.#ofCalls.delete(oldest);
  }

  after(facts: CallFacts, uuid: string, agent: string): CallFacts {
    return (this.#ofCalls.get(uuid) ?? []).reduce((before, event) => factsAfter(before, event, agent), facts);
  }

  forget(): void {
    this.#ofCalls.clear();
  }
}

export function factsAfter(facts: CallFacts, event: PublicEvent, agent: string): CallFacts {
  const { recordings } = facts;
  switch (event.event) {
    case "recording-started":
      return { ...facts, recordings: { ...recordings, [event.name]: false } };
    case "recording-paused":
    case "recording-resumed":
      return { ...facts, recordings: { ...recordings, [event.name]: event.event === "recording-paused" } };
    case "recording-ended": {
      const isOf = (name: string): boolean => event.file.includes(`${name}.`);
      return { ...facts, recordings: Object.fromEntries(Object.entries(recordings).filter(([name]) => !isOf(name))) };
    }
    case "recording-ordered":
      if (event.doing === "start") return facts;
      return {
        ...facts,
        recordings: Object.fromEntries(Object.entries(recordings).filter(([name]) => name !== event.name)),
      };
    case "disposition-set":
      return event.agent_id === agent && event.code !== "" ? { ...facts, code: event.code } : facts;
    case "call-ended":
      return { ...facts, recordings: {} };
    default:
      return facts;
  }
}

interface KeptRecord {
  readonly recordings?: readonly {
    readonly name: string;
    readonly file?: string;
    readonly failure?: string;
    readonly stopped?: object;
    readonly pauses?: readonly { readonly to?: number | null }[];
  }[];
}

async function read(uuid: string, agent: string): Promise<CallFacts> {
  try {
    const call = await answered(api.GET("/api/cdrs/{uuid}", { params: { path: { uuid } } }));
    const { recordings = [] } = call.record as KeptRecord;
    const running =
      call.end_stamp === "" ? recordings.filter((one) => (one.file ?? one.failure ?? one.stopped) === undefined) : [];
    const own = call.dispositions.filter((one) => one.agent === agent).at(-1);
    return {
      recordings: Object.fromEntries(
        running.map(({ name, pauses = [] }) => [name, pauses.length > 0 && (pauses.at(-1)?.to ?? null) === null]),
      ),
      code: own?.code ?? "",
      notes: own?.notes ?? "",
    };
  } catch (error) {
    // Its record follows a call by a moment.
    if (error instanceof ApiProblem && error.status === 404) return NOTHING;
    throw error;
  }
}
