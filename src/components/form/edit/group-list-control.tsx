"use client";
import { ArrowDown, ArrowUp, Pencil, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Group } from "@/domain/exercise/answer";
import { answerAsText } from "../answer-words";
import type { EditControlProps } from "../edit-control-props";
import { GroupEntry } from "./group-entry";

const ICON_BUTTON = "grid size-target flex-none place-items-center text-ink-2";

/** A list of entries with the same questions: the list, or one entry at a time. Nothing is lost on the way between them. */
export function GroupListControl(props: EditControlProps) {
  const { field, answer, onAnswer, labelledBy, describedBy } = props;
  const t = useTranslations("record.group");
  const groups = Array.isArray(answer) ? (answer as Group[]) : [];
  const [open, setOpen] = useState<number | null>(groups.length === 0 ? 0 : null);
  const [removed, setRemoved] = useState<{ group: Group; at: number } | null>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const [backAt, setBackAt] = useState<number | null>(null);
  // The row that was removed takes its button with it: the focus goes on to the way back.
  useEffect(() => {
    if (removed) undo.current?.focus();
  }, [removed]);
  useEffect(() => {
    if (backAt === null) return;
    list.current?.querySelectorAll<HTMLElement>("[data-entry]")[backAt]?.focus();
    setBackAt(null);
  }, [backAt]);
  if (!field.item) return null;
  const { name, atMost, fields } = field.item;
  const put = (next: Group[]) => onAnswer(next.length === 0 ? null : next);

  if (open !== null) {
    return (
      <GroupEntry
        {...props}
        item={field.item}
        number={open + 1}
        group={groups[open] ?? {}}
        onGroup={(group) => put(Object.keys(group).length === 0 ? groups.filter((_, at) => at !== open) : replaced(groups, open, group))}
        onClose={
          groups.length === 0
            ? null
            : () => {
                setOpen(null);
                setBackAt(Math.min(open, groups.length - 1));
              }
        }
      />
    );
  }
  const move = (from: number, to: number) => {
    const next = [...groups];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    put(next);
    setBackAt(to);
  };
  return (
    <fieldset ref={list} aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-4 min-w-0">
      <ol className="grid gap-2.5">
        {groups.map((group, index) => {
          const n = index + 1;
          return (
            // An entry has no id of its own; the list is short and each change rewrites it.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} className="flex items-center rounded-control border border-line bg-surface">
              <button
                type="button"
                data-entry
                onClick={() => setOpen(index)}
                className="flex min-h-[54px] min-w-0 flex-1 items-center gap-2.5 py-2 pl-3.5 text-left"
              >
                <span className="flex-none text-ink-3 text-md">{n}</span>
                <span className="line-clamp-2 min-w-0 flex-1 break-words font-words leading-words">
                  {firstWords(fields, group) ?? <span className="text-ink-3">{t("unnamed")}</span>}
                </span>
                <Pencil aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
                <span className="sr-only">{t("edit", { name, n })}</span>
              </button>
              {index > 0 && (
                <button type="button" className={ICON_BUTTON} aria-label={t("up", { name, n })} onClick={() => move(index, index - 1)}>
                  <ArrowUp aria-hidden className="size-4" strokeWidth={1.75} />
                </button>
              )}
              {index < groups.length - 1 && (
                <button type="button" className={ICON_BUTTON} aria-label={t("down", { name, n })} onClick={() => move(index, index + 1)}>
                  <ArrowDown aria-hidden className="size-4" strokeWidth={1.75} />
                </button>
              )}
              <button
                type="button"
                className={ICON_BUTTON}
                aria-label={t("remove", { name, n })}
                onClick={() => {
                  setRemoved({ group, at: index });
                  put(groups.filter((_, at) => at !== index));
                }}
              >
                <X aria-hidden className="size-5" strokeWidth={1.75} />
              </button>
            </li>
          );
        })}
      </ol>
      <p role="status" className="text-ink-2 text-md">
        {removed && (
          <>
            {t("removed", { name, n: removed.at + 1 })}{" "}
            <button
              ref={undo}
              type="button"
              className="min-h-target font-semibold underline underline-offset-4"
              onClick={() => {
                put([...groups.slice(0, removed.at), removed.group, ...groups.slice(removed.at)]);
                setRemoved(null);
                setBackAt(removed.at);
              }}
            >
              {t("undo")}
            </button>
          </>
        )}
      </p>
      {groups.length < atMost ? (
        <button
          type="button"
          onClick={() => {
            setRemoved(null);
            setOpen(groups.length);
          }}
          className="mt-3 min-h-12 w-full rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold text-[1rem]"
        >
          {t("add", { name })}
        </button>
      ) : (
        <p className="mt-3 text-ink-2 text-md">{t("full", { most: atMost })}</p>
      )}
    </fieldset>
  );
}

function replaced(groups: readonly Group[], at: number, group: Group): Group[] {
  return at < groups.length ? groups.map((one, index) => (index === at ? group : one)) : [...groups, group];
}

/** The first answer of an entry as text: what it goes by in the list. */
function firstWords(fields: NonNullable<EditControlProps["field"]["item"]>["fields"], group: Group): string | null {
  for (const field of fields) {
    const value = group[field.id];
    if (value !== undefined) return answerAsText(field, value);
  }
  return null;
}
