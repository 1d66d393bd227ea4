// Where a carrier is that is known by its name (RFC 3263): looked up again and again, the last good answer kept meanwhile.
//
//   start -> ask -> found: told where it changed; again when the answer has aged
//                   not:   told;                  again soon; the last good answer holds
import { isIP } from "node:net";
import type { Clock } from "../../ports/clock.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import { codeOf, type NamedService, type NameService } from "./names.ts";

/** Where requests go, and calls come from. */
export interface Target {
  readonly address: string;
  readonly port: number;
}

type Named = Pick<TrunkAccount, "address" | "port" | "transport">;

/** RFC 3261 section 19.1.2 */
const SIP_PORT = 5_060;
const SIPS_PORT = 5_061;
/** Beyond these nobody names servers; each is one more address whose calls are taken for the carrier's. */
const MOST_TARGETS = 16;
const AGAIN_AFTER_FAILURE_MS = 30_000;
/** An answer is asked for anew not sooner and not later, whatever it says of itself. */
const SHORTEST_MS = 30_000;
const LONGEST_MS = 3_600_000;
/** Where nothing is said of its age, as of SRV records here. */
const USUAL_SECONDS = 300;

export interface LookupParts {
  readonly names: NameService;
  /** Of the address that we listen on: others cannot be reached. */
  readonly family: 4 | 6;
  readonly clock: Clock;
  /** Not empty; the best first. Told the first time, and where it is another than before. */
  readonly onFound: (targets: readonly Target[]) => void;
  /** Told once for each reason until it is found. `known`: there is an earlier answer that goes on holding. */
  readonly onFailed: (reason: string, known: boolean) => void;
}

/** Where a line with a numeric address is; undefined: it has a name. */
export function fixedTarget({ address, port, transport }: Named): Target | undefined {
  return isIP(address) === 0 ? undefined : { address, port: port === 0 ? usualPort(transport) : port };
}

function usualPort(transport: Named["transport"]): number {
  return transport === "tls" ? SIPS_PORT : SIP_PORT;
}

export class CarrierLookup {
  readonly #line: Named;
  readonly #parts: LookupParts;
  #found = "";
  #failure = "";
  #takeBackNext: (() => void) | undefined;
  #stopped = false;

  constructor(line: Named, parts: LookupParts) {
    this.#line = line;
    this.#parts = parts;
  }

  start(): void {
    this.#takeBackNext = undefined;
    targetsOf(this.#line, this.#parts).then(
      (answer) => this.#onAnswer(answer),
      (error: unknown) => this.#onFailure(error),
    );
  }

  stop(): void {
    this.#stopped = true;
    this.#takeBackNext?.();
  }

  #onAnswer({ targets, ttlSeconds }: Answer): void {
    if (this.#stopped) return;
    this.#again(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ttlSeconds * 1_000)));
    this.#failure = "";
    const found = JSON.stringify(targets);
    if (found === this.#found) return;
    this.#found = found;
    this.#parts.onFound(targets);
  }

  #onFailure(error: unknown): void {
    if (this.#stopped) return;
    this.#again(AGAIN_AFTER_FAILURE_MS);
    const reason = `the name ${this.#line.address} was not found: ${codeOf(error)}`;
    if (reason === this.#failure) return;
    this.#failure = reason;
    this.#parts.onFailed(reason, this.#found !== "");
  }

  #again(afterMs: number): void {
    const { clock } = this.#parts;
    this.#takeBackNext = clock.wakeAt(clock.now() + afterMs, () => this.start());
  }
}

interface Answer {
  readonly targets: readonly Target[];
  readonly ttlSeconds: number;
}

/**
 * RFC 3263 section 4.2: a port that is given is the port; without one the SRV records decide, and where there are none, the
 * address and the usual port. The transport is the operator's choice, so that NAPTR has nothing to say. Rejects where no
 * address is found.
 */
async function targetsOf({ address, port, transport }: Named, parts: LookupParts): Promise<Answer> {
  const service = transport === "tls" ? "_sips._tcp" : `_sip._${transport}`;
  const services = port === 0 ? await parts.names.services(`${service}.${address}`) : [];
  if (services.length === 0) {
    return answerOf(await parts.names.addresses(address, parts.family), port === 0 ? usualPort(transport) : port);
  }
  const answers = await Promise.allSettled(
    inOrder(services).map(async (service) =>
      answerOf(await parts.names.addresses(service.host, parts.family), service.port),
    ),
  );
  const good = answers.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const targets = good.flatMap((each) => each.targets).slice(0, MOST_TARGETS);
  const failure = answers.find((each) => each.status === "rejected");
  if (targets.length === 0) throw failure?.reason ?? new Error("it has no such service");
  // One server less than there are is no answer to keep for long.
  const ttlSeconds = failure === undefined ? Math.min(USUAL_SECONDS, ...good.map((each) => each.ttlSeconds)) : 0;
  return { targets, ttlSeconds };
}

function answerOf(addresses: readonly { address: string; ttlSeconds: number | undefined }[], port: number): Answer {
  if (addresses.length === 0) throw new Error("it has no address");
  // Servers that take turns in giving them in another order have not changed.
  const targets = addresses.map(({ address }) => ({ address, port })).sort((a, b) => (a.address < b.address ? -1 : 1));
  const ttlSeconds = Math.min(...addresses.map((each) => each.ttlSeconds ?? USUAL_SECONDS));
  return { targets: targets.slice(0, MOST_TARGETS), ttlSeconds };
}

/** RFC 2782; of one priority the heaviest first, so that the order is the same each time. A host "." means that there is none. */
function inOrder(services: readonly NamedService[]): readonly NamedService[] {
  return services
    .filter(({ host }) => host !== "" && host !== ".")
    .sort((a, b) => a.priority - b.priority || b.weight - a.weight || (a.host < b.host ? -1 : 1))
    .slice(0, MOST_TARGETS);
}
