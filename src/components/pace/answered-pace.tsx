"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { PaceChange } from "@/domain/pace/change";
import { Button } from "../ui/button";
import { PersonWords } from "../ui/person-words";

export type SentAnswer = {
  clientId: string;
  clientName: string;
  words: string;
  changes: readonly PaceChange[];
  restWeek: { from: string; to: string } | null;
  /** The step that the request was about. */
  stepId: string | null;
  forCoverOf: string | null;
};

const LINK =
  "inline-flex min-h-9 items-center rounded-field border-[1.5px] border-pace bg-surface px-3.5 font-semibold text-pace max-lg:min-h-11";

/** What was sent and what it changes now, with what follows from it. */
export function AnsweredPace({ sent, onClose }: { sent: SentAnswer; onClose: () => void }) {
  const t = useTranslations("therapist.pace");
  const format = useFormatter();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { clientId, clientName: name, changes, restWeek, stepId, forCoverOf } = sent;
  const day = (date: string) => format.dateTime(new Date(date), { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" });
  const page = `/clients/${clientId}`;
  const now = forCoverOf
    ? t("sent.nowCover", { name: forCoverOf })
    : restWeek
      ? t("sent.nowRest", { from: day(restWeek.from), to: day(restWeek.to) })
      : t("sent.now");
  return (
    <section
      aria-label={t("sent.label", { name })}
      className="grid justify-items-start gap-2.5 rounded-card border-[1.5px] border-pace-line bg-surface p-5"
    >
      <h2 ref={heading} tabIndex={-1} className="font-semibold text-lg text-pace outline-offset-4">
        {t("sent.heading", { name })}
      </h2>
      <PersonWords tone="pace">{sent.words}</PersonWords>
      {changes.length > 0 && <p className="text-ink-2">{changes.map((change) => t(`change.${change}`)).join(" · ")}</p>}
      <p>{now}</p>
      <div className="flex flex-wrap gap-3">
        {/* Not a Link: on the client's page itself the ladder hears the address change. */}
        {!forCoverOf && changes.includes("smallerSteps") && (
          <a href={stepId ? `${page}#split=${stepId}` : `${page}#ladder`} className={LINK}>
            {t(stepId ? "sent.split" : "sent.ladder")}
          </a>
        )}
        {!forCoverOf && changes.includes("fewerThings") && (
          <a href={`${page}#assigned`} className={LINK}>
            {t("sent.fewer")}
          </a>
        )}
        {!forCoverOf && changes.includes("otherExercise") && (
          <Link href={`${page}/assign`} className={LINK}>
            {t("sent.other")}
          </Link>
        )}
        <Button className="max-lg:min-h-11" onClick={onClose}>
          {t("sent.close")}
        </Button>
      </div>
    </section>
  );
}
