import { OWED_WITHIN_MS } from "../awaited.ts";
import { expectRecorded } from "../awaiting.ts";
import type { CallId, CommandId } from "../model.ts";
import { command, type State } from "../state.ts";

/** Ends a recording. Of one that has begun the file is owed from now on. */
export function stopRecording(state: State, call: CallId, recording: CommandId): void {
  command(state, { type: "stop-recording", recording });
  if (state.awaited.get(recording)?.purpose === "recorded") expectRecorded(state, call, recording, OWED_WITHIN_MS);
}
