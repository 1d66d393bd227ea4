// Language and appearance: on every page, before and after signing in.
import { BulbOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { changeAppearance, useAppearance } from "./appearance.tsx";
import { changeLanguage, otherLanguage } from "./language.ts";

export function Switches() {
  const { t, i18n } = useTranslation();
  const other = useAppearance() === "dark" ? "light" : "dark";
  return (
    <>
      <Tooltip title={t("languageOther")}>
        <Button
          type="text"
          lang={otherLanguage(i18n.language)}
          onClick={() => changeLanguage(otherLanguage(i18n.language))}
        >
          {t("language")}
        </Button>
      </Tooltip>
      <Tooltip title={t("theme")}>
        <Button type="text" icon={<BulbOutlined />} onClick={() => changeAppearance(other)}>
          {t(other)}
        </Button>
      </Tooltip>
    </>
  );
}
