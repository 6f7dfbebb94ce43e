import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export const SEARCH_FIELD =
  "peer min-h-9 w-70 rounded-field border border-line-strong bg-surface pr-14 pl-8.5 text-base placeholder:text-ink-3";

/** What the search for a client looks like, around its input. */
export function SearchField({ children }: { children: ReactNode }) {
  const t = useTranslations("therapist.search");
  return (
    <div className="relative">
      <Search aria-hidden="true" size={16} strokeWidth={1.75} className="absolute top-2.5 left-2.5 text-ink-3" />
      {children}
      <kbd className="absolute top-2.5 right-2.5 font-[500] font-sans text-ink-3 text-xs peer-focus:hidden">{t("shortcut")}</kbd>
    </div>
  );
}
