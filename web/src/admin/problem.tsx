// What the server says is wrong: in its own words, with what still holds what was to go.
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../shell/api.ts";

export function Problem({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation("admin");
  if (error === null) return null;
  const heldBy = error instanceof ApiProblem ? error.heldBy : [];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={error.message}
      description={
        heldBy.length === 0 ? undefined : (
          <>
            {t("heldBy")}
            <ul>
              {heldBy.map(({ type, id, name }) => (
                <li key={`${type} ${id}`}>
                  {type} <bdi>{name === "" ? id : name}</bdi>
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
