import type { CommandId } from "../model.ts";
import type { State } from "../state.ts";
import { messageName } from "../voicemail/leave.ts";

export interface RecordingUnderWay {
  /** The `record` or `record-message` that began it. */
  readonly command: CommandId;
  /** As it was named to the switch. */
  readonly name: string;
  /** When its call began, milliseconds since 1970. */
  readonly since: number;
}

export function recordingsUnderWay(state: State): RecordingUnderWay[] {
  const startOf = (call: Parameters<typeof state.calls.get>[0]): number =>
    state.calls.get(call)?.startedAt ?? state.now;
  return [
    ...[...state.recordings].map(([command, { call, name }]) => ({ command, name, since: startOf(call) })),
    ...[...state.messagesTaken].map(([command, { call }]) => ({
      command,
      name: messageName(call),
      since: startOf(call),
    })),
  ];
}
