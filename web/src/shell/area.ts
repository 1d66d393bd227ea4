// What an area of the console hands to the shell: its pages, which are loaded when somebody goes there.
import type { ComponentType } from "react";
import type { Role } from "./roles.ts";

export const AREAS = ["desk", "floor", "reports", "admin"] as const;
export type AreaName = (typeof AREAS)[number];

export interface AreaPage {
  /** As the address shows it: `/floor/calls/$uuid`. */
  readonly path: string;
  /** Whom it is for, at least. */
  readonly role: Role;
  /** Of the area's texts, the key of its title; with it the page stands in the area's own menu. */
  readonly menu?: string;
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
}

/** The first page is where the menu leads; without pages the area is not shown. */
export interface Area {
  readonly name: AreaName;
  readonly pages: readonly AreaPage[];
}
