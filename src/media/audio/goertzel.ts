/**
 * Power of one frequency in `samples[start, start + count)`: the Goertzel algorithm, one bin of a Fourier transform.
 * A sine of amplitude A that fills the window gives (A * count / 2) squared.
 */
export function goertzel(
  samples: Int16Array,
  start: number,
  count: number,
  frequencyHz: number,
  rateHz: number = 8_000,
): number {
  return goertzelWith(samples, start, count, goertzelCoefficient(frequencyHz, rateHz));
}

export function goertzelCoefficient(frequencyHz: number, rateHz: number): number {
  return 2 * Math.cos((2 * Math.PI * frequencyHz) / rateHz);
}

export function goertzelWith(samples: Int16Array, start: number, count: number, coefficient: number): number {
  let before = 0;
  let last = 0;
  for (let at = start; at < start + count; at++) {
    const next = (samples[at] as number) + coefficient * last - before;
    before = last;
    last = next;
  }
  return last * last + before * before - coefficient * last * before;
}

/** Sum of squares. */
export function energy(samples: Int16Array, start: number, count: number): number {
  let sum = 0;
  for (let at = start; at < start + count; at++) sum += (samples[at] as number) ** 2;
  return sum;
}

/** What part of the signal's energy lies at the frequency: 0 to 1, 0 for silence. For tests and tone detectors. */
export function toneShare(samples: Int16Array, start: number, count: number, frequencyHz: number): number {
  const total = energy(samples, start, count);
  return total === 0 ? 0 : goertzel(samples, start, count, frequencyHz) / ((total * count) / 2);
}
