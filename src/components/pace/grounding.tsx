"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Sheet } from "../client/sheet";
import { Button } from "../ui/button";

// Outward first: for many, breath and body are where the alarm is.
const ANCHORS = ["look", "listen", "touch", "feet", "move"] as const;

/** A minute of noticing, without the network and without a record: one thing outside oneself at a time. */
export function Grounding({ onClose }: { onClose(): void }) {
  const t = useTranslations("pace.grounding");
  const [at, setAt] = useState(0);
  return (
    <Sheet
      title={t("title")}
      onClose={onClose}
      footer={
        <div className="flex flex-wrap items-center gap-2.5">
          <Button variant="primary" size="phone" className="min-h-[54px] flex-1" onClick={() => setAt((at + 1) % ANCHORS.length)}>
            {t("next")}
          </Button>
          <Button size="phone" className="min-h-[54px]" onClick={onClose}>
            {t("back")}
          </Button>
        </div>
      }
    >
      <p className="mt-2 text-ink-2">{t("purpose")}</p>
      <p role="status" className="mt-6 min-h-28 text-balance text-question">
        {t(ANCHORS[at] ?? "look")}
      </p>
      <p className="mt-6 text-ink-2">{t("drift")}</p>
    </Sheet>
  );
}
