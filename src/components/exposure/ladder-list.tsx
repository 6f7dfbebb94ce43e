"use client";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, DropIndicator, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { type Place, placeOfDrop } from "@/domain/exposure/ladder";
import type { Step } from "./use-ladder";

type LadderListProps = {
  steps: Step[];
  onMove: (stepId: string, place: Place) => void;
  line: (step: Step) => ReactNode;
};

/**
 * The ladder, to be put in order by dragging or by keys: the grip takes a step up, arrows move it between the others or onto
 * one, Enter lays it down. Laid onto a step, it becomes a smaller step of it.
 */
export function LadderList({ steps, onMove, line }: LadderListProps) {
  const t = useTranslations("therapist.ladder");
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": steps.find((step) => step.id === key)?.title ?? "" })),
    // Nothing goes into a smaller step.
    getDropOperation: (target, _types, allowed) =>
      target.type === "item" && target.dropPosition === "on" && steps.find((step) => step.id === target.key)?.parentId
        ? "cancel"
        : (allowed[0] ?? "cancel"),
    onMove({ keys, target }) {
      const [moved] = [...keys].map(String);
      if (moved === undefined) return;
      const place = placeOfDrop(steps, moved, { targetId: String(target.key), position: target.dropPosition });
      if (place) onMove(moved, place);
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
      dependencies={[steps, line]}
      dragAndDropHooks={dragAndDropHooks}
      keyboardNavigationBehavior="tab"
      className="border-line border-b"
    >
      {(step) => (
        <GridListItem
          id={step.id}
          textValue={step.title}
          className={`flex items-start gap-1.5 border-line border-t py-2.5 pr-1.5 outline-offset-[-3px] first:border-t-0 data-dragging:opacity-50 data-drop-target:bg-action-soft ${step.parentId ? "ml-7" : ""}`}
        >
          <Button
            slot="drag"
            className="-ml-1.5 grid size-11 shrink-0 cursor-grab place-items-center rounded-tag text-ink-3 hover:bg-sunken lg:size-7"
          >
            <GripVertical aria-hidden="true" size={16} strokeWidth={1.75} />
          </Button>
          {line(step)}
        </GridListItem>
      )}
    </GridList>
  );
}
