// Mixing: each listener's own sum. A conversation has a few voices, so adding those that somebody hears costs less than
// keeping sums for all.

/** `sum += frame`, in 32 bits: 65 536 full voices fit. */
export function addInto(sum: Int32Array, frame: Int16Array): void {
  for (let at = 0; at < frame.length; at++) sum[at] = (sum[at] as number) + (frame[at] as number);
}

/** Louder than 16 bits hold is cut off, not wrapped round. `count` samples. */
export function clipInto(out: Int16Array, sum: Int32Array, count: number): void {
  for (let at = 0; at < count; at++) {
    const sample = sum[at] as number;
    out[at] = sample > 32_767 ? 32_767 : sample < -32_768 ? -32_768 : sample;
  }
}
