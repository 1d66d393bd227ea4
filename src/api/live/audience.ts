// Who may be told what. Administrators everything; supervisors what is about their queues, or everything where they have
// none; an agent their own; what an extension's token opens is what its own phone and agent do.
import type { InvolvedAgent } from "../../contract/involved.ts";
import type { About } from "../../contract/about.ts";
import type { Principal } from "../../store/principal.ts";
import { isAtLeast } from "../access.ts";

export function mayHear(principal: Principal, { agents, extns, queues, people }: Omit<About, "channels">): boolean {
  const { extension, login } = principal;
  if (people !== undefined) return people.has(login);
  if (extension !== undefined) return extns.has(extension.extn);
  if (agents.has(login)) return true;
  return (
    isAtLeast(principal, "supervisor") && (seesAll(principal) || principal.queues.some((queue) => queues.has(queue)))
  );
}

/** Figures of a queue: those who look after it, and the agents who work for it (`own`: where they sit, and for which). */
export function mayHearFigures(principal: Principal, queue: string, own: InvolvedAgent | undefined): boolean {
  if (!hearsOfOwnWork(principal)) return seesAll(principal) || principal.queues.includes(queue);
  const { extension } = principal;
  return own?.queues.has(queue) === true && (extension === undefined || extension.extn === own.extn);
}

/** They hear figures of the queues that they work for alone. */
export function hearsOfOwnWork(principal: Principal): boolean {
  return principal.extension !== undefined || !isAtLeast(principal, "supervisor");
}

/** What decides what somebody is told: where it is another one, what they know is not what they may know. */
export function seenAs({ login, role, queues, extension }: Principal): string {
  return JSON.stringify([login, role, extension?.extn ?? "", ...queues]);
}

export function seesAll(principal: Principal): boolean {
  if (principal.extension !== undefined || !isAtLeast(principal, "supervisor")) return false;
  return principal.role === "administrator" || principal.queues.length === 0;
}
