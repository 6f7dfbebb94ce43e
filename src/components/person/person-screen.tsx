"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useAgo } from "../account/use-ago";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { AccessActs, RoleAct, SecondFactorAct } from "./account-acts";
import { CareActs } from "./care-acts";
import { StateTag } from "./people-table";
import { Spans } from "./spans";
import { SupervisionPart } from "./supervision-part";

export type PersonDetail = RouterOutputs["person"]["get"];

/** One person: how they stand, whom they are with, and what an admin can do. Nothing of what clients write is here. */
export function PersonScreen({ personId }: { personId: string }) {
  const t = useTranslations("person");
  const { data: detail } = useSuspenseQuery({
    ...useTRPC().person.get.queryOptions({ personId }),
    refetchOnWindowFocus: false,
  });
  const ago = useAgo(detail.asOf);
  const { person } = detail;
  const isClient = person.role === "client";
  return (
    <div className="grid max-w-3xl gap-8">
      <header className="grid gap-2">
        <Link href="/people" className="inline-flex min-h-9 items-center justify-self-start text-ink-2 underline underline-offset-4">
          {t("detail.back")}
        </Link>
        <h1 className="text-title">{person.displayName}</h1>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span>{t(`role.${person.role}`)}</span>
          <StateTag state={person.state} />
          {person.address && <span className="break-all text-ink-2">{person.address}</span>}
        </p>
        {!isClient && (
          <p className="text-ink-2">
            {t(person.hasSecondFactor ? "factor.yes" : "factor.no")}.{" "}
            {person.lastSeenAt ? t("detail.seen", { ago: ago(person.lastSeenAt) }) : t("detail.neverSeen")}
          </p>
        )}
      </header>
      {isClient ? (
        <>
          <CareActs detail={detail} />
          <Spans heading={t("spans.therapists")} empty={t("spans.noTherapists")} spans={detail.care} />
          {detail.hasAccount && <AccessActs detail={detail} />}
        </>
      ) : (
        <>
          <SupervisionPart detail={detail} />
          {(person.role === "therapist" || detail.care.length > 0) && (
            <Spans heading={t("spans.clients", { count: detail.clientsInCare })} empty={t("spans.noClients")} spans={detail.care} />
          )}
          <RoleAct key={person.role} detail={detail} />
          <SecondFactorAct detail={detail} />
          <AccessActs detail={detail} />
        </>
      )}
    </div>
  );
}
