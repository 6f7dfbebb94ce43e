import { useTranslations } from "next-intl";

/** Bars in the shape of what is coming; seen only after 300 ms, so that a quick answer never flickers. */
export function CardSkeleton() {
  const t = useTranslations("client");
  return (
    <div role="status" className="mt-4 appear-late rounded-card bg-surface p-5 shadow-card">
      <span className="sr-only">{t("loading")}</span>
      <div className="h-4 w-2/5 rounded-full bg-sunken" />
      <div className="mt-4 h-6 w-4/5 rounded-full bg-sunken" />
      <div className="mt-6 h-4 w-full rounded-full bg-sunken" />
      <div className="mt-3 h-4 w-3/5 rounded-full bg-sunken" />
    </div>
  );
}

/** The same for a list of rows. */
export function RowsSkeleton({ rows = 4 }: { rows?: number }) {
  const t = useTranslations("client");
  return (
    <div role="status" className="mt-4 appear-late">
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
        <div key={row} className="border-line border-t py-4 first:border-t-0">
          <div className="h-5 w-3/5 rounded-full bg-sunken" />
          <div className="mt-3 h-4 w-4/5 rounded-full bg-sunken" />
        </div>
      ))}
    </div>
  );
}
