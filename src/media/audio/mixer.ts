// Mixing: everybody hears the sum of all others. The sum is made once, each one's own part is taken out of it.

/** `sum += frame`, in 32 bits: 65 536 full voices fit. */
export function addInto(sum: Int32Array, frame: Int16Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (frame[at] as number);
}

/** What one member hears. Louder than 16 bits hold is cut off, not wrapped round. */
export function withoutSelf(out: Int16Array, sum: Int32Array, own: Int16Array): void {
  for (let at = 0; at < out.length; at++) {
    const sample = (sum[at] as number) - (own[at] as number);
    out[at] = sample > 32_767 ? 32_767 : sample < -32_768 ? -32_768 : sample;
  }
}
