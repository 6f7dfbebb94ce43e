import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { BackToClient } from "./record-sheet";
import { reviewPath, type useReviewQueue } from "./use-review-queue";

const STEP = "inline-flex min-h-9 items-center gap-1 rounded-field px-2 text-action underline underline-offset-4 max-sm:min-h-11";

/** Where one is in what waits: back to the client, and on to the next. */
export function ReviewBar({ clientId, queue }: { clientId: string; queue: ReturnType<typeof useReviewQueue> }) {
  const t = useTranslations("therapist.review");
  return (
    <div className="mb-1 flex flex-wrap items-center gap-x-4">
      <BackToClient clientId={clientId} />
      {queue.isKnown && (
        <nav aria-label={t("queue")} className="ml-auto flex flex-wrap items-center gap-x-2">
          <span className="text-ink-3 text-sm">{t("waiting", { count: queue.waiting })}</span>
          {queue.previous && (
            <Link href={reviewPath(queue.previous)} className={STEP}>
              <ChevronLeft aria-hidden="true" size={16} strokeWidth={1.75} />
              {t("previous")}
            </Link>
          )}
          {queue.next && (
            <Link href={reviewPath(queue.next)} className={STEP}>
              {t("next")}
              <ChevronRight aria-hidden="true" size={16} strokeWidth={1.75} />
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
