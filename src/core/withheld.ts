import type { Withheld } from "./switch.ts";

/**
 * A call's record for those who may not see who calls, where they want nobody to: that they do stays to be seen. Every way out of
 * a record leads through this, unless it is known who asks and that they may.
 */
export function unseen<Row extends { readonly withheld?: Withheld }>(record: Row): Row {
  return record.withheld === undefined ? record : { ...record, withheld: { callerNumber: "", callerName: "" } };
}

/** A caller who withholds their number is nobody in particular. */
export function isWithheld(number: string): boolean {
  return number === "" || number.toLowerCase() === "anonymous";
}
