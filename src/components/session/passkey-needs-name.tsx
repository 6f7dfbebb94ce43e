"use client";
import { useTranslations } from "next-intl";
import { localhostAddress } from "./passkey-support";

/** In the place of a button that could not work: why there are no passkeys at an address of numbers. Only in the browser. */
export function PasskeyNeedsName() {
  const t = useTranslations("ui.passkey");
  const address = localhostAddress();
  if (!address) return <p className="text-[0.9em] text-ink-3">{t("needsName")}</p>;
  return (
    <p className="text-[0.9em] text-ink-3">
      {t.rich("needsLocalhost", {
        link: (chunks) => (
          <a href={address} className="text-action underline underline-offset-4">
            {chunks}
          </a>
        ),
      })}
    </p>
  );
}
