// What the server says is wrong: in its own words, with what still holds what was to go.
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../shell/api.ts";

interface Props {
  readonly error: Error | null;
  /** Does it nevertheless, where something is named that stands against it; undefined: the API has no such way. */
  readonly onForce?: (() => void) | undefined;
}

export function Problem({ error, onForce }: Props) {
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
            {onForce !== undefined && (
              <Button {...{ size: "small", danger: true }} onClick={onForce}>
                {t("nevertheless")}
              </Button>
            )}
          </>
        )
      }
    />
  );
}
