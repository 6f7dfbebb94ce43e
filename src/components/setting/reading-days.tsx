"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field-error";
import { useToast } from "../ui/toast";

const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** A Monday, so that adding an ISO weekday gives a date of that weekday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** The days on which a therapist reads; their clients see them wherever they write. */
export function ReadingDays() {
  const t = useTranslations("therapist.settings");
  const format = useFormatter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { data } = useSuspenseQuery(trpc.setting.getReadingDays.queryOptions());
  const [days, setDays] = useState(data.readingDays);
  const [missing, setMissing] = useState(false);
  const save = useMutation(
    trpc.setting.setReadingDays.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        showToast({ message: t("saved") });
      },
    }),
  );
  function toggle(day: number) {
    setDays(days.includes(day) ? days.filter((other) => other !== day) : [...days, day].sort((a, b) => a - b));
    setMissing(false);
  }
  return (
    <section aria-labelledby="reading" className="grid justify-items-start gap-2">
      <h2 id="reading" className="font-semibold text-lg">
        {t("reading")}
      </h2>
      <p className="text-ink-2">{t("readingWhy")}</p>
      <fieldset>
        <legend className="sr-only">{t("reading")}</legend>
        {WEEK.map((day) => (
          <Checkbox key={day} checked={days.includes(day)} onChange={() => toggle(day)}>
            {format.dateTime(new Date(MONDAY + (day - 1) * DAY_MS), { weekday: "long", timeZone: "UTC" })}
          </Checkbox>
        ))}
      </fieldset>
      {missing && <FieldError id="reading-missing" problem={t("readingMissing")} />}
      {save.isError && <FieldError id="reading-failed" problem={t("failed")} />}
      <Button
        variant="primary"
        busy={save.isPending}
        waiting={days.length === 0}
        onClick={() => (days.length === 0 ? setMissing(true) : save.mutate({ readingDays: days }))}
      >
        {t("save")}
      </Button>
    </section>
  );
}
