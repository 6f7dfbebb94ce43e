"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OutboxEntry } from "@/offline/outbox-order";
import { useDevice, useDeviceSnapshot } from "../client/device-provider";

const BUTTON = "inline-flex min-h-target items-center rounded-control px-4 font-semibold";

/** What the server refused, with its text: to copy, to send again, to let go. Nothing where nothing waits. */
export function NeedsYou() {
  const t = useTranslations("sync.attention");
  const { outbox } = useDeviceSnapshot();
  const entries = outbox.filter((entry) => entry.state === "attention");
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="needs-you" id="needs-you-section" className="mt-4">
      <h2 id="needs-you" tabIndex={-1} className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <ul className="mt-2 grid gap-3">
        {entries.map((entry) => (
          <Refused key={entry.operation.opId} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Refused({ entry }: { entry: OutboxEntry }) {
  const t = useTranslations("sync.attention");
  const device = useDevice();
  const [copied, setCopied] = useState<"copied" | "copyFailed" | null>(null);
  const { opId } = entry.operation;
  return (
    <li className="rounded-card border border-ink bg-surface p-4">
      <p className="font-semibold">{entry.title}</p>
      <p className="mt-1 text-ink-2 text-md">
        {t("line")} {entry.rejection && t(`reason.${entry.rejection}`)}
      </p>
      <p className="mt-3 whitespace-pre-wrap break-words border-line-strong border-l-2 pl-3.5 font-words leading-words">{entry.text}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button
          type="button"
          className={`${BUTTON} bg-action text-on-action`}
          onClick={() => {
            navigator.clipboard.writeText(entry.text).then(
              () => setCopied("copied"),
              () => setCopied("copyFailed"),
            );
          }}
        >
          {t("copy")}
        </button>
        <button type="button" className={`${BUTTON} border-[1.5px] border-line-strong`} onClick={() => void device.tryAgain(opId)}>
          {t("again")}
        </button>
        <button type="button" className={`${BUTTON} px-2.5 text-ink-2`} onClick={() => void device.letGo(opId)}>
          {t("letGo")}
        </button>
      </div>
      <p role="status" className="mt-1 min-h-5 text-ink-2 text-md">
        {copied && t(copied)}
      </p>
    </li>
  );
}
