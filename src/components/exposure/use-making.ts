"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { useToast } from "../ui/toast";

type Answer = RouterOutputs["exposure"]["splitStep"];
type Shown = RouterOutputs["exposure"]["listSteps"];
export type MadeKind = "split" | "vary" | "combine";

/** New steps out of those that are there: split, varied, brought together. What was made can be taken back for a while. */
export function useMaking(clientId: string, scope: { id: string }, show: (ladder: Shown) => void) {
  const t = useTranslations("therapist.ladder");
  const trpc = useTRPC();
  const showToast = useToast();
  const onMutate = () => showToast(null);
  const split = useMutation(trpc.exposure.splitStep.mutationOptions({ scope, onMutate }));
  const vary = useMutation(trpc.exposure.varyStep.mutationOptions({ scope, onMutate }));
  const combine = useMutation(trpc.exposure.combineSteps.mutationOptions({ scope, onMutate }));
  const takeBack = useMutation(trpc.exposure.takeBackSteps.mutationOptions({ scope }));

  function undo(stepIds: string[]) {
    takeBack.mutate(
      { clientId, stepIds },
      {
        onError: () => showToast({ message: t("undoFailed") }),
        onSuccess: (answer) => {
          if (answer.ok) show(answer);
          showToast({ message: answer.ok ? t("undone") : t(`refused.${answer.reason}`) });
        },
      },
    );
  }

  /** The form closes only where something was made: what was typed stays otherwise, and the form says why. */
  const settled = (kind: MadeKind, close: (answer: Extract<Answer, { ok: true }>) => void) => ({
    onSuccess: (answer: Answer) => {
      if (!answer.ok) return;
      const { made } = answer;
      show(answer);
      close(answer);
      showToast({ message: t(`made.${kind}`, { count: made.length }), action: { label: t("undo"), onAction: () => undo(made) } });
    },
  });
  /** Why the last try of a form made nothing; null where it did, or has not been tried. */
  const problemOf = ({ data, isError }: { data: Answer | undefined; isError: boolean }) => {
    if (isError) return t("failed");
    return data && !data.ok ? t(`refused.${data.reason}`) : null;
  };
  return { split, vary, combine, settled, problemOf };
}
