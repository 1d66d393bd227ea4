// What came of a call, said by the agent who had a part in it or by a supervisor for them.
import type { DispositionEvent } from "../core/events.ts";
import type { AgentId } from "../core/model.ts";
import { partIn } from "../report/part.ts";
import type { Principal } from "../store/principal.ts";
import { askCenter } from "./asking.ts";
import { checkMayAsk } from "./cc-actor.ts";
import type { CcAsk } from "./contract/cc-function.ts";
import type { ApiDeps } from "./deps.ts";

type Asked = Extract<CcAsk, { readonly type: "disposition" }>;

export async function setDisposition(
  deps: ApiDeps,
  principal: Principal,
  { agent = principal.login as AgentId, callUUID, code, notes }: Asked,
): Promise<{ callUUID?: string }> {
  const by = principal.login === agent ? "agent" : "supervisor";
  const said = { type: "set-disposition", agent, code, notes, by, user: principal.login } as const;
  const event: DispositionEvent = { ...said, which: callUUID };
  await checkMayAsk(deps, principal, event);
  const { call } = await askCenter(deps, callUUID === undefined ? event : await withRecord(deps, event, callUUID));
  return call === undefined ? {} : { callUUID: call };
}

/** The engine forgets calls; their records say who had a part in them. */
async function withRecord({ store }: ApiDeps, event: DispositionEvent, which: string): Promise<DispositionEvent> {
  const row = await store.calls.get(which);
  if (row === undefined) return event;
  return { ...event, which: row.uuid, recorded: partIn(row.record, event.agent) };
}
