"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { daysBefore } from "@/domain/calendar/plain-days";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { PersonWords } from "../ui/person-words";
import { TextArea, TextField } from "../ui/text-field";
import { useToast } from "../ui/toast";

type RestWeeksProps = {
  clientId: string;
  clientName: string;
  mayWrite: boolean;
  /** The client's calendar day. */
  today: string;
  restWeeks: RouterOutputs["pace"]["standing"]["restWeeks"];
};

/** Rest as a plan: what goes on, what is to come, what was; and another one. */
export function RestWeeks({ clientId, clientName, mayWrite, today, restWeeks }: RestWeeksProps) {
  const t = useTranslations("therapist.pace.rest");
  const format = useFormatter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const [isPlanning, setIsPlanning] = useState(false);
  const end = useMutation(
    trpc.restWeek.end.mutationOptions({
      onSuccess: async () => {
        showToast({ message: t("ended") });
        await queryClient.invalidateQueries();
      },
    }),
  );
  const day = (date: string) => format.dateTime(new Date(date), { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" });
  return (
    <section className="grid justify-items-start gap-2.5">
      <h3 className="font-semibold">{t("heading")}</h3>
      {restWeeks.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      <ul className="grid gap-3">
        {restWeeks.map(({ id, from, to, words, standing, endedAt }) => (
          <li key={id} className="grid justify-items-start gap-1">
            <p className={standing === "over" ? "text-ink-2" : ""}>
              {t("line", { from: day(from), to: day(to), standing: endedAt && standing === "over" ? "ended" : standing })}
            </p>
            {words && <PersonWords tone="pace">{words}</PersonWords>}
            {mayWrite && standing !== "over" && endedAt === null && (
              <Button
                className="max-lg:min-h-11"
                busy={end.isPending && end.variables.restWeekId === id}
                onClick={() => end.mutate({ clientId, restWeekId: id })}
              >
                {t(standing === "now" ? "end" : "callOff")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.isError && <FieldError id="rest-end" problem={t("endFailed")} />}
      {mayWrite && !isPlanning && (
        <Button className="max-lg:min-h-11" onClick={() => setIsPlanning(true)}>
          {t("plan")}
        </Button>
      )}
      {isPlanning && <PlanRestWeek {...{ clientId, clientName, today }} onClose={() => setIsPlanning(false)} />}
    </section>
  );
}

type PlanProps = Pick<RestWeeksProps, "clientId" | "clientName" | "today"> & { onClose: () => void };

function PlanRestWeek({ clientId, clientName, today, onClose }: PlanProps) {
  const t = useTranslations("therapist.pace");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const [fields, setFields] = useState({ from: today, to: daysBefore(today, -6), words: "" });
  const [missing, setMissing] = useState(false);
  const plan = useMutation(
    trpc.restWeek.plan.mutationOptions({
      onSuccess: async (result) => {
        if (!result.ok) return;
        onClose();
        showToast({ message: t("rest.planned", { name: clientName }) });
        await queryClient.invalidateQueries();
      },
    }),
  );
  const REFUSED = { over: "restWeekOver", tooLong: "restWeekTooLong", overlaps: "restWeekOverlaps" } as const;
  const refused = plan.data && !plan.data.ok ? t(`refused.${REFUSED[plan.data.reason]}`) : plan.isError ? t("rest.planFailed") : null;
  function submit(event: FormEvent) {
    event.preventDefault();
    const { from, to } = fields;
    const words = fields.words.trim();
    setMissing(from === "" || to < from);
    if (from === "" || to < from) return;
    plan.mutate({ clientId, from, to, ...(words === "" ? {} : { words }) });
  }
  const problem = missing ? t("restMissing") : refused;
  return (
    <form noValidate onSubmit={submit} className="grid w-full gap-3">
      <div className="flex flex-wrap gap-3">
        <TextField
          autoFocus
          type="date"
          label={t("restFrom")}
          min={today}
          value={fields.from}
          onChange={(event) => setFields({ ...fields, from: event.target.value })}
        />
        <TextField
          type="date"
          label={t("restTo")}
          min={fields.from || today}
          value={fields.to}
          onChange={(event) => setFields({ ...fields, to: event.target.value })}
        />
      </div>
      <TextArea
        serif
        label={t("rest.words")}
        note={t("readsExactly", { name: clientName })}
        rows={2}
        maxLength={280}
        value={fields.words}
        onChange={(event) => setFields({ ...fields, words: event.target.value })}
      />
      <p className="text-ink-2 text-sm">{t("rest.what")}</p>
      {problem && <FieldError id="rest-plan" problem={problem} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" className="max-lg:min-h-11" busy={plan.isPending}>
          {t("rest.planAction")}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t("rest.cancel")}
        </Button>
      </div>
    </form>
  );
}
