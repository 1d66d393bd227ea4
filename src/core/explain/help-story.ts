// Requests for help about a call, told from its record.
import type { HelpEnd, HelpManner } from "../people/facts.ts";
import type { HelpRecord } from "../report/help-record.ts";

export type HelpLine = { readonly at: number } & HelpBody;

export type HelpBody =
  | { readonly what: "help-asked"; readonly agent: string; readonly text: string }
  | {
      readonly what: "help-answered";
      readonly by: string;
      readonly agent: string;
      readonly manner: HelpManner;
      readonly text: string;
    }
  | { readonly what: "help-over"; readonly agent: string; readonly end: Exclude<HelpEnd, "answered"> };

export function tellHelp({ agent, text, askedAt, endedAt, end, by, manner, answer }: HelpRecord): HelpLine[] {
  const asked: HelpLine = { at: askedAt, what: "help-asked", agent, text };
  if (endedAt === undefined || end === undefined) return [asked];
  if (end !== "answered") return [asked, { at: endedAt, what: "help-over", agent, end }];
  const how = { by: by ?? "", manner: manner ?? "message", text: answer ?? "" } as const;
  return [asked, { at: endedAt, what: "help-answered", agent, ...how }];
}
