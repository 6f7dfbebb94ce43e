"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { OPTION_INPUT, OPTION_ROW } from "../form/option-style";

const KEY = "foothold.theme";
const CHOICES = ["system", "light", "dark"] as const;
type Choice = (typeof CHOICES)[number];
const NAMES = { system: "themeSystem", light: "themeLight", dark: "themeDark" } as const;

/** Light or dark, kept on this device and set before the first paint of every page. */
export function ThemeChoice() {
  const t = useTranslations("client.settings");
  const [choice, setChoice] = useState<Choice | null>(null);
  useEffect(() => {
    const kept = readChoice();
    setChoice(kept === "light" || kept === "dark" ? kept : "system");
  }, []);

  function choose(next: Choice) {
    setChoice(next);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = next === "system" ? (dark ? "dark" : "light") : next;
    try {
      if (next === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, next);
    } catch {
      // Where nothing is kept, the choice holds for this page.
    }
  }
  return (
    <fieldset className="mt-5">
      <legend className="font-semibold text-lg">{t("theme")}</legend>
      <div className="mt-2 grid gap-[7px]">
        {CHOICES.map((one) => (
          <label key={one} className={OPTION_ROW}>
            <input type="radio" name="theme" checked={choice === one} onChange={() => choose(one)} className={OPTION_INPUT} />
            {t(NAMES[one])}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
