"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "../audit/select-field";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { Act } from "./act";
import { Part } from "./part";
import type { PersonDetail } from "./person-screen";

/** A client's care: with whom, moved to somebody else, ended, begun again. */
export function CareActs({ detail }: { detail: PersonDetail }) {
  const t = useTranslations("person.care");
  const client = useTRPCClient();
  const { data: choices } = useSuspenseQuery(useTRPC().person.listChoices.queryOptions());
  const { person } = detail;
  const present = detail.care.filter(({ endedAt }) => endedAt === null);
  const [chosen, setChosen] = useState("");
  const others = choices.therapists.filter(({ id }) => !present.some((span) => span.with.id === id));
  const to = others.find(({ id }) => id === chosen);
  const name = person.displayName;
  const inCare = present.length > 0;
  const words = inCare ? "transfer" : "readmit";
  async function give(therapistId: string) {
    const of = { clientId: person.id };
    const answer = inCare
      ? await client.care.transfer.mutate({ ...of, toTherapistId: therapistId })
      : await client.care.readmit.mutate({ ...of, therapistId });
    if (answer.ok) setChosen("");
    return answer;
  }
  return (
    <Part heading={t("heading")} lead={inCare ? t("with", { names: present.map((span) => span.with.displayName).join(", ") }) : t("ended")}>
      {others.length === 0 ? (
        <p className="text-ink-2">{t("nobodyElse")}</p>
      ) : (
        <div className="flex flex-wrap items-start gap-3">
          <div className="w-full sm:w-60">
            <SelectField label={t(`${words}.to`)} value={to?.id ?? ""} onChange={setChosen}>
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
            label={t(`${words}.action`)}
            of={name}
            question={t(`${words}.question`, { name, to: to?.displayName ?? "" })}
            what={<p>{t(`${words}.what`, { to: to?.displayName ?? "" })}</p>}
            confirm={t(`${words}.action`)}
            done={t(`${words}.done`, { name, to: to?.displayName ?? "" })}
            missing={t("chooseFirst")}
            run={to ? () => give(to.id) : null}
          />
        </div>
      )}
      {inCare && (
        <Act
          label={t("discharge.action")}
          of={name}
          question={t("discharge.question", { name })}
          what={<p>{t("discharge.what", { name })}</p>}
          confirm={t("discharge.action")}
          grave
          done={t("discharge.done", { name })}
          run={() => client.care.discharge.mutate({ clientId: person.id })}
        />
      )}
    </Part>
  );
}
