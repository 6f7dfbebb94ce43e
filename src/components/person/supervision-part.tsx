"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "../audit/select-field";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { Act } from "./act";
import type { PersonDetail } from "./person-screen";
import { Spans } from "./spans";

/** Supervision from either side: begun from the page of a supervisor or a therapist, and ended there. */
export function SupervisionPart({ detail }: { detail: PersonDetail }) {
  const t = useTranslations("person.supervision");
  const client = useTRPCClient();
  const { data: choices } = useSuspenseQuery(useTRPC().person.listChoices.queryOptions());
  const { person, supervises, supervisedBy } = detail;
  const [chosen, setChosen] = useState("");
  const isSupervisor = person.role === "supervisor";
  const isTherapist = person.role === "therapist";
  if (!isSupervisor && !isTherapist && supervises.length + supervisedBy.length === 0) return null;
  const spans = isSupervisor ? supervises : isTherapist ? supervisedBy : [...supervises, ...supervisedBy];
  const taken = spans.filter(({ endedAt }) => endedAt === null).map((span) => span.with.id);
  const others = (isSupervisor ? choices.therapists : choices.supervisors).filter(({ id }) => !taken.includes(id));
  const other = others.find(({ id }) => id === chosen);
  const side = isSupervisor ? "supervises" : "supervisedBy";
  const [supervisor, therapist] = isSupervisor ? [person, other] : [other, person];
  const names = { supervisor: supervisor?.displayName ?? "", therapist: therapist?.displayName ?? "" };
  const mayStart = (isSupervisor || isTherapist) && person.state === "active" && others.length > 0;
  return (
    <Spans
      heading={t(`${side}.heading`)}
      lead={t("lead")}
      empty={t(`${side}.none`)}
      spans={spans}
      actOf={(span) => (
        <Act
          label={t("end")}
          of={span.with.displayName}
          question={t("endQuestion", { name: span.with.displayName })}
          what={<p>{t("endWhat")}</p>}
          confirm={t("end")}
          done={t("ended")}
          run={() => client.supervision.end.mutate({ supervisionId: span.id })}
        />
      )}
    >
      {mayStart && (
        <div className="flex flex-wrap items-start gap-3">
          <div className="w-full sm:w-60">
            <SelectField label={t(`${side}.with`)} value={other?.id ?? ""} onChange={setChosen}>
              <option value="">{t("choose")}</option>
              {others.map(({ id, displayName }) => (
                <option key={id} value={id}>
                  {displayName}
                </option>
              ))}
            </SelectField>
          </div>
          <Act
            besideField
            label={t("start")}
            of={person.displayName}
            question={t("startQuestion", names)}
            what={<p>{t("startWhat", names)}</p>}
            confirm={t("start")}
            done={t("started", names)}
            missing={t("chooseFirst")}
            run={
              supervisor && therapist
                ? async () => {
                    const answer = await client.supervision.start.mutate({ supervisorId: supervisor.id, therapistId: therapist.id });
                    setChosen("");
                    return answer.ok ? { ok: true } : answer;
                  }
                : null
            }
          />
        </div>
      )}
    </Spans>
  );
}
