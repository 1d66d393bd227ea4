// What people ask of the center by a press: one at a time, never twice by one press, and what is refused is shown.
import { App } from "antd";
import { useCallback, useRef, useState } from "react";
import type { CcFunctions } from "../../../src/client/index.ts";
import { answered, api } from "./api.ts";

/** Longer nobody waits for a button. */
const ANSWER_MS = 10_000;
/** Pressed again so soon it was a hand that trembled. */
const DOUBLE_PRESS_MS = 1_000;

/** Over HTTP: a refusal is in the language of the page, and an answer does not depend on the socket. */
export async function order<Name extends keyof CcFunctions>(name: Name, parameters: CcFunctions[Name]): Promise<void> {
  const url = `/api/cc/ccc/${name}` as "/api/cc/ccc/ccWrapUp";
  const body = parameters as CcFunctions["ccWrapUp"];
  await answered(api.POST(url, { body, signal: AbortSignal.timeout(ANSWER_MS) }));
}

export interface Orders<Id extends string = string> {
  /** Those whose answer has not come. */
  readonly busy: ReadonlySet<Id>;
  /** Shows what the server says where it refuses, and `done` where it does not; answers whether it was done. */
  readonly run: (id: Id, work: () => Promise<void>, done?: string) => Promise<boolean>;
}

/** `said`: what is shown of what has gone wrong; the same function as long as the language is the same. */
export function useOrders<Id extends string = string>(said: (id: Id, error: unknown) => string = textOf): Orders<Id> {
  const { message } = App.useApp();
  const [busy, setBusy] = useState<ReadonlySet<Id>>(new Set());
  /** What was pressed last: the same once more at once is a double press, after something else it is not. */
  const pressed = useRef<{ readonly id: Id; readonly atMs: number } | undefined>(undefined);
  const run = useCallback(
    async (id: Id, work: () => Promise<void>, done?: string): Promise<boolean> => {
      const now = performance.now();
      const last = pressed.current;
      if (last?.id === id && now - last.atMs < DOUBLE_PRESS_MS) return false;
      pressed.current = { id, atMs: now };
      setBusy((before) => new Set(before).add(id));
      try {
        await work();
        if (done !== undefined) void message.success(done);
        return true;
      } catch (error) {
        // What was refused may be asked again at once.
        pressed.current = undefined;
        void message.error(said(id, error), 6);
        return false;
      } finally {
        setBusy((before) => new Set([...before].filter((one) => one !== id)));
      }
    },
    [message, said],
  );
  return { busy, run };
}

function textOf(_id: string, error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
