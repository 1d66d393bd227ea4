// What would happen to a call: for whoever sets up hours, menus and queues and wants to know before a caller does.
import { z } from "zod";
import type { Sound, TimeDefinition } from "../../core/model.ts";
import type { Preview, PreviewEnd } from "../../core/views/preview.ts";
import { DIALLED, text, textLike } from "../contract/inputs.ts";
import { invalid } from "../errors.ts";
import { instantOf, localText } from "../local-time.ts";
import { warningsOn } from "../not-there.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { noTableFor } from "./holiday-table.ts";

export const previewReply = z.object({
  number: z.string(),
  at: z.string().describe("local time"),
  from: z.string(),
  origin: z.enum(["extension", "outside"]),
  period: z.enum(["work", "holiday", "off"]),
  because: z
    .object({ type: z.string(), id: z.string(), name: z.string() })
    .nullable()
    .describe("the row of timeDef that makes it this period; null: none does"),
  steps: z.array(z.record(z.string(), z.unknown())).describe("the way, as a call record shows it"),
  end: z.record(z.string(), z.unknown()).describe("where the call would be when somebody else has to do something"),
  warnings: z.array(z.string()),
});

export function previewRoutes(parts: RouteParts): void {
  const { center } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/preview"],
    tag: "preview",
    summary: {
      en: "What would happen to a call to a number at a time, step by step; nothing happens",
      zh: "预览：某时刻拨打某号码会怎样，逐步列出；不产生任何呼叫",
    },
    role: "supervisor",
    input: z.object({
      number: textLike(DIALLED, "a number of 1 to 32 digits (letters and * # + _ . - too)"),
      at: text(0, 19).default("").describe("YYYY-MM-DD HH:MM:SS, local time; now, where it is not given"),
      from: text(0, 32).default("").describe("who calls: an extension, or a number outside"),
    }),
    reply: previewReply,
    answer: async ({ input: { number, at, from } }) => {
      const instant = instantIn(parts, at);
      const preview = center.preview({ at: instant, number, from });
      const told = shownPreview(parts, preview, { number, from, at: instant });
      return { ...told, warnings: [...told.warnings, ...(await warningsOn(parts, preview.way))] };
    },
  });
}

/** The time that is asked about; throws where it is none. */
export function instantIn({ clock, config }: Pick<RouteParts, "clock" | "config">, at: string): number {
  const instant = at === "" ? clock.now() : instantOf(at, config.timeZone);
  if (instant === undefined) throw invalid([{ field: "at", expected: "a time as 2026-03-03 08:00:00" }]);
  return instant;
}

export function shownPreview(
  { config }: Pick<RouteParts, "config">,
  preview: Preview,
  asked: { readonly number: string; readonly from: string; readonly at: number },
) {
  const { origin, period, way, end, yearWithoutTable } = preview;
  return {
    ...asked,
    at: localText(new Date(asked.at), config.timeZone),
    origin: origin.type === "extension" ? ("extension" as const) : ("outside" as const),
    period: period.period,
    because: becauseOf(period.because),
    steps: way.map((step) => ({ ...step })),
    end: endOf(end),
    warnings: yearWithoutTable === undefined ? [] : [noTableFor([yearWithoutTable])],
  };
}

function becauseOf(time: TimeDefinition | undefined) {
  if (time === undefined) return null;
  const types = { "work-time": "work_time", "day-off": "offday", workday: "workday" } as const;
  return { type: types[time.type], id: time.id, name: time.type === "work-time" ? "" : time.name };
}

/** Times on the wire are seconds. */
function endOf(end: PreviewEnd): Record<string, unknown> {
  switch (end.type) {
    case "menu": {
      const { prompt, dialsExtensions, ...menu } = end;
      return { ...menu, media_file: prompt === undefined ? "" : soundText(prompt), call_extn_allowed: dialsExtensions };
    }
    case "rings": {
      const { ringMs, ...rings } = end;
      return { ...rings, seconds: ringMs / 1000 };
    }
    case "queue":
    case "mailbox":
    case "mailbox-access":
    case "prompt":
    case "released":
      return { ...end };
  }
}

/** As a menu's row names it. */
export function soundText(sound: Sound): string {
  switch (sound.type) {
    case "file":
      return sound.name;
    case "stream":
      return `local_stream://${sound.name}`;
    case "silence":
      return `silence_stream://${sound.durationMs}`;
    case "tone":
      return `tone_stream://${sound.tone}`;
    default:
      return sound.type;
  }
}
