"use client";
import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useOwnZone } from "../audit/use-own-zone";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { QrCode } from "../ui/qr-code";
import { WordmarkGlyph } from "../ui/wordmark";
import { InvitationLink } from "./invitation-link";

type Props = {
  token: string;
  expiresAt: string;
  /** Whom it is for, and the address they will sign in with where it is known here. */
  name: string;
  email: string | null;
  /** It stands under other headings of a page, and is not the page. */
  isPart?: boolean;
  /** Where to go from here. */
  children?: ReactNode;
};

const STEPS = ["open", "choose", "after"] as const;

/**
 * An invitation that was just made: the link to copy, and a sheet to print and hand over. The sheet names the practice, the
 * person and the link, and nothing of why they come.
 */
export function InvitationHandout({ token, expiresAt, name, email, isPart, children }: Props) {
  const t = useTranslations("therapist.invite");
  const format = useFormatter();
  const timeZone = useOwnZone();
  const me = useQuery(useTRPC().session.me.queryOptions());
  const path = `/invitation#${token}`;
  const [link, setLink] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => setLink(new URL(path, window.location.origin).href), [path]);
  const date = format.dateTime(new Date(expiresAt), { weekday: "long", day: "numeric", month: "long", timeZone });
  const steps = STEPS.filter((step) => step !== "after" || email !== null);
  const [Heading, SheetHeading] = isPart ? (["h3", "h4"] as const) : (["h1", "h2"] as const);
  return (
    <div className="grid max-w-xl gap-5">
      <Heading ref={heading} tabIndex={-1} className="text-title outline-none">
        {t("made")}
      </Heading>
      <p>{t("madeHow", { date })}</p>
      <InvitationLink path={path} />
      <article
        data-print-alone
        aria-label={t("sheet.label")}
        className="grid gap-5 rounded-card border border-line bg-surface p-6 print:border-0 print:p-0"
      >
        <p className="flex items-center gap-2.5 font-semibold text-lg">
          <WordmarkGlyph className="w-8" />
          {me.data?.practiceName}
        </p>
        <SheetHeading className="text-title">{t("sheet.for", { name })}</SheetHeading>
        <div className="grid items-start gap-6 sm:grid-cols-[11rem_minmax(0,1fr)] print:grid-cols-[11rem_minmax(0,1fr)]">
          {link && <QrCode text={link} label={t("sheet.code")} className="w-44" />}
          <ol className="grid list-decimal gap-2 pl-5 text-md">
            {steps.map((step) => (
              <li key={step}>{t(`sheet.step.${step}`, { email: email ?? "" })}</li>
            ))}
          </ol>
        </div>
        <p className="break-all text-sm">{link}</p>
        <p>{t("sheet.until", { date })}</p>
        <p className="text-ink-2">{t("sheet.what")}</p>
      </article>
      <div className="flex flex-wrap gap-3">
        <Button className="max-sm:min-h-target" onClick={() => window.print()}>
          <Printer aria-hidden="true" size={18} strokeWidth={1.75} />
          {t("print")}
        </Button>
        {children}
      </div>
    </div>
  );
}
