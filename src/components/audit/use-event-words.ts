"use client";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../data/router-types";

type AuditEvent = RouterOutputs["audit"]["list"]["events"][number];

/** What an event was, in plain words. A procedure or kind that this version has no words for shows its name. */
export function useEventWords(): (event: AuditEvent) => string {
  const t = useTranslations("audit");
  return ({ kind, procedure }) => {
    const isAct = kind === "access" || kind === "denial";
    if (!isAct) return t.has(`event.${kind}`) ? t(`event.${kind}`) : kind;
    const did = `did.${procedure}`;
    const what = t.has(did) ? t(did) : (procedure ?? kind);
    return kind === "denial" ? t("refused", { what }) : what;
  };
}
