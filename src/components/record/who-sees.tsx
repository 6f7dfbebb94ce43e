"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RecordVisibility } from "@/domain/record/visibility";
import { NotMonitored } from "../client/not-monitored";
import { useFrame } from "../client/use-frame";
import { Button } from "../ui/button";
import { QuietButton } from "./screen-parts";
import { useShare } from "./use-share";

type Props = {
  recordId: string;
  title: string;
  visibility: RecordVisibility /** The day it was opened, in words. */;
  openedOn: string | null;
};

/** Who sees this record, and the one thing that can be done about it. */
export function WhoSees({ recordId, title, visibility, openedOn }: Props) {
  const t = useTranslations("record");
  const pace = useTranslations("pace");
  const name = useFrame()?.therapistName ?? pace("yourTherapist");
  const [tookBack, setTookBack] = useState(false);
  const { share, takeBack } = useShare(recordId, title, name, () => setTookBack(true));
  const isOpened = visibility === "opened" || visibility === "reviewed";
  return (
    <section aria-labelledby="who-sees" className="mt-8 mb-2 border-line border-t pt-4">
      <h2 id="who-sees" className="font-semibold text-lg">
        {t("detail.whoSees")}
      </h2>
      <p role="status" className="mt-1 text-ink-2">
        {isOpened
          ? openedOn
            ? t("detail.openedOn", { name, date: openedOn })
            : t("share.opened", { name })
          : visibility === "shared"
            ? t("share.shared", { name })
            : tookBack || visibility === "takenBack"
              ? t("share.takenBack")
              : t("share.kept")}
      </p>
      {visibility === "shared" && <QuietButton onClick={takeBack}>{t("share.takeBack")}</QuietButton>}
      {(visibility === "private" || visibility === "takenBack") && (
        <>
          <NotMonitored className="mt-4" />
          <Button
            variant="primary"
            size="phone"
            className="mt-2.5 w-full"
            onClick={() => {
              setTookBack(false);
              share();
            }}
          >
            {t("share.share", { name })}
          </Button>
        </>
      )}
    </section>
  );
}
