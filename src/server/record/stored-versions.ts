import type { Answers } from "@/domain/exercise/answer";
import { joinVersions, type PlainAnswer } from "@/domain/exercise/split-answers";
import type { Sealer } from "../crypto/seal";
import { versionWordsRef, versionWordsSchema } from "./sealed-words";

/** A row of record_value. */
export type StoredValue = PlainAnswer & { version: number };
/** A record's versions as a statement reads them: numbers and seals in one order. */
export type SealedVersions = { versions: number[] | null; wordsSealed: Uint8Array[] | null; values: StoredValue[] | null };
export type Pace = "fine" | "slower" | "pause";
/** A record's versions as one. */
export type OpenedRecord = { answers: Answers; reasons: string[]; note: string | null; pace: Pace | null };

/** The pace is of the envelope, not of the exercise; it stands among the rows all the same. No field may be called so. */
export const PACE_FIELD = "pace";
const PACES: readonly string[] = ["fine", "slower", "pause"] satisfies Pace[];

/** Opens the versions of a record and joins them: where something was said again, the later counts. */
export function openVersions(sealer: Sealer, recordId: string, stored: SealedVersions): OpenedRecord {
  const opened = (stored.versions ?? []).flatMap((version, index) => {
    const bytes = stored.wordsSealed?.[index];
    return bytes ? [{ version, ...sealer.open(versionWordsRef(recordId, version), bytes, versionWordsSchema) }] : [];
  });
  const values = stored.values ?? [];
  const said = values.findLast(({ field, choice }) => field === PACE_FIELD && choice !== null)?.choice;
  return {
    answers: joinVersions(
      opened.map(({ version, answers, cleared }) => ({
        words: answers,
        cleared,
        plain: values.filter((value) => value.version === version && value.field !== PACE_FIELD),
      })),
    ),
    reasons: opened.findLast(({ reasons }) => reasons.length > 0)?.reasons ?? [],
    note: opened.findLast(({ note }) => note !== null)?.note ?? null,
    pace: said && PACES.includes(said) ? (said as Pace) : null,
  };
}
