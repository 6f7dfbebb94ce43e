"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { moveTo, type Place, placeOf } from "@/domain/exposure/ladder";
import type { stepList, stepView, takenAssignment } from "@/server/exposure/schema";
import { useTRPC } from "../data/trpc";
import { useToast } from "../ui/toast";
import { useMaking } from "./use-making";

export type Step = z.infer<typeof stepView>;
export type StepWords = Pick<Step, "title" | "minimumVersion" | "predictedSuds">;
type Ladder = z.infer<typeof stepList>;
type Taken = z.infer<typeof takenAssignment>;

/** A title as it stands in a line that comes and goes. */
const short = (title: string) => (title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title);

/** One client's ladder and what can be done with it. Each write answers the whole ladder, which replaces the one shown. */
export function useLadder(clientId: string) {
  const t = useTranslations("therapist.ladder");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const options = trpc.exposure.listSteps.queryOptions({ clientId });
  const { data, isError, refetch } = useQuery(options);
  const show = ({ steps }: Ladder) => queryClient.setQueryData(options.queryKey, { steps });
  const shown = () => queryClient.getQueryData(options.queryKey)?.steps ?? [];
  const reload = () => void queryClient.invalidateQueries({ queryKey: options.queryKey });

  // One after the other, as they were done: what is undone at once and done again must not arrive the other way round.
  const scope = { id: `ladder.${clientId}` };
  const add = useMutation(trpc.exposure.addStep.mutationOptions({ scope, onSuccess: show }));
  const edit = useMutation(trpc.exposure.editStep.mutationOptions({ scope, onSuccess: show }));
  const setState = useMutation(
    trpc.exposure.setStepState.mutationOptions({
      scope,
      onSuccess({ steps, took }, { giveBack }) {
        show({ steps });
        if (took.length > 0 || giveBack?.length) void queryClient.invalidateQueries(trpc.assignment.list.queryFilter({ clientId }));
      },
    }),
  );
  const move = useMutation(trpc.exposure.moveStep.mutationOptions({ scope }));
  const making = useMaking(clientId, scope, show);

  /** On the screen at once; back where it was, and said, where it is refused or does not arrive. */
  function moveStep(stepId: string, place: Place, undoing = false) {
    showToast(null);
    const before = shown();
    const step = before.find(({ id }) => id === stepId);
    const was = placeOf(before, stepId);
    const moved = moveTo(before, stepId, place);
    if (!step || !was) return;
    if (!moved.ok) return showToast({ message: t(`refused.${moved.reason}`) });
    if (was.parentId === place.parentId && was.afterId === place.afterId) return;
    const byId = new Map(before.map((one) => [one.id, one]));
    show({
      steps: moved.ladder.flatMap(({ id, parentId }, position) => {
        const one = byId.get(id);
        return one ? [{ ...one, parentId, position }] : [];
      }),
    });
    const back = (message: string) => {
      show({ steps: before });
      showToast({ message });
      reload();
    };
    move.mutate(
      { clientId, stepId, parentId: place.parentId, afterStepId: place.afterId },
      {
        onError: () => back(t("moveFailed")),
        onSuccess: (answer) => {
          if (!answer.ok) return back(t(`refused.${answer.reason}`));
          show(answer);
          if (undoing) return showToast({ message: t("undone") });
          const into = before.find(({ id }) => id === place.parentId);
          const message =
            into && was.parentId !== place.parentId
              ? t("movedInto", { title: short(step.title), into: short(into.title) })
              : t("moved", { title: short(step.title) });
          showToast({ message, action: { label: t("undo"), onAction: () => moveStep(stepId, was, true) } });
        },
      },
    );
  }

  return {
    steps: data?.steps ?? null,
    failed: isError,
    reload: () => void refetch(),
    add,
    edit,
    ...making,
    moveStep: (stepId: string, place: Place) => moveStep(stepId, place),
    /** Rests, retires or takes up a step, on the screen at once; the way back stays there for a while. */
    changeState(step: Step, state: Step["state"]) {
      type Set = { took: Taken[]; onHold: number };
      const put = (next: Step["state"], giveBack: Taken[], onSuccess: (answer: Set) => void) => {
        showToast(null);
        const before = shown();
        show({ steps: before.map((one) => (one.id === step.id ? { ...one, state: next } : one)) });
        setState.mutate(
          { clientId, stepId: step.id, state: next, giveBack },
          {
            onError: () => {
              show({ steps: before });
              showToast({ message: t("stateFailed") });
            },
            onSuccess,
          },
        );
      };
      put(state, [], ({ took }) =>
        showToast({
          message: t(`said.${state}`, { title: short(step.title), took: took.length, onHold: step.onHold ? 1 : 0 }),
          action: {
            label: t("undo"),
            onAction: () => put(step.state, took, ({ onHold }) => showToast({ message: t("stateUndone", { onHold }) })),
          },
        }),
      );
    },
  };
}
