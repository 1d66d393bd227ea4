// The tables of words that agents choose from: ours.
import type { Generated } from "kysely";
import type { Empty, Stamped } from "./columns.ts";

/** What may come of a call: a node of a queue's tree. */
export interface DispositionsTable extends Stamped {
  id: Generated<number>;
  /** Null: of the center's own tree. */
  queue_id: Empty<number>;
  /** The node above; null: it is at the top. */
  parent_id: Empty<number>;
  code: string;
  name: string;
  name_en: string;
  active: boolean;
  /** Among those beside it: the smaller comes first. */
  position: number;
}

/** Why an agent may be on break. */
export interface BreakReasonsTable extends Stamped {
  id: Generated<number>;
  code: string;
  name: string;
  name_en: string;
  /** How long such a break lasts; null: until the agent is ready. */
  minutes: Empty<number>;
  /** They are ready by themselves then. */
  then_ready: boolean;
  active: boolean;
  position: number;
}
