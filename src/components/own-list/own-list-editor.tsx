"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { OwnItemKind } from "@/domain/own-item/kind";
import type { OwnItem } from "./use-unsent-items";

export const KINDS: readonly OwnItemKind[] = ["value", "belief", "behaviour", "sign", "phrase"];
type Act = { put(item: Pick<OwnItem, "id" | "kind" | "words" | "position">): void; retire(item: OwnItem, retired: boolean): void };
type Props = { items: readonly OwnItem[] /** null: to look at only. */; act: Act | null };

/** A client's own lists: added to, reworded, put in order, put away. What was put away stays below, to be taken out again. */
export function OwnListEditor({ items, act }: Props) {
  const t = useTranslations("ownList");
  return (
    <div className="grid gap-7">
      {KINDS.map((kind) => (
        <section key={kind} aria-label={t(`kind.${kind}`)}>
          <h2 className="font-semibold text-lg">{t(`kind.${kind}`)}</h2>
          <p className="text-ink-2 text-md">{t(`about.${kind}`)}</p>
          <List kind={kind} items={items.filter((item) => item.kind === kind)} act={act} />
        </section>
      ))}
    </div>
  );
}

function List({ kind, items, act }: { kind: OwnItemKind; items: readonly OwnItem[]; act: Act | null }) {
  const t = useTranslations("ownList");
  const shown = items.filter((item) => !item.retired);
  const away = items.filter((item) => item.retired);
  function move(from: number, to: number) {
    const order = [...shown];
    const [moved] = order.splice(from, 1);
    if (moved) order.splice(to, 0, moved);
    // Only what stands elsewhere now is written anew.
    for (const [position, item] of order.entries()) if (item.position !== position) act?.put({ ...item, position });
  }
  return (
    <>
      {shown.length === 0 && <p className="mt-2 text-ink-3">{t("none")}</p>}
      <ul className="mt-2">
        {shown.map((item, index) => (
          <Row
            key={item.id}
            item={item}
            act={act}
            onUp={index > 0 ? () => move(index, index - 1) : null}
            onDown={index < shown.length - 1 ? () => move(index, index + 1) : null}
          />
        ))}
      </ul>
      {act && (
        <Add
          kind={kind}
          onAdd={(words) => act.put({ id: uuidv7(), kind, words, position: Math.max(-1, ...items.map((item) => item.position)) + 1 })}
        />
      )}
      {away.length > 0 && (
        <details className="mt-1">
          <summary className="inline-flex min-h-target cursor-pointer items-center text-ink-2 text-md underline underline-offset-4">
            {t("away", { count: away.length })}
          </summary>
          <ul>
            {away.map((item) => (
              <li key={item.id} className="flex items-center justify-between gap-3 border-line border-t py-2">
                <span className="min-w-0 break-words font-words text-ink-2">{item.words}</span>
                {act && (
                  <button
                    type="button"
                    className="min-h-target flex-none font-medium text-ink-2 underline underline-offset-4"
                    onClick={() => act.retire(item, false)}
                  >
                    {t("takeOut")}
                    <span className="sr-only">: {item.words}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

type RowProps = { item: OwnItem; act: Act | null; onUp: (() => void) | null; onDown: (() => void) | null };

function Row({ item, act, onUp, onDown }: RowProps) {
  const t = useTranslations("ownList");
  const id = useId();
  const [words, setWords] = useState<string | null>(null);
  const icon = "grid size-target flex-none place-items-center text-ink-2";
  if (act && words !== null) {
    const save = (event: FormEvent) => {
      event.preventDefault();
      const written = words.trim();
      if (written !== "" && written !== item.words) act.put({ ...item, words: written });
      setWords(null);
    };
    return (
      <li className="border-line border-t py-2.5 first:border-t-0">
        <form onSubmit={save} className="grid gap-2">
          <label htmlFor={id} className="text-ink-2 text-md">
            {t("reword")}
          </label>
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for this line
            autoFocus
            value={words}
            maxLength={280}
            onChange={(event) => setWords(event.target.value)}
            className="min-h-[54px] w-full rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 font-words text-lg"
          />
          <div className="flex gap-4">
            <button type="submit" className="min-h-target font-semibold underline underline-offset-4">
              {t("keep")}
            </button>
            <button type="button" className="min-h-target text-ink-2 underline underline-offset-4" onClick={() => setWords(null)}>
              {t("cancel")}
            </button>
          </div>
        </form>
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-x-1 border-line border-t py-1.5 first:border-t-0">
      <span className="min-w-0 flex-1 break-words py-2 font-words text-lg leading-words">{item.words}</span>
      {act && (
        <>
          {onUp && (
            <button type="button" className={icon} aria-label={t("up", { words: item.words })} onClick={onUp}>
              <ArrowUp aria-hidden className="size-4" strokeWidth={1.75} />
            </button>
          )}
          {onDown && (
            <button type="button" className={icon} aria-label={t("down", { words: item.words })} onClick={onDown}>
              <ArrowDown aria-hidden className="size-4" strokeWidth={1.75} />
            </button>
          )}
          <span className="flex w-full gap-4">
            <button
              type="button"
              className="min-h-target text-ink-2 text-md underline underline-offset-4"
              onClick={() => setWords(item.words)}
            >
              {t("reword")}
              <span className="sr-only">: {item.words}</span>
            </button>
            <button
              type="button"
              className="min-h-target text-ink-2 text-md underline underline-offset-4"
              onClick={() => act.retire(item, true)}
            >
              {t("putAway")}
              <span className="sr-only">: {item.words}</span>
            </button>
          </span>
        </>
      )}
    </li>
  );
}

function Add({ kind, onAdd }: { kind: OwnItemKind; onAdd(words: string): void }) {
  const t = useTranslations("ownList");
  const id = useId();
  const [words, setWords] = useState("");
  return (
    <form
      className="mt-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() === "") return;
        onAdd(words.trim());
        setWords("");
      }}
    >
      <label htmlFor={id} className="text-ink-2 text-md">
        {t(`add.${kind}`)}
      </label>
      <div className="mt-1 flex gap-2">
        <input
          id={id}
          value={words}
          maxLength={280}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
          className="min-h-[54px] w-full min-w-0 rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 font-words text-lg"
        />
        <button
          type="submit"
          className="min-h-[54px] flex-none rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold text-[1rem]"
        >
          {t("addAction")}
        </button>
      </div>
    </form>
  );
}
