// A button for an act: where the center would refuse it, it is off and says why, to eyes and ears.
import { Button, Tooltip, type ButtonProps } from "antd";

interface Props extends Pick<ButtonProps, "danger" | "type" | "size" | "icon"> {
  readonly text: string;
  /** Why not; undefined: it can be pressed. */
  readonly why: string | undefined;
  readonly isBusy?: boolean;
  /** What it says to those who do not see beside what it stands. */
  readonly label?: string;
  readonly onPress: () => void;
}

export function ActButton({ text, why, isBusy = false, label, onPress, ...looks }: Props) {
  const button = (
    <Button
      {...looks}
      // Who cannot press it may still go to it and read why.
      aria-disabled={why !== undefined}
      aria-busy={isBusy}
      aria-label={label}
      aria-description={why}
      className={why === undefined ? "act" : "act act-off"}
      onClick={() => {
        if (why === undefined && !isBusy) onPress();
      }}
    >
      {text}
    </Button>
  );
  if (why === undefined) return button;
  return (
    <Tooltip title={why} trigger={["hover", "focus"]}>
      {button}
    </Tooltip>
  );
}
