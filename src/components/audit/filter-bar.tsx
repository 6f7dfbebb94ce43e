"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EVENT_GROUPS } from "@/domain/audit/event-group";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import { type AuditFilter, EVERYTHING, startOfDay } from "./filter";
import { SelectField } from "./select-field";

type FilterBarProps = { filter: AuditFilter; onFilter: (filter: AuditFilter) => void };

/** Day, person, client and sort of event. Each change shows at once. */
export function FilterBar({ filter, onFilter }: FilterBarProps) {
  const t = useTranslations("audit.filter");
  const { data } = useSuspenseQuery(useTRPC().audit.people.queryOptions());
  const [days, setDays] = useState({ from: "", to: "" });
  const staff = data.people.filter(({ role }) => role !== "client");
  const accounts = data.people.filter(({ role }) => role === "client");
  const isOpen = Object.values(filter).every((value) => value === null) && days.from === "" && days.to === "";
  const choose = (name: "actorId" | "clientId" | "group") => (value: string) =>
    onFilter({ ...filter, [name]: value === "" ? null : value });
  const chooseDay = (name: "from" | "to") => (day: string) => {
    setDays({ ...days, [name]: day });
    onFilter({ ...filter, [name]: startOfDay(day, name === "to" ? 1 : 0) });
  };
  return (
    <search
      aria-label={t("label")}
      className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[repeat(5,minmax(0,1fr))_auto] print:hidden"
    >
      <TextField label={t("from")} type="date" value={days.from} onChange={(event) => chooseDay("from")(event.target.value)} />
      <TextField label={t("to")} type="date" value={days.to} onChange={(event) => chooseDay("to")(event.target.value)} />
      <SelectField label={t("actor")} value={filter.actorId ?? ""} onChange={choose("actorId")}>
        <option value="">{t("anyone")}</option>
        <optgroup label={t("staff")}>
          {staff.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label={t("clients")}>
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      </SelectField>
      <SelectField label={t("client")} value={filter.clientId ?? ""} onChange={choose("clientId")}>
        <option value="">{t("anyClient")}</option>
        {data.clients.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={t("group")} value={filter.group ?? ""} onChange={choose("group")}>
        <option value="">{t("everything")}</option>
        {EVENT_GROUPS.map((group) => (
          <option key={group} value={group}>
            {t(`groups.${group}`)}
          </option>
        ))}
      </SelectField>
      <Button
        variant="quiet"
        aria-disabled={isOpen || undefined}
        className={isOpen ? "invisible" : ""}
        onClick={() => {
          setDays({ from: "", to: "" });
          onFilter(EVERYTHING);
        }}
      >
        {t("clear")}
      </Button>
    </search>
  );
}
