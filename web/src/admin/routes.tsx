import type { Area } from "../shell/area.ts";

export const adminArea: Area = { name: "admin", pages: [] };
