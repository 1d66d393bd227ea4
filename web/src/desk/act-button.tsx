// A button for an act: off where the center would refuse it, and it says why; else it says by which keys it can be had.
import { Button, Tooltip, type ButtonProps } from "antd";
import { useTranslation } from "react-i18next";
import { useDesk } from "./desk-context.tsx";
import { useKeys } from "./key-store.ts";
import type { Act } from "./standing.ts";

interface Props extends Pick<ButtonProps, "icon" | "danger" | "type"> {
  readonly act: Act;
  /** What it says; the act's own name unless said. */
  readonly text?: string;
  /** It is so already: on hold, muted. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

export function ActButton({ act, text, isOn, onPress, icon, ...looks }: Props) {
  const { t } = useTranslation("desk");
  const { whyNot, busy } = useDesk();
  const [keys] = useKeys();
  const why = whyNot[act];
  const key = keys[act];
  const hint = why === undefined ? key : t(`why.${why}`);
  const press = (): void => {
    if (why === undefined && !busy.has(act)) onPress();
  };
  const button = (
    <Button
      {...(why === undefined ? looks : {})}
      icon={icon}
      data-act={act}
      // Who cannot press it may still read why.
      aria-disabled={why !== undefined}
      aria-busy={busy.has(act)}
      {...(why === undefined ? {} : { "aria-description": t(`why.${why}`) })}
      className={why === undefined ? "act" : "act act-off"}
      {...(isOn === undefined ? {} : { "aria-pressed": isOn })}
      {...(key === undefined ? {} : { "aria-keyshortcuts": key.replace("Ctrl", "Control") })}
      onClick={press}
    >
      {text ?? t(`act.${act}`)}
    </Button>
  );
  return hint === undefined ? button : <Tooltip title={hint}>{button}</Tooltip>;
}
