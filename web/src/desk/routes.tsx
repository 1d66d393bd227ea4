import type { Area } from "../shell/area.ts";

export const deskArea: Area = {
  name: "desk",
  pages: [{ path: "/desk", role: "agent", load: () => import("./desk-page.tsx") }],
};
