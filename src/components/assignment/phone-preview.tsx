"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import { useTRPC } from "../data/trpc";
import { Skeleton } from "../ui/skeleton";
import { type AssignFields, chosenOf, wordsOf } from "./assign-fields";

const ExercisePreview = lazy(() => import("../form/exercise-preview").then((module) => ({ default: module.ExercisePreview })));

type Props = { fields: AssignFields; clientName: string; title: string };

/** The card as the client will read it on Today, and the form behind it, as it is on a phone. */
export function PhonePreview({ fields, clientName, title }: Props) {
  const t = useTranslations("therapist.assign");
  const trpc = useTRPC();
  const [isTrying, setIsTrying] = useState(false);
  const words = wordsOf(fields);
  const chosen = chosenOf(fields.chosen);
  const exercise = chosen && "exercise" in chosen ? chosen.exercise : { id: "exposure-record", version: 1 };
  const { data } = useQuery({ ...trpc.exercise.get.queryOptions(exercise), enabled: chosen !== null });
  return (
    <aside aria-label={t("onPhone", { name: clientName })} className="grid content-start gap-3 rounded-card bg-sunken p-5">
      <p className="text-ink-2">{t("onPhone", { name: clientName })}</p>
      <div className="grid gap-3 rounded-card border border-line bg-paper p-5 text-md">
        {chosen && "stepId" in chosen && <p className="text-ink-2 text-sm">{t("eyebrow")}</p>}
        <p className="font-semibold text-lg">{title || "–"}</p>
        {words.whatExactly !== title && <p>{words.whatExactly || "–"}</p>}
        {words.whenWhereWithWhom && <p className="text-ink-2">{words.whenWhereWithWhom}</p>}
        <div className="border-line border-t pt-3">
          <p className="text-ink-3 text-sm">{t("smallest")}</p>
          <p>{words.minimumVersion || "–"}</p>
        </div>
        <div>
          <p className="text-ink-3 text-sm">{t("why")}</p>
          <p className="whitespace-pre-wrap font-words leading-[1.5]">{words.whyThisHelps || "–"}</p>
        </div>
        {words.obstacles.map(({ obstacle, ifThen }) => (
          <div key={`${obstacle}|${ifThen}`}>
            <p className="text-ink-3 text-sm">{obstacle}</p>
            <p>{ifThen}</p>
          </div>
        ))}
      </div>
      <p className="text-ink-2 text-sm">{t("noDueDate")}</p>
      {data && (
        <details onToggle={(event) => event.currentTarget.open && setIsTrying(true)}>
          <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold text-action">{t("tryForm")}</summary>
          <div className="mt-2">
            {isTrying && (
              <Suspense fallback={<Skeleton lines={8} label={t("formLoading")} />}>
                <ExercisePreview key={fields.chosen} definition={toClientDefinition(data.definition)} title={title} />
              </Suspense>
            )}
          </div>
        </details>
      )}
    </aside>
  );
}
