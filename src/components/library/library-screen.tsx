"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { SelectField } from "../audit/select-field";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Tag } from "../ui/tag";
import { useToast } from "../ui/toast";
import { ImportFile } from "./import-file";

type Exercise = RouterOutputs["exercise"]["list"]["exercises"][number];
const CATEGORIES = ["facing", "predicting", "thinking", "noticing", "living", "planning"] as const;

/** What can be assigned: the catalog, and what this practice wrote itself. */
export function LibraryScreen() {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const id = useId();
  const { data } = useSuspenseQuery(trpc.exercise.list.queryOptions());
  const [typed, setTyped] = useState("");
  const [category, setCategory] = useState("");
  const [archived, setArchived] = useState(false);
  const start = useMutation(
    trpc.library.start.mutationOptions({
      onSuccess: async (draft) => {
        await queryClient.invalidateQueries();
        router.push(`/library/${draft.id}/edit`);
      },
      onError: () => showToast({ message: t("failed") }),
    }),
  );
  const wanted = typed.trim().toLocaleLowerCase();
  const found = data.exercises.filter(
    (one) =>
      one.archived === archived &&
      one.filledInBy === "client" &&
      (category === "" || one.category === category) &&
      (wanted === "" || `${one.title} ${one.summary}`.toLocaleLowerCase().includes(wanted)),
  );
  const own = found.filter((one) => one.source !== "catalog");
  const catalog = found.filter((one) => one.source === "catalog");
  const anyArchived = data.exercises.some((one) => one.archived);
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-title">{t("heading")}</h1>
        <div className="ml-auto flex flex-wrap gap-3">
          <ImportFile />
          <Button variant="primary" busy={start.isPending} onClick={() => start.mutate({ from: null })}>
            {t("write")}
          </Button>
        </div>
      </div>
      <div className="grid max-w-3xl items-end gap-3 sm:grid-cols-[minmax(0,1fr)_220px]">
        <div>
          <label htmlFor={id} className="mb-1.5 block font-semibold">
            {t("search")}
          </label>
          <div className="relative">
            <Search aria-hidden size={16} strokeWidth={1.75} className="absolute top-2.5 left-2.5 text-ink-3" />
            <input
              id={id}
              type="search"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="min-h-9 w-full rounded-field border-[1.5px] border-line-strong bg-surface pr-3 pl-8.5"
            />
          </div>
        </div>
        <SelectField label={t("category")} value={category} onChange={setCategory}>
          <option value="">{t("all")}</option>
          {CATEGORIES.map((one) => (
            <option key={one} value={one}>
              {t(`categories.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {anyArchived && (
        <label className="flex min-h-9 items-center gap-2 justify-self-start">
          <input
            type="checkbox"
            checked={archived}
            onChange={(event) => setArchived(event.target.checked)}
            className="size-4.5 accent-action"
          />
          {t("showArchived")}
        </label>
      )}
      <p role="status" className="sr-only">
        {t("found", { count: found.length })}
      </p>
      {found.length === 0 && <EmptyState>{t("nothing")}</EmptyState>}
      {own.length > 0 && <Group heading={t("own")} exercises={own} />}
      {own.length === 0 && wanted === "" && category === "" && !archived && <p className="text-ink-2">{t("noOwn")}</p>}
      {catalog.length > 0 && <Group heading={t("catalog")} exercises={catalog} />}
    </div>
  );
}

function Group({ heading, exercises }: { heading: string; exercises: readonly Exercise[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="border-line-strong border-b pb-2 font-semibold text-md">
        {heading}
      </h2>
      <ul className="grid sm:grid-cols-2 sm:gap-x-8 xl:grid-cols-3">
        {exercises.map((one) => (
          <Row key={one.id} exercise={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ exercise }: { exercise: Exercise }) {
  const t = useTranslations("library");
  const { id, version, title, summary, aboutMinutes, source, ownerName, shared, hasDraft, archived } = exercise;
  const href = version === 0 ? `/library/${id}/edit` : `/library/${id}?version=${version}`;
  return (
    <li className="border-line border-b">
      <Link href={href} className="grid h-full content-start gap-1 py-3.5 hover:bg-sunken">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">{title || t("untitled")}</span>
          {version === 0 && <Tag>{t("notPublished")}</Tag>}
          {version > 0 && hasDraft && <Tag>{t("hasDraft")}</Tag>}
          {source === "own" && shared && <Tag>{t("shared")}</Tag>}
          {source === "shared" && <Tag>{t("from", { name: ownerName ?? "" })}</Tag>}
          {archived && <Tag>{t("archived")}</Tag>}
        </span>
        <span className="line-clamp-2 text-ink-2">{summary}</span>
        {aboutMinutes !== null && <span className="text-ink-3 text-sm">{t("minutes", { minutes: aboutMinutes })}</span>}
      </Link>
    </li>
  );
}
