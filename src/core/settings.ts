// Settings of the whole center as the engine knows them: each there once, and always there.
import { NO_LIMITS } from "./limits-config.ts";
import type { ConfigChange } from "./model.ts";
import { compareBy } from "./numbers/change-plan.ts";
import { adjustZone, type State } from "./state.ts";

const SETTINGS = [
  ...(["put-time-zone", "put-number-plan", "put-stranded-music", "put-emergency-numbers", "put-limits"] as const),
] as const;
type SettingType = (typeof SETTINGS)[number];
type SettingChange = Extract<ConfigChange, { readonly type: SettingType }>;

export function isSetting(change: ConfigChange): change is SettingChange {
  return (SETTINGS as readonly string[]).includes(change.type);
}

export function putSetting(state: State, change: SettingChange): void {
  switch (change.type) {
    case "put-time-zone":
      state.schedule.zone = change.zone;
      adjustZone(state);
      return;
    case "put-stranded-music":
      if (change.lastsMs === undefined) delete state.strandedMs;
      else state.strandedMs = change.lastsMs;
      return;
    case "put-emergency-numbers":
      state.emergencyNumbers = change.emergencyNumbers;
      return;
    case "put-number-plan":
      compareBy(state, change.plan);
      return;
    case "put-limits":
      state.limits = change.limits;
      return;
  }
}

/** What would put it as it is. */
export function settingNow(state: State, type: SettingType): SettingChange {
  switch (type) {
    case "put-time-zone":
      return { type, zone: state.schedule.zone };
    case "put-stranded-music":
      return { type, lastsMs: state.strandedMs };
    case "put-emergency-numbers":
      return { type, emergencyNumbers: state.emergencyNumbers ?? [] };
    case "put-number-plan":
      return { type, plan: state.numbers };
    case "put-limits":
      return { type, limits: state.limits ?? NO_LIMITS };
  }
}
