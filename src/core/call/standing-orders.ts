// What a leg was ordered that is so until something else is: a switch that does not know it is told again.
import type { SwitchCommand } from "../switch.ts";

export interface StandingOrders {
  /** It hears that something rings. */
  ring?: SwitchCommand;
  /** Played over and over, until something else is played or heard. */
  music?: SwitchCommand;
  hangUp?: SwitchCommand;
  /** The last word about its phone's wish. */
  transfer?: SwitchCommand;
}
