// What takes a change of the configuration back, and what it is called where it cannot be made.
import type { ConfigChange } from "./model.ts";
import { isSetting, settingNow } from "./settings.ts";
import { formerlyNamed } from "./queue/rename.ts";
import type { State } from "./state.ts";

/** A row that cannot be read is found before anything is done with it. */
export function readThrough(change: ConfigChange): void {
  for (const row of Object.values<unknown>(change)) if (typeof row === "object") Object.values(row ?? {});
}

/** `put-queue support`. */
export function nameOf(change: ConfigChange): string {
  const { type, ...rest } = change;
  for (const row of Object.values(rest)) {
    if (typeof row === "string") return `${type} ${row}`;
    for (const key of ["id", "name", "extn", "agent"]) {
      const found = Object.getOwnPropertyDescriptor(row, key)?.value as unknown;
      if (typeof found === "string") return `${type} ${found}`;
    }
  }
  return type;
}

/** The row as it is before the change; undefined: there is nothing to be taken back. */
export function inverseOf(state: State, change: ConfigChange): ConfigChange | undefined {
  if (isSetting(change)) return settingNow(state, change.type);
  switch (change.type) {
    case "put-time": {
      const { id } = change.time;
      const time = state.schedule.times.get(id);
      return time === undefined ? { type: "drop-time", id } : { type: "put-time", time };
    }
    case "put-hotline": {
      const { id } = change.hotline;
      const hotline = state.hotlines.get(id);
      return hotline === undefined ? { type: "drop-hotline", id } : { type: "put-hotline", hotline };
    }
    case "put-ivr": {
      const { id } = change.ivr;
      const ivr = state.ivrs.get(id);
      return ivr === undefined ? { type: "drop-ivr", id } : { type: "put-ivr", ivr };
    }
    case "put-queue": {
      const { name } = change.queue;
      const queue = (formerlyNamed(state, change.queue) ?? state.queues.get(name))?.config;
      return queue === undefined ? { type: "drop-queue", name } : { type: "put-queue", queue };
    }
    case "put-caller": {
      const { id } = change.caller;
      const caller = state.callers.rows.get(id);
      return caller === undefined ? { type: "drop-caller", id } : { type: "put-caller", caller };
    }
    case "put-extension": {
      const { extn } = change.extension;
      const extension = state.phones.get(extn)?.config;
      return extension === undefined ? { type: "drop-extension", extn } : { type: "put-extension", extension };
    }
    case "put-trunk": {
      const { name } = change.trunk;
      const trunk = state.trunks.get(name)?.config;
      return trunk === undefined ? { type: "drop-trunk", name } : { type: "put-trunk", trunk };
    }
    case "put-agent": {
      const id = change.agent.agent;
      const agent = state.agents.get(id)?.config;
      return agent === undefined ? { type: "drop-agent", agent: id } : { type: "put-agent", agent };
    }
    case "put-tier": {
      const { queue, agent } = change.tier;
      const place = state.queues.get(queue)?.tiers.get(agent);
      if (place === undefined) return { type: "drop-tier", queue, agent };
      return { type: "put-tier", tier: { queue, agent, level: place.level, position: place.position } };
    }
    case "put-disposition":
    case "put-break-reason":
    case "put-alarm-rule":
      return inverseOfListed(state, change);
    case "put-message":
    case "drop-time":
    case "drop-hotline":
    case "drop-ivr":
    case "drop-queue":
    case "drop-caller":
    case "drop-extension":
    case "drop-trunk":
    case "drop-agent":
    case "drop-tier":
    case "drop-disposition":
    case "drop-break-reason":
    case "drop-alarm-rule":
      return undefined;
  }
}

type Listed = "disposition" | "break-reason" | "alarm-rule";
type ListedPut = Extract<ConfigChange, { readonly type: `put-${Listed}` }>;

function inverseOfListed(state: State, change: ListedPut): ConfigChange {
  if (change.type === "put-alarm-rule") {
    const { id } = change.rule;
    const rule = state.alarms?.rules.get(id)?.config;
    return rule === undefined ? { type: "drop-alarm-rule", id } : { type: "put-alarm-rule", rule };
  }
  if (change.type === "put-disposition") {
    const { id } = change.disposition;
    const disposition = state.dispositions?.get(id);
    return disposition === undefined ? { type: "drop-disposition", id } : { type: "put-disposition", disposition };
  }
  const { id } = change.reason;
  const reason = state.breakReasons?.get(id);
  return reason === undefined ? { type: "drop-break-reason", id } : { type: "put-break-reason", reason };
}
