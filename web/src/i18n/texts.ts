// The texts of each area, in each language. English says which there are; Chinese has the same, and a test compares them.
import type { texts as admin } from "./en/admin.ts";
import type { texts as desk } from "./en/desk.ts";
import type { texts as floor } from "./en/floor.ts";
import type { texts as reports } from "./en/reports.ts";
import type { texts as shell } from "./en/shell.ts";

export interface AllTexts {
  readonly admin: typeof admin;
  readonly desk: typeof desk;
  readonly floor: typeof floor;
  readonly reports: typeof reports;
  readonly shell: typeof shell;
}

export type Texts<Name extends keyof AllTexts> = Readonly<Record<keyof AllTexts[Name], string>>;
