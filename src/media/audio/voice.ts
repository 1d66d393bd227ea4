// Sounds like people and rooms, the same with every run: for tests only.

/** Repeatable noise in [-1, 1). */
export function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** A pulse train of 80 to 300 Hz through three formants that wander, with pauses: what talk-off tapes are made of. */
export function voice(length: number, seed: number): Float64Array {
  const next = noise(seed);
  const samples = new Float64Array(length);
  const formants = [600, 1_300, 2_400].map((hz) => ({ hz, target: hz, last: 0, before: 0 }));
  let pitch = 140;
  let phase = 0;
  let loud = 1;
  for (let at = 0; at < length; at++) {
    if (at % 800 === 0) {
      pitch = 190 + 110 * next();
      loud = next() > -0.6 ? 1 : 0;
      for (const [index, formant] of formants.entries()) {
        formant.target = [550, 1_400, 2_500][index] ?? 0;
        formant.target *= 1 + 0.5 * next();
      }
    }
    phase += pitch / 8_000;
    const pulse = phase >= 1 ? 1 : 0;
    phase -= pulse;
    let sum = 0;
    for (const formant of formants) {
      formant.hz += (formant.target - formant.hz) / 400;
      const radius = 0.985;
      const coefficient = 2 * radius * Math.cos((2 * Math.PI * formant.hz) / 8_000);
      const out = pulse * 4_000 * loud + coefficient * formant.last - radius * radius * formant.before;
      formant.before = formant.last;
      formant.last = out;
      sum += out;
    }
    samples[at] = sum;
  }
  return samples;
}
