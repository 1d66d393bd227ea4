// What changes an outside line: the operator, its login, the calls that take it and give it back.
import { stirCenterAlarms } from "../alarm/alarms.ts";
import type { Leg } from "../call/call.ts";
import { stirUnreachable } from "../call/promises.ts";
import type { TrunkConfig } from "../model.ts";
import { fact, touchPhone, type State } from "../state.ts";
import { isFull } from "./trunk.ts";

export function putTrunk(state: State, config: TrunkConfig): void {
  const known = state.trunks.get(config.name);
  if (known === undefined)
    state.trunks.set(config.name, { config, up: !config.registers, reason: "", legs: new Set() });
  else {
    // What it told of its login holds as long as it has one.
    if (known.config.registers !== config.registers) {
      known.up = !config.registers;
      known.reason = "";
    }
    known.config = config;
  }
  stirCenterAlarms(state);
  touchOutsideAgents(state);
}

/** Calls that run over it go on. */
export function dropTrunk(state: State, name: string): void {
  if (!state.trunks.delete(name)) return;
  stirCenterAlarms(state);
  touchOutsideAgents(state);
}

export function onTrunkState(state: State, name: string, up: boolean, reason: string): void {
  const trunk = state.trunks.get(name);
  if (trunk === undefined) return;
  trunk.reason = reason;
  if (trunk.up === up) return;
  trunk.up = up;
  fact(state, { type: "trunk-changed", trunk: name, up, reason });
  touchOutsideAgents(state);
}

export function takeLine(state: State, leg: Leg): void {
  const trunk = leg.trunk === undefined ? undefined : state.trunks.get(leg.trunk);
  if (trunk === undefined) return;
  trunk.legs.add(leg.id);
  if (isFull(trunk)) touchOutsideAgents(state);
}

export function releaseLine(state: State, leg: Leg): void {
  const trunk = leg.trunk === undefined ? undefined : state.trunks.get(leg.trunk);
  if (trunk === undefined) return;
  const wasFull = isFull(trunk);
  trunk.legs.delete(leg.id);
  if (wasFull) touchOutsideAgents(state);
}

/** Agents at outside numbers can be reached as long as there is a line to them. */
function touchOutsideAgents(state: State): void {
  stirUnreachable(state);
  for (const phone of state.phones.values()) if (phone.config?.kind === "tel") touchPhone(state, phone);
}
