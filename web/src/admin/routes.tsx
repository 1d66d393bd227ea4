import type { Area, AreaPage } from "../shell/area.ts";
import type { KindName } from "./kinds.ts";

function pageOf(name: Exclude<KindName, "sounds">): AreaPage {
  return {
    ...{ path: `/admin/${name}`, role: "administrator", menu: `kind.${name}` },
    load: async () => (await import("./kind-page.tsx")).pageOf(name),
  };
}

export const adminArea: Area = {
  name: "admin",
  pages: [
    ...(["extensions", "users", "queues", "hotlines", "menus", "hours", "lines"] as const).map(pageOf),
    { path: "/admin/menus/$id", role: "administrator", load: () => import("./menus/menu-page.tsx") },
    {
      path: "/admin/thresholds",
      role: "administrator",
      menu: "thresholds",
      load: () => import("./thresholds-page.tsx"),
    },
    { path: "/admin/sounds", role: "administrator", menu: "kind.sounds", load: () => import("./sounds-page.tsx") },
  ],
};
