"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDevice } from "../client/device-provider";
import { LoadFailed } from "../client/load-failed";
import { NotMonitored } from "../client/not-monitored";
import { RowsSkeleton } from "../client/skeleton";
import { useTRPC } from "../data/trpc";
import { OwnListEditor } from "./own-list-editor";
import { useUnsentItems } from "./use-unsent-items";

/** A person's own words, on their phone. Each change is kept on the device at once and sent when there is a connection. */
export function OwnListsScreen() {
  const t = useTranslations("ownList");
  const client = useTranslations("client");
  const trpc = useTRPC();
  const device = useDevice();
  const { data, error, isError, refetch } = useQuery(trpc.ownItem.listOwn.queryOptions());
  const items = useUnsentItems(data?.items ?? []);
  const [failed, setFailed] = useState(false);
  const kept = (write: Promise<void>) =>
    write.then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      <Link href="/settings" className="-ml-1.5 inline-flex min-h-target items-center gap-2 self-start font-medium text-[1rem] text-ink-2">
        <ChevronLeft aria-hidden className="size-5" strokeWidth={1.75} />
        {client("nav.back", { place: client("nav.settings") })}
      </Link>
      <h1 className="mt-1.5 text-display">{t("heading")}</h1>
      <p className="mt-1.5 mb-6 text-ink-2">{t("intro")}</p>
      {failed && (
        <p role="alert" className="mb-4 border-ink border-l-[3px] pl-3 font-semibold">
          {client("banner.noStore")}
        </p>
      )}
      {!data && (isError ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <RowsSkeleton />)}
      {(data || items.length > 0) && (
        <OwnListEditor
          items={items}
          act={{
            put: ({ id, kind, words, position }) =>
              void kept(
                device.write([
                  { type: "ownItem.put", entityId: id, payload: { kind, words, position }, text: words, title: t(`kind.${kind}`) },
                ]),
              ),
            retire: (item, retired) =>
              void kept(device.write([{ type: "ownItem.retire", entityId: item.id, payload: { retired }, text: "", title: item.words }])),
          }}
        />
      )}
      <NotMonitored className="mt-auto pt-6" />
    </>
  );
}
