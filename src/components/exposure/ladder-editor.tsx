"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { FieldError } from "../ui/field-error";
import { Skeleton } from "../ui/skeleton";
import { LadderList } from "./ladder-list";
import { StepForm } from "./step-form";
import { StepLine } from "./step-line";
import { type Step, useLadder } from "./use-ladder";

/** The ladder as therapist and client make it: steps in any order, each with its smallest version and the anxiety that is expected. */
export function LadderEditor({ clientId, clientName }: { clientId: string; clientName: string }) {
  const t = useTranslations("therapist.ladder");
  const { steps, failed, reload, add, edit, moveStep, changeState } = useLadder(clientId);
  /** A step's id, or "new"; one form at a time. */
  const [writing, setWriting] = useState<string | null>(null);
  const [cameFrom, setCameFrom] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);

  // The form takes the place of the button that opened it; when it closes, the focus comes back to where it was.
  useEffect(() => {
    if (writing !== null || cameFrom === null) return;
    const row = root.current?.querySelector<HTMLElement>(`[data-key="${cameFrom}"]`);
    (row ?? addButton.current)?.focus();
  }, [writing, cameFrom]);

  function open(which: string) {
    add.reset();
    edit.reset();
    setCameFrom(which);
    setWriting(which);
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

  const standing = steps.filter((step) => step.state !== "retired");
  const retired = steps.filter((step) => step.state === "retired");
  const editForm = (step: Step) => (
    <StepForm
      step={step}
      busy={edit.isPending}
      failed={edit.isError}
      onCancel={close}
      onSave={(words) => edit.mutate({ clientId, stepId: step.id, ...words }, { onSuccess: close })}
    />
  );
  const line = (step: Step) => (
    <StepLine step={step} acts={{ clientId, onEdit: () => open(step.id), onState: (state) => changeState(step, state) }} />
  );
  const isEditing = writing !== null && writing !== "new";

  return (
    <div ref={root} className="grid gap-4">
      {standing.length === 0 && <EmptyState>{t("empty", { name: clientName })}</EmptyState>}
      {standing.length > 0 && !isEditing && (
        <LadderList steps={standing} clientId={clientId} onMove={moveStep} onEdit={open} onState={changeState} />
      )}
      {/* A list that takes typed letters as a search has no room for a field: while a step is changed, it stands still. */}
      {standing.length > 0 && isEditing && (
        <ul className="border-line border-b">
          {standing.map((step) => (
            <li key={step.id} className="border-line border-t py-2.5 pl-7">
              {writing === step.id ? editForm(step) : line(step)}
            </li>
          ))}
        </ul>
      )}
      {writing === "new" ? (
        <StepForm
          busy={add.isPending}
          failed={add.isError}
          onCancel={close}
          onSave={(words) => add.mutate({ clientId, ...words }, { onSuccess: close })}
        />
      ) : (
        <div>
          <Button ref={addButton} onClick={() => open("new")}>
            {t("addStep")}
          </Button>
        </div>
      )}
      {retired.length > 0 && (
        <details className="text-ink-2">
          <summary className="min-h-7 cursor-pointer">{t("retired", { count: retired.length })}</summary>
          <ul className="mt-1 border-line border-b">
            {retired.map((step) => (
              <li key={step.id} className="border-line border-t py-2.5">
                {writing === step.id ? editForm(step) : line(step)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
