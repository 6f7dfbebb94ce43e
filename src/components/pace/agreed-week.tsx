"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { overDose, whichOf } from "@/domain/assignment/dose";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field-error";
import { TextArea, TextField } from "../ui/text-field";
import { useToast } from "../ui/toast";

type Standing = RouterOutputs["pace"]["standing"];
type AgreedWeekProps = Pick<Standing, "agreement" | "dose"> & { clientId: string; clientName: string; mayWrite: boolean };

/** How much a week holds by agreement, how much it holds now, and when the pace check is offered. */
export function AgreedWeek({ clientId, clientName, mayWrite, agreement, dose }: AgreedWeekProps) {
  const t = useTranslations("therapist.pace.agreed");
  const [isOpen, setIsOpen] = useState(false);
  const over = overDose(agreement, dose);
  const has = agreement !== null && (agreement.things !== null || agreement.minutes !== null);
  return (
    <section className="grid justify-items-start gap-1.5">
      <h3 className="font-semibold">{t("heading")}</h3>
      <p>{has ? t("line", { which: whichOf(agreement), things: agreement.things ?? 0, minutes: agreement.minutes ?? 0 }) : t("none")}</p>
      <p className="text-ink-2">{t("now", dose)}</p>
      {over.things + over.minutes > 0 && <p className="text-ink-2">{t("over", { which: whichOf(over), ...over })}</p>}
      {agreement && (agreement.checkAfterSessions || agreement.checkAfterExercises) && (
        <p className="text-ink-2">
          {t("check", { sessions: agreement.checkAfterSessions ? "yes" : "no", exercises: agreement.checkAfterExercises ? "yes" : "no" })}
        </p>
      )}
      {mayWrite && !isOpen && (
        <Button className="mt-1 max-lg:min-h-11" onClick={() => setIsOpen(true)}>
          {t(agreement ? "change" : "agree")}
        </Button>
      )}
      {isOpen && <AgreeForm {...{ clientId, clientName, agreement }} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

type AgreeFormProps = Pick<AgreedWeekProps, "clientId" | "clientName" | "agreement"> & { onClose: () => void };

/** A number as typed; null where the field is empty, NaN where it is none within the bounds. */
function numberOf(typed: string, most: number): number | null {
  if (typed.trim() === "") return null;
  const value = Number(typed);
  return /^\d{1,4}$/.test(typed.trim()) && value >= 1 && value <= most ? value : Number.NaN;
}

function AgreeForm({ clientId, clientName, agreement, onClose }: AgreeFormProps) {
  const t = useTranslations("therapist.pace.agreed");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const [things, setThings] = useState(agreement?.things?.toString() ?? "");
  const [minutes, setMinutes] = useState(agreement?.minutes?.toString() ?? "");
  const [checkAfterSessions, setAfterSessions] = useState(agreement?.checkAfterSessions ?? false);
  const [checkAfterExercises, setAfterExercises] = useState(agreement?.checkAfterExercises ?? false);
  const [why, setWhy] = useState("");
  const [told, setTold] = useState(false);
  const agree = useMutation(
    trpc.paceAgreement.agree.mutationOptions({
      onSuccess: async (result) => {
        if (!result.ok) return;
        onClose();
        showToast({ message: t("saved") });
        await queryClient.invalidateQueries();
      },
    }),
  );
  // Whether the pace check is assigned already is known to the server; it asks for the words where it is not.
  const asksWhy = agree.data?.ok === false && (checkAfterSessions || checkAfterExercises);
  const amounts = { things: numberOf(things, 50), minutes: numberOf(minutes, 2000) };
  const wrong = (value: number | null) => told && Number.isNaN(value);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTold(true);
    if (Number.isNaN(amounts.things) || Number.isNaN(amounts.minutes) || (asksWhy && why.trim() === "")) return;
    const checkWords = {
      ...{ title: "", whatExactly: t("checkWhat"), minimumVersion: t("checkSmallest"), whyThisHelps: why.trim() },
      ...{ whenWhereWithWhom: "", toward: "", obstacles: [], safetyBehaviours: [] },
    };
    agree.mutate({ clientId, ...amounts, checkAfterSessions, checkAfterExercises, ...(asksWhy ? { checkWords } : {}) });
  }
  return (
    <form noValidate onSubmit={submit} className="mt-1 grid w-full gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          autoFocus
          inputMode="numeric"
          label={t("things")}
          note={t("optional")}
          value={things}
          error={wrong(amounts.things) ? t("thingsWrong") : undefined}
          onChange={(event) => setThings(event.target.value)}
        />
        <TextField
          inputMode="numeric"
          label={t("minutes")}
          note={t("optional")}
          value={minutes}
          error={wrong(amounts.minutes) ? t("minutesWrong") : undefined}
          onChange={(event) => setMinutes(event.target.value)}
        />
      </div>
      <fieldset>
        <legend className="font-semibold">{t("checkLegend")}</legend>
        <Checkbox checked={checkAfterSessions} onChange={() => setAfterSessions(!checkAfterSessions)}>
          {t("afterSessions")}
        </Checkbox>
        <Checkbox checked={checkAfterExercises} onChange={() => setAfterExercises(!checkAfterExercises)}>
          {t("afterExercises")}
        </Checkbox>
      </fieldset>
      {asksWhy && (
        <TextArea
          serif
          autoFocus
          label={t("why")}
          note={t("whyNote", { name: clientName })}
          maxLength={4000}
          value={why}
          error={told && why.trim() === "" ? t("whyMissing") : undefined}
          onChange={(event) => setWhy(event.target.value)}
        />
      )}
      {agree.isError && <FieldError id="agree-failed" problem={t("failed")} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" className="max-lg:min-h-11" busy={agree.isPending}>
          {t("save")}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
