"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextArea } from "../ui/text-field";
import { useKeptText } from "./use-kept-text";

const LONGEST = 10_000;

type NoteFormProps = {
  /** Where what is typed is kept: another one for each note. */
  keptAs: string;
  start?: string;
  label: string;
  save: string;
  busy: boolean;
  failed: boolean;
  onSave: (words: string, done: () => void) => void;
  onCancel?: () => void;
};

/** Writes or changes a note. A failure keeps the text. */
export function NoteForm({ keptAs, start = "", label, save, busy, failed, onSave, onCancel }: NoteFormProps) {
  const t = useTranslations("privateNote");
  const [words, setWords, forget] = useKeptText(keptAs, start);
  const [isMissing, setIsMissing] = useState(false);
  function cancel() {
    forget();
    onCancel?.();
  }
  return (
    <form
      noValidate
      className="grid justify-items-start gap-2.5 [&>div:first-child]:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        setIsMissing(words.trim() === "");
        if (words.trim() !== "" && !busy) onSave(words.trim(), forget);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && onCancel) cancel();
      }}
    >
      <TextArea
        serif
        label={label}
        rows={3}
        maxLength={LONGEST}
        autoFocus={onCancel !== undefined}
        value={words}
        error={isMissing && words.trim() === "" ? t("missing") : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      {failed && <FieldError id={`${keptAs}-failed`} problem={t("failed")} />}
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" className="max-sm:min-h-target" busy={busy}>
          {save}
        </Button>
        {onCancel && (
          <Button variant="quiet" className="max-sm:min-h-target" onClick={cancel}>
            {t("cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
