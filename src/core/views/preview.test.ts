import { describe, expect, it } from "vitest";
import { Center } from "../center.ts";
import type { Event } from "../events.ts";
import { nodeOf } from "../../../test/scenarios/given-menus.ts";
import { extensionOf } from "../../../test/scenarios/script.ts";
import type { ConfigChange, Extn, LegId } from "../model.ts";

const AT = Date.UTC(2026, 0, 5, 1);

function extension(extn: string): ConfigChange {
  return { type: "put-extension", extension: extensionOf(extn) };
}

function startedCenter(...configuration: ConfigChange[]): Center {
  const center = new Center();
  center.step({ type: "started", at: AT, seed: 1, lastFact: 0, configuration, agents: [] });
  return center;
}

describe("a preview", () => {
  it("changes nothing: neither what lives, nor what follows, nor the numbering of facts", () => {
    const configuration = [extension("1000"), extension("1001")];
    const asked = startedCenter(...configuration);
    const other = startedCenter(...configuration);
    const arrives: Event = {
      ...{ type: "leg-arrived" as const, at: AT, dialled: "1001", callerNumber: "1000", callerName: "" },
      ...{ leg: "a" as LegId, origin: { type: "extension", extn: "1000" as Extn } },
    };
    asked.step(arrives);
    other.step(arrives);
    const before = JSON.stringify(asked.snapshot());
    expect(asked.preview({ at: AT + 86_400_000, number: "1001", from: "1000" }).end).toEqual({
      ...{ type: "rings", numbers: ["1001"], mode: "turn", ringMs: 30_000, otherwise: "cause" },
    });
    expect(JSON.stringify(asked.snapshot())).toBe(before);
    const ended = {
      type: "leg-ended",
      at: AT,
      leg: "a" as LegId,
      cause: "cancelled",
      by: "phone",
      media: undefined,
    } as const;
    expect(asked.step(ended)).toEqual(other.step(ended));
  });

  it("goes on behind a caller's answer: a top that connects and has nobody ends with the nobody prompt", () => {
    const root = nodeOf("1", { type: "transfer", business: { type: "order", numbers: ["1999"] } });
    const ivr = { id: "1", number: "6000", recall: "close", root } as const;
    const preview = startedCenter({ type: "put-ivr", ivr }).preview({ at: AT, number: "6000", from: "" });
    expect(preview.end).toEqual({ type: "prompt", prompt: "nobody", cause: "no-answer" });
    expect(preview.way).toMatchObject([
      { type: "ivr", steps: [{ type: "entered" }, { type: "left", to: "numbers" }, { type: "left", to: "nobody" }] },
    ]);
  });

  it("of a call to oneself is busy", () => {
    const preview = startedCenter(extension("1000")).preview({ at: AT, number: "1000", from: "1000" });
    expect(preview.end).toEqual({ type: "released", cause: "busy" });
  });
});
