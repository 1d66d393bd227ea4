// What happens in the center, as whoever listens over a socket is told of it: in order, each event with its place.
import type { Place } from "../../contract/place.ts";
import type { Principal } from "../../store/principal.ts";

/** One event, ready to be sent. */
export interface FeedEvent {
  /** Undefined: it tells how something stands (figures of a queue), and is not sent again to who has missed it. */
  readonly place: Place | undefined;
  /** Every channel that it is on, `cc.agent.1001` for one; who listens to several of them gets it once for each subscription. */
  readonly channels: readonly string[];
  /** Of the public contract. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether this one may be told. */
  isFor(principal: Principal): boolean;
}

export interface Feed {
  /** The place of the newest event. */
  readonly newest: Place;
  /** Called with what is new, in order. A listener must not throw. Ends by what it returns. */
  listen(listener: (events: readonly FeedEvent[]) => void): () => void;
  /**
   * What came after that place, the oldest first, and then how every queue stands now, which is kept for nobody; undefined: so far
   * back nothing is kept, or there is no such place yet.
   */
  since(place: Place): readonly FeedEvent[] | undefined;
  /** How everything stands that this one may be told of, as of `newest`. */
  snapshot(principal: Principal): Readonly<Record<string, unknown>>;
}
