// Host names as DNS knows them. An interface, so that a test can answer in its place.
import { lookup, Resolver } from "node:dns/promises";

export interface NamedAddress {
  readonly address: string;
  /** How long it may be remembered; undefined: nobody said. */
  readonly ttlSeconds: number | undefined;
}

/** RFC 2782 */
export interface NamedService {
  readonly host: string;
  readonly port: number;
  /** Lower ones first. */
  readonly priority: number;
  readonly weight: number;
}

export interface NameService {
  /** Rejects where the name has none of this family, or nobody answers. */
  addresses(host: string, family: 4 | 6): Promise<readonly NamedAddress[]>;
  /** SRV records; none where the name has none. Rejects where nobody answers. */
  services(name: string): Promise<readonly NamedService[]>;
}

const TIMEOUT_MS = 2_000;
const TRIES = 2;
/** What is said of a name that is not there, or has nothing of the kind (RFC 8020, RFC 2308). */
const NOTHING_THERE = new Set(["ENOTFOUND", "ENODATA"]);

export function systemNames(): NameService {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  return {
    addresses: async (host, family) => {
      try {
        const query = family === 4 ? resolver.resolve4(host, { ttl: true }) : resolver.resolve6(host, { ttl: true });
        return (await query).map(({ address, ttl }) => ({ address, ttlSeconds: ttl }));
      } catch {
        // Names that this machine alone knows: /etc/hosts and the like. Fails as DNS did where it does not know it either.
        const known = await lookup(host, { all: true, family });
        return known.map(({ address }) => ({ address, ttlSeconds: undefined }));
      }
    },
    services: async (name) => {
      try {
        const records = await resolver.resolveSrv(name);
        return records.map(({ name: host, ...record }) => ({ host, ...record }));
      } catch (error) {
        if (NOTHING_THERE.has(codeOf(error))) return [];
        throw error;
      }
    },
  };
}

/** DNS's own word: ENOTFOUND, ETIMEOUT, ESERVFAIL ... */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
