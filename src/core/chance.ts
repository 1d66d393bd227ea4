// The engine's only source of chance: seeded, so that the same events give the same facts.

/** A generator's whole state is one 32 bit number. */
export interface Chance {
  state: number;
}

export function chanceOf(seed: number): Chance {
  return { state: seed >>> 0 };
}

/** Uniform in 0 .. 2^32 - 1 (splitmix32: full period, good enough for choosing agents and naming legs). */
export function nextUint32(chance: Chance): number {
  chance.state = (chance.state + 0x9e3779b9) >>> 0;
  let z = chance.state;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** Uniform in 0 .. bound - 1, for bound of 1 to 2^32. Rejection keeps it free of bias. */
export function nextBelow(chance: Chance, bound: number): number {
  const limit = 0x1_0000_0000 - (0x1_0000_0000 % bound);
  let value = nextUint32(chance);
  while (value >= limit) value = nextUint32(chance);
  return value % bound;
}
