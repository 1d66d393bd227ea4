// An agent's settings, `agent_info`: a JSON object of texts. The vendor's pages spell two of its names in two ways; both
// are read, one is written.
import type { AgentInfo } from "./database/tables.ts";

/** What an agent has of whom nothing else was said. */
export const DEFAULT_AGENT_INFO: AgentInfo = {
  lag: "2",
  simo: "1",
  status: "On Break",
  agent_type: "callback",
  member_wait: "nowait",
  wrap_up_time: "10",
  max_no_answer: "3",
  busy_delay_time: "60",
  reject_delay_time: "60",
  // As long as the queue says.
  timeout: "0",
  level: "1",
  position: "1",
  hardware_phone_only: "false",
};

const OTHER_SPELLINGS: Readonly<Record<string, string>> = { warp_up_time: "wrap_up_time", type: "agent_type" };

/** What was set, over the defaults. */
export function agentInfoOf(set: AgentInfo): AgentInfo {
  const spelt = Object.entries(set).map(([name, value]) => [OTHER_SPELLINGS[name] ?? name, value] as const);
  return { ...DEFAULT_AGENT_INFO, ...Object.fromEntries(spelt) };
}
