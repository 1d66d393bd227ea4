/** A caller who withholds their number is nobody in particular. */
export function isWithheld(number: string): boolean {
  return number === "" || number.toLowerCase() === "anonymous";
}
