"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { TextField } from "../ui/text-field";

/** A passphrase that can be looked at while it is typed. */
export function PassphraseField({ label, ...props }: Omit<ComponentProps<typeof TextField>, "label" | "type"> & { label?: string }) {
  const t = useTranslations("ui");
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextField fieldSize="phone" {...props} label={label ?? t("passphrase")} type={shown ? "text" : "password"} />
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
