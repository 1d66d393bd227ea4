// Who nobody knows yet: their work number and password, and after it where they wanted to go.
import { Alert, Button, Input } from "antd";
import { useId, useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { Unreachable } from "./api.ts";
import { session } from "./session.ts";
import { Switches } from "./switches.tsx";

export function SignIn({ ended }: { readonly ended: boolean }) {
  const { t } = useTranslation();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const { problem, busy, submit } = useSubmit(() => session.signIn(login.trim(), password));
  return (
    <Gate title={t("center")}>
      <form onSubmit={submit}>
        {ended && <Alert type="info" showIcon title={t("ended")} />}
        <Field label={t("login")}>
          {(id) => (
            <Input id={id} autoFocus autoComplete="username" value={login} onChange={(e) => setLogin(e.target.value)} />
          )}
        </Field>
        <Field label={t("password")}>
          {(id) => (
            <Input.Password
              id={id}
              autoComplete="current-password"
              value={password}
              onChange={(e) => setPassword(e.target.value)}
            />
          )}
        </Field>
        {problem !== "" && <Alert type="error" showIcon title={problem} role="alert" />}
        <Button type="primary" htmlType="submit" block loading={busy} disabled={login.trim() === "" || password === ""}>
          {t("signIn")}
        </Button>
      </form>
    </Gate>
  );
}

export function ChangePassword({ given }: { readonly given: string }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState("");
  const [again, setAgain] = useState("");
  const { problem, busy, submit } = useSubmit(() => session.changePassword(given, chosen));
  const differs = again !== "" && again !== chosen;
  return (
    <Gate title={t("mustChange")}>
      <form onSubmit={submit}>
        <p>{t("mustChangeWhy")}</p>
        <Field label={t("newPassword")}>
          {(id) => (
            <Input.Password
              id={id}
              autoFocus
              autoComplete="new-password"
              value={chosen}
              onChange={(e) => setChosen(e.target.value)}
            />
          )}
        </Field>
        <Field label={t("again")}>
          {(id) => (
            <Input.Password
              id={id}
              autoComplete="new-password"
              value={again}
              onChange={(e) => setAgain(e.target.value)}
            />
          )}
        </Field>
        {differs && <Alert type="warning" showIcon title={t("notTheSame")} />}
        {problem !== "" && <Alert type="error" showIcon title={problem} role="alert" />}
        <Button type="primary" htmlType="submit" block loading={busy} disabled={chosen === "" || again !== chosen}>
          {t("change")}
        </Button>
      </form>
    </Gate>
  );
}

export function Gate({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="gate">
      <header className="gate-switches">
        <Switches />
      </header>
      <main className="gate-card">
        <p className="brand">xcc</p>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function useSubmit(work: () => Promise<void>) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setBusy(true);
    setProblem("");
    work()
      .catch((error: unknown) => {
        setProblem(
          error instanceof Unreachable ? t("noServer") : error instanceof Error ? error.message : String(error),
        );
      })
      .finally(() => setBusy(false));
  };
  return { problem, busy, submit };
}
