"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useOwnZone } from "../audit/use-own-zone";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { PersonWords } from "../ui/person-words";
import { Tag } from "../ui/tag";
import { useToast } from "../ui/toast";
import { AgainForm } from "./again-form";
import { useRhythmWords } from "./use-rhythm-words";

export type Assignment = RouterOutputs["assignment"]["list"]["assignments"][number];
type Props = { clientId: string; clientName: string; assignment: Assignment; mayWrite: boolean };

/** One assignment, and what can be done about it. */
export function AssignedRow({ clientId, clientName, assignment, mayWrite }: Props) {
  const t = useTranslations("therapist.assigned");
  const format = useFormatter();
  const rhythm = useRhythmWords();
  const timeZone = useOwnZone();
  const { state } = assignment;
  const goesOn = state === "active" || state === "held";
  return (
    <li className="grid gap-1.5 border-line border-b py-4 first:pt-0 last:border-b-0">
      <div className="flex items-start justify-between gap-3">
        <h3 className="font-semibold">{assignment.title}</h3>
        <Tag tone={state === "active" ? "new" : "plain"}>{t(`state.${state}`)}</Tag>
      </div>
      {assignment.words.whatExactly !== assignment.title && <p>{assignment.words.whatExactly}</p>}
      <p className="text-ink-2 text-sm">
        {t("line", {
          date: format.dateTime(new Date(assignment.assignedAt), { day: "numeric", month: "short", timeZone }),
          confidence: assignment.clientConfidence,
        })}
        {assignment.rhythm.frequency !== "once" && ` · ${rhythm(assignment.rhythm)}`}
        {assignment.window.to !== null &&
          ` · ${t("until", { date: format.dateTime(new Date(`${assignment.window.to}T00:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" }) })}`}
      </p>
      {goesOn && <PersonWords label={t("why")}>{assignment.words.whyThisHelps}</PersonWords>}
      {mayWrite && <Acts clientId={clientId} clientName={clientName} assignment={assignment} />}
    </li>
  );
}

function Acts({ clientId, clientName, assignment }: Omit<Props, "mayWrite">) {
  const t = useTranslations("therapist.assigned");
  const refused = useTranslations("therapist.assign.refused");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const [isAgain, setIsAgain] = useState(false);
  const ref = { clientId, assignmentId: assignment.id };
  const failed = () => showToast({ message: t("failed") });
  async function told(message: string) {
    showToast({ message });
    await queryClient.invalidateQueries();
  }
  const withdraw = useMutation(trpc.assignment.withdraw.mutationOptions({ onSuccess: () => told(t("withdrawn")), onError: failed }));
  const resume = useMutation(
    trpc.assignment.resume.mutationOptions({
      onSuccess: (result) => told(result.ok ? t("resumed") : refused(result.reason, { name: clientName })),
      onError: failed,
    }),
  );
  const hold = useMutation(
    trpc.assignment.hold.mutationOptions({
      onSuccess: async () => {
        showToast({ message: t("held"), action: { label: t("resume"), onAction: () => resume.mutate(ref) } });
        await queryClient.invalidateQueries();
      },
      onError: failed,
    }),
  );
  if (isAgain) return <AgainForm clientId={clientId} clientName={clientName} assignment={assignment} onClose={() => setIsAgain(false)} />;
  return (
    <div className="flex flex-wrap gap-x-4">
      {assignment.state === "active" && (
        <Button variant="quiet" busy={hold.isPending} onClick={() => hold.mutate(ref)}>
          {t("hold")}
        </Button>
      )}
      {assignment.state === "held" && (
        <Button variant="quiet" busy={resume.isPending} onClick={() => resume.mutate(ref)}>
          {t("resume")}
        </Button>
      )}
      {(assignment.state === "active" || assignment.state === "held") && (
        <Button variant="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate(ref)}>
          {t("withdraw")}
        </Button>
      )}
      <Button variant="quiet" onClick={() => setIsAgain(true)}>
        {t("again")}
      </Button>
    </div>
  );
}
