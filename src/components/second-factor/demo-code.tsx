"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { stepAt } from "@/domain/access/totp-step";
import { Button } from "../ui/button";

export type DemoCode = { step: number; code: string };

/**
 * The demo has no phone: it says what the authenticator app would show, the earliest code that counts and was not used.
 * @param used steps whose code was shown from this page and refused as used
 */
export function DemoCodeOffer({
  codes,
  used,
  onUse,
}: {
  codes: readonly DemoCode[];
  used: readonly number[];
  onUse(code: DemoCode): void;
}) {
  const t = useTranslations("secondFactor.demo");
  // Nothing until the page runs: the server's rendering may be half a minute old by then.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(stepAt(new Date()));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  const offered = now === null ? undefined : codes.find(({ step }) => step >= now - 1 && step <= now + 1 && !used.includes(step));
  return (
    <section aria-labelledby="demo-code" className="mt-8 min-h-40 border-line border-t pt-5">
      <h2 id="demo-code" className="font-semibold">
        {t("heading")}
      </h2>
      {offered && (
        <>
          <p className="mt-1 mb-3 text-ink-2">
            {t.rich("code", {
              code: `${offered.code.slice(0, 3)} ${offered.code.slice(3)}`,
              strong: (chunks) => <strong className="whitespace-nowrap font-semibold text-ink tabular-nums">{chunks}</strong>,
            })}
          </p>
          <Button size="phone" onClick={() => onUse(offered)}>
            {t("use")}
          </Button>
        </>
      )}
      {now !== null && !offered && <p className="mt-1 text-ink-2">{t("wait")}</p>}
    </section>
  );
}
