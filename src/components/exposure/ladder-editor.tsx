"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { placeOfSplit } from "@/domain/exposure/new-steps";
import { standing } from "@/domain/exposure/standing";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { FieldError } from "../ui/field-error";
import { Skeleton } from "../ui/skeleton";
import { LadderList } from "./ladder-list";
import { type Making, MakingForm } from "./making-form";
import { StepForm } from "./step-form";
import { StepLine, StepLinks } from "./step-line";
import { StepMenu } from "./step-menu";
import { useFocusBack } from "./use-focus-back";
import { useHistory } from "./use-history";
import { type Step, useLadder } from "./use-ladder";

/** What is written now: a new step, or what is made of one; one form at a time. */
type Writing = { kind: "new" } | { kind: Making["kind"]; stepId: string };

/** Where the focus came from when a new step is written. */
const NEW = "new";

/** The ladder as therapist and client make it: steps in any order, each with its smallest version and the anxiety that is expected. */
export function LadderEditor({ clientId, clientName }: { clientId: string; clientName: string }) {
  const t = useTranslations("therapist.ladder");
  const ladder = useLadder(clientId);
  const { steps, failed, reload, add, moveStep, changeState } = ladder;
  const history = useHistory(clientId, steps ?? []);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [cameFrom, setCameFrom] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  useFocusBack(root, writing, cameFrom);

  const whole = useRef(steps);
  whole.current = steps;
  const isLoaded = steps !== null;
  useEffect(() => {
    // An answer to a pace request leads here: its step, about to be made smaller.
    const follow = () => {
      const { hash, pathname, search } = window.location;
      if (!isLoaded || !hash.startsWith("#split=")) return;
      const stepId = hash.slice("#split=".length);
      if (placeOfSplit(whole.current ?? [], stepId).ok) {
        setCameFrom(stepId);
        setWriting({ kind: "split", stepId });
      }
      window.history.replaceState(window.history.state, "", `${pathname}${search}#ladder`);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [isLoaded]);

  function open(next: Writing) {
    for (const write of [add, ladder.edit, ladder.split, ladder.vary, ladder.combine]) write.reset();
    setCameFrom(next.kind === "new" ? NEW : next.stepId);
    setWriting(next);
  }
  const close = () => setWriting(null);

  if (failed && !steps) {
    return (
      <div className="grid justify-items-start gap-3">
        <FieldError id="ladder-failed" problem={t("loadFailed")} />
        <Button onClick={reload}>{t("again")}</Button>
      </div>
    );
  }
  if (!steps) return <Skeleton lines={6} label={t("loading")} />;

  const { shown, putAside } = standing(steps);
  const stepWriting = writing === null || writing.kind === "new" ? null : writing;
  const line = (step: Step) => {
    const onEdit = () => open({ kind: "edit", stepId: step.id });
    const acts = {
      clientId,
      onEdit,
      onState: (state: Step["state"]) => changeState(step, state),
      onMove: (place: Parameters<typeof moveStep>[1]) => moveStep(step.id, place),
      onMake: (kind: "split" | "vary" | "combine") => open({ kind, stepId: step.id }),
    };
    const menu = <StepMenu step={step} steps={steps} acts={acts} />;
    const links = <StepLinks step={step} clientId={clientId} onEdit={onEdit} menu={menu} />;
    return <StepLine step={step} steps={steps} acts={links} onHistory={() => history.open(step)} />;
  };
  const still = (step: Step, indent: string) => (
    <li key={step.id} className={`border-line border-t py-2.5 first:border-t-0 ${indent}`}>
      {stepWriting?.stepId !== step.id || stepWriting.kind !== "edit" ? line(step) : null}
      {stepWriting?.stepId === step.id && (
        <div className={stepWriting.kind === "edit" ? "" : "mt-3"}>
          <MakingForm clientId={clientId} making={{ kind: stepWriting.kind, step }} shown={shown} ladder={ladder} onClose={close} />
        </div>
      )}
    </li>
  );

  return (
    <div ref={root} className="grid gap-4">
      {steps.length === 0 && writing === null && <EmptyState>{t("empty", { name: clientName })}</EmptyState>}
      {shown.length > 0 && !stepWriting && <LadderList steps={shown} onMove={moveStep} line={line} />}
      {/* A list that takes typed letters as a search has no room for a field: while a form is open, it stands still. */}
      {shown.length > 0 && stepWriting && (
        <ul className="border-line border-b">{shown.map((step) => still(step, step.parentId ? "ml-7 pl-7" : "pl-7"))}</ul>
      )}
      {writing?.kind === "new" ? (
        <StepForm
          busy={add.isPending}
          problem={add.isError ? t("failed") : null}
          onCancel={close}
          onSave={(words) => add.mutate({ clientId, ...words }, { onSuccess: close })}
        />
      ) : (
        <div>
          <Button data-key={NEW} onClick={() => open({ kind: "new" })}>
            {t("addStep")}
          </Button>
        </div>
      )}
      {putAside.length > 0 && (
        <details className="text-ink-2">
          <summary className="cursor-pointer py-2.5 lg:py-1">{t("retired", { count: putAside.length })}</summary>
          <ul className="mt-1 border-line border-b">{putAside.map((step) => still(step, ""))}</ul>
        </details>
      )}
      {history.history}
    </div>
  );
}
