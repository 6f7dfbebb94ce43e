"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useTRPCClient } from "../data/trpc";
import { SEARCH_FIELD, SearchField } from "./search-field";

type Props = {
  /** What was typed before this was there. */
  begun: string;
  /** Whether the field had the focus; one who has gone on is not called back. */
  isHere: boolean;
  input: RefObject<HTMLInputElement | null>;
};

/** The search for a client once somebody uses it: it takes over the field with its focus and what was typed. */
export function ClientComboBox({ begun, isHere, input }: Props) {
  const t = useTranslations("therapist.search");
  const router = useRouter();
  const client = useTRPCClient();
  const [typed, setTyped] = useState(isHere ? "" : begun);
  // A key of its own: this stands outside the pages, whose prefetched answers must not find an empty one in their place.
  const { data } = useQuery({ queryKey: ["client-search"], queryFn: () => client.caseload.day.query() });
  useEffect(() => {
    if (!isHere) return;
    input.current?.focus();
    // Put in afterwards, what was typed is searched for like any other typing.
    setTyped(begun);
  }, [isHere, begun, input]);

  return (
    <ComboBox
      menuTrigger="input"
      inputValue={typed}
      onInputChange={setTyped}
      defaultItems={data?.caseload.filter((row) => !row.consentWithdrawn) ?? []}
      allowsEmptyCollection
      onSelectionChange={(key) => {
        if (key === null) return;
        setTyped("");
        router.push(`/clients/${key}`);
      }}
      className="max-sm:hidden"
    >
      <Label className="sr-only">{t("label")}</Label>
      <SearchField>
        <Input ref={input} placeholder={t("label")} className={SEARCH_FIELD} />
      </SearchField>
      <Popover className="w-70 rounded-field bg-surface shadow-pop">
        <ListBox
          className="max-h-80 overflow-auto p-1"
          renderEmptyState={() => <p className="px-3 py-2 text-ink-2">{data ? t("none") : t("loading")}</p>}
        >
          {(row: { clientId: string; displayName: string }) => (
            <ListBoxItem
              id={row.clientId}
              textValue={row.displayName}
              className="flex min-h-9 cursor-pointer items-center rounded-tag px-3 data-focused:bg-sunken"
            >
              {row.displayName}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
