// Rows of a file whose number is one that is called in an emergency: nobody would ever reach them.
import { isEmergencyNumber, otherThanEmergency } from "../emergency-numbers.ts";
import { MOST_PROBLEMS } from "./check.ts";
import { pathText, type Path, type Problem, type Read } from "./document.ts";
import type { ConfigurationFile, FileRow } from "./export.ts";

/** By table: the column with the number that is dialled, and of which rows. */
const DIALLED: Readonly<Record<string, readonly [string, (row: FileRow) => boolean]>> = {
  extensions: ["extn", () => true],
  queues: ["name", () => true],
  // Of menus only the top one is dialled.
  ivrs: ["nbr", (row) => (row["parent_id"] ?? null) === null],
  hotlines: ["nbr", () => true],
};

/** `file`: one that was checked. */
export function emergencyNumbersIn(
  file: ConfigurationFile,
  placeOf: Read["placeOf"],
  emergencyNumbers: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  for (const [table, [column, isDialled]] of Object.entries(DIALLED)) {
    for (const [index, row] of (file.tables[table]?.rows ?? []).entries()) {
      const number = row[column];
      if ((row["deleted_at"] ?? null) !== null || !isDialled(row) || typeof number !== "string") continue;
      if (!isEmergencyNumber(emergencyNumbers, number)) continue;
      if (problems.length >= MOST_PROBLEMS) return problems;
      const path: Path = ["tables", table, "rows", index, column];
      const expected = `${otherThanEmergency(number)} (XCC_EMERGENCY_NUMBERS)`;
      problems.push({ place: placeOf(path), path: pathText(path), expected });
    }
  }
  return problems;
}
