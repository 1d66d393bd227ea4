// Registrations as lines of a file. Each says all that a user has from then on; a later line of the user takes its place.
//
//   [1,"xcc-registrations"]                     the version of what follows
//   [3735928559,["1001","9f3c",[{...}]]]        check sum of the rest; user, mark, contacts (none: the user has left)
import { crc32 } from "node:zlib";
import type { Flow, KeptRegistration } from "../../sip/index.ts";

/** What is kept of one user. */
export interface Kept {
  /** Of the credentials that the registrations were made with. */
  readonly mark: string;
  readonly registrations: readonly KeptRegistration[];
}

export interface ReadLines {
  readonly kept: ReadonlyMap<string, Kept>;
  /** Lines that cannot be read; what they said is left out. */
  readonly damaged: number;
  /** False: it is a file of another version, or none of ours. */
  readonly isOurs: boolean;
}

export const HEAD = `${JSON.stringify([1, "xcc-registrations"])}\n`;
const NOTHING: ReadonlyMap<string, Kept> = new Map();

/** Undefined: the user has left. */
export function lineOf(user: string, kept: Kept | undefined): string {
  const registrations = (kept?.registrations ?? []).map(flattened);
  const body = JSON.stringify([user, kept?.mark ?? "", registrations]);
  return `[${crc32(body)},${body}]\n`;
}

/** In the order in which they were written last. */
export function readLines(text: string): ReadLines {
  if (text === "") return { kept: NOTHING, damaged: 0, isOurs: true };
  const lines = text.split("\n").filter((line) => line !== "");
  if (`${lines[0] ?? ""}\n` !== HEAD) return { kept: NOTHING, damaged: 0, isOurs: false };
  const kept = new Map<string, Kept>();
  let damaged = 0;
  for (const line of lines.slice(1)) {
    const said = readLine(line);
    if (said === undefined) damaged += 1;
    else {
      kept.delete(said.user);
      if (said.kept.registrations.length > 0) kept.set(said.user, said.kept);
    }
  }
  return { kept, damaged, isOurs: true };
}

function readLine(line: string): { readonly user: string; readonly kept: Kept } | undefined {
  const [, check, body] = /^\[(\d+),(.*)\]$/.exec(line) ?? [];
  if (body === undefined || crc32(body) !== Number(check)) return undefined;
  // What passes the check was written by us; what may be in it is another version's business.
  const [user, mark, list] = parsed(body);
  if (typeof user !== "string" || typeof mark !== "string" || !Array.isArray(list)) return undefined;
  const registrations = (list as readonly unknown[]).map(registrationOf);
  if (registrations.some((one) => one === undefined)) return undefined;
  return { user, kept: { mark, registrations: registrations.filter((one) => one !== undefined) } };
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as readonly unknown[]) : [];
  } catch {
    return [];
  }
}

function flattened({ parameters, ...rest }: KeptRegistration): object {
  const { contact, flow, path, q, expiresAt, userAgent, callId, sequence, refreshedAt } = rest;
  const { transport, remoteAddress, remotePort } = flow;
  const named = { contact, flow: { transport, remoteAddress, remotePort }, path, q, expiresAt, refreshedAt };
  return { ...named, userAgent, callId, sequence, parameters: [...parameters] };
}

function registrationOf(value: unknown): KeptRegistration | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { flow, path, parameters, ...rest } = value as Readonly<Record<string, unknown>>;
  const { contact, userAgent, callId, q, expiresAt, refreshedAt, sequence } = rest;
  const strings = { contact, userAgent, callId };
  const numbers = { q, expiresAt, refreshedAt, sequence };
  const isWhole =
    Object.values(strings).every((one) => typeof one === "string") &&
    Object.values(numbers).every((one) => typeof one === "number" && one >= 0) &&
    isFlow(flow) &&
    isTexts(path) &&
    Array.isArray(parameters) &&
    parameters.every((pair) => isTexts(pair) && pair.length === 2);
  if (!isWhole) return undefined;
  const pairs = parameters as readonly (readonly [string, string])[];
  const named = { ...strings, ...numbers } as Omit<KeptRegistration, "flow" | "path" | "parameters">;
  return { ...named, flow, path, parameters: new Map(pairs) };
}

function isFlow(value: unknown): value is Flow {
  if (typeof value !== "object" || value === null) return false;
  const { transport, remoteAddress, remotePort } = value as Readonly<Record<string, unknown>>;
  return (
    (transport === "udp" || transport === "tcp" || transport === "tls" || transport === "ws") &&
    typeof remoteAddress === "string" &&
    Number.isInteger(remotePort) &&
    Number(remotePort) > 0 &&
    Number(remotePort) < 65_536
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
