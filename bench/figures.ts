// Figures with what was wanted of them, and tables.

/** One line of the report. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Undefined: reported only. */
  readonly target?: number | undefined;
  /** Whether more is better; the default is less. */
  readonly atLeast?: boolean;
  /** What FreeSWITCH 1.10 with mod_callcenter did at the same job on a machine of this kind. */
  readonly freeswitch?: string | undefined;
}

export interface Report {
  readonly figures: readonly Figure[];
  /** Further tables and remarks, as text. */
  readonly details: string;
}

export function verdict({ value, target, atLeast }: Figure): "ok" | "missed" | "" {
  if (target === undefined) return "";
  if (Number.isNaN(value)) return "missed";
  return (atLeast === true ? value >= target : value <= target) ? "ok" : "missed";
}

/** Nearest rank; NaN where there is nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function figureTable(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => [
    figure.name,
    `${shortly(figure.value)} ${figure.unit}`,
    figure.target === undefined ? "" : shortly(figure.target),
    verdict(figure),
    figure.freeswitch ?? "",
  ]);
  return table(["", "measured", "target", "", "FreeSWITCH"], lines);
}

/** Text columns to the left in the first, to the right in the others. */
export function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
  };
  return all.map((line) => line.map(pad).join("  ").trimEnd()).join("\n");
}

export function shortly(value: number): string {
  if (Number.isNaN(value)) return "-";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toFixed(digits);
}
