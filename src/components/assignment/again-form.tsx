"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import { useToast } from "../ui/toast";
import type { Assignment } from "./assigned-row";

type Props = { clientId: string; clientName: string; assignment: Assignment; onClose(): void };

/** The same again, a little different: two lines to change, everything else as it was. */
export function AgainForm({ clientId, clientName, assignment, onClose }: Props) {
  const t = useTranslations("therapist.assigned");
  const assign = useTranslations("therapist.assign");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const [whatExactly, setWhatExactly] = useState(assignment.words.whatExactly);
  const [minimumVersion, setMinimumVersion] = useState(assignment.words.minimumVersion);
  const [told, setTold] = useState(false);
  const vary = useMutation(
    trpc.assignment.vary.mutationOptions({
      onSuccess: async (result) => {
        if (!result.ok) return;
        showToast({ message: assign("assigned", { name: clientName }) });
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const refusal = vary.data && !vary.data.ok ? vary.data.reason : vary.isError ? "failed" : null;
  function send(alsoKeepOther: boolean) {
    if (whatExactly.trim() === "" || minimumVersion.trim() === "") return setTold(true);
    vary.mutate({ clientId, assignmentId: assignment.id, whatExactly, minimumVersion, clientAgreed: true, alsoKeepOther });
  }
  const exercise = assignment.stepId
    ? `stepId=${assignment.stepId}`
    : `exercise=${assignment.definitionId}@${assignment.definitionVersion}`;
  return (
    <form
      noValidate
      className="mt-2 grid gap-3 rounded-card border border-line bg-surface p-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(false);
      }}
    >
      <TextField
        autoFocus
        label={assign("whatExactly")}
        maxLength={280}
        value={whatExactly}
        onChange={(event) => setWhatExactly(event.target.value)}
        {...(told && whatExactly.trim() === "" ? { error: assign("whatMissing") } : {})}
      />
      <TextField
        label={assign("smallest")}
        maxLength={280}
        value={minimumVersion}
        onChange={(event) => setMinimumVersion(event.target.value)}
        {...(told && minimumVersion.trim() === "" ? { error: assign("smallestMissing") } : {})}
      />
      <p className="text-ink-2 text-sm">{t("againKept", { confidence: assignment.clientConfidence })}</p>
      {refusal && <FieldError id={`again-${assignment.id}`} problem={assign(`refused.${refusal}`, { name: clientName })} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={vary.isPending}>
          {t("againAction")}
        </Button>
        {refusal === "oneActiveAlready" && <Button onClick={() => send(true)}>{assign("alsoKeepOther")}</Button>}
        <Button variant="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Link href={`/clients/${clientId}/assign?${exercise}`} className="ml-auto text-action text-sm underline underline-offset-4">
          {t("more")}
        </Link>
      </div>
    </form>
  );
}
