"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useAgo } from "../account/use-ago";
import { useOwnZone } from "../audit/use-own-zone";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { FieldError } from "../ui/field-error";
import { Tag } from "../ui/tag";
import { type PeopleFilter, type Person, usePeoplePages } from "./use-people-pages";

const COLUMNS = ["name", "role", "state", "factor", "seen"] as const;

/** One line a person. On a narrow screen each line folds into a block. */
export function PeopleTable({ filter }: { filter: PeopleFilter }) {
  const t = useTranslations("person.list");
  const { people, ownId, asOf, hasMore, state, showMore } = usePeoplePages(filter);
  if (people.length === 0) return <EmptyState>{t("empty")}</EmptyState>;
  return (
    <div className="grid justify-items-start gap-4">
      <table className="w-full border-collapse text-left max-md:block">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-ink-2 text-sm max-md:sr-only">
          <tr className="border-line-strong border-b">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="pb-2 font-normal">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block max-md:border-line-strong max-md:border-t">
          {people.map((person) => (
            <PersonLine key={person.id} person={person} isOwn={person.id === ownId} asOf={asOf} />
          ))}
        </tbody>
      </table>
      {hasMore && (
        <Button busy={state === "loading"} onClick={showMore}>
          {t("more")}
        </Button>
      )}
      {state === "failed" && <FieldError id="people-more" problem={t("moreFailed")} />}
    </div>
  );
}

function PersonLine({ person, isOwn, asOf }: { person: Person; isOwn: boolean; asOf: string }) {
  const t = useTranslations("person");
  const format = useFormatter();
  const ago = useAgo(asOf);
  const timeZone = useOwnZone();
  const day = (at: string) => format.dateTime(new Date(at), { day: "numeric", month: "short", year: "numeric", timeZone });
  const isClient = person.role === "client";
  const isGone = person.state === "erased";
  const name = person.displayName || t("list.noName");
  return (
    <tr className="border-line border-b hover:bg-sunken max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-0.5 max-md:py-3 md:h-13">
      <th scope="row" className="min-w-0 pr-4 font-semibold md:py-1.5">
        {isGone ? (
          <span className="text-ink-2 text-md">{name}</span>
        ) : (
          <Link href={`/people/${person.id}`} className="inline-flex min-h-6 items-center text-md hover:underline max-md:min-h-9">
            {name}
          </Link>
        )}
        {isOwn && <span className="font-normal text-ink-3"> {t("list.you")}</span>}
        {person.address && <span className="block break-all font-normal text-ink-2 text-sm">{person.address}</span>}
      </th>
      <td className="pr-4 max-md:col-start-1">
        {t(`role.${person.role}`)}
        {person.therapist && <span className="block text-ink-2 text-sm">{t("list.with", { name: person.therapist.displayName })}</span>}
      </td>
      <td className="pr-4 max-md:col-start-2 max-md:row-start-1 max-md:pr-0 max-md:text-right">
        <StateTag state={person.state} />
        {isClient && person.since && (
          <span className="block text-ink-2 text-sm">
            {t(`list.since.${isGone || person.state === "discharged" ? "ended" : "care"}`, { date: day(person.since) })}
          </span>
        )}
      </td>
      {isClient ? (
        ["factor", "seen"].map((column) => (
          <td key={column} className="text-ink-3 max-md:hidden">
            <span aria-hidden="true">-</span>
            <span className="sr-only">{t("list.notAsked")}</span>
          </td>
        ))
      ) : (
        <>
          <td className="pr-4 max-md:col-start-1 max-md:text-ink-2 max-md:text-sm">
            {t(person.hasSecondFactor ? "factor.yes" : "factor.no")}
          </td>
          <td className="whitespace-nowrap max-md:col-start-2 max-md:text-right max-md:text-ink-2 max-md:text-sm">
            {person.lastSeenAt ? ago(person.lastSeenAt) : <span className="text-ink-3">{t("list.neverSeen")}</span>}
          </td>
        </>
      )}
    </tr>
  );
}

/** How somebody stands. "Active" is how it is for most, and needs no mark. */
export function StateTag({ state }: { state: Person["state"] }) {
  const t = useTranslations("person.state");
  return state === "active" ? <span>{t(state)}</span> : <Tag tone={state === "invited" ? "new" : "plain"}>{t(state)}</Tag>;
}
