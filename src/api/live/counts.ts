// What the sockets tell about themselves.
import type { Measure, Measured } from "../../ports/measures.ts";
import { CLOSES, type CloseWhy } from "./limits.ts";

/** Why no socket was made of a connection. */
const REFUSALS = ["origin", "address", "full", "draining", "path"] as const;
export type Refusal = (typeof REFUSALS)[number];

export class LiveCounts implements Measured {
  strangers = 0;
  known = 0;
  subscriptions = 0;
  messagesIn = 0;
  messagesOut = 0;
  failedLogins = 0;
  readonly #closes = new Map<CloseWhy, number>();
  readonly #refusals = new Map<Refusal, number>();

  closed(why: CloseWhy): void {
    this.#closes.set(why, (this.#closes.get(why) ?? 0) + 1);
  }

  refused(why: Refusal): void {
    this.#refusals.set(why, (this.#refusals.get(why) ?? 0) + 1);
  }

  closedFor(why: CloseWhy): number {
    return this.#closes.get(why) ?? 0;
  }

  measures(): readonly Measure[] {
    const counter = (name: string, help: string, samples: Measure["samples"]): Measure => ({
      ...{ name, help, samples },
      type: "counter",
    });
    const by = <Why extends string>(whys: readonly Why[], count: (why: Why) => number): Measure["samples"] =>
      whys.map((why) => ({ labels: { why }, value: count(why) }));
    return [
      {
        ...{ name: "xcc_sockets", help: "WebSockets, by whether somebody has logged in.", type: "gauge" },
        samples: [
          { labels: { which: "logged_in" }, value: this.known },
          { labels: { which: "other" }, value: this.strangers },
        ],
      },
      {
        ...{ name: "xcc_socket_subscriptions", help: "Subscriptions of all WebSockets.", type: "gauge" },
        samples: [{ value: this.subscriptions }],
      },
      counter("xcc_socket_messages_total", "Messages on WebSockets.", [
        { labels: { direction: "in" }, value: this.messagesIn },
        { labels: { direction: "out" }, value: this.messagesOut },
      ]),
      counter("xcc_socket_failed_logins_total", "Logins on WebSockets that failed.", [{ value: this.failedLogins }]),
      counter(
        "xcc_sockets_closed_total",
        "WebSockets that the server closed, by reason.",
        by(Object.keys(CLOSES) as CloseWhy[], (why) => this.closedFor(why)),
      ),
      counter(
        "xcc_sockets_refused_total",
        "WebSockets that were not opened, by reason.",
        by(REFUSALS, (why) => this.#refusals.get(why) ?? 0),
      ),
    ];
  }
}
