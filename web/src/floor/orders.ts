// What supervisors ask of the center. Over HTTP: a refusal comes in the language of the page.
import { App } from "antd";
import { useCallback, useRef, useState } from "react";
import type { CcFunctions } from "../../../src/client/index.ts";
import { answered, api } from "../shell/api.ts";

/** Longer nobody waits for a button. */
const ANSWER_MS = 10_000;
/** Pressed again so soon it was a hand that trembled. */
const DOUBLE_PRESS_MS = 1_000;

export async function order<Name extends keyof CcFunctions>(name: Name, parameters: CcFunctions[Name]): Promise<void> {
  const url = `/api/cc/ccc/${name}` as "/api/cc/ccc/ccForceHangup";
  await answered(api.POST(url, { body: parameters, signal: AbortSignal.timeout(ANSWER_MS) }));
}

export interface Orders {
  /** Those whose answer has not come. */
  readonly busy: ReadonlySet<string>;
  /** Shows what the server says where it refuses, and `done` where it does not; answers whether it was done. */
  readonly run: (id: string, work: () => Promise<void>, done?: string) => Promise<boolean>;
}

export function useOrders(): Orders {
  const { message } = App.useApp();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const pressedAt = useRef(new Map<string, number>());
  const run = useCallback(
    async (id: string, work: () => Promise<void>, done?: string): Promise<boolean> => {
      const now = performance.now();
      if (now - (pressedAt.current.get(id) ?? -Infinity) < DOUBLE_PRESS_MS) return false;
      pressedAt.current.set(id, now);
      setBusy((before) => new Set(before).add(id));
      try {
        await work();
        if (done !== undefined) void message.success(done);
        return true;
      } catch (error) {
        // What was refused may be asked again at once.
        pressedAt.current.delete(id);
        void message.error(error instanceof Error ? error.message : String(error), 6);
        return false;
      } finally {
        setBusy((before) => new Set([...before].filter((one) => one !== id)));
      }
    },
    [message],
  );
  return { busy, run };
}
