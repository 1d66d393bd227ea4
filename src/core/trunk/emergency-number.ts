// Which numbers are emergency numbers, however they are dialled.
import { hotlineRows, isInside, normalOf, rewritten } from "../numbers/compare.ts";
import { plainDigits } from "../numbers/normal.ts";
import type { State } from "../state.ts";

export function isEmergency(state: State, number: string): boolean {
  return dialledEmergency(state, number) !== undefined;
}

/** The number that somebody means who dials this one at a phone: it itself, or what a line makes of it (9 for a line, 110). */
export function dialledEmergency(state: State, number: string): string | undefined {
  if (state.emergencyNumbers === undefined) return undefined;
  const itself = emergencyNumberIn(state, number);
  // There is something of this number here, which comes before any line.
  const isOurs = hotlineRows(state, number) !== undefined || isInside(state, number);
  if (itself !== undefined || isOurs) return itself;
  for (const { config } of state.trunks.values()) {
    const called = rewritten(number, config.outbound);
    const meant = called === undefined ? undefined : emergencyNumberIn(state, called);
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** As it is, or with something between its digits; some phones put the country before every number that they dial. */
export function emergencyNumberIn(state: State, number: string): string | undefined {
  const { emergencyNumbers = [], numbers } = state;
  if (emergencyNumbers.includes(number)) return number;
  const normal = normalOf(state, number);
  const abroad = `+${numbers?.code ?? ""}`;
  const withoutCode = plainDigits(number)?.startsWith(abroad) === true ? plainDigits(number)?.slice(abroad.length) : "";
  return emergencyNumbers.find((one) => one === normal || one === withoutCode);
}
