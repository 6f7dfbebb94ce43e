"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useOwnZone } from "../audit/use-own-zone";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { Skeleton } from "../ui/skeleton";
import { NoteForm } from "./note-form";
import { type NoteView, usePrivateNotes } from "./use-private-notes";

/** The notes on one client, newest first, and the form for another. */
export function OpenNotes({ clientId }: { clientId: string }) {
  const t = useTranslations("privateNote");
  const { notes, failed, reload, write, edit, remove } = usePrivateNotes(clientId, true);
  const [editing, setEditing] = useState<string | null>(null);
  const [cameFrom, setCameFrom] = useState<string | null>(null);
  // Made before the first try, so that a second one writes the same note.
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  const list = useRef<HTMLUListElement>(null);

  // The form takes the place of the button that opened it; when it closes, the focus comes back to where it was.
  useEffect(() => {
    if (editing !== null || cameFrom === null) return;
    list.current?.querySelector<HTMLElement>(`[data-note="${cameFrom}"] button`)?.focus();
    setCameFrom(null);
  }, [editing, cameFrom]);

  function startEditing(noteId: string) {
    edit.reset();
    setCameFrom(noteId);
    setEditing(noteId);
  }
  if (failed && !notes) {
    return (
      <div className="grid justify-items-start gap-3 py-3">
        <FieldError id="notes-failed" problem={t("loadFailed")} />
        <Button onClick={reload}>{t("again")}</Button>
      </div>
    );
  }
  if (!notes) return <Skeleton label={t("loading")} />;
  return (
    <div className="grid max-w-3xl gap-4 pt-2 pb-3">
      <p className="text-ink-2 text-sm">{t("notShared")}</p>
      <NoteForm
        keptAs={`foothold.private-note.${clientId}`}
        label={t("new")}
        save={t("save")}
        busy={write.isPending}
        failed={write.isError}
        onSave={(words, done) =>
          write.mutate(
            { clientId, noteId: newId, words },
            {
              onSuccess: () => {
                done();
                setNewId(crypto.randomUUID());
              },
            },
          )
        }
      />
      {notes.length === 0 && <p className="text-ink-2">{t("empty")}</p>}
      <ul ref={list}>
        {notes.map((note) => (
          <li key={note.id} data-note={note.id} className="border-line border-t py-3">
            {editing === note.id ? (
              <NoteForm
                keptAs={`foothold.private-note.${clientId}.${note.id}`}
                start={note.words}
                label={t("change")}
                save={t("saveChange")}
                busy={edit.isPending}
                failed={edit.isError}
                onCancel={() => setEditing(null)}
                onSave={(words, done) =>
                  edit.mutate(
                    { clientId, noteId: note.id, words },
                    {
                      onSuccess: () => {
                        done();
                        setEditing(null);
                      },
                    },
                  )
                }
              />
            ) : (
              <Note
                note={note}
                busy={remove.isPending}
                onEdit={() => startEditing(note.id)}
                onRemove={() => remove.mutate({ clientId, noteId: note.id })}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Note({ note, busy, onEdit, onRemove }: { note: NoteView; busy: boolean; onEdit: () => void; onRemove: () => void }) {
  const t = useTranslations("privateNote");
  const format = useFormatter();
  const timeZone = useOwnZone();
  const date = format.dateTime(new Date(note.createdAt), {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  return (
    <>
      <p className="text-ink-2 text-sm">
        {date}
        {note.updatedAt !== note.createdAt && ` · ${t("changed")}`}
      </p>
      <p className="mt-1 whitespace-pre-wrap break-words font-words text-md leading-[22px]">{note.words}</p>
      <div className="mt-1 flex gap-4">
        <Button variant="quiet" className="px-0 font-normal text-sm" aria-label={t("editOf", { date })} onClick={onEdit}>
          {t("edit")}
        </Button>
        <Button variant="quiet" className="px-0 font-normal text-sm" aria-label={t("removeOf", { date })} busy={busy} onClick={onRemove}>
          {t("remove")}
        </Button>
      </div>
    </>
  );
}
