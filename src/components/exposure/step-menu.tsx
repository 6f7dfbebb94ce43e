"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { type Offered, offeredMoves, type Place } from "@/domain/exposure/ladder";
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
const ITEM = "flex min-h-11 cursor-pointer items-center rounded-tag px-3 data-focused:bg-sunken lg:min-h-8";

/** All that can be done with a step besides assigning and changing it, dragging included. Only what can be done is offered. */
export function StepMenu({ step, shown, acts }: { step: Step; shown: readonly Step[]; acts: StepActs }) {
  const t = useTranslations("therapist.ladder");
  const offered = offeredMoves(shown, step.id);
  const titleOf = (id: string | null) => shown.find((one) => one.id === id)?.title ?? "";
  const moves = MOVES.flatMap((name) => (offered[name] ? [{ name, place: offered[name] }] : []));
  const others = shown.filter((one) => one.id !== step.id && one.state !== "retired");
  const title = { up: "", down: "", into: titleOf(offered.into?.parentId ?? null), out: titleOf(step.parentId) };
  return (
    <MenuTrigger>
      <Button
        aria-label={t("moreOf", { title: step.title })}
        className="inline-flex min-h-7 items-center gap-1 text-ink-2 text-sm underline decoration-line-strong underline-offset-4 hover:text-ink"
      >
        {t("more")}
        <ChevronDown aria-hidden size={14} strokeWidth={1.75} />
      </Button>
      <Popover placement="bottom start" className="max-w-80 rounded-field border border-line bg-surface shadow-pop">
        <Menu aria-label={t("moreOf", { title: step.title })} className="max-h-96 overflow-auto p-1 outline-none">
          {moves.map(({ name, place }) => (
            <MenuItem key={name} id={name} className={ITEM} onAction={() => acts.onMove(place)}>
              {t(`menu.${name}`, { title: title[name] })}
            </MenuItem>
          ))}
          {moves.length > 0 && <Separator className="my-1 border-line border-t" />}
          {step.parentId === null && step.state !== "retired" && (
            <MenuItem id="split" className={ITEM} onAction={() => acts.onMake("split")}>
              {t("menu.split")}
            </MenuItem>
          )}
          {step.state !== "retired" && (
            <MenuItem id="vary" className={ITEM} onAction={() => acts.onMake("vary")}>
              {t("menu.vary")}
            </MenuItem>
          )}
          {step.state !== "retired" && others.length > 0 && (
            <MenuItem id="combine" className={ITEM} onAction={() => acts.onMake("combine")}>
              {t("menu.combine")}
            </MenuItem>
          )}
          {step.state === "retired" ? (
            <MenuItem id="bringBack" className={ITEM} onAction={() => acts.onState("active")}>
              {t("bringBack")}
            </MenuItem>
          ) : (
            <>
              <Separator className="my-1 border-line border-t" />
              <MenuItem id="rest" className={ITEM} onAction={() => acts.onState(step.state === "resting" ? "active" : "resting")}>
                {step.state === "resting" ? t("takeUp") : t("rest")}
              </MenuItem>
              <MenuItem id="retire" className={ITEM} onAction={() => acts.onState("retired")}>
                {t("retire")}
              </MenuItem>
            </>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
