// A page that does not work leaves the others alone, and says what was wrong.
import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly children: ReactNode;
}

export class FaultBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Fault error={error} />;
  }
}

export function Fault({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const why = error instanceof Error ? error.message : String(error);
  return (
    <section className="card" role="alert">
      <h1>{t("failed")}</h1>
      <p>{t("failedWhy", { why })}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t("reload")}
      </Button>
    </section>
  );
}
