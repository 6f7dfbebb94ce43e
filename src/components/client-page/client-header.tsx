"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Tag } from "../ui/tag";

type ClientHeaderProps = {
  clientId: string;
  displayName: string;
  line: string;
  invited: "accepted" | "open" | "expired" | "revoked";
  waits: boolean;
  /** False for those who only read along: then there is nothing to do. */
  mayWrite: boolean;
};

/** The answer form is open on the page; this leads into it. */
function focusAnswer(): void {
  document.querySelector<HTMLTextAreaElement>("#answer textarea")?.focus();
}

/** Name, and the one thing to do next. While a pace request waits, assigning leads to its answer. */
export function ClientHeader({ clientId, displayName, line, invited, waits, mayWrite }: ClientHeaderProps) {
  const t = useTranslations("therapist.client");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-4">
      <h1 className="text-title">{displayName}</h1>
      <p className="text-ink-2">{line}</p>
      {invited !== "accepted" && <Tag>{t(`invited.${invited}`)}</Tag>}
      {mayWrite && <HeaderActs clientId={clientId} waits={waits} />}
    </div>
  );
}

function HeaderActs({ clientId, waits }: Pick<ClientHeaderProps, "clientId" | "waits">) {
  const t = useTranslations("therapist.client");
  const link = "inline-flex min-h-9 items-center rounded-field px-3.5 font-semibold";
  return (
    <div className="ml-auto flex flex-wrap items-center gap-3 print:hidden">
      {waits && (
        <>
          <Tag tone="pace">{t("assignWaits")}</Tag>
          <button type="button" onClick={focusAnswer} className={`${link} border-[1.5px] border-pace bg-surface text-pace`}>
            {t("answerPace")}
          </button>
        </>
      )}
      <button
        type="button"
        className={`${link} border-[1.5px] border-line-strong bg-surface hover:bg-sunken`}
        onClick={() => window.print()}
      >
        {t("print")}
      </button>
      {waits ? (
        // Waiting, never disabled: a tap leads to what it waits for.
        <Button waiting onClick={focusAnswer}>
          {t("assign")}
        </Button>
      ) : (
        <Link href={`/clients/${clientId}/assign`} className={`${link} bg-action text-on-action hover:bg-action-hover`}>
          {t("assign")}
        </Link>
      )}
    </div>
  );
}
