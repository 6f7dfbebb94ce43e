"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Suspense, useDeferredValue, useEffect, useState } from "react";
import { STAFF_ROLES } from "@/domain/person/account-change";
import { PERSON_STATES } from "@/domain/person/person-state";
import { SelectField } from "../audit/select-field";
import { Notices } from "../notice/notices";
import { Skeleton } from "../ui/skeleton";
import { TextField } from "../ui/text-field";
import { OpenInvitations } from "./open-invitations";
import { EVERYBODY } from "./people-page-size";
import { PeopleTable } from "./people-table";
import type { PeopleFilter } from "./use-people-pages";

const PAUSE_MS = 300;
const ROLES = [...STAFF_ROLES, "client"] as const;

/** Everybody of the practice, to find one of them and to see how they stand. */
export function PeopleScreen() {
  const t = useTranslations("person");
  const [filter, setFilter] = useState<PeopleFilter>(EVERYBODY);
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setFilter((now) => (now.search === typed.trim() ? now : { ...now, search: typed.trim() })), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // What is there stays until the answer is.
  const shown = useDeferredValue(filter);
  return (
    <div className="grid gap-7">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">{t("list.heading")}</h1>
        <Link
          href="/people/invite"
          className="inline-flex min-h-9 items-center rounded-field bg-action px-3.5 font-semibold text-on-action hover:bg-action-hover max-sm:min-h-target"
        >
          {t("list.invite")}
        </Link>
      </div>
      <Notices />
      <search
        aria-label={t("list.filter")}
        className="grid items-end gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] lg:max-w-3xl"
      >
        <TextField
          label={t("list.search")}
          type="search"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <SelectField
          label={t("list.role")}
          value={filter.role ?? ""}
          onChange={(role) => setFilter({ ...filter, role: ROLES.find((each) => each === role) ?? null })}
        >
          <option value="">{t("list.allRoles")}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("list.state")}
          value={filter.state ?? ""}
          onChange={(state) => setFilter({ ...filter, state: PERSON_STATES.find((each) => each === state) ?? null })}
        >
          <option value="">{t("list.allStates")}</option>
          {PERSON_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`state.${state}`)}
            </option>
          ))}
        </SelectField>
      </search>
      <Suspense fallback={<Skeleton lines={8} label={t("loading")} />}>
        <PeopleTable key={JSON.stringify(shown)} filter={shown} />
      </Suspense>
      <Suspense fallback={<Skeleton lines={3} label={t("loading")} />}>
        <OpenInvitations />
      </Suspense>
    </div>
  );
}
