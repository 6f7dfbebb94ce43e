"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { chooseTheme, keptTheme, THEMES, type Theme } from "../ui/theme";

/** Light, dark, or as on this device. Kept on the device. */
export function ThemeChoice() {
  const t = useTranslations("therapist.settings");
  const [choice, setChoice] = useState<Theme | null>(null);
  useEffect(() => setChoice(keptTheme()), []);
  return (
    <fieldset>
      <legend className="mb-1 font-semibold text-lg">{t("theme")}</legend>
      {THEMES.map((value) => (
        <label key={value} className="flex min-h-9 items-center gap-3">
          <input
            type="radio"
            name="theme"
            className="size-5 accent-action"
            checked={choice === value}
            onChange={() => {
              setChoice(value);
              chooseTheme(value);
            }}
          />
          {t(`themes.${value}`)}
        </label>
      ))}
    </fieldset>
  );
}
