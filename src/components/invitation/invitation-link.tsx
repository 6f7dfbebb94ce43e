"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";

/** The link, once. Handed over by the therapist; the app sends nothing. */
export function InvitationLink({ path }: { path: string }) {
  const t = useTranslations("therapist.invite");
  const [link, setLink] = useState("");
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  useEffect(() => setLink(new URL(path, window.location.origin).href), [path]);
  return (
    <div className="flex items-end gap-3">
      <div className="flex-1">
        <TextField label={t("link")} readOnly value={link} onFocus={(event) => event.target.select()} />
      </div>
      <Button
        onClick={() =>
          navigator.clipboard.writeText(link).then(
            () => setCopied("yes"),
            () => setCopied("failed"),
          )
        }
      >
        {copied === "yes" ? t("copied") : t("copy")}
      </Button>
      <span role="status" className={copied === "failed" ? "" : "sr-only"}>
        {copied === "failed" ? t("copyFailed") : copied === "yes" ? t("copied") : ""}
      </span>
    </div>
  );
}
