/** A caller who withholds his number is nobody in particular. */
export function isWithheld(number: string): boolean {
  return number === "" || number.toLowerCase() === "anonymous";
}
