// Addresses: each page of each area has one, that can be kept and handed on.
import { createRootRoute, createRoute, createRouter, Link, Navigate } from "@tanstack/react-router";
import { lazy, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AreaPage } from "./area.ts";
import { ALL_AREAS, homeOf } from "./areas.ts";
import { Fault } from "./fault.tsx";
import { Layout } from "./layout.tsx";
import type { Role } from "./roles.ts";
import { useIsAtLeast, useMe } from "./session.ts";

const root = createRootRoute({
  component: Layout,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <Fault error={error} />,
});

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });

function routeOf(page: AreaPage) {
  const Loaded = lazy(async () => ({ default: (await page.load()).Page }));
  const For = () => (
    <ForRole role={page.role}>
      <Loaded />
    </ForRole>
  );
  return createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: For,
    errorComponent: ({ error }) => <Fault error={error} />,
  });
}

function Home() {
  const { role } = useMe();
  return <Navigate to={homeOf(role)} replace />;
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h1>{t("notFound")}</h1>
      <Link to="/">{t("home")}</Link>
    </section>
  );
}

function ForRole({ role, children }: { readonly role: Role; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const isAllowed = useIsAtLeast(role);
  if (isAllowed) return children;
  return (
    <section className="card">
      <h1>{t("notForYou", { role: t(`role.${role}`) })}</h1>
      <Link to="/">{t("home")}</Link>
    </section>
  );
}

export const router = createRouter({
  routeTree: root.addChildren([home, ...ALL_AREAS.flatMap(({ pages }) => pages.map(routeOf))]),
  defaultPreload: false,
});
