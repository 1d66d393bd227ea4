// A minute of quiet music, composed for this project: soft chords, and a plucked pentatonic tune over them. Everything
// is written into a ring, so that what rings on at the end is heard again at the beginning and the loop has no seam.

export const RATE_HZ = 8_000;
export const LOOP_SECONDS = 60;

const BARS = 16;
const BEATS_PER_BAR = 4;
const BEAT_SECONDS = LOOP_SECONDS / (BARS * BEATS_PER_BAR);
const SAMPLES = LOOP_SECONDS * RATE_HZ;

/** -24 dBFS on average: music must not be louder than the prompts that interrupt it. */
const LOUDNESS = 2_070;
const PEAK = 14_000;

/** One chord a bar, as notes of the telephone's band. */
const CHORDS: readonly (readonly string[])[] = [
  ["C4", "E4", "G4", "D5"],
  ["A3", "E4", "G4", "C5"],
  ["F4", "A4", "C5", "E5"],
  ["G3", "D4", "G4", "B4"],
  ["C4", "G4", "B4", "E5"],
  ["E4", "G4", "B4", "D5"],
  ["F4", "A4", "C5", "G5"],
  ["G3", "D4", "A4", "C5"],
  ["A3", "C4", "E4", "G4"],
  ["F4", "A4", "C5", "E5"],
  ["D4", "F4", "A4", "C5"],
  ["G3", "B4", "D4", "F4"],
  ["C4", "E4", "G4", "A4"],
  ["A3", "E4", "G4", "C5"],
  ["D4", "F4", "A4", "E5"],
  ["G3", "D4", "G4", "C5"],
];

/** One bar a string, eight eighths: a note, `.` to let it ring, `-` for a rest. */
const TUNE: readonly string[] = [
  "E5 . G5 . A5 . G5 .",
  "E5 . D5 E5 . . - -",
  "C5 . D5 . E5 . A5 .",
  "G5 . . . D5 . - -",
  "E5 . G5 . C6 . A5 .",
  "G5 . E5 G5 . . - -",
  "A5 . G5 . E5 . D5 .",
  "D5 . . E5 D5 . - -",
  "C5 . E5 . G5 . E5 .",
  "A5 . C6 A5 . . G5 .",
  "F5 . E5 . D5 . A4 .",
  "B4 . D5 . G5 . - -",
  "E5 . G5 A5 . G5 E5 .",
  "C6 . A5 . G5 . E5 .",
  "D5 . E5 . F5 . E5 .",
  "D5 . . . C5 . - -",
];

const SEMITONES: Readonly<Record<string, number>> = { C: -9, D: -7, E: -5, F: -4, G: -2, A: 0, B: 2 };

/** `A4` -> 440. */
export function frequencyOf(note: string): number {
  const semitone = SEMITONES[note.slice(0, 1)];
  const octave = Number(note.slice(1));
  if (semitone === undefined || !/^.\d$/.test(note)) throw new Error(`${note} is no note`);
  return 440 * 2 ** ((semitone + 12 * (octave - 4)) / 12);
}

/** The loop, 8 kHz, 16 bit. The same samples at every call. */
export function composeLoop(): Int16Array {
  const ring = new Float64Array(SAMPLES);
  for (const [bar, chord] of CHORDS.entries()) {
    for (const note of chord)
      addPad(ring, bar * BEATS_PER_BAR * BEAT_SECONDS, BEATS_PER_BAR * BEAT_SECONDS, frequencyOf(note));
  }
  for (const [bar, notes] of TUNE.entries()) {
    for (const [eighth, note] of notes.split(" ").entries()) {
      if (note === "." || note === "-") continue;
      addPluck(ring, (bar * BEATS_PER_BAR + eighth / 2) * BEAT_SECONDS, frequencyOf(note));
    }
  }
  return levelled(withEcho(ring));
}

/** A slow swell of two slightly different tones that outlasts its bar and blends into the next. */
function addPad(ring: Float64Array, startSeconds: number, lengthSeconds: number, frequencyHz: number): void {
  const start = Math.round(startSeconds * RATE_HZ);
  const count = Math.round((lengthSeconds + 1.2) * RATE_HZ);
  for (let at = 0; at < count; at++) {
    const place = at / count;
    const swell = Math.sin(Math.PI * place) ** 0.8;
    const seconds = at / RATE_HZ;
    const phase = 2 * Math.PI * frequencyHz * seconds;
    const tone =
      Math.sin(phase * 0.998) + Math.sin(phase * 1.002) + 0.25 * Math.sin(2 * phase) + 0.08 * Math.sin(3 * phase);
    add(ring, start + at, 0.1 * swell * tone);
  }
}

/** A plucked string (Karplus and Strong): noise in a delay line that loses its high parts at each turn. */
function addPluck(ring: Float64Array, startSeconds: number, frequencyHz: number): void {
  const start = Math.round(startSeconds * RATE_HZ);
  const period = RATE_HZ / frequencyHz - 0.5;
  const whole = Math.floor(period);
  // A first-order all-pass filter makes up for the part of a sample that the delay line cannot hold: it would be out of tune.
  const fraction = period - whole;
  const coefficient = (1 - fraction) / (1 + fraction);
  const line = burst(whole, Math.round(frequencyHz));
  let before = 0;
  let passedBefore = 0;
  let averagedBefore = 0;
  const count = Math.round(3.2 * RATE_HZ);
  for (let at = 0; at < count; at++) {
    const index = at % whole;
    const current = line[index] ?? 0;
    const averaged = 0.498 * (current + before);
    const passed = coefficient * (averaged - passedBefore) + averagedBefore;
    before = current;
    averagedBefore = averaged;
    passedBefore = passed;
    line[index] = passed;
    const end = Math.min(1, (count - at) / (0.2 * RATE_HZ));
    add(ring, start + at, 0.55 * end * passed);
  }
}

/** A soft burst of noise, always the same one for a note; without a mean, which would only ring on as a thump. */
function burst(length: number, seed: number): Float64Array {
  let state = seed >>> 0;
  let smooth = 0;
  const noise = Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    smooth += 0.6 * (state / 2 ** 31 - 1 - smooth);
    return smooth;
  });
  const mean = noise.reduce((sum, sample) => sum + sample, 0) / length;
  return noise.map((sample) => sample - mean);
}

function withEcho(ring: Float64Array): Float64Array {
  const delay = Math.round(1.5 * BEAT_SECONDS * RATE_HZ);
  return ring.map((sample, at) => {
    const once = ring[(at - delay + SAMPLES) % SAMPLES] ?? 0;
    const twice = ring[(at - 2 * delay + SAMPLES) % SAMPLES] ?? 0;
    return sample + 0.22 * once + 0.08 * twice;
  });
}

function levelled(ring: Float64Array): Int16Array {
  const power = ring.reduce((sum, sample) => sum + sample * sample, 0) / ring.length;
  const highest = ring.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = Math.min(LOUDNESS / Math.sqrt(power), PEAK / highest);
  return Int16Array.from(ring, (sample) => Math.round(sample * gain));
}

function add(ring: Float64Array, at: number, value: number): void {
  const index = at % SAMPLES;
  ring[index] = (ring[index] ?? 0) + value;
}
