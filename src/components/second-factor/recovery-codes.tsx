"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { inGroups } from "@/domain/access/second-factor-code";
import { Button } from "../ui/button";

/** Recovery codes, this once: to copy, print or save, and to go on only by saying that they are kept. */
export function RecoveryCodes({ codes, size, onKept }: { codes: readonly string[]; size: "phone" | "laptop"; onKept(): void }) {
  const t = useTranslations("secondFactor.recovery");
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const lines = codes.map((code) => inGroups(code));

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${t("fileHeading")}\n\n${lines.join("\n")}\n`], { type: "text/plain" }));
    link.download = t("fileName");
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <section aria-labelledby="recovery-codes" data-print-alone className="grid gap-4">
      <h2 ref={heading} id="recovery-codes" tabIndex={-1} className="font-semibold text-lg outline-none">
        {t("heading")}
      </h2>
      <p className="text-ink-2">{t("lead")}</p>
      <ol className="grid justify-start gap-2 rounded-card border border-line bg-surface p-4 tabular-nums">
        {lines.map((line) => (
          <li key={line} className="font-semibold text-md tracking-wide">
            {line}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button
          size={size}
          onClick={() =>
            navigator.clipboard.writeText(lines.join("\n")).then(
              () => setCopied("yes"),
              () => setCopied("failed"),
            )
          }
        >
          {copied === "yes" ? t("copied") : t("copy")}
        </Button>
        <Button size={size} onClick={() => window.print()}>
          {t("print")}
        </Button>
        <Button size={size} onClick={download}>
          {t("download")}
        </Button>
      </div>
      <p role="status" className={copied === "failed" ? "text-md" : "sr-only"}>
        {copied === "failed" ? t("copyFailed") : copied === "yes" ? t("copied") : ""}
      </p>
      <Button variant="primary" size={size} className="justify-self-start print:hidden max-sm:w-full" onClick={onKept}>
        {t("kept")}
      </Button>
    </section>
  );
}
