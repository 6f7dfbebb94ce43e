"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { moveAfter } from "@/domain/exposure/ladder";
import type { stepList, stepView } from "@/server/exposure/schema";
import { useTRPC } from "../data/trpc";
import { useToast } from "../ui/toast";

export type Step = z.infer<typeof stepView>;
export type StepWords = Pick<Step, "title" | "minimumVersion" | "predictedSuds">;

/** One client's ladder and what can be done with it. Each write answers the whole ladder, which replaces the one shown. */
export function useLadder(clientId: string) {
  const t = useTranslations("therapist.ladder");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const options = trpc.exposure.listSteps.queryOptions({ clientId });
  const { data, isError, refetch } = useQuery(options);
  const show = (ladder: z.infer<typeof stepList>) => queryClient.setQueryData(options.queryKey, ladder);

  const add = useMutation(trpc.exposure.addStep.mutationOptions({ onSuccess: show }));
  const edit = useMutation(trpc.exposure.editStep.mutationOptions({ onSuccess: show }));
  const setState = useMutation(trpc.exposure.setStepState.mutationOptions({ onSuccess: show }));
  const move = useMutation(
    trpc.exposure.moveStep.mutationOptions({
      onSuccess: show,
      onError: () => {
        showToast({ message: t("moveFailed") });
        void queryClient.invalidateQueries({ queryKey: options.queryKey });
      },
    }),
  );

  return {
    steps: data?.steps ?? null,
    failed: isError,
    reload: () => void refetch(),
    add,
    edit,
    /** Puts a step behind another (null: to the top), on the screen at once. */
    moveStep(stepId: string, afterStepId: string | null) {
      const steps = data?.steps ?? [];
      const byId = new Map(steps.map((step) => [step.id, step]));
      const ids = moveAfter([...byId.keys()], stepId, afterStepId);
      show({ steps: ids.flatMap((id, position) => ({ ...(byId.get(id) as Step), position })) });
      move.mutate({ clientId, stepId, afterStepId });
    },
    /** Rests, retires or takes up a step; the way back stays on the screen for a while. */
    changeState(step: Step, state: Step["state"]) {
      const failed = () => showToast({ message: t("stateFailed") });
      setState.mutate(
        { clientId, stepId: step.id, state },
        {
          onError: failed,
          onSuccess: () =>
            showToast({
              message: t(`said.${state}`, { title: step.title }),
              action: {
                label: t("undo"),
                onAction: () => setState.mutate({ clientId, stepId: step.id, state: step.state }, { onError: failed }),
              },
            }),
        },
      );
    },
  };
}
