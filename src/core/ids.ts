import { nextUint32, type Chance } from "./chance.ts";

/** A UUID of version 7 (RFC 9562 section 5.7) made of the event's time and the engine's own chance. */
export function uuidAt(at: number, chance: Chance): string {
  const time = at.toString(16).padStart(12, "0");
  const a = nextUint32(chance);
  const b = nextUint32(chance);
  const c = nextUint32(chance);
  const version = (0x7000 | (a & 0xfff)).toString(16);
  const variant = (0x8000 | ((a >>> 12) & 0x3fff)).toString(16);
  const node = b.toString(16).padStart(8, "0") + (c >>> 16).toString(16).padStart(4, "0");
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-${version}-${variant}-${node}`;
}
