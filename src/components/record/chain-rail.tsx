"use client";
import { useTranslations } from "next-intl";
import type { Group } from "@/domain/exercise/answer";
import { type LinkRoles, likelihoodOfLink, wordsOfLink } from "@/domain/exercise/chain";

type Props = { roles: LinkRoles; links: readonly Group[]; onGo(link: number): void };

/** The links so far, beneath each other on one thread, each with its number; a tap goes back to it. */
export function ChainRail({ roles, links, onGo }: Props) {
  const t = useTranslations("record.chain");
  if (links.length === 0) return null;
  return (
    <ol aria-label={t("before")} className="mt-4 grid">
      {links.map((link, at) => {
        const likelihood = likelihoodOfLink(roles, link);
        return (
          // A link has no id of its own; each change rewrites the short list.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at} className="relative">
            <span aria-hidden className="absolute top-[22px] bottom-[-22px] left-[6px] border-line-strong border-l-2" />
            <button type="button" onClick={() => onGo(at)} className="flex min-h-target w-full items-center gap-3.5 text-left">
              <span aria-hidden className="relative size-3.5 flex-none rounded-full border-[3px] border-line-strong bg-paper" />
              <span className="line-clamp-2 min-w-0 flex-1 break-words font-words text-ink-2 leading-words">
                {wordsOfLink(roles, link) ?? "–"}
              </span>
              <span className="flex-none font-semibold text-ink-2 tabular-nums">{likelihood ?? "–"}</span>
              <span className="sr-only">{t("change", { n: at + 1 })}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
