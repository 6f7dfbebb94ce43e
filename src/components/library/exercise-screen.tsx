"use client";
import { useMutation, useQueryClient, useSuspenseQueries } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import { saveFile } from "../audit/save-file";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { ExercisePreview } from "../form/exercise-preview";
import { Button } from "../ui/button";
import { Tag } from "../ui/tag";
import { useToast } from "../ui/toast";
import { WhatItAsks } from "./what-it-asks";

/** One exercise: what it is for, how it is on a phone, what it asks, and what can be done with it. */
export function ExerciseScreen({ id, version }: { id: string; version: number }) {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const [{ data }, { data: list }] = useSuspenseQueries({
    queries: [trpc.exercise.get.queryOptions({ id, version }), trpc.exercise.list.queryOptions()],
  });
  const { definition } = data;
  const summary = list.exercises.find((one) => one.id === id);
  const isOwn = summary?.source === "own";
  const failed = () => showToast({ message: t("failed") });
  const refresh = () => queryClient.invalidateQueries();
  const copy = useMutation(
    trpc.library.start.mutationOptions({
      onSuccess: async (draft) => {
        await refresh();
        router.push(`/library/${draft.id}/edit`);
      },
      onError: failed,
    }),
  );
  const told = (message: string) => ({
    onSuccess: async () => {
      showToast({ message });
      await refresh();
    },
    onError: failed,
  });
  const share = useMutation(trpc.library.share.mutationOptions(told(t("nowShared"))));
  const unshare = useMutation(trpc.library.unshare.mutationOptions(told(t("nowOwn"))));
  const archive = useMutation(trpc.library.archive.mutationOptions(told(t("nowArchived"))));
  const restore = useMutation(trpc.library.restore.mutationOptions(told(t("nowRestored"))));
  async function exportFile() {
    try {
      const file = await client.library.exportFile.query({ id, version });
      saveFile(file.fileName, "application/json", file.content);
    } catch {
      failed();
    }
  }
  return (
    <div className="grid gap-5">
      <Link href="/library" className="inline-flex min-h-9 items-center justify-self-start text-action underline underline-offset-4">
        {t("back")}
      </Link>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-title">{definition.title}</h1>
        {summary?.archived && <Tag>{t("archived")}</Tag>}
        {summary?.shared && isOwn && <Tag>{t("shared")}</Tag>}
        <div className="ml-auto flex flex-wrap gap-3">
          {isOwn && (
            <Link
              href={`/library/${id}/edit`}
              className="inline-flex min-h-9 items-center rounded-field border-[1.5px] border-line-strong bg-surface px-3.5 font-semibold hover:bg-sunken"
            >
              {t("edit")}
            </Link>
          )}
          <Button busy={copy.isPending} onClick={() => copy.mutate({ from: { id, version } })}>
            {t("copy")}
          </Button>
          <Button onClick={() => void exportFile()}>{t("export")}</Button>
          {isOwn && (
            <Button
              busy={share.isPending || unshare.isPending}
              onClick={() => (summary.shared ? unshare.mutate({ id }) : share.mutate({ id }))}
            >
              {t(summary.shared ? "unshare" : "share")}
            </Button>
          )}
          {isOwn && (
            <Button
              busy={archive.isPending || restore.isPending}
              onClick={() => (summary.archived ? restore.mutate({ id }) : archive.mutate({ id }))}
            >
              {t(summary.archived ? "restore" : "archive")}
            </Button>
          )}
        </div>
      </div>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_430px]">
        <div className="grid gap-6">
          <p className="max-w-prose text-md">{definition.summary}</p>
          <p className="text-ink-2">
            {t(`categories.${definition.category}`)} · {t("minutes", { minutes: definition.aboutMinutes })} ·{" "}
            {t("versionLine", { version })}
          </p>
          {definition.therapistGuidance && (
            <section className="max-w-prose rounded-card border border-line bg-surface p-5">
              <h2 className="font-semibold">{t("guidance")}</h2>
              <p className="mt-1 whitespace-pre-wrap">{definition.therapistGuidance}</p>
              <p className="mt-2 text-ink-3 text-sm">{t("guidanceNote")}</p>
            </section>
          )}
          <WhatItAsks definition={definition} />
        </div>
        <aside aria-label={t("onPhone")} className="rounded-card bg-sunken p-5">
          <p className="mb-3 text-ink-2">{t("onPhone")}</p>
          <ExercisePreview key={`${id}@${version}`} definition={toClientDefinition(definition)} title={definition.title} />
        </aside>
      </div>
    </div>
  );
}
