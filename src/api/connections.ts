// Connections to the API: how many there may be, of whom, and how long each may take over what it says. One on which a
// request with a good token is being answered keeps its place; every other is a stranger, who may have to give way.
import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import { Places } from "../net/places.ts";
import { TurnedAway } from "../net/turned-away.ts";
import type { Log } from "../ports/log.ts";
import type { Measure, Measured } from "../ports/measures.ts";

export interface HttpLimits {
  /** Connections at one time. */
  readonly all: number;
  /** From one address (an IPv6 network of 64 bits counts as one); trusted proxies are not limited. */
  readonly perAddress: number;
  /** For a request's head to arrive as a whole, from its first byte; on a new connection from its beginning. */
  readonly headMs: number;
  /** For all of a request to arrive. */
  readonly requestMs: number;
  /** Between two requests. Longer than the usual proxies keep theirs: who closes first must not be we. */
  readonly idleMs: number;
  /** A request is being answered, and no byte comes or goes. */
  readonly stuckMs: number;
}

export const DEFAULT_HTTP_LIMITS: HttpLimits = {
  all: 5_000,
  perAddress: 1_000,
  headMs: 10_000,
  requestMs: 30_000,
  idleMs: 72_000,
  stuckMs: 120_000,
};

/** A socket, as far as it is looked at here. */
export interface HttpConnection {
  readonly remoteAddress?: string | undefined;
  destroy(): unknown;
  once(event: "close", happened: () => void): unknown;
}

export interface HttpConnectionsOptions {
  readonly limits?: Partial<HttpLimits>;
  readonly trustedProxies?: readonly string[] | undefined;
  readonly clock: { now(): number };
  readonly log: Log;
}

export class HttpConnections implements Measured {
  readonly limits: HttpLimits;
  readonly #places: Places<HttpConnection>;
  readonly #proxies: BlockList;
  readonly #turnedAway: TurnedAway;
  readonly #clock: { now(): number };

  constructor({ limits, trustedProxies, clock, log }: HttpConnectionsOptions) {
    this.limits = { ...DEFAULT_HTTP_LIMITS, ...limits };
    const { all, perAddress } = this.limits;
    this.#places = new Places({ all, perAddress, strangers: all });
    this.#proxies = networksOf(trustedProxies ?? []);
    this.#turnedAway = new TurnedAway((fields) => log.warn(fields, "connections to the API were turned away"));
    this.#clock = clock;
  }

  /** Who asks: whoever connects, unless it is a proxy of ours, which is believed when it says for whom. */
  clientOf({ socket, headers }: IncomingMessage): string {
    const said = String(headers["x-forwarded-for"] ?? "").split(",");
    const chain = [...said.map((one) => one.trim()).filter((one) => one !== ""), socket.remoteAddress ?? ""].reverse();
    return chain.find((address) => !this.#isProxy(address)) ?? chain.at(-1) ?? "";
  }

  /** The host that a proxy of ours was asked for; undefined: there is none, or it does not say. */
  forwardedHostOf({ socket, headers }: IncomingMessage): string | undefined {
    if (!this.#isProxy(socket.remoteAddress ?? "")) return undefined;
    const said = headers["x-forwarded-host"];
    return (typeof said === "string" ? said : said?.[0])?.split(",", 1)[0]?.trim();
  }

  /** One has come in. It is closed at once where there is no place. */
  take(connection: HttpConnection): void {
    const address = connection.remoteAddress ?? "";
    const entered = this.#places.enter(connection, address, { isHost: this.#isProxy(address) });
    if (entered.type === "refused") {
      this.#turnedAway.count(entered.why, address, this.#clock.now());
      connection.destroy();
      return;
    }
    connection.once("close", () => this.#places.leave(connection));
    if (entered.gaveWay === undefined) return;
    this.#turnedAway.count("gave-way", entered.gaveWay.remoteAddress ?? "", this.#clock.now());
    entered.gaveWay.destroy();
  }

  /** A request on it has shown a good token: it keeps its place until `answered`. */
  admitted(connection: HttpConnection): void {
    this.#places.prove(connection);
  }

  /** Now it only waits for the next request. */
  answered(connection: HttpConnection): void {
    this.#places.doubt(connection);
  }

  /** A request on it did not arrive in its time; whoever says so closes it. */
  wasSlow({ remoteAddress }: Pick<HttpConnection, "remoteAddress">): void {
    this.#turnedAway.count("slow", remoteAddress ?? "", this.#clock.now());
  }

  #isProxy(address: string): boolean {
    return isIP(address) !== 0 && this.#proxies.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  }

  measures(): readonly Measure[] {
    const { known, strangers } = this.#places;
    return [
      {
        ...{ name: "xcc_http_connections", help: "HTTP connections, by what is done on them.", type: "gauge" },
        samples: [
          { labels: { which: "serving" }, value: known },
          { labels: { which: "other" }, value: strangers },
        ],
      },
      {
        name: "xcc_http_connections_turned_away_total",
        help: "HTTP connections that were not taken, or not kept, by reason.",
        type: "counter",
        samples: [...this.#turnedAway.counts].map(([why, value]) => ({ labels: { why }, value })),
      },
    ];
  }
}

function networksOf(written: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const one of written) {
    const [host = "", bits] = one.split("/", 2);
    const family = isIPv6(host) ? "ipv6" : "ipv4";
    if (bits === undefined) networks.addAddress(host, family);
    else networks.addSubnet(host, Number(bits), family);
  }
  return networks;
}
