"use client";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { LadderView } from "../exposure/ladder-view";
import { Skeleton } from "../ui/skeleton";
import { RecordList } from "./record-list";

// What is behind a tab comes when the tab is opened; dragging alone weighs more than all charts.
const AssignedList = lazy(() => import("../assignment/assigned-list").then((module) => ({ default: module.AssignedList })));
const ClientWords = lazy(() => import("../own-list/client-words").then((module) => ({ default: module.ClientWords })));
const LadderEditor = lazy(() => import("../exposure/ladder-editor").then((module) => ({ default: module.LadderEditor })));
const PaceStanding = lazy(() => import("../pace/pace-standing").then((module) => ({ default: module.PaceStanding })));
const SIDE = ["records", "ladder", "assigned", "pace", "words"] as const;
type SideTab = (typeof SIDE)[number] | "charts";
type ClientSideProps = {
  clientId: string;
  clientName: string;
  timeZone: string;
  therapistName: string;
  /** False for those who only read along. */
  mayWrite: boolean;
  /** Where there is no room beside them, the charts are the first tab. */
  charts: ReactNode | null;
};

/** What the client shared, the ladder, and what is assigned. */
export function ClientSide({ clientId, clientName, timeZone, therapistName, mayWrite, charts }: ClientSideProps) {
  const t = useTranslations("therapist.client");
  const words = useTranslations("supervision");
  const [chosen, setChosen] = useState<SideTab | null>(null);
  useEffect(() => {
    // A link may lead to one of the tabs: /clients/…#ladder; #split=… leads to the form of that step on the ladder.
    const follow = () => {
      const hash = window.location.hash;
      const asked = hash.startsWith("#split=") ? "ladder" : SIDE.find((name) => `#${name}` === hash);
      if (asked) setChosen(asked);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const [hadLadder, setHadLadder] = useState(false);
  if (chosen === "ladder" && !hadLadder) setHadLadder(true);
  const first = charts ? "charts" : "records";
  const tab = chosen === null || (chosen === "charts" && !charts) ? first : chosen;
  const padding = charts ? "" : "px-5";
  return (
    <Tabs
      selectedKey={tab}
      onSelectionChange={(key) => setChosen(key as SideTab)}
      className={
        charts
          ? "grid min-w-0"
          : "sticky top-4 max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-card border border-line bg-surface print:static print:max-h-none"
      }
    >
      <TabList
        aria-label={t(charts ? "sideLabelNarrow" : "sideLabel")}
        className={`flex gap-5 overflow-x-auto border-line border-b ${charts ? "" : "sticky top-0 z-10 bg-surface"} ${padding}`}
      >
        {(charts ? (["charts", ...SIDE] as const) : SIDE).map((name) => (
          <Tab
            key={name}
            id={name}
            className="-mb-px flex min-h-11 cursor-pointer items-center border-transparent border-b-[2.5px] text-ink-2 outline-offset-[-3px] data-hovered:text-ink data-selected:border-action data-selected:font-semibold data-selected:text-ink"
          >
            {t(`tab.${name}`)}
          </Tab>
        ))}
      </TabList>
      {charts && (
        <TabPanel id="charts" className="min-w-0 pt-4">
          {charts}
        </TabPanel>
      )}
      <TabPanel id="records" className={`min-w-0 pb-4 ${padding}`}>
        <Suspense fallback={<Skeleton lines={6} label={t("loading")} />}>
          <RecordList
            clientId={clientId}
            clientName={clientName}
            timeZone={timeZone}
            empty={mayWrite ? t("noRecords", { name: clientName }) : words("noRecords", { name: clientName, therapist: therapistName })}
          />
        </Suspense>
      </TabPanel>
      {/* What is being written on the ladder stays while another tab is looked at. */}
      <TabPanel id="ladder" shouldForceMount={hadLadder} className={`min-w-0 py-4 data-inert:hidden ${padding}`}>
        <Suspense fallback={<Skeleton lines={6} label={t("loading")} />}>
          {mayWrite ? <LadderEditor clientId={clientId} clientName={clientName} /> : <LadderView clientId={clientId} />}
        </Suspense>
      </TabPanel>
      <TabPanel id="assigned" className={`min-w-0 py-4 ${padding}`}>
        <Suspense fallback={<Skeleton lines={6} label={t("loading")} />}>
          <AssignedList clientId={clientId} clientName={clientName} mayWrite={mayWrite} />
        </Suspense>
      </TabPanel>
      <TabPanel id="pace" className={`min-w-0 py-4 ${padding}`}>
        <Suspense fallback={<Skeleton lines={6} label={t("loading")} />}>
          <PaceStanding clientId={clientId} clientName={clientName} timeZone={timeZone} mayWrite={mayWrite} />
        </Suspense>
      </TabPanel>
      <TabPanel id="words" className={`min-w-0 py-4 ${padding}`}>
        <Suspense fallback={<Skeleton lines={6} label={t("loading")} />}>
          <ClientWords clientId={clientId} clientName={clientName} mayWrite={mayWrite} />
        </Suspense>
      </TabPanel>
    </Tabs>
  );
}
