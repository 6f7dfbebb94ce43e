"use client";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useTRPCClient } from "../data/trpc";

/** Ctrl K finds a client of one's own caseload. */
export function ClientSearch() {
  const t = useTranslations("therapist.search");
  const router = useRouter();
  const client = useTRPCClient();
  const [wanted, setWanted] = useState(false);
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  // A key of its own: this stands outside the pages, whose prefetched answers must not find an empty one in their place.
  const { data } = useQuery({ queryKey: ["client-search"], queryFn: () => client.caseload.day.query(), enabled: wanted });

  useEffect(() => {
    function focusSearch(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
    }
    window.addEventListener("keydown", focusSearch);
    return () => window.removeEventListener("keydown", focusSearch);
  }, []);

  return (
    <ComboBox
      menuTrigger="input"
      inputValue={typed}
      onInputChange={setTyped}
      defaultItems={data?.caseload.filter((row) => !row.consentWithdrawn) ?? []}
      allowsEmptyCollection
      onFocus={() => setWanted(true)}
      onSelectionChange={(key) => {
        if (key === null) return;
        setTyped("");
        router.push(`/clients/${key}`);
      }}
      className="max-sm:hidden"
    >
      <Label className="sr-only">{t("label")}</Label>
      <div className="relative">
        <Search aria-hidden="true" size={16} strokeWidth={1.75} className="absolute top-2.5 left-2.5 text-ink-3" />
        <Input
          ref={input}
          placeholder={t("label")}
          className="peer min-h-9 w-70 rounded-field border border-line-strong bg-surface pr-14 pl-8.5 text-base placeholder:text-ink-3"
        />
        <kbd className="absolute top-2.5 right-2.5 font-[500] font-sans text-ink-3 text-xs peer-focus:hidden">{t("shortcut")}</kbd>
      </div>
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
