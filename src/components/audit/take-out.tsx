"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { csvOf } from "@/domain/audit/csv";
import { useStepUp } from "../account/step-up-dialog";
import type { RouterOutputs } from "../data/router-types";
import { useTRPCClient } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { useToast } from "../ui/toast";
import type { AuditFilter } from "./filter";
import { saveFile } from "./save-file";
import { useEventWords } from "./use-event-words";

type Exported = RouterOutputs["audit"]["export"]["events"][number];
const ROWS_AT_A_TIME = 5_000;
const COLUMNS = [
  "seq",
  "at",
  "actorId",
  "actorName",
  "actorRole",
  "clientId",
  "clientName",
  "kind",
  "procedure",
  "what",
  "reason",
  "details",
  "hash",
];

const day = () => new Date().toISOString().slice(0, 10);

/** The filtered events as a file, and the head of the chain for keeping elsewhere. Both ask for a proof of identity. */
export function TakeOut({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("audit.takeOut");
  const client = useTRPCClient();
  const wordsOf = useEventWords();
  const { guard } = useStepUp();
  const showToast = useToast();

  const readAll = async () => {
    const events: Exported[] = [];
    for (let cursor: number | null = null; ; ) {
      const page: RouterOutputs["audit"]["export"] = await client.audit.export.query({ filter, cursor, limit: ROWS_AT_A_TIME });
      events.push(...page.events);
      if (page.next === null) return events;
      cursor = page.next;
    }
  };
  const asRow = (event: Exported) => {
    const { seq, at, actor, client: about, kind, procedure, reason, details, hash } = event;
    const facts = details.map(({ name, value }) => `${name}: ${value}`).join("; ");
    const texts = [
      String(seq),
      at,
      actor?.id,
      actor?.name,
      actor?.role,
      about?.id,
      about?.name,
      kind,
      procedure,
      wordsOf(event),
      reason,
      facts,
      hash,
    ];
    return texts.map((text) => text ?? "");
  };
  const download = useMutation({
    mutationFn: (_as: "csv" | "jsonl") => guard(readAll),
    onSuccess: (events, as) => {
      if (events === null) return;
      if (as === "csv") saveFile(`audit-${day()}.csv`, "text/csv", csvOf([COLUMNS, ...events.map(asRow)]));
      else saveFile(`audit-${day()}.jsonl`, "application/jsonl", events.map((event) => `${JSON.stringify(event)}\n`).join(""));
      showToast({ message: t("saved", { count: events.length }) });
    },
  });
  const head = useMutation({
    mutationFn: () => guard(() => client.audit.head.query()),
    onSuccess: (kept) => {
      if (kept) saveFile(`audit-head-${kept.seq}.json`, "application/json", `${JSON.stringify([kept], null, 2)}\n`);
    },
  });

  return (
    <section aria-labelledby="take-out" className="grid gap-4 border-line border-t pt-5 lg:grid-cols-2 lg:gap-10 print:hidden">
      <div>
        <h2 id="take-out" className="font-semibold text-md">
          {t("events")}
        </h2>
        <p className="mt-1 text-ink-2">{t("eventsAbout")}</p>
        <div className="mt-3 flex flex-wrap gap-3">
          {(["csv", "jsonl"] as const).map((as) => (
            <Button key={as} busy={download.isPending && download.variables === as} onClick={() => download.mutate(as)}>
              {t(as)}
            </Button>
          ))}
        </div>
        {download.isError && <FieldError id="download-problem" problem={t("failed")} />}
      </div>
      <div>
        <h2 className="font-semibold text-md">{t("head")}</h2>
        <p className="mt-1 text-ink-2">{t("headAbout")}</p>
        <Button className="mt-3" busy={head.isPending} onClick={() => head.mutate()}>
          {t("saveHead")}
        </Button>
        {head.isError && <FieldError id="head-problem" problem={t("failed")} />}
        <div role="status">
          {head.data && (
            <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
              <dt className="text-ink-2">{t("headSeq")}</dt>
              <dd className="tabular-nums">{head.data.seq}</dd>
              <dt className="text-ink-2">{t("headHash")}</dt>
              <dd className="break-all font-mono">{head.data.hash}</dd>
            </dl>
          )}
        </div>
        <p className="mt-3 text-ink-2 text-sm">
          {t.rich("verify", { code: (text) => <code className="break-words rounded-tag bg-sunken px-1.5 py-0.5 font-mono">{text}</code> })}
        </p>
      </div>
    </section>
  );
}
