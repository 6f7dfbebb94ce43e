"use client";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { hasContent } from "@/offline/draft";
import { Button } from "../ui/button";
import { useDevice, useDeviceSnapshot } from "./device-provider";
import { Sheet } from "./sheet";

/** Signs out and removes what this phone holds; asks first where something would be lost. */
export function SignOut() {
  const t = useTranslations("client.settings");
  const device = useDevice();
  const { outbox, drafts } = useDeviceSnapshot();
  const [isAsking, setIsAsking] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [failed, setFailed] = useState(false);
  const unsent = outbox.length;
  const open = drafts.filter((draft) => draft.finishedAs === null && hasContent(draft)).length;

  async function leave() {
    setIsLeaving(true);
    setFailed(false);
    try {
      // The session first: were the device wiped and the session still there, what was lost could not be sent again.
      await signOut({ redirect: false });
      await device.wipe();
      // A whole new page, so that nothing of this person stays in memory.
      window.location.assign("/sign-in");
    } catch {
      setFailed(true);
      setIsLeaving(false);
      setIsAsking(false);
    }
  }
  return (
    <>
      <Button
        variant="secondary"
        size="phone"
        className="mt-4 w-full"
        busy={isLeaving}
        onClick={() => (unsent + open > 0 ? setIsAsking(true) : void leave())}
      >
        {t("signOut")}
      </Button>
      <p className="mt-2 text-ink-3 text-md">{t("signOutLeaves")}</p>
      {failed && (
        <p role="alert" className="mt-2 border-ink border-l-[3px] pl-3 font-semibold">
          {t("signOutFailed")}
        </p>
      )}
      {isAsking && (
        <Sheet title={t("signOutAsk")} onClose={() => setIsAsking(false)}>
          <p className="mt-3">
            {unsent > 0 && `${t("unsent", { count: unsent })} `}
            {open > 0 && `${t("drafts", { count: open })} `}
            {t("signOutLoses")}
          </p>
          <div className="mt-5 grid gap-2.5">
            <Button variant="primary" size="phone" onClick={() => setIsAsking(false)}>
              {t("stay")}
            </Button>
            <Button variant="destructive" size="phone" busy={isLeaving} onClick={() => void leave()}>
              {t("signOutAnyway")}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
