// The console: whom it is for, in which language and light, and then its pages.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as Antd, ConfigProvider, theme } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "./api.ts";
import { useAppearance } from "./appearance.tsx";
import { FaultBoundary } from "./fault.tsx";
import { live } from "./live.ts";
import { router } from "./router.tsx";
import { session, useSession } from "./session.ts";
import { ChangePassword, Gate, SignIn } from "./sign-in.tsx";

/** No font comes from anywhere: what the system has, for both scripts. */
const FONTS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
/** Words in them can be read on what is behind them (WCAG 2.2, 1.4.3). */
const LIGHT = { colorPrimary: "#0958d9", colorError: "#b3261e", colorTextPlaceholder: "#666e79" };
const DARK = { colorPrimary: "#2f6fd6", colorError: "#ff8f86", colorTextPlaceholder: "#9aa3af" };
const MOST_TRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused is refused again.
      retry: (tries, error) => !(error instanceof ApiProblem) && tries < MOST_TRIES,
    },
  },
});

export function App() {
  const { i18n } = useTranslation();
  const isDark = useAppearance() === "dark";
  return (
    <ConfigProvider
      locale={i18n.language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { fontFamily: FONTS, ...(isDark ? DARK : LIGHT), motion: false },
      }}
    >
      <Antd>
        <FaultBoundary>
          <QueryClientProvider client={queries}>
            <Suspense fallback={null}>
              <Entrance />
            </Suspense>
          </QueryClientProvider>
        </FaultBoundary>
      </Antd>
    </ConfigProvider>
  );
}

function Entrance() {
  const { t } = useTranslation();
  const state = useSession();
  useEffect(() => {
    void session.ask();
    return live.onLost(() => void session.ask());
  }, []);
  // Nobody sees what another one has asked for.
  useEffect(() => {
    if (state.type !== "in") queries.clear();
  }, [state.type]);
  switch (state.type) {
    case "asking":
      return null;
    case "unreachable":
      return (
        <Gate title={t("center")}>
          <p role="status">{t("starting")}</p>
        </Gate>
      );
    case "out":
      return <SignIn ended={state.ended} />;
    case "must-change":
      return <ChangePassword given={state.given} />;
    case "in":
      return <Inside key={state.me.login} />;
  }
}

function Inside() {
  useEffect(() => {
    live.start();
    return () => live.stop();
  }, []);
  return <RouterProvider router={router} />;
}
