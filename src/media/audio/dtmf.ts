// The sixteen digits of a telephone's keypad: ITU-T Q.23 gives the pairs of tones, RFC 4733 section 3.2 the numbers.

export const ROW_HZ: readonly number[] = [697, 770, 852, 941];
export const COLUMN_HZ: readonly number[] = [1209, 1336, 1477, 1633];

const KEYPAD = "123A456B789C*0#D";
const BY_EVENT = "0123456789*#ABCD";

/** The digit of a row and a column, each 0 to 3. */
export function digitAt(row: number, column: number): string {
  return KEYPAD.charAt(row * 4 + column);
}

/** Undefined for events that are no digit (hook flash, fax tones). */
export function digitOfEvent(event: number): string | undefined {
  return event < BY_EVENT.length ? BY_EVENT.charAt(event) : undefined;
}

/** Undefined where the character is no digit; small letters count. */
export function eventOfDigit(digit: string): number | undefined {
  const event = digit.length === 1 ? BY_EVENT.indexOf(digit.toUpperCase()) : -1;
  return event < 0 ? undefined : event;
}

/** The two frequencies of a digit, low first; undefined where it is none. */
export function frequenciesOfDigit(digit: string): readonly [number, number] | undefined {
  const at = digit.length === 1 ? KEYPAD.indexOf(digit.toUpperCase()) : -1;
  const row = ROW_HZ[at >> 2];
  const column = COLUMN_HZ[at & 3];
  return at < 0 || row === undefined || column === undefined ? undefined : [row, column];
}
