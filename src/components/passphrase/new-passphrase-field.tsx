"use client";
import { useTranslations } from "next-intl";
import { PassphraseField } from "../session/passphrase-field";
import type { NewPassphrase } from "./use-new-passphrase";

type Props = { chosen: NewPassphrase; label?: string; size?: "phone" | "laptop"; autoFocus?: boolean };

/** A field for a passphrase that is being chosen: how long it must be, and in words why it is not taken. Pasting is welcome. */
export function NewPassphraseField({ chosen, label, size = "phone", autoFocus = false }: Props) {
  const t = useTranslations("ui");
  const { shortest, passphrase, setPassphrase, problem } = chosen;
  return (
    <PassphraseField
      label={label}
      note={t("passphraseRule", { shortest })}
      autoComplete="new-password"
      autoFocus={autoFocus}
      fieldSize={size}
      value={passphrase}
      error={problem ? t(`passphraseProblem.${problem}`, { shortest }) : undefined}
      onChange={(event) => setPassphrase(event.target.value)}
    />
  );
}
