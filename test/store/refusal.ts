import { storeFailureOf } from "../../src/store/failures.ts";

/** What the store refused with; another failure as it is; undefined: it did what was asked. */
export async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  const failure = storeFailureOf(
    await promise.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  return failure?.type === "refused" ? failure.refusal : failure;
}
