// No number of ours is one that is called in an emergency (XCC_EMERGENCY_NUMBERS): whoever dials it is led outside, always.
import { Refused } from "./failures.ts";
import type { StoreParts } from "./parts.ts";

/** Whether it is one of them, however it is written: with blanks, dots, dashes or brackets between its digits. */
export function isEmergencyNumber(emergencyNumbers: readonly string[] | undefined, number: string): boolean {
  return emergencyNumbers?.includes(number.replaceAll(/[\s().-]/g, "")) === true;
}

/** What is expected instead. */
export function otherThanEmergency(number: string): string {
  return `a number other than the emergency number ${number}`;
}

/** Refuses an extension, a queue, a menu or a hotline that nobody inside could ever call. `field`: as the API calls it. */
export function refuseEmergency(
  { emergencyNumbers }: Pick<StoreParts, "emergencyNumbers">,
  field: "extn" | "name" | "nbr",
  number: string,
): void {
  if (!isEmergencyNumber(emergencyNumbers, number)) return;
  throw new Refused({ type: "unfit", field, expected: otherThanEmergency(number) });
}
