"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";
import { AssignedRow } from "./assigned-row";
import { DoseLine } from "./dose-line";

const ORDER = { active: 0, held: 1, done: 2, withdrawn: 2 } as const;

/** What was assigned: what goes on first, with the words the client reads, and how much it is for a week. */
export function AssignedList({ clientId, clientName, mayWrite }: { clientId: string; clientName: string; mayWrite: boolean }) {
  const t = useTranslations("therapist.assigned");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.assignment.list.queryOptions({ clientId }));
  const assignments = [...data.assignments].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  if (assignments.length === 0) return <p className="text-ink-2">{t("empty")}</p>;
  return (
    <>
      <DoseLine assignments={assignments} agreed={null} added={null} />
      <ul className="mt-3">
        {assignments.map((assignment) => (
          <AssignedRow key={assignment.id} clientId={clientId} clientName={clientName} assignment={assignment} mayWrite={mayWrite} />
        ))}
      </ul>
    </>
  );
}
