"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { OPTION_INPUT, OPTION_ROW } from "../form/option-style";
import { chooseTheme, keptTheme, THEMES, type Theme } from "../ui/theme";

const NAMES = { system: "themeSystem", light: "themeLight", dark: "themeDark" } as const;

/** Light or dark, kept on this device and set before the first paint of every page. */
export function ThemeChoice() {
  const t = useTranslations("client.settings");
  const [choice, setChoice] = useState<Theme | null>(null);
  useEffect(() => setChoice(keptTheme()), []);

  function choose(next: Theme) {
    setChoice(next);
    chooseTheme(next);
  }
  return (
    <fieldset className="mt-5">
      <legend className="font-semibold text-lg">{t("theme")}</legend>
      <div className="mt-2 grid gap-[7px]">
        {THEMES.map((one) => (
          <label key={one} className={OPTION_ROW}>
            <input type="radio" name="theme" checked={choice === one} onChange={() => choose(one)} className={OPTION_INPUT} />
            {t(NAMES[one])}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
