"use client";
import { ChevronRight, PencilLine, Smartphone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Draft } from "@/offline/draft";
import { listedDrafts } from "@/offline/sync-state";
import { useDevice, useDeviceSnapshot } from "../client/device-provider";

/** What is only on this phone: drafts to go on with, and finished records that wait to be sent. */
export function OwnDrafts() {
  const t = useTranslations("record.page");
  const { drafts, outbox } = useDeviceSnapshot();
  const shown = listedDrafts(drafts, outbox);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="own-drafts" className="mt-4">
      <h2 id="own-drafts" className="text-ink-3 text-md">
        {t("drafts")}
      </h2>
      <ul>
        {shown.map((draft) => (
          <DraftRow key={draft.recordId} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function DraftRow({ draft }: { draft: Draft }) {
  const t = useTranslations("record.page");
  const sync = useTranslations("sync");
  const device = useDevice();
  const isFinished = draft.finishedAs !== null;
  const Icon = isFinished ? Smartphone : PencilLine;
  const inside = (
    <>
      <span className="grid size-11 flex-none place-items-center rounded-control bg-sunken text-ink-2">
        <Icon aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{draft.title}</span>
        <span className="text-ink-2 text-md">{sync(isFinished ? "saved" : "draft")}</span>
      </span>
    </>
  );
  return (
    <li className="border-line border-b">
      {isFinished || !draft.assignmentId ? (
        <div className="flex min-h-16 items-center gap-3.5 py-2.5">{inside}</div>
      ) : (
        <Link href={`/exercise/${draft.assignmentId}`} className="flex min-h-16 items-center gap-3.5 py-2.5">
          {inside}
          <ChevronRight aria-hidden className="size-[18px] flex-none text-ink-3" strokeWidth={1.75} />
        </Link>
      )}
      {!isFinished && !draft.predicted && (
        <button
          type="button"
          onClick={() => void device.discardDraft(draft.recordId)}
          className="mb-1 inline-flex min-h-target items-center pl-[58px] text-ink-2 text-md underline decoration-line-strong underline-offset-4"
        >
          {t("discard")}
        </button>
      )}
    </li>
  );
}
