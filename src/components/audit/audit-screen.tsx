"use client";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { Skeleton } from "../ui/skeleton";
import { AuditTable } from "./audit-table";
import { EVERYTHING } from "./filter";
import { FilterBar } from "./filter-bar";
import { TakeOut } from "./take-out";

/** Who did what in the practice, for its administrators. */
export function AuditScreen() {
  const t = useTranslations("audit");
  const [filter, setFilter] = useState(EVERYTHING);
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="text-title">{t("heading")}</h1>
        <p className="mt-1 max-w-[70ch] text-ink-2">{t("lead")}</p>
      </div>
      <FilterBar filter={filter} onFilter={setFilter} />
      <Suspense key={JSON.stringify(filter)} fallback={<Skeleton lines={9} label={t("loading")} />}>
        <AuditTable filter={filter} />
      </Suspense>
      <TakeOut filter={filter} />
    </div>
  );
}
