"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { TextField } from "../ui/text-field";

/** A passphrase that can be looked at while it is typed. */
export function PassphraseField(props: Omit<ComponentProps<typeof TextField>, "label" | "type">) {
  const t = useTranslations("public");
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextField {...props} label={t("passphrase")} type={shown ? "text" : "password"} fieldSize="phone" />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="mt-1 min-h-target text-action text-md underline underline-offset-4"
      >
        {shown ? t("hidePassphrase") : t("showPassphrase")}
      </button>
    </div>
  );
}
