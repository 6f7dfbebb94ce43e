"use client";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { wipeEverything } from "@/offline/wipe-everything";

/** Removes what this device still holds of an erased person, then the cookie, and says how it went. */
export function WipeErased({ userId }: { userId: string }) {
  const t = useTranslations("public.erased");
  const [state, setState] = useState<"wiping" | "gone" | "left">("wiping");

  useEffect(() => {
    let isShown = true;
    async function wipe() {
      const isGone = await wipeEverything(userId);
      // Only then the cookie: until the device is empty, opening the app leads here again.
      if (isGone) await signOut({ redirect: false }).catch(() => null);
      if (isShown) setState(isGone ? "gone" : "left");
    }
    void wipe();
    return () => {
      isShown = false;
    };
  }, [userId]);

  return (
    <div className="grid gap-4">
      <p>{t("body")}</p>
      <p>{t("again")}</p>
      <p role="status" className="min-h-12 text-ink-2 text-md">
        {t(state)}
      </p>
    </div>
  );
}
