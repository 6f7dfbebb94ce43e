"use client";
import { useSuspenseQueries } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { isHeld } from "@/domain/pace/hold";
import { useTRPC } from "../data/trpc";
import { AssignForm } from "./assign-form";

/** Assigning a step, agreed on the spot. */
export function AssignScreen({ clientId, wantedStepId }: { clientId: string; wantedStepId: string | null }) {
  const t = useTranslations("therapist.assign");
  const trpc = useTRPC();
  const [{ data: client }, { data: ladder }] = useSuspenseQueries({
    queries: [trpc.client.overview.queryOptions({ clientId }), trpc.exposure.listSteps.queryOptions({ clientId })],
  });
  const steps = ladder.steps.filter((step) => step.state === "active");
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-title">{t("heading", { name: client.displayName })}</h1>
        <Link href={`/clients/${clientId}`} className="ml-auto inline-flex min-h-9 items-center text-action underline underline-offset-4">
          {t("back", { name: client.displayName })}
        </Link>
      </div>
      {isHeld(client.paceRequests) ? (
        <div className="grid justify-items-start gap-3 rounded-card border-[1.5px] border-pace-line bg-pace-soft p-5">
          <p className="font-semibold text-pace">{t("refused.paceUnanswered", { name: client.displayName })}</p>
          <Link
            href={`/clients/${clientId}#answer`}
            className="inline-flex min-h-9 items-center rounded-field border-[1.5px] border-pace bg-surface px-3.5 font-semibold text-pace"
          >
            {t("answerFirst")}
          </Link>
        </div>
      ) : steps.length === 0 ? (
        <p className="text-ink-2">{t("noSteps")}</p>
      ) : (
        <AssignForm clientId={clientId} clientName={client.displayName} steps={steps} wantedStepId={wantedStepId} />
      )}
    </div>
  );
}
