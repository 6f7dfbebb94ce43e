"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { Findings } from "./findings";
import type { Finding } from "./told-findings";

const MOST_BYTES = 400_000;

/** Takes in an exercise from a file. What is wrong with a bad one is said, place by place; nothing of it is kept then. */
export function ImportFile() {
  const t = useTranslations("library.import");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<{ name: string; findings: Finding[] } | null>(null);
  const take = useMutation(trpc.library.importFile.mutationOptions());

  async function read(file: File) {
    const failed = (problem: string) => setReport({ name: file.name, findings: [{ path: "", at: "", problem, detail: null }] });
    if (file.size > MOST_BYTES) return failed("tooLarge");
    try {
      const result = await take.mutateAsync({ content: await file.text() });
      if (!result.ok) return setReport({ name: file.name, findings: result.problems });
      await queryClient.invalidateQueries();
      router.push(`/library/${result.id}/edit`);
    } catch {
      failed("failed");
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="hidden"
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void read(file);
        }}
      />
      <Button busy={take.isPending} onClick={() => input.current?.click()}>
        {t("action")}
      </Button>
      <ModalOverlay
        isOpen={report !== null}
        onOpenChange={(open) => !open && setReport(null)}
        isDismissable
        className="fixed inset-0 z-30 grid place-items-center bg-ink/40 p-4"
      >
        <Modal className="max-h-[85dvh] w-full max-w-xl overflow-y-auto rounded-card bg-surface p-6 shadow-pop">
          <Dialog className="grid gap-4 outline-none">
            <Heading slot="title" className="text-title">
              {t("notTaken")}
            </Heading>
            {report && (
              <>
                <p>{t("report", { name: report.name, count: report.findings.length })}</p>
                <Findings findings={report.findings} />
              </>
            )}
            <div className="flex justify-end gap-3">
              <Button onClick={() => setReport(null)}>{t("close")}</Button>
              <Button
                variant="primary"
                onClick={() => {
                  setReport(null);
                  input.current?.click();
                }}
              >
                {t("another")}
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}
