// Who acts in a function of agents or supervisors, and whether they may. An agent acts for themself; a supervisor for all, or
// for those of their queues, and needs a phone to do so, not a sign-in; an extension's token acts at that extension only.
//
// What agents may be touched is decided here. Which calls, the engine decides: it alone knows what queues they are in.
import type { AgentView } from "../core/agent/agent.ts";
import type { AgentEvent } from "../core/events.ts";
import type { AgentId, Extn, QueueName } from "../core/model.ts";
import { roleOf, type Principal } from "../store/principal.ts";
import { isAtLeast } from "./access.ts";
import type { ApiDeps } from "./deps.ts";
import { ApiError, invalid } from "./errors.ts";

type Deps = Pick<ApiDeps, "center" | "store">;

export interface Actor {
  readonly extn: Extn;
  /** Who is signed in there. */
  readonly by: AgentId | undefined;
}

/** Undefined: all of them. */
export function queuesOf(principal: Principal): readonly QueueName[] | undefined {
  const isRestricted = principal.role === "supervisor" && principal.queues.length > 0;
  return isRestricted ? (principal.queues as readonly QueueName[]) : undefined;
}

/** Throws where this one may not ask for it. */
export async function checkMayAsk(deps: Deps, principal: Principal, event: AgentEvent): Promise<void> {
  if (principal.login !== event.agent) {
    await checkTheirs(deps, principal, event.agent);
    const queues = queuesOf(principal);
    const queue = event.type !== "agent-wrap-up" && event.type !== "set-disposition" ? event.queue : undefined;
    if (queue !== undefined && queues?.includes(queue) === false) {
      throw new ApiError("forbidden", `you do not look after the queue ${queue}`);
    }
  }
  const at = event.type === "agent-sign-in" ? event.extn : deps.center.agentState(event.agent)?.extn;
  if (at !== undefined) checkToken(principal, at);
}

/** Throws where this one may not act for that agent, or not where the agent is. */
export async function checkMayAct(deps: Deps, principal: Principal, agent: AgentId): Promise<void> {
  if (principal.login !== agent) await checkTheirs(deps, principal, agent);
  const at = deps.center.agentState(agent)?.extn;
  if (at !== undefined) checkToken(principal, at);
}

/** Where somebody acts who asks for something in a call. Throws where they may not, or there is no phone to act at. */
export async function actorOf(
  deps: Deps,
  principal: Principal,
  { agent, extn }: { readonly agent: AgentId | undefined; readonly extn: Extn | undefined },
): Promise<Actor> {
  const isOwn = agent === undefined || agent === principal.login;
  if (!isOwn) await checkTheirs(deps, principal, agent);
  const at = !isAtLeast(principal, "supervisor")
    ? sessionAt(deps, principal.login, extn).extn
    : isOwn
      ? await supervisorAt(deps, principal, extn)
      : await otherAt(deps, agent, extn);
  checkToken(principal, at);
  return { extn: at, by: deps.center.agentAt(at)?.agent };
}

function checkToken({ extension }: Principal, extn: Extn): void {
  if (extension === undefined || extension.extn === extn) return;
  throw new ApiError("forbidden", `this token is for the extension ${extension.extn}`);
}

/** Throws where it is somebody else's agent. */
async function checkTheirs({ center, store }: Deps, principal: Principal, agent: AgentId): Promise<void> {
  if (!isAtLeast(principal, "supervisor")) {
    throw new ApiError("forbidden", "only the agent themself, supervisors and administrators may do this");
  }
  const queues = queuesOf(principal);
  if (queues === undefined) return;
  const isAmong = (names: readonly string[]): boolean => names.some((name) => queues.some((queue) => queue === name));
  // Those who are signed in are known without the database.
  if (isAmong(center.agentState(agent)?.queues ?? []) || isAmong(await store.tiers.queuesOf(agent))) return;
  throw new ApiError("forbidden", `agent ${agent} is in none of the queues that you look after`);
}

function sessionAt({ center }: Deps, agent: string, extn: Extn | undefined): AgentView {
  const session = center.agentState(agent as AgentId);
  if (session === undefined) throw new ApiError("conflict", `agent ${agent} is not signed in`);
  if (extn === undefined || extn === session.extn) return session;
  throw new ApiError("conflict", `agent ${agent} is signed in at ${session.extn}, not at ${extn}`);
}

/** The extension that is given, that of their own sign-in, or the user's own. */
async function supervisorAt(deps: Deps, principal: Principal, extn: Extn | undefined): Promise<Extn> {
  const session = deps.center.agentState(principal.login as AgentId);
  const own = session?.extn ?? (principal.ownExtn as Extn | undefined);
  if (extn === undefined) return own ?? noPhone(principal.login);
  if (extn === session?.extn || extn === principal.ownExtn) return extn;
  const there = deps.center.agentAt(extn);
  if (there !== undefined) await checkTheirs(deps, principal, there.agent);
  else if (queuesOf(principal) !== undefined) {
    throw new ApiError("forbidden", `the extension ${extn} is neither yours nor that of an agent whom you look after`);
  }
  return extn;
}

/** Of an agent where they are signed in; of another supervisor as of oneself. */
async function otherAt(deps: Deps, agent: AgentId, extn: Extn | undefined): Promise<Extn> {
  if (deps.center.agentState(agent) !== undefined) return sessionAt(deps, agent, extn).extn;
  const user = await deps.store.users.byLogin(agent);
  if (user === undefined) throw new ApiError("no-such", `there is no agent ${agent}`);
  if (roleOf(user) === "agent") return sessionAt(deps, agent, extn).extn;
  return extn ?? (user.extn as Extn | null) ?? noPhone(agent);
}

function noPhone(login: string): never {
  const expected = `an extension to act at, for ${login} is not signed in and has none of their own`;
  throw invalid([{ field: "extn", expected }]);
}
