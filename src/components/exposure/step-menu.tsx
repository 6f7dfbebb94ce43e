"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, Text } from "react-aria-components";
import { moveTo, type Offered, offeredMoves, type Place } from "@/domain/exposure/ladder";
import { combinableWith } from "@/domain/exposure/new-steps";
import { standing } from "@/domain/exposure/standing";
import type { Step } from "./use-ladder";
import type { MadeKind } from "./use-making";

export type StepActs = {
  clientId: string;
  onEdit: () => void;
  onState: (state: Step["state"]) => void;
  onMove: (place: Place) => void;
  onMake: (kind: MadeKind) => void;
};
const MOVES: readonly (keyof Offered)[] = ["up", "down", "into", "out"];
const ITEM = "grid min-h-11 cursor-pointer content-center rounded-tag px-3 py-1 data-focused:bg-sunken lg:min-h-8";

/** All that can be done with a step besides assigning and changing it, dragging included. Only what can be done is offered, and what it does beyond the ladder stands beside it. */
export function StepMenu({ step, steps, acts }: { step: Step; steps: readonly Step[]; acts: StepActs }) {
  const t = useTranslations("therapist.ladder");
  const { shown } = standing(steps);
  const offered = offeredMoves(shown, step.id);
  const titleOf = (id: string | null) => shown.find((one) => one.id === id)?.title ?? "";
  const moves = MOVES.flatMap((name) => {
    const place = offered[name];
    return place && moveTo(steps, step.id, place).ok ? [{ name, place }] : [];
  });
  const title = { up: "", down: "", into: titleOf(offered.into?.parentId ?? null), out: titleOf(step.parentId) };
  const holds = shown.some((one) => one.parentId === step.id);
  const goesOn = step.assigned ? "assigned" : step.onHold ? "onHold" : "none";
  return (
    <MenuTrigger>
      <Button
        aria-label={t("moreOf", { title: step.title })}
        className="inline-flex min-h-11 items-center gap-1 text-ink-2 text-sm underline decoration-line-strong underline-offset-4 hover:text-ink lg:min-h-7"
      >
        {t("more")}
        <ChevronDown aria-hidden size={14} strokeWidth={1.75} />
      </Button>
      <Popover placement="bottom start" className="max-w-80 rounded-field border border-line bg-surface shadow-pop">
        <Menu aria-label={t("moreOf", { title: step.title })} className="max-h-[30rem] overflow-auto p-1 outline-none">
          {moves.map(({ name, place }) => (
            <Item key={name} id={name} name={t(`menu.${name}`, { title: title[name] })} onAction={() => acts.onMove(place)} />
          ))}
          {moves.length > 0 && <Separator className="my-1 border-line border-t" />}
          {step.state !== "retired" && (
            <>
              {step.parentId === null && <Item id="split" name={t("menu.split")} onAction={() => acts.onMake("split")} />}
              <Item id="vary" name={t("menu.vary")} says={t("menu.varySays")} onAction={() => acts.onMake("vary")} />
              {combinableWith(shown, step.id).length > 0 && (
                <Item id="combine" name={t("menu.combine")} onAction={() => acts.onMake("combine")} />
              )}
              <Separator className="my-1 border-line border-t" />
            </>
          )}
          {step.state === "active" && (
            <Item id="rest" name={t("rest")} says={t("menu.restSays", { goesOn })} onAction={() => acts.onState("resting")} />
          )}
          {step.state === "resting" && (
            <Item id="takeUp" name={t("takeUp")} says={t("menu.takeUpSays", { goesOn })} onAction={() => acts.onState("active")} />
          )}
          {step.state === "retired" ? (
            <Item id="bringBack" name={t("bringBack")} onAction={() => acts.onState("active")} />
          ) : (
            <Item
              id="retire"
              name={t("retire")}
              says={t("menu.retireSays", { goesOn, holds: holds ? "yes" : "no" })}
              onAction={() => acts.onState("retired")}
            />
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ id, name, says, onAction }: { id: string; name: string; says?: string; onAction: () => void }) {
  return (
    <MenuItem id={id} textValue={name} className={ITEM} onAction={onAction}>
      <Text slot="label" className="line-clamp-2">
        {name}
      </Text>
      {says && (
        <Text slot="description" className="text-ink-2 text-sm">
          {says}
        </Text>
      )}
    </MenuItem>
  );
}
