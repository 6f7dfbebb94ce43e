"use client";
import { useTranslations } from "next-intl";
import { type ComponentType, type RefObject, useEffect, useId, useRef, useState } from "react";
import { SEARCH_FIELD, SearchField } from "./search-field";

type Box = ComponentType<{ begun: string; isHere: boolean; input: RefObject<HTMLInputElement | null> }>;

/**
 * Ctrl K finds a client of one's own caseload. The list behind it is most of a page's script, so it comes with the first use; until
 * it is there the field takes what is typed.
 */
export function ClientSearch() {
  const t = useTranslations("therapist.search");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<{ Box: Box; isHere: boolean } | null>(null);

  useEffect(() => {
    function focusSearch(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
    }
    window.addEventListener("keydown", focusSearch);
    return () => window.removeEventListener("keydown", focusSearch);
  }, []);

  /** Where it can't be fetched now, the next use tries again. */
  const fetchBox = () =>
    import("./client-combo-box").then(
      ({ ClientComboBox }) => setFound({ Box: ClientComboBox, isHere: document.activeElement === input.current }),
      () => undefined,
    );

  if (found) return <found.Box begun={typed} isHere={found.isHere} input={input} />;
  return (
    <div className="max-sm:hidden">
      <label htmlFor={id} className="sr-only">
        {t("label")}
      </label>
      <SearchField>
        <input
          id={id}
          ref={input}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded="false"
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            void fetchBox();
          }}
          onFocus={fetchBox}
          placeholder={t("label")}
          className={SEARCH_FIELD}
        />
      </SearchField>
    </div>
  );
}
