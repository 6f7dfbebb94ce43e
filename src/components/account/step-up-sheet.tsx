"use client";
import { useTranslations } from "next-intl";
import { Sheet } from "../client/sheet";
import { type StepUpAsked, StepUpForm } from "./step-up-form";

/** A client is asked in a sheet, so that Slower, Pause and Help now stay where they are. Loaded when it is needed. */
export function StepUpSheet(asked: StepUpAsked) {
  const t = useTranslations("account.stepUp");
  return (
    <Sheet title={t("title")} onClose={asked.onClose}>
      <StepUpForm staff={false} {...asked} />
    </Sheet>
  );
}
