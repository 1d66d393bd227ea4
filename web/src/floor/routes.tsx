import type { Area } from "../shell/area.ts";

export const floorArea: Area = { name: "floor", pages: [] };
