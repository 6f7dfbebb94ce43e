"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { useToast } from "../ui/toast";

const DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SELECT = "min-h-9 rounded-field border-[1.5px] border-line-strong bg-surface px-3 text-base max-lg:min-h-11";

/** By when a therapist answers who asked to slow down, and who does it when that time has passed. */
export function Answering() {
  const t = useTranslations("therapist.settings.answering");
  const id = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { data } = useSuspenseQuery(trpc.setting.getAnswering.queryOptions());
  const [days, setDays] = useState(data.answersWithinDays);
  const [coverId, setCoverId] = useState(data.cover?.id ?? null);
  const [missing, setMissing] = useState(false);
  const save = useMutation(
    trpc.setting.setAnswering.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        showToast({ message: t("saved") });
      },
    }),
  );
  const lacksDays = coverId !== null && days === null;
  const cover = data.colleagues.find((one) => one.id === coverId)?.displayName ?? null;
  return (
    <section aria-labelledby={`${id}-heading`} className="grid justify-items-start gap-2.5">
      <h2 id={`${id}-heading`} className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <p className="text-ink-2">{t("lead")}</p>
      <label htmlFor={`${id}-days`} className="font-semibold">
        {t("within")}
      </label>
      <select
        id={`${id}-days`}
        className={SELECT}
        value={days ?? ""}
        onChange={(event) => {
          setDays(event.target.value === "" ? null : Number(event.target.value));
          setMissing(false);
        }}
      >
        <option value="">{t("notStated")}</option>
        {DAYS.map((count) => (
          <option key={count} value={count}>
            {t("days", { count })}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-cover`} className="font-semibold">
        {t("cover")}
      </label>
      {data.colleagues.length === 0 ? (
        <p className="text-ink-2">{t("noColleagues")}</p>
      ) : (
        <select
          id={`${id}-cover`}
          className={SELECT}
          value={coverId ?? ""}
          onChange={(event) => {
            setCoverId(event.target.value === "" ? null : event.target.value);
            setMissing(false);
          }}
        >
          <option value="">{t("nobody")}</option>
          {data.colleagues.map((colleague) => (
            <option key={colleague.id} value={colleague.id}>
              {colleague.displayName}
            </option>
          ))}
        </select>
      )}
      <p className="text-ink-2">{days === null ? t("toldNothing") : t("told", { days })}</p>
      {cover !== null && days !== null && <p className="text-ink-2">{t("coverDoes", { name: cover })}</p>}
      {data.coversFor.length > 0 && (
        <p className="text-ink-2">{t("coversFor", { names: data.coversFor.map(({ displayName }) => displayName).join(", ") })}</p>
      )}
      {missing && <FieldError id="answering-missing" problem={t("missing")} />}
      {save.isError && <FieldError id="answering-failed" problem={t("failed")} />}
      <Button
        variant="primary"
        className="max-lg:min-h-11"
        busy={save.isPending}
        waiting={lacksDays}
        onClick={() => (lacksDays ? setMissing(true) : save.mutate({ answersWithinDays: days, coverId }))}
      >
        {t("save")}
      </Button>
    </section>
  );
}
