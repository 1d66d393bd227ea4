import type { Area } from "../shell/area.ts";

export const reportsArea: Area = { name: "reports", pages: [] };
