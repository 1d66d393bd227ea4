// A walk through what was written, with keys, at any time: by the code that takes calls. Nothing rings.
import { Button, Input } from "antd";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../shell/api.ts";
import { Problem } from "../problem.tsx";
import type { MenuNode } from "./tree.ts";

interface Props {
  readonly id: number;
  readonly nodes: readonly MenuNode[];
  /** Where the caller stands at last is shown in the graph. */
  readonly onStand: (key: string) => void;
}

export function TryIt({ id, nodes, onStand }: Props) {
  const { t } = useTranslation("admin");
  const [asked, setAsked] = useState({ keys: "", at: "", from: "", number: "" });
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => {
      const { keys, at, from, number } = asked;
      const body = { nodes: [...nodes], keys, at: at.replace("T", " "), from, number };
      return answered(api.POST("/api/ivrs/{id}/try", { params: { path: { id } }, body }));
    },
    onSuccess: ({ walk }) => {
      const last = walk.findLast(({ node }) => node !== "");
      if (last !== undefined) onStand(last.node);
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    mutate();
  };
  return (
    <form className="card row-form" aria-label={t("menu.try")} onSubmit={submit}>
      <h2>{t("menu.try")}</h2>
      <Problem error={error} />
      <div className="columns">
        {(["keys", "at", "from", "number"] as const).map((name) => (
          <Asked
            key={name}
            {...{ name, value: asked[name] }}
            onChange={(value) => setAsked((before) => ({ ...before, [name]: value }))}
          />
        ))}
      </div>
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t("menu.walk")}
        </Button>
      </div>
      {data !== undefined && (
        <div role="status">
          <ol className="walked">
            {data.walk.map(({ key, name, heard }, index) => (
              <li key={index}>
                {key === "" ? t("menu.arrives") : key === "w" ? t("menu.waits") : <kbd>{key}</kbd>} <bdi>{name}</bdi>{" "}
                {heard.map((sound, place) => (
                  <Heard key={place} sound={sound} />
                ))}
              </li>
            ))}
          </ol>
          <p>
            <strong>{t(`menu.end.${endOf(data.end)}`)}</strong> <bdi>{goalOf(data.end)}</bdi>
          </p>
          {data.keys_left !== "" && <p className="warn">{t("menu.keysLeft", { keys: data.keys_left })}</p>}
          {[...data.warnings, ...data.missing.map(({ missing }) => t("menu.missing", { sound: missing }))].map(
            (one) => (
              <p key={one} className="warn">
                {one}
              </p>
            ),
          )}
        </div>
      )}
    </form>
  );
}

interface AskedProps {
  readonly name: "keys" | "at" | "from" | "number";
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Asked({ name, value, onChange }: AskedProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>{t(`menu.ask.${name}`)}</label>
      <Input
        {...{ id, value, ...(name === "at" ? { type: "datetime-local", step: 1 } : {}) }}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** A sound that was uploaded can be listened to; menus name it with its ending or without. */
function Heard({ sound }: { readonly sound: string }) {
  const { t } = useTranslation("admin");
  const { data: uploaded = [] } = useQuery({
    queryKey: ["admin", "sounds"],
    queryFn: () => answered(api.GET("/api/prompts")),
  });
  const name = sound.replace(/\.wav$/i, "");
  return (
    <span className="quiet">
      ♪ <bdi>{sound}</bdi>{" "}
      {uploaded.some((one) => one.name === name) && (
        <audio
          {...{ controls: true, preload: "none", src: `/api/prompts/${encodeURIComponent(name)}` }}
          aria-label={`${t("listen")}: ${sound}`}
        />
      )}
    </span>
  );
}

const ENDS = ["menu", "rings", "mailbox", "mailbox-access", "queue", "prompt", "released"] as const;
type End = Readonly<Record<string, unknown>>;

function endOf({ type }: End): (typeof ENDS)[number] {
  return ENDS.find((one) => one === type) ?? "released";
}

/** What an end is about: the queue, the numbers, the mailbox, the menu, the prompt, or the cause. */
function goalOf(end: End): string {
  const { queue, numbers, extn, name, prompt, cause } = end;
  if (Array.isArray(numbers)) return numbers.join(", ");
  return [queue, extn, name, prompt, cause].find((one) => typeof one === "string" && one !== "") as string;
}
