"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useStepUp } from "../account/step-up-dialog";
import { useTRPCClient } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { readableHtml } from "./readable-html";
import { exportFileName, saveFile } from "./save-file";

const TYPES = { html: "text/html", json: "application/json" } as const;
type Ending = keyof typeof TYPES;

/** Two ways to have a copy of everything; both are made on this device from one answer of the server. */
export function ExportSection({ timeZone }: { timeZone: string }) {
  const t = useTranslations("privacy.export");
  const html = useTranslations("privacy.html");
  const record = useTranslations("record");
  const purpose = useTranslations("privacy.consent");
  const client = useTRPCClient();
  const { guard } = useStepUp();
  const save = useMutation({
    mutationFn: async (ending: Ending) => {
      const everything = await guard(() => client.ownData.export.query());
      if (everything === null) return null;
      const name = exportFileName(everything.exportedAt, timeZone, ending);
      const text = ending === "json" ? JSON.stringify(everything, null, 2) : readableHtml(everything, { html, record, purpose });
      saveFile(name, TYPES[ending], text);
      return name;
    },
  });
  return (
    <section aria-labelledby="export">
      <h2 id="export" className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <p className="mt-1 text-ink-2">{t("lead")}</p>
      <div className="mt-3 grid gap-2.5">
        {(["html", "json"] as const).map((ending) => (
          <Button
            key={ending}
            size="phone"
            busy={save.isPending && save.variables === ending}
            onClick={() => {
              if (!save.isPending) save.mutate(ending);
            }}
          >
            {t(save.isPending && save.variables === ending ? "busy" : ending)}
          </Button>
        ))}
      </div>
      <p role="status" className="mt-2 min-h-6 text-ink-2 text-md">
        {save.data ? t("done", { file: save.data }) : t("note")}
      </p>
      {save.isError && <FieldError id="export-failed" problem={t("failed")} />}
    </section>
  );
}
