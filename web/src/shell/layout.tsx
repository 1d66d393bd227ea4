// What stands around every page: areas by role, who is signed in, whether what is shown can be believed.
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { LogoutOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { Suspense, useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AreaName, AreaPage } from "./area.ts";
import { areasOf, type ShownArea } from "./areas.ts";
import { session, useMe } from "./session.ts";
import { StandingBanner } from "./standing-banner.tsx";
import { Switches } from "./switches.tsx";

export function Layout() {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const areas = areasOf(me.role);
  const own = areas.find(({ pages }) => pages.some((page) => isAt(pathname, page.path)));
  return (
    <div className="layout">
      <a className="skip" href="#content" onClick={goToContent}>
        {t("skip")}
      </a>
      <header className="top">
        <span className="brand">xcc</span>
        <nav aria-label={t("menu")} className="areas">
          {areas.map(({ name, first }) => (
            <Link key={name} to={first.path} className={own?.name === name ? "chosen" : ""}>
              {t(`area.${name}`)}
            </Link>
          ))}
        </nav>
        <div className="top-end">
          <span className="who" title={t(`role.${me.role}`)}>
            {me.name === "" ? me.login : me.name}
          </span>
          <Switches />
          <Tooltip title={t("signOut")}>
            <Button
              type="text"
              icon={<LogoutOutlined />}
              aria-label={t("signOut")}
              onClick={() => void session.signOut()}
            />
          </Tooltip>
        </div>
      </header>
      <StandingBanner />
      {own !== undefined && <AreaMenu area={own} />}
      <Content>
        <Suspense fallback={<p className="wait">{t("connecting")}</p>}>
          <Outlet />
        </Suspense>
      </Content>
    </div>
  );
}

function goToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

/** Who goes to another page reads from its beginning, with eyes or without. */
function Content({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <main id="content" tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

function AreaMenu({ area }: { readonly area: ShownArea }) {
  const { t } = useTranslation();
  const pages = area.pages.filter((page) => page.menu !== undefined);
  if (pages.length < 2) return null;
  return (
    <nav aria-label={t("submenu")} className="pages">
      <Suspense fallback={null}>
        {pages.map((page) => (
          <PageLink key={page.path} area={area.name} page={page} />
        ))}
      </Suspense>
    </nav>
  );
}

function PageLink({ area, page }: { readonly area: AreaName; readonly page: AreaPage }) {
  const { t } = useTranslation(area);
  // Which keys there are the area itself knows.
  const title = (t as (key: string) => string)(page.menu ?? "");
  return (
    <Link to={page.path} activeProps={{ className: "chosen", "aria-current": "page" }} activeOptions={{ exact: true }}>
      {title}
    </Link>
  );
}

/** `/floor/calls/$uuid` holds `/floor/calls/1`. */
function isAt(pathname: string, path: string): boolean {
  const given = pathname.split("/");
  return path.split("/").every((part, index) => part.startsWith("$") || part === given[index]);
}
