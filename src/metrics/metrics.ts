// Everything that is measured, on one page for Prometheus: folded from facts and requests as they happen, and asked of
// the parts when somebody looks.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Fact } from "../core/facts.ts";
import type { Log } from "../ports/log.ts";
import type { Measure, Measured, MetricsPage, QueryWatch, RequestWatch } from "../ports/measures.ts";
import { BoundedNames } from "./bounded-names.ts";
import { FactMetrics } from "./fact-metrics.ts";

const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
const QUERY_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
/** There are far fewer routes; a framework that gave us URLs instead would not fill the memory. */
const MOST_ROUTES = 500;

export class Metrics implements MetricsPage {
  readonly contentType: string;
  /** Takes facts in their order, each once. */
  readonly takeFacts: (facts: readonly Fact[]) => void;
  readonly requests: RequestWatch;
  readonly queries: QueryWatch;
  readonly #registry = new Registry();
  readonly #sources: Measured[] = [];
  readonly #asked = new Map<string, Counter | Gauge>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
    this.contentType = this.#registry.contentType;
    // The process, its memory, its garbage collection, and how late the event loop is.
    collectDefaultMetrics({ register: this.#registry });
    this.takeFacts = new FactMetrics(this.#registry).take;
    this.requests = requestWatch(this.#registry);
    this.queries = queryWatch(this.#registry);
  }

  /** Asked whenever somebody looks. */
  add(...sources: readonly Measured[]): void {
    this.#sources.push(...sources);
  }

  text(): Promise<string> {
    for (const source of this.#sources) {
      try {
        for (const measure of source.measures()) this.#show(measure);
      } catch (error) {
        this.#log.error({ err: error }, "a part could not be measured");
      }
    }
    return this.#registry.metrics();
  }

  /** As it is now: what has gone (a deleted queue) is no longer shown. */
  #show({ name, help, type, samples }: Measure): void {
    const [first] = samples;
    const shown = this.#asked.get(name) ?? (first && this.#make(name, help, type, Object.keys(first.labels ?? {})));
    if (shown === undefined) return;
    shown.reset();
    for (const { labels, value } of samples) shown.inc(labels ?? {}, value);
  }

  #make(name: string, help: string, type: Measure["type"], labelNames: string[]): Counter | Gauge {
    const settings = { name, help, labelNames, registers: [this.#registry] };
    const made = type === "counter" ? new Counter(settings) : new Gauge(settings);
    this.#asked.set(name, made);
    return made;
  }
}

function requestWatch(registry: Registry): RequestWatch {
  const registers = [registry];
  const total = new Counter({
    ...{ name: "xcc_http_requests_total", help: "Requests answered, by route and status.", registers },
    labelNames: ["method", "route", "status"],
  });
  const duration = new Histogram({
    ...{
      name: "xcc_http_request_duration_seconds",
      help: "From a request's head to the end of its answer.",
      registers,
    },
    ...{ labelNames: ["method", "route"], buckets: REQUEST_SECONDS },
  });
  const locks = new Counter({
    ...{ name: "xcc_sign_in_locks_total", help: "Logins locked for a time, by where the wrong passwords came from." },
    ...{ labelNames: ["place"], registers },
  });
  const routes = new BoundedNames(MOST_ROUTES);
  return {
    locked: (place) => locks.inc({ place }),
    answered: ({ method, route, status, ms }) => {
      const labels = { method, route: routes.known(route) };
      total.inc({ ...labels, status });
      duration.observe(labels, ms / 1_000);
    },
  };
}

function queryWatch(registry: Registry): QueryWatch {
  const duration = new Histogram({
    ...{
      name: "xcc_database_query_duration_seconds",
      help: "From a query's sending to its reply.",
      registers: [registry],
    },
    buckets: QUERY_SECONDS,
  });
  return { queried: (ms) => duration.observe(ms / 1_000) };
}
