// What a few seeds say about all of them.

/** A mean, and the interval that holds the true one with the confidence asked for; equal where one value is all there is. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export type Confidence = 0.95 | 0.99;

/** Student's t, two-sided, for 1 to 10 degrees of freedom; beyond, the series in 1/n is right to three digits. */
const STUDENT: Record<Confidence, readonly number[]> = {
  0.95: [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281],
  0.99: [63.6567, 9.9248, 5.8409, 4.6041, 4.0321, 3.7074, 3.4995, 3.3554, 3.2498, 3.1693],
};
const NORMAL: Record<Confidence, number> = { 0.95: 1.959964, 0.99: 2.575829 };

export function studentT(degrees: number, confidence: Confidence): number {
  const known = STUDENT[confidence][degrees - 1];
  if (known !== undefined) return known;
  const z = NORMAL[confidence];
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}

/** Values that are not numbers (a share of nobody) are left out; undefined: none is left. */
export function estimate(values: readonly (number | undefined)[], confidence: Confidence = 0.95): Estimate | undefined {
  const known = values.filter((value) => value !== undefined && Number.isFinite(value)) as number[];
  if (known.length === 0) return undefined;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  if (known.length === 1) return { mean, low: mean, high: mean };
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (known.length - 1));
  const half = (studentT(known.length - 1, confidence) * deviation) / Math.sqrt(known.length);
  return { mean, low: mean - half, high: mean + half };
}
