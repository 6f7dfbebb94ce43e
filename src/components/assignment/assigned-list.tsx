"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { PersonWords } from "../ui/person-words";
import { Tag } from "../ui/tag";
import { useToast } from "../ui/toast";

/** What was assigned: the active one first, with the words the client reads. */
export function AssignedList({ clientId, mayWrite }: { clientId: string; mayWrite: boolean }) {
  const t = useTranslations("therapist.assigned");
  const format = useFormatter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { data } = useSuspenseQuery(trpc.assignment.list.queryOptions({ clientId }));
  const withdraw = useMutation(
    trpc.assignment.withdraw.mutationOptions({
      onSuccess: async () => {
        showToast({ message: t("withdrawn") });
        await queryClient.invalidateQueries();
      },
      onError: () => showToast({ message: t("failed") }),
    }),
  );
  const assignments = [...data.assignments].sort((a, b) => Number(b.state === "active") - Number(a.state === "active"));
  if (assignments.length === 0) return <p className="text-ink-2">{t("empty")}</p>;
  return (
    <ul>
      {assignments.map((assignment) => (
        <li key={assignment.id} className="grid gap-1.5 border-line border-b py-4 first:pt-0 last:border-b-0">
          <div className="flex items-start justify-between gap-3">
            <h3 className="font-semibold">{assignment.words.whatExactly}</h3>
            <Tag tone={assignment.state === "active" ? "new" : "plain"}>{t(`state.${assignment.state}`)}</Tag>
          </div>
          <p className="text-ink-2 text-sm">
            {t("line", {
              date: format.dateTime(new Date(assignment.assignedAt), { day: "numeric", month: "short" }),
              confidence: assignment.clientConfidence,
            })}
          </p>
          {assignment.state === "active" && (
            <>
              <PersonWords label={t("why")}>{assignment.words.whyThisHelps}</PersonWords>
              {mayWrite && (
                <Button
                  variant="quiet"
                  className="justify-self-start"
                  busy={withdraw.isPending}
                  onClick={() => withdraw.mutate({ clientId, assignmentId: assignment.id })}
                >
                  {t("withdraw")}
                </Button>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
