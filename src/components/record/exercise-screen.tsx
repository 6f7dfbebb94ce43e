"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Draft } from "@/offline/draft";
import { useDeviceSnapshot } from "../client/device-provider";
import { LoadFailed } from "../client/load-failed";
import { CardSkeleton } from "../client/skeleton";
import { useTRPC } from "../data/trpc";
import { usePaceWords } from "../pace/use-pace-words";
import { RecordForm } from "./record-form";
import { FormHeader } from "./screen-parts";
import { draftToOpen, isFromElsewhere, localDraft } from "./which-draft";

type Props = {
  assignmentId: string;
  /** Came by "Not this time": the form opens there. */
  notThisTime: boolean;
};

/** Finds out where this record stands, on this device and on the server, and opens the form there. */
export function ExerciseScreen({ assignmentId, notThisTime }: Props) {
  const t = useTranslations("record");
  const { whyHeld } = usePaceWords();
  const trpc = useTRPC();
  // The form keeps what it was opened with; later answers of the server must not pull it away from under the person.
  const [opened, setOpened] = useState<{ draft: Draft; notice: string | null } | null>(null);
  const { status, drafts } = useDeviceSnapshot();
  const assignment = useQuery(trpc.assignment.getOwn.queryOptions({ assignmentId }));
  const frame = useQuery(trpc.today.get.queryOptions());
  const things = frame.data ? [...(frame.data.next ? [frame.data.next] : []), ...frame.data.others, ...frame.data.anyTime] : [];
  const next = things.find((thing) => thing.assignment.id === assignmentId) ?? null;
  const view = assignment.data?.assignment;
  const local = localDraft(drafts, assignmentId, view?.rhythm.frequency === "once");
  const server = next?.recordId ? { recordId: next.recordId, afterOpened: next.afterOpened } : null;
  const needsServerDraft = !opened && status !== "opening" && isFromElsewhere(local, server);
  const begun = useQuery({ ...trpc.record.getOwn.queryOptions({ recordId: server?.recordId ?? assignmentId }), enabled: needsServerDraft });

  const definition = assignment.data?.definition ?? undefined;
  const isKnown = status !== "opening" && view && frame.data && (!needsServerDraft || begun.data || begun.isError);
  // Done, or taken off the list meanwhile: only what is on this phone can still be gone on with.
  const isOver = isKnown && view.state !== "active" && view.state !== "held" && !local;
  if (!opened && isKnown && definition && !isOver) {
    const known = server && { ...server, answers: begun.data?.answers ?? null };
    const target = { assignmentId, stepId: view.stepId, title: view.title };
    const draft = draftToOpen(definition, target, local, known, { recordId: uuidv7(), now: new Date().toISOString() });
    const declines = notThisTime && draft.finishedAs === null && !draft.afterOpened;
    const held = next && next.assignment.rhythm.frequency !== "anyTime" && !draft.predicted ? whyHeld() : null;
    setOpened({
      draft: declines ? { ...draft, place: { kind: "ending", progress: "notThisTime" } } : draft,
      notice: held ?? (needsServerDraft ? t("sent") : null),
    });
  }

  if (opened && definition && view) {
    return <RecordForm definition={definition} initial={opened.draft} notice={opened.notice} smallest={view.words.minimumVersion} />;
  }
  if (assignment.isError || frame.isError) {
    return (
      <>
        <FormHeader state="draft" />
        <main id="content">
          <LoadFailed error={assignment.error ?? frame.error} onAgain={() => void Promise.all([assignment.refetch(), frame.refetch()])} />
        </main>
      </>
    );
  }
  return isOver || (view && !definition) ? <Gone line={t("gone")} /> : <CardSkeleton />;
}

function Gone({ line }: { line: string }) {
  return (
    <>
      <FormHeader state="draft" />
      <main id="content">
        <p className="mt-8 text-title">{line}</p>
      </main>
    </>
  );
}
