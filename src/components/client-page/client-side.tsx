"use client";
import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { AssignedList } from "../assignment/assigned-list";
import { LadderEditor } from "../exposure/ladder-editor";
import { Skeleton } from "../ui/skeleton";
import { RecordList } from "./record-list";

const TABS = ["records", "ladder", "assigned"] as const;
export type SideTab = (typeof TABS)[number];
type ClientSideProps = { clientId: string; clientName: string; timeZone: string; tab: SideTab; onTab: (tab: SideTab) => void };

export function ClientSide({ clientId, clientName, timeZone, tab, onTab }: ClientSideProps) {
  const t = useTranslations("therapist.client");
  return (
    <Tabs
      selectedKey={tab}
      onSelectionChange={(key) => onTab(key as SideTab)}
      className="rounded-card border border-line bg-surface xl:sticky xl:top-4 xl:max-h-[calc(100dvh-2rem)] xl:overflow-y-auto"
    >
      <TabList aria-label={t("sideLabel")} className="flex gap-5 border-line border-b px-5">
        {TABS.map((name) => (
          <Tab
            key={name}
            id={name}
            className="-mb-px flex min-h-11 cursor-pointer items-center border-transparent border-b-[2.5px] text-ink-2 outline-offset-[-3px] data-hovered:text-ink data-selected:border-action data-selected:font-semibold data-selected:text-ink"
          >
            {t(`tab.${name}`)}
          </Tab>
        ))}
      </TabList>
      <Suspense
        fallback={
          <div className="px-5">
            <Skeleton lines={6} label={t("loading")} />
          </div>
        }
      >
        <TabPanel id="records" className="px-5 pb-4">
          <RecordList clientId={clientId} clientName={clientName} timeZone={timeZone} />
        </TabPanel>
        <TabPanel id="ladder" className="px-5 py-4">
          <LadderEditor clientId={clientId} clientName={clientName} />
        </TabPanel>
        <TabPanel id="assigned" className="px-5 py-4">
          <AssignedList clientId={clientId} />
        </TabPanel>
      </Suspense>
    </Tabs>
  );
}
