// The schedule of a scenario.
import type { LocalTime, TimeDefinition, TimeZoneConfig } from "../../src/core/model.ts";

/** `given zone +08:00`: the same offset all year. */
export function zoneOf(text: string): TimeZoneConfig {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(text) ?? [];
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
  return { name: text, offsets: [{ from: 0, offsetMs }] };
}

/** `given work-time 1 08:00:00-18:00:00` (weekday), `given day-off 02-15T00:00:00..2026-02-23T23:59:59 name`. */
export function timeOf(type: TimeDefinition["type"], [first = "", second = ""]: readonly string[]): TimeDefinition {
  if (type === "work-time") {
    const [from = "", to = ""] = second.split("-");
    return { type, id: `${first}/${second}`, weekday: Number(first), fromMs: clockOf(from), toMs: clockOf(to) };
  }
  const [from = "", to = ""] = first.split("..");
  return { type, id: first, name: second, from: localOf(from), to: localOf(to) };
}

function localOf(text: string): LocalTime {
  const [date = "", time = ""] = text.split("T");
  const [dayOfMonth = 0, month = 0, year] = date.split("-").map(Number).reverse();
  return { year, month, dayOfMonth, timeMs: clockOf(time) };
}

function clockOf(text: string): number {
  const [hour = 0, minute = 0, second = 0] = text.split(":").map(Number);
  return ((hour * 60 + minute) * 60 + second) * 1000;
}
