// Somebody sends audio to a session that is not theirs.
import type { LegId } from "../../core/model.ts";
import type { MediaEvent } from "../../media/index.ts";
import type { Log } from "../../ports/log.ts";

/** Told once a session, so that whoever sends to every port does not fill the log. */
export function logStranger(
  log: Log,
  leg: LegId | undefined,
  { address, port }: Extract<MediaEvent, { readonly type: "stranger" }>,
): void {
  log.warn({ leg, address, port }, "audio from a stranger is refused; where it is the phone's own, see XCC_RTP_SOURCE");
}
