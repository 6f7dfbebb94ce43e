"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { useStepUp } from "../account/step-up-dialog";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { useToast } from "../ui/toast";
import { ConfirmDialog } from "./confirm-dialog";

/** Why something that concerns a person was not done. */
export type ActRefusal =
  | { ok: false; reason: "hasClients"; count: number }
  | {
      ok: false;
      reason:
        | "ownAccount"
        | "lastAdmin"
        | "isClient"
        | "isDisabled"
        | "sameRole"
        | "noAccount"
        | "sameTherapist"
        | "alreadyDischarged"
        | "alreadyInCare"
        | "notATherapist"
        | "notASupervisor"
        | "already";
    };

type ActProps = {
  /** Of the button; with `of` for those who can't see where it stands. */
  label: string;
  of: string;
  question: string;
  what: ReactNode;
  confirm: string;
  grave?: boolean;
  /** Said once it is done. */
  done: string;
  /** Null while something is missing; then the button says so with `missing`. */
  run: (() => Promise<{ ok: true } | ActRefusal>) | null;
  missing?: string;
  /** Stands beside a labelled field. */
  besideField?: boolean;
};

/** The words of a refusal. */
export function useRefusal(): (refusal: ActRefusal) => string {
  const t = useTranslations("person.refusal");
  return (refusal) => t(refusal.reason, { count: refusal.reason === "hasClients" ? refusal.count : 0 });
}

/** A button that asks once more, does it (after showing again who is there, where the server wants that), and says what became of it. */
export function Act({ label, of, question, what, confirm, grave, done, run, missing, besideField }: ActProps) {
  const t = useTranslations("person.act");
  const id = useId();
  const [isAsking, setIsAsking] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const { guard } = useStepUp();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const refusalWords = useRefusal();
  const act = useMutation({
    mutationFn: (what: NonNullable<typeof run>) => guard(what),
    onSuccess: async (answer) => {
      if (!answer?.ok) return;
      showToast({ message: done });
      await queryClient.invalidateQueries();
    },
  });
  const problem = isMissing && !run ? missing : act.data?.ok === false ? refusalWords(act.data) : act.isError ? t("failed") : undefined;
  return (
    <div className={besideField ? "sm:pt-6.5" : ""}>
      <Button
        variant={grave ? "destructive" : "secondary"}
        className="max-sm:min-h-target"
        aria-label={`${label}: ${of}`}
        aria-describedby={problem ? id : undefined}
        busy={act.isPending}
        onClick={() => {
          act.reset();
          setIsMissing(run === null);
          if (run) setIsAsking(true);
        }}
      >
        {label}
      </Button>
      {problem && <FieldError id={id} problem={problem} />}
      {isAsking && run && (
        <ConfirmDialog
          title={question}
          confirm={confirm}
          keep={t("keep")}
          grave={grave}
          onClose={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            act.mutate(run);
          }}
        >
          {what}
        </ConfirmDialog>
      )}
    </div>
  );
}
