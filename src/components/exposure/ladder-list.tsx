"use client";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, DropIndicator, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { StepLine } from "./step-line";
import type { Step } from "./use-ladder";

type LadderListProps = {
  steps: Step[];
  clientId: string;
  onMove: (stepId: string, afterStepId: string | null) => void;
  onEdit: (stepId: string) => void;
  onState: (step: Step, state: Step["state"]) => void;
};

/** The ladder, to be put in order by dragging or by keys: the grip takes a step up, arrows move it, Enter lays it down. */
export function LadderList({ steps, clientId, onMove, onEdit, onState }: LadderListProps) {
  const t = useTranslations("therapist.ladder");
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": steps.find((step) => step.id === key)?.title ?? "" })),
    onReorder({ keys, target }) {
      const [moved] = [...keys].map(String);
      const at = steps.findIndex((step) => step.id === target.key);
      if (moved === undefined || at < 0 || moved === target.key) return;
      const others = steps.slice(0, at).filter((step) => step.id !== moved);
      onMove(moved, target.dropPosition === "after" ? String(target.key) : (others.at(-1)?.id ?? null));
    },
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="-my-px h-0.5 data-drop-target:bg-action data-drop-target:outline-none" />
    ),
  });
  return (
    <GridList
      aria-label={t("label")}
      items={steps}
      // What a row offers changes with the ladder, not only with its own step.
      dependencies={[steps]}
      dragAndDropHooks={dragAndDropHooks}
      keyboardNavigationBehavior="tab"
      className="border-line border-b"
    >
      {(step) => (
        <GridListItem
          id={step.id}
          textValue={step.title}
          className="flex items-start gap-1.5 border-line border-t py-2.5 outline-offset-[-3px] data-dragging:opacity-50 data-drop-target:bg-action-soft"
        >
          <Button
            slot="drag"
            className="-ml-1.5 grid size-7 shrink-0 cursor-grab place-items-center rounded-tag text-ink-3 hover:bg-sunken"
          >
            <GripVertical aria-hidden="true" size={16} strokeWidth={1.75} />
          </Button>
          <StepLine step={step} acts={{ clientId, onEdit: () => onEdit(step.id), onState: (state) => onState(step, state) }} />
        </GridListItem>
      )}
    </GridList>
  );
}
