import { ChevronDown, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CrisisLine, dialled, REGIONS } from "./crisis-lines";

/** Emergency numbers and crisis lines by region. Native details, so that it works without script, network and sign-in. */
export function HelpLines() {
  const t = useTranslations("help");
  return (
    <>
      <p className="mt-3">{t("intro")}</p>
      <p className="mt-2 font-semibold">{t("danger")}</p>
      <a
        href={dialled("112")}
        className="mt-4 flex min-h-[54px] items-center justify-center gap-2.5 rounded-control border-[1.5px] border-ink bg-surface px-4 font-semibold"
      >
        <Phone aria-hidden className="size-5" strokeWidth={1.75} />
        {t("call", { number: "112" })}
      </a>
      <p className="mt-1.5 text-ink-2 text-md">{t("everywhere")}</p>
      <ul className="mt-5 border-line border-t">
        {REGIONS.map(({ region, emergency, lines }) => (
          <li key={region} className="border-line border-b">
            <details className="group">
              <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 font-semibold">
                {t(`region.${region}`)}
                <span className="inline-flex items-center gap-2.5 font-normal text-ink-2 text-md">
                  {emergency.join(" · ")}
                  <ChevronDown aria-hidden className="size-[18px] text-ink-3 group-open:rotate-180" strokeWidth={1.75} />
                </span>
              </summary>
              <ul className="pb-3">
                {emergency.map((number) => (
                  <Line key={number} name={t("emergency")} number={number} />
                ))}
                {lines.map(({ line, number }) => (
                  <Line key={`${line}${number}`} name={t(`line.${line}`)} number={number} />
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      <p className="mt-5 text-ink-2 text-md">{t("notMonitored")}</p>
    </>
  );
}

function Line({ name, number }: { name: string; number: CrisisLine["number"] }) {
  const t = useTranslations("help");
  return (
    <li className="flex min-h-target flex-wrap items-center justify-between gap-x-4 py-1">
      <span>{name}</span>
      {number && (
        <a
          href={dialled(number)}
          aria-label={t("callName", { name, number })}
          className="inline-flex min-h-target items-center font-semibold text-action underline decoration-line-strong underline-offset-4"
        >
          {number}
        </a>
      )}
    </li>
  );
}
