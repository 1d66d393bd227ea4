import type { Area } from "../shell/area.ts";

export const floorArea: Area = {
  name: "floor",
  pages: [
    { path: "/floor", role: "supervisor", menu: "wallboard", load: () => import("./wallboard-page.tsx") },
    { path: "/floor/waiting", role: "supervisor", menu: "waiting", load: () => import("./waiting-page.tsx") },
    { path: "/floor/agents", role: "supervisor", menu: "agents", load: () => import("./agents-page.tsx") },
    { path: "/floor/calls", role: "supervisor", menu: "calls", load: () => import("./calls-page.tsx") },
    { path: "/floor/calls/$uuid", role: "supervisor", load: () => import("./call-page.tsx") },
    { path: "/floor/then", role: "supervisor", menu: "replay", load: () => import("./replay-page.tsx") },
  ],
};
