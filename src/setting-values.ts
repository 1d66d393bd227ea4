// What the text of a setting may be, and what it comes to.
import { isIP } from "node:net";
import { resolve } from "node:path";
import { EMERGENCY_NUMBERS } from "./emergency-table.ts";
import { COUNTRIES } from "./host/countries.ts";
import { isOrigin } from "./api/live/origins.ts";
import { didYouMean } from "./nearest.ts";

export interface Address {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly expected: string };
export type Parser<T> = (text: string) => Parsed<T>;

/** Characters of the shortest developer key that is accepted: it never expires, so it must not be guessable. */
const SHORTEST_DEV_KEY = 20;

function good<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

function bad(expected: string): Parsed<never> {
  return { ok: false, expected };
}

export function address(text: string): Parsed<Address> {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? "";
  const isHost =
    bracketed !== undefined ? isIP(host) === 6 : isIP(host) === 4 || /^[a-zA-Z][a-zA-Z0-9.-]{0,252}$/.test(host);
  if (!isHost || Number(port) > 65_535) return bad("host:port, as 127.0.0.1:8081, with a port from 0 to 65535");
  return good({ host, port: Number(port) });
}

export function numericAddress(text: string): Parsed<string> {
  return isIP(text) === 0 ? bad("a numeric address, as 192.0.2.10") : good(text);
}

const MOST_ADDRESSES = 8;

export function numericAddresses(text: string): Parsed<readonly string[]> {
  const found = text.split(",").map((part) => part.trim());
  const fits = found.length <= MOST_ADDRESSES && found.every((one) => isIP(one) !== 0);
  return fits ? good(found) : bad(`up to ${MOST_ADDRESSES} numeric addresses, as 203.0.113.7,2001:db8::7`);
}

export function networks(text: string): Parsed<readonly string[]> {
  const found = text.split(",").map((part) => part.trim());
  return found.every(isNetwork) ? good(found) : bad("numeric addresses or networks, as 10.0.0.5,192.0.2.0/24");
}

const MOST_EMERGENCY_NUMBERS = 100;

export function emergencyNumbers(text: string): Parsed<readonly string[]> {
  if (text.toLowerCase() === "none") return good([]);
  const named = text.split(",").map((part) => part.trim());
  const found = named.flatMap((name) => (/^\d{2,8}$/.test(name) ? [name] : (countryNumbers(name) ?? [""])));
  const fits = !found.includes("") && found.length <= MOST_EMERGENCY_NUMBERS;
  const countries = Object.keys(EMERGENCY_NUMBERS).join(" ");
  if (!fits) return bad(`numbers of 2 to 8 digits, as 110,119,120, or countries of ${countries}, or none`);
  return good([...new Set(found)]);
}

function countryNumbers(name: string): readonly string[] | undefined {
  const country = name.toUpperCase();
  return Object.hasOwn(EMERGENCY_NUMBERS, country) ? EMERGENCY_NUMBERS[country] : undefined;
}

export function origins(text: string): Parsed<readonly string[]> {
  const found = text.split(",").map((part) => part.trim());
  if (found.includes("*")) return bad("origins by name: * would let any page in that somebody has open");
  const fit = found.every(isOrigin);
  return fit ? good(found) : bad("origins without a path, as https://crm.example.com,http://10.0.0.5:8080");
}

function isNetwork(text: string): boolean {
  const [, host = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(host);
  return family !== 0 && (bits === undefined || Number(bits) <= (family === 4 ? 32 : 128));
}

export function portRange(text: string): Parsed<{ readonly first: number; readonly last: number }> {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  const fits = first >= 1024 && last <= 65_535 && last - first >= 3;
  if (!fits) return bad("first-last, as 20000-29999, from 1024 to 65535 and at least 4 ports");
  return good({ first, last });
}

/** "off", or what another one reads. */
export function offOr<T>(read: (text: string) => Parsed<T>): (text: string) => Parsed<T | "off"> {
  return (text) => (text === "off" ? good<T | "off">("off") : read(text));
}

export function folder(text: string): Parsed<string> {
  return text.includes("\0") ? bad("a folder's path") : good(resolve(text));
}

export function file(text: string): Parsed<string> {
  return text.includes("\0") ? bad("a file's path") : good(resolve(text));
}

/** As many as a host has names for; each is read again when it changes. */
const MOST_CERTIFICATES = 20;

export function certificatePairs(
  text: string,
): Parsed<readonly { readonly certificate: string; readonly key: string }[]> {
  const found = text.split(",").map((pair) => pair.trim().split(":"));
  const pairs = found.map(([certificate = "", key = ""]) => ({ certificate: resolve(certificate), key: resolve(key) }));
  const fits = found.every((pair) => pair.length === 2 && pair.every((each) => each !== "" && !each.includes("\0")));
  if (fits && pairs.length <= MOST_CERTIFICATES) return good(pairs);
  return bad("pairs of files, certificate:key, as /etc/xcc/pbx.pem:/etc/xcc/pbx.key, at most 20");
}

export function databaseUrl(text: string): Parsed<string> {
  const isPostgres = URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol);
  return isPostgres ? good(text) : bad("a URL as postgres://user:password@host:5432/database");
}

export function devKey(text: string): Parsed<string> {
  const fits = new RegExp(`^[\\x21-\\x7e]{${SHORTEST_DEV_KEY},200}$`).test(text);
  return fits ? good(text) : bad(`${SHORTEST_DEV_KEY} to 200 printable characters without spaces`);
}

export function domain(text: string): Parsed<string> {
  const fits = text.length <= 253 && /^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$/.test(text);
  return fits ? good(text) : bad("a domain name or an address, as xswitch.cn");
}

export function timeZone(text: string): Parsed<string> {
  const expected = "the name of a time zone, as Asia/Shanghai or UTC";
  // An offset as +08:00 would do here, but PostgreSQL reads its sign the other way round.
  if (!/^[A-Za-z]/.test(text)) return bad(expected);
  try {
    return good(new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone);
  } catch {
    return bad(expected);
  }
}

export function country(text: string): Parsed<string> {
  if (text.toLowerCase() === "none") return good("none");
  const found = COUNTRIES.find((one) => one === text.toUpperCase());
  return found === undefined ? bad("a country's two letters (ISO 3166-1), as CN or US, or none") : good(found);
}

const CODEC_NAMES = ["PCMA", "PCMU", "G722", "opus"] as const;
export type CodecName = (typeof CODEC_NAMES)[number];

export function codecs(text: string): Parsed<readonly CodecName[]> {
  const expected = `codecs of ${CODEC_NAMES.join(", ")}, each once, as PCMA,PCMU`;
  const found: CodecName[] = [];
  for (const name of text.split(",").map((part) => part.trim())) {
    const known = CODEC_NAMES.find((each) => each.toLowerCase() === name.toLowerCase());
    if (known === undefined) return bad(`${expected}${didYouMean(name, CODEC_NAMES)}`);
    if (found.includes(known)) return bad(expected);
    found.push(known);
  }
  return good(found);
}

export function digits(least: number, most: number): Parser<string> {
  return (text) => (new RegExp(`^\\d{${least},${most}}$`).test(text) ? good(text) : bad(`${least} to ${most} digits`));
}

export function wholeNumber(smallest: number, largest: number): Parser<number> {
  return (text) => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    const fits = value >= smallest && value <= largest;
    return fits ? good(value) : bad(`a whole number from ${smallest} to ${largest}`);
  };
}

export function oneOf<const T extends string>(choices: readonly T[]): Parser<T> {
  return (text) => {
    const found = choices.find((choice) => choice === text.toLowerCase());
    return found === undefined ? bad(choices.join(" or ")) : good(found);
  };
}
