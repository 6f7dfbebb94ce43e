"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const KEY = "foothold.theme";
const CHOICES = ["system", "light", "dark"] as const;
type Choice = (typeof CHOICES)[number];

function apply(choice: Choice): void {
  if (choice === "system") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = choice === "system" ? (dark ? "dark" : "light") : choice;
}

/** Light, dark, or as on this device. Kept on the device. */
export function ThemeChoice() {
  const t = useTranslations("therapist.settings");
  const [choice, setChoice] = useState<Choice | null>(null);
  useEffect(() => {
    const kept = localStorage.getItem(KEY);
    setChoice(kept === "light" || kept === "dark" ? kept : "system");
  }, []);
  return (
    <fieldset>
      <legend className="mb-1 font-semibold text-lg">{t("theme")}</legend>
      {CHOICES.map((value) => (
        <label key={value} className="flex min-h-9 items-center gap-3">
          <input
            type="radio"
            name="theme"
            className="size-5 accent-action"
            checked={choice === value}
            onChange={() => {
              setChoice(value);
              apply(value);
            }}
          />
          {t(`themes.${value}`)}
        </label>
      ))}
    </fieldset>
  );
}
