"use client";
import { useSuspenseQueries } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { isHeld } from "@/domain/pace/hold";
import { useTRPC } from "../data/trpc";
import type { SentAnswer } from "../pace/answered-pace";
import { AssignForm } from "./assign-form";
import type { ChoiceGroup } from "./choose-exercise";

// Where somebody waits, it can be answered right here.
const WaitingAnswer = lazy(() => import("../pace/waiting-answer").then((module) => ({ default: module.WaitingAnswer })));
const AnsweredPace = lazy(() => import("../pace/answered-pace").then((module) => ({ default: module.AnsweredPace })));

type Props = { clientId: string /** "step:ID" or "exercise:ID@VERSION" of the address. */; wanted: string | null };

/** Assigning a step or an exercise, agreed on the spot. */
export function AssignScreen({ clientId, wanted }: Props) {
  const t = useTranslations("therapist.assign");
  const trpc = useTRPC();
  const [{ data: client }, { data: ladder }, { data: library }, { data: assigned }, { data: lists }, { data: pace }] = useSuspenseQueries({
    queries: [
      trpc.client.overview.queryOptions({ clientId }),
      trpc.exposure.listSteps.queryOptions({ clientId }),
      trpc.exercise.list.queryOptions(),
      trpc.assignment.list.queryOptions({ clientId }),
      trpc.ownItem.list.queryOptions({ clientId }),
      trpc.pace.standing.queryOptions({ clientId }),
    ],
  });
  const [isAnswering, setIsAnswering] = useState(false);
  const [sent, setSent] = useState<SentAnswer | null>(null);
  const held = isHeld(client.paceRequests);
  const steps = ladder.steps.filter((step) => step.state === "active");
  const exercises = library.exercises.filter(
    (one) => one.version > 0 && !one.archived && one.filledInBy === "client" && one.id !== "exposure-record",
  );
  const groups: ChoiceGroup[] = [
    {
      id: "ladder",
      choices: held
        ? []
        : steps.map((step) => {
            const parent = ladder.steps.find((one) => one.id === step.parentId);
            const line = t("stepLine", { suds: step.predictedSuds, assigned: step.assigned ? "yes" : "no" });
            return {
              key: `step:${step.id}`,
              title: step.title,
              line: parent ? `${t("smallerOf", { title: parent.title })} · ${line}` : line,
              isBelow: parent?.state === "active",
            };
          }),
    },
    { id: "library", choices: exercises.filter((one) => one.source !== "catalog").map(toChoice) },
    { id: "catalog", choices: exercises.filter((one) => one.source === "catalog").map(toChoice) },
  ];
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-title">{t("heading", { name: client.displayName })}</h1>
        <Link href={`/clients/${clientId}`} className="ml-auto inline-flex min-h-9 items-center text-action underline underline-offset-4">
          {t("back", { name: client.displayName })}
        </Link>
      </div>
      {held && !isAnswering && (
        <div className="grid justify-items-start gap-3 rounded-card border-[1.5px] border-pace-line bg-pace-soft p-5">
          <p className="font-semibold text-pace">{t("refused.paceUnanswered", { name: client.displayName })}</p>
          <p>{t("othersMay")}</p>
          <button
            type="button"
            onClick={() => setIsAnswering(true)}
            className="inline-flex min-h-9 items-center rounded-field border-[1.5px] border-pace bg-surface px-3.5 font-semibold text-pace max-lg:min-h-11"
          >
            {t("answerFirst")}
          </button>
        </div>
      )}
      <Suspense>
        {held && isAnswering && <WaitingAnswer client={client} focused onSent={setSent} />}
        {!held && sent && <AnsweredPace sent={sent} onClose={() => setSent(null)} />}
      </Suspense>
      <AssignForm
        clientId={clientId}
        clientName={client.displayName}
        groups={groups}
        steps={steps}
        ladder={ladder.steps}
        exercises={exercises}
        assignments={assigned.assignments}
        behaviours={lists.items.filter((item) => item.kind === "behaviour" && !item.retired).map((item) => item.words)}
        agreed={pace.agreement}
        rests={pace.restWeeks.filter(({ standing, endedAt }) => standing !== "over" && endedAt === null)}
        wanted={wanted}
      />
    </div>
  );
}

function toChoice(one: { id: string; version: number; title: string; summary: string }) {
  return { key: `exercise:${one.id}@${one.version}`, title: one.title, line: one.summary };
}
