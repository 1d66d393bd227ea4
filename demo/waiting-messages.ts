/** How many messages wait for it. */
export interface WaitingMessages {
  readonly newMessages: number;
  readonly oldMessages: number;
}

/** RFC 3842: a summary without numbers says only whether there are any. */
export function readSummary(body: string): WaitingMessages {
  const counts = /^Voice-Message:\s*(\d+)\s*\/\s*(\d+)/im.exec(body);
  const isWaiting = /^Messages-Waiting:\s*yes/im.test(body);
  return { newMessages: Number(counts?.[1] ?? (isWaiting ? 1 : 0)), oldMessages: Number(counts?.[2] ?? 0) };
}
