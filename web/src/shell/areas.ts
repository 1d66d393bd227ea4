// All areas, in the order of the menu.
import { adminArea } from "../admin/routes.tsx";
import { deskArea } from "../desk/routes.tsx";
import { floorArea } from "../floor/routes.tsx";
import { reportsArea } from "../reports/routes.tsx";
import type { Area, AreaPage } from "./area.ts";
import { atLeast, type Role } from "./roles.ts";

export const ALL_AREAS: readonly Area[] = [deskArea, floorArea, reportsArea, adminArea];

export interface ShownArea extends Area {
  readonly first: AreaPage;
}

/** What somebody of that role sees. */
export function areasOf(role: Role): readonly ShownArea[] {
  return ALL_AREAS.flatMap((area) => {
    const pages = area.pages.filter((page) => atLeast(role, page.role));
    const [first] = pages;
    return first === undefined ? [] : [{ ...area, pages, first }];
  });
}

/** Where they begin. */
export function homeOf(role: Role): string {
  const areas = areasOf(role);
  const own = { agent: "desk", supervisor: "floor", administrator: "admin" }[role];
  return (areas.find(({ name }) => name === own) ?? areas[0])?.first.path ?? "/";
}
