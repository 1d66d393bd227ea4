/** Half the width of the kernel, in zero crossings: the stop band is some 70 dB down with this window. */
const ZERO_CROSSINGS = 16;
/** The pass band ends here, as a part of the lower rate's half: what is above is filtered away, so nothing folds back. */
const PASS = 0.92;
/** More phases than this are rounded to it: the error is below that of 16 bits' last few. */
const MAX_PHASES = 1_024;

/**
 * Band-limited conversion by a windowed sinc (Blackman), one filter a phase. `samples` and the result are linear, any
 * scale. Costs about 32 multiplications for each sample of the higher rate.
 */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return samples;
  const divisor = greatestCommonDivisor(fromHz, toHz);
  const phases = Math.min(toHz / divisor, MAX_PHASES);
  const step = fromHz / toHz;
  // Relative to the input's rate, 0.5 being its half.
  const cutoff = (PASS * Math.min(fromHz, toHz)) / fromHz / 2;
  const half = Math.ceil(ZERO_CROSSINGS / (2 * cutoff));
  const filters = makeFilters(phases, half, cutoff);
  const out = new Float32Array(Math.floor((samples.length * toHz) / fromHz));
  for (let n = 0; n < out.length; n++) {
    const at = n * step;
    let base = Math.floor(at);
    let phase = Math.round((at - base) * phases);
    if (phase === phases) {
      phase = 0;
      base += 1;
    }
    const filter = filters[phase] as Float32Array;
    const first = Math.max(0, base - half + 1);
    const last = Math.min(samples.length - 1, base + half);
    let sum = 0;
    for (let i = first; i <= last; i++) sum += (samples[i] as number) * (filter[i - base + half - 1] as number);
    out[n] = sum;
  }
  return out;
}

/** `filter[k]` weighs the input sample at `base - half + 1 + k` for an output at `base + phase / phases`. */
function makeFilters(phases: number, half: number, cutoff: number): readonly Float32Array[] {
  return Array.from({ length: phases }, (_, phase) => {
    const filter = new Float32Array(2 * half);
    let sum = 0;
    for (let k = 0; k < filter.length; k++) {
      const x = k - half + 1 - phase / phases;
      const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
      const turn = (Math.PI * x) / half;
      const window = Math.abs(x) >= half ? 0 : 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
      filter[k] = sinc * window;
      sum += sinc * window;
    }
    // Every phase passes a constant unchanged: otherwise the phases would be heard as a tone.
    return filter.map((weight) => weight / sum);
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
